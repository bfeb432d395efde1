package org.aidpost

import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.aidpost.engine.Engine
import org.aidpost.protocol.YoungInfantFever

/** How warm the device is, as far as a model's work goes. */
public enum class ThermalState {
    /** Work as usual. */
    NORMAL,

    /** The system slows the processor: a reading takes longer, say so to the worker. */
    WARM,

    /** No model work until it has cooled down: triage goes on by the rules, and its model status says `NOT_LOADED`. */
    HOT,
}

/**
 * An engine that comes when it is needed and goes when memory is: [withEngine] opens it, [release] frees it, and the next [withEngine]
 * opens it again. While the device is [ThermalState.HOT], [withEngine] works with the rules alone, by the same [fever] as the engine that [open] gives.
 */
public class ReloadingEngine(fever: YoungInfantFever? = null, private val open: suspend () -> Engine) : AutoCloseable {
    private val lock = Mutex()
    private var engine: Engine? = null
    private val rules by lazy { Engine.rulesOnly(fever) }

    /** What the platform last said of its temperature. */
    @Volatile
    public var thermalState: ThermalState = ThermalState.NORMAL

    /** Whether a model is in memory now. */
    public val isLoaded: Boolean
        get() = engine != null

    /** Runs [work] with the engine, opening it first where it is not open. */
    public suspend fun <T> withEngine(work: suspend (Engine) -> T): T =
        work(if (thermalState == ThermalState.HOT) rules else lock.withLock { engine ?: open().also { engine = it } })

    /** Cancels what runs and frees the model's memory before it returns. Safe to call at any time. */
    public suspend fun release(): Unit = lock.withLock {
        engine?.use { it.release() }
        engine = null
    }

    /** As [release], for code that cannot suspend. */
    override fun close(): Unit = runBlocking { release() }
}
