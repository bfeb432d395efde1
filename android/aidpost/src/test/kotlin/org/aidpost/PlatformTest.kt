package org.aidpost

import android.content.ComponentCallbacks2
import android.os.PowerManager
import kotlin.io.path.exists
import kotlinx.coroutines.runBlocking
import org.aidpost.models.catalogue
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What of the Android part runs on any JVM: the framework's constants are in the code. */
internal class PlatformTest {
    @Test
    @Suppress("DEPRECATION")
    fun `only a shortage of memory releases the engine`() {
        assertTrue(EngineLifecycle.isShortage(ComponentCallbacks2.TRIM_MEMORY_RUNNING_CRITICAL))
        assertTrue(EngineLifecycle.isShortage(ComponentCallbacks2.TRIM_MEMORY_COMPLETE))
        assertFalse(EngineLifecycle.isShortage(ComponentCallbacks2.TRIM_MEMORY_UI_HIDDEN))
        assertFalse(EngineLifecycle.isShortage(ComponentCallbacks2.TRIM_MEMORY_BACKGROUND))
    }

    @Test
    fun `a hot phone is one that the system says is critical or worse`() {
        assertEquals(ThermalState.NORMAL, EngineLifecycle.thermalStateOf(PowerManager.THERMAL_STATUS_LIGHT))
        assertEquals(ThermalState.WARM, EngineLifecycle.thermalStateOf(PowerManager.THERMAL_STATUS_SEVERE))
        assertEquals(ThermalState.HOT, EngineLifecycle.thermalStateOf(PowerManager.THERMAL_STATUS_CRITICAL))
        assertEquals(ThermalState.HOT, EngineLifecycle.thermalStateOf(PowerManager.THERMAL_STATUS_SHUTDOWN))
    }

    @Test
    fun `a download that nobody may make is refused before anything is fetched`() = runBlocking {
        val store = Fixture.scratch.resolve("no-store")
        val entry = catalogue().first()
        assertEquals(Fetched.Refused("no model of this name"), fetchModel("no-such-model", store.toString(), entry.licence))
        assertEquals(Fetched.Refused("terms not accepted"), fetchModel(entry.id, store.toString(), ""))
        assertFalse(store.exists())
    }
}
