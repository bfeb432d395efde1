package org.aidpost

import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.launch
import org.aidpost.core.Answer
import org.aidpost.core.Encounter
import org.aidpost.core.Event
import org.aidpost.core.History
import org.aidpost.core.ImageRecord
import org.aidpost.core.ImageTask
import org.aidpost.core.PatientText
import org.aidpost.core.SoapNote
import org.aidpost.engine.Call
import org.aidpost.engine.Engine
import org.aidpost.engine.PreparedImage

/**
 * Triages [encounter], step by step: [Event.RulesReady] at once, then [Event.Progress] and [Event.SignRead] while the model
 * reads, at last [Event.Done]. A cold flow: cancelling its collection cancels the engine. After [timeout] the rules' answer
 * comes as [Event.Done] with the model's status `TIMED_OUT`.
 *
 * @throws org.aidpost.core.EngineException one variant for each thing that an app can do about it
 */
public fun Engine.triageEvents(encounter: Encounter, timeout: Duration? = null): Flow<Event> = channelFlow {
    val triage = call(timeout, ::send) { triage(encounter, it) }
    send(Event.Done(triage))
}

/** A note in four sections. [onEvent] is told how far it is. */
public suspend fun Engine.soap(encounter: Encounter, timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}): SoapNote =
    call(timeout, onEvent) { soap(encounter, it) }

/** What the narrative tells of the patient's history. */
public suspend fun Engine.history(encounter: Encounter, timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}): History =
    call(timeout, onEvent) { history(encounter, it) }

/** Answers [question] from the encounter alone, with its sources. */
public suspend fun Engine.ask(
    encounter: Encounter,
    question: String,
    timeout: Duration? = null,
    onEvent: suspend (Event) -> Unit = {},
): Answer = call(timeout, onEvent) { ask(encounter, question, it) }

/**
 * Looks at [images], which are encoded once, and does each of [tasks] in turn; [id] is the encounter's and comes back. The encoding of
 * an image cannot be interrupted: a cancel takes effect after it.
 *
 * @throws org.aidpost.core.EngineException `ImagesOff` unless the engine was opened with image interpretation on
 */
public suspend fun Engine.look(
    images: List<PreparedImage>,
    tasks: List<ImageTask>,
    id: PatientText? = null,
    timeout: Duration? = null,
    onEvent: suspend (Event) -> Unit = {},
): List<ImageRecord> = call(timeout, onEvent) { look(images, tasks, id, it) }

/** Runs [work] with a [Call] of its own, and tells its events in order; all of them before this returns. */
public suspend fun <T> call(timeout: Duration? = null, onEvent: suspend (Event) -> Unit = {}, work: suspend (Call) -> T): T =
    coroutineScope {
        Call(timeout?.toJavaDuration()).use { call ->
            val told = launch { while (true) onEvent(call.next() ?: break) }
            // A coroutine that is cancelled here lets go of the engine's future, and that cancels the call.
            val result = work(call)
            told.join()
            result
        }
    }
