package org.aidpost

import android.annotation.TargetApi
import android.content.ComponentCallbacks2
import android.content.Context
import android.content.res.Configuration
import android.os.Build
import android.os.PowerManager
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/**
 * Releases [engine] when the system is short of memory, and tells it how warm the device is, until it is closed.
 *
 * That the user interface is hidden is no shortage: the model stays, so that a worker who looks at another app and comes back
 * does not wait for it again.
 */
public class EngineLifecycle(context: Context, private val engine: ReloadingEngine, private val scope: CoroutineScope) : AutoCloseable {
    private val app = context.applicationContext
    private val power = app.getSystemService(PowerManager::class.java)
    private val thermalState: AutoCloseable? = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) watchThermalState() else null

    private val memory = object : ComponentCallbacks2 {
        override fun onTrimMemory(level: Int) {
            if (isShortage(level)) scope.launch { engine.release() }
        }

        @Deprecated("The system calls it all the same.")
        override fun onLowMemory() {
            scope.launch { engine.release() }
        }

        override fun onConfigurationChanged(newConfig: Configuration) = Unit
    }

    init {
        app.registerComponentCallbacks(memory)
    }

    @TargetApi(Build.VERSION_CODES.Q)
    private fun watchThermalState(): AutoCloseable {
        engine.thermalState = thermalStateOf(power.currentThermalStatus)
        val listener = PowerManager.OnThermalStatusChangedListener { engine.thermalState = thermalStateOf(it) }
        power.addThermalStatusListener(app.mainExecutor, listener)
        return AutoCloseable { power.removeThermalStatusListener(listener) }
    }

    /** Stops listening; the engine stays as it is. */
    override fun close() {
        app.unregisterComponentCallbacks(memory)
        thermalState?.close()
    }

    public companion object {
        /** Whether a level of `onTrimMemory` asks for memory; `TRIM_MEMORY_UI_HIDDEN` and `TRIM_MEMORY_BACKGROUND` do not. */
        @Suppress("DEPRECATION") // Newer systems no longer send these levels, older ones do.
        public fun isShortage(level: Int): Boolean = when (level) {
            ComponentCallbacks2.TRIM_MEMORY_RUNNING_LOW, ComponentCallbacks2.TRIM_MEMORY_RUNNING_CRITICAL,
            ComponentCallbacks2.TRIM_MEMORY_MODERATE, ComponentCallbacks2.TRIM_MEMORY_COMPLETE,
            -> true
            else -> false
        }

        /** What a thermal status of `PowerManager` means for a model's work. */
        @TargetApi(Build.VERSION_CODES.Q)
        public fun thermalStateOf(status: Int): ThermalState = when (status) {
            PowerManager.THERMAL_STATUS_NONE, PowerManager.THERMAL_STATUS_LIGHT -> ThermalState.NORMAL
            PowerManager.THERMAL_STATUS_MODERATE, PowerManager.THERMAL_STATUS_SEVERE -> ThermalState.WARM
            else -> ThermalState.HOT
        }
    }
}
