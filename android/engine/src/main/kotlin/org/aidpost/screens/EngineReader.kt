package org.aidpost.screens

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.aidpost.call
import org.aidpost.cancel
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.core.ReadBy
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineException
import org.aidpost.engine.nextQuestions
import org.aidpost.engine.rulesOutcome
import org.aidpost.models.PackException
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.SignState
import org.aidpost.readAhead
import org.aidpost.reason
import org.aidpost.ui.Form
import org.aidpost.ui.ReadEvent
import org.aidpost.ui.StoryReader

/** Reads a story with the engine that [engine] gives: with a model where there is one, else with the rules and the word list. */
internal class EngineReader(private val catalogue: Catalogue, private val engine: suspend () -> Engine) : StoryReader {
    private val rules by lazy { Engine.rulesOnly() }

    /** The engine that has read ahead, and may hold a patient's words until it forgets. */
    @Volatile
    private var ahead: Engine? = null

    override fun read(form: Form, stop: Deferred<Unit>): Flow<ReadEvent> = channelFlow {
        catalogue.signs(form.who)
        val encounter = form.encounter(catalogue.byCode) ?: return@channelFlow
        var joined: Encounter = encounter
        val reads = try {
            engine()
        } catch (closed: PackException) {
            rules.also { send(ReadEvent.NoModel(closed.reason().why())) }
        } catch (closed: EngineException) {
            rules.also { send(ReadEvent.NoModel(closed.reason().why())) }
        }
        try {
            val triage = call(null, { event ->
                when (event) {
                    is Event.RulesReady -> send(ReadEvent.Rules(event.outcome.view()))
                    is Event.Progress -> send(ReadEvent.Progress(event.progress.part()))
                    is Event.SignRead -> {
                        val read = event.sign
                        send(ReadEvent.Sign(read.quote(form.story, catalogue)))
                        // What the word list reads counts whatever the model does: the colour rises at once.
                        if (read.readBy == ReadBy.LEXICON && read.state == SignState.PRESENT && read.sign !in encounter.signs) {
                            joined = joined.copy(signs = joined.signs + (read.sign to SignState.PRESENT))
                            send(ReadEvent.Rules(rulesOutcome(joined).view()))
                        }
                    }
                    is Event.Draft, is Event.Done -> Unit
                }
            }) { hand ->
                val watch = launch {
                    stop.await()
                    hand.cancel()
                }
                reads.triage(encounter, hand).also { watch.cancel() }
            }
            // Nothing is asked any more of who needs care now.
            val further = if (triage.acuity == Acuity.RED) emptyList() else nextQuestions(joined)
            send(ReadEvent.Done(triage.view(encounter, form, further, catalogue)))
        } catch (refused: EngineException) {
            send(ReadEvent.Refused(refused.reason().why()))
        }
    }

    override suspend fun ahead(form: Form) = idly {
        catalogue.signs(form.who)
        val encounter = form.encounter(catalogue.byCode) ?: return@idly
        engine().also { ahead = it }.readAhead(encounter)
    }

    override suspend fun forget() = idly {
        val engine = ahead ?: return@idly
        ahead = null
        engine.forget()
    }

    /** What fails here is done, or said, when somebody asks for the triage. */
    private suspend fun idly(work: suspend () -> Unit) = withContext(Dispatchers.Default) {
        try {
            work()
        } catch (_: PackException) {
        } catch (_: EngineException) {
        } catch (closed: IllegalStateException) {
            // An engine that was closed meanwhile has forgotten everything.
            if (closed is CancellationException) throw closed
        }
    }
}

/** The prompt is most of the work: half of the bar for it, half for the reply. */
internal fun ModelProgress.part(): Float? = when (this) {
    is ModelProgress.Prompt -> if (total == 0uL) null else 0.5f * done.toFloat() / total.toFloat()
    is ModelProgress.Reply -> if (limit == 0uL) null else 0.5f + 0.5f * done.toFloat() / limit.toFloat()
    else -> null
}
