package org.aidpost.app

import android.net.ConnectivityManager
import android.os.Looper
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.aidpost.screens.Fetcher
import org.aidpost.ui.Fetch
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** With WorkManager, as on a phone. */
class WorkApplication : TestApplication() {
    override fun fetcher(): Fetcher = WorkFetcher(this, CoroutineScope(Dispatchers.Default))
}

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = WorkApplication::class)
class WorkTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private fun fetcher() = WorkFetcher(RuntimeEnvironment.getApplication(), CoroutineScope(Dispatchers.Default))

    private fun until(what: () -> Boolean) {
        val end = System.nanoTime() + 30_000_000_000
        while (!what()) {
            check(System.nanoTime() < end) { "waited in vain" }
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(10)
        }
    }

    /** No network is reached: there is none, and the library knows no model of this name. */
    @Test
    fun `without a network a fetch waits, is told to whoever starts later, and can be stopped`() {
        val network = shadowOf(RuntimeEnvironment.getApplication().getSystemService(ConnectivityManager::class.java))
        network.clearAllNetworks()
        network.setActiveNetworkInfo(null)
        val fetcher = fetcher()
        fetcher.begin("no-such-model", "/nowhere", "HAI-DEF", null)
        until { fetcher.state.value is Fetch.Waiting }
        // As after a start of the process: the work is there.
        val later = fetcher()
        until { later.state.value is Fetch.Waiting }
        assertEquals("no-such-model", later.state.value!!.id)
        later.stop()
        until { fetcher.state.value is Fetch.Stopped && later.state.value is Fetch.Stopped }
    }
}
