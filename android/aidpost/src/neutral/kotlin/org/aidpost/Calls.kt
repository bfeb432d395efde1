package org.aidpost

import java.io.File
import kotlin.time.Duration
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.launch
import org.aidpost.core.Answer
import org.aidpost.core.Bench
import org.aidpost.core.BenchOptions
import org.aidpost.core.Event
import org.aidpost.core.History
import org.aidpost.core.ReadAhead
import org.aidpost.core.SoapNote
import org.aidpost.core.StopReason
import org.aidpost.core.Triage
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.Prefixes
import org.aidpost.engine.TextRecord
import org.aidpost.engine.TextTask
import org.aidpost.engine.openPack
import org.aidpost.models.Pack
import org.aidpost.models.PackSource
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText

/**
 * Brings the pack from there, verified. [onEvent] is told how many bytes were checked, copied or fetched.
 *
 * @throws org.aidpost.models.PackException one variant for each thing that an app can do about it
 */
public suspend fun PackSource.open(onEvent: suspend (Event) -> Unit = {}): Pack = call(null, onEvent) { openPack(this, it) }

/**
 * An engine with the model of [pack].
 *
 * @throws org.aidpost.engine.EngineException one variant for each thing that an app can do about it
 */
public suspend fun Engine.Companion.open(
    pack: Pack,
    options: EngineOptions = EngineOptions(),
    onEvent: suspend (Event) -> Unit = {},
): Engine = call(null, onEvent) { open(pack, options, it) }

/**
 * These options, and where they do not say otherwise, prompts' prefixes kept in a folder of [caches]: what the model read before the
 * patient's part is then there at the next start. Nothing of a patient is in it.
 */
public fun EngineOptions.keepingPrefixesIn(caches: File): EngineOptions =
    copy(prefixes = prefixes ?: Prefixes.Folder(caches.resolve("aidpost-prefixes").path))

/**
 * Triages [encounter], step by step: [Event.RulesReady] at once, then [Event.Progress] and [Event.SignRead] while the model
 * reads, at last [Event.Done]. A cold flow: cancelling its collection cancels the engine. After [timeout] the rules' answer
 * comes as [Event.Done] with the model's status `TIMED_OUT`.
 *
 * @throws org.aidpost.engine.EngineException one variant for each thing that an app can do about it
 */
public fun Engine.triageEvents(encounter: Encounter, timeout: Duration? = null): Flow<Event> = channelFlow {
    val triage = call(timeout, ::send) { triage(encounter, it) }
    send(Event.Done(triage))
}

/** Triages [encounter]. Whatever the model does, the rules' answer stands in the result. */
public suspend fun Engine.triage(encounter: Encounter, timeout: Duration? = null): Triage = call(timeout) { triage(encounter, it) }

/**
 * Reads what stands so far of [encounter], after a pause in the typing, say: the next triage of it has less left to read, and comes out
 * the same. It gives way to every other call of this engine at once. Another `readAhead` waits for it, so let a `conflate()` drop the
 * texts in between.
 * What was read is dropped by the next call that asks the model, by an encounter with another `id`, and by `Engine.forget`.
 *
 * @throws org.aidpost.engine.EngineException for an impossible encounter, as it may stand while somebody types
 */
public suspend fun Engine.readAhead(encounter: Encounter): ReadAhead = call { readAhead(encounter, it) }

/** A note in four sections. [onEvent] is told how far it is, and as [Event.Draft] what is written; see [performEvents]. */
public suspend fun Engine.soap(encounter: Encounter, timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}): SoapNote =
    call(timeout, onEvent) { (perform(encounter, TextTask.Soap, it) as? TextRecord.Soap ?: throw Mismatch()).note }

/** What the narrative tells of the patient's history. */
public suspend fun Engine.history(encounter: Encounter, timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}): History =
    call(timeout, onEvent) { (perform(encounter, TextTask.History, it) as? TextRecord.History ?: throw Mismatch()).history }

/** Answers [question] from the encounter alone, with its sources. */
public suspend fun Engine.ask(
    encounter: Encounter,
    question: String,
    timeout: Duration? = null,
    onEvent: suspend (Event) -> Unit = {},
): Answer = call(timeout, onEvent) { (perform(encounter, TextTask.Ask(PatientText(question)), it) as? TextRecord.Answered ?: throw Mismatch()).answer }

/**
 * Measures [pack] on this device: made-up accounts and a made-up picture, and nothing of a patient. It opens the pack beside what this
 * engine holds: on a device with little memory, let a [Engine.rulesOnly] do it.
 */
public suspend fun Engine.bench(pack: Pack, options: BenchOptions = BenchOptions(), onEvent: suspend (Event) -> Unit = {}): Bench =
    call(null, onEvent) { bench(pack, options, it) }

/** Stops the call at its next step, or before it begins. */
public fun EngineCall.cancel(): Unit = stop(StopReason.CANCELLED)

/**
 * Runs [work] with an [EngineCall] of its own, and tells its events in order: all of them before this returns or throws what [work] has
 * thrown. Where the coroutine is cancelled, no more are told.
 */
public suspend fun <T> call(timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}, work: suspend (EngineCall) -> T): T =
    EngineCall().use { call ->
        // Inside: who still asks for an event has ended before the call is let go.
        coroutineScope {
            val told = launch { while (true) onEvent(call.next() ?: break) }
            val clock = timeout?.let { launch { delay(it).also { call.stop(StopReason.TIMED_OUT) } } }
            // A coroutine that is cancelled here lets go of the engine's future, and that cancels the call.
            val result = runCatching { work(call) }
            clock?.cancel()
            // Work that failed before it reached the engine, or never asked it, has left the events open.
            call.end()
            told.join()
            result.getOrThrow()
        }
    }

/** The library answered another task than the one it was given: it and this code are of different versions. */
internal class Mismatch : IllegalStateException("the library and its Kotlin code are of different versions")
