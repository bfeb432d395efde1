package org.aidpost.screens

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineException
import org.aidpost.engine.nextQuestions
import org.aidpost.protocol.Acuity
import org.aidpost.triageEvents
import org.aidpost.ui.Form
import org.aidpost.ui.ReadEvent
import org.aidpost.ui.StoryReader

/** Reads a story with the engine that [engine] gives: with a model where there is one, else with the rules and the word list. */
internal class EngineReader(private val catalogue: Catalogue, private val engine: suspend () -> Engine) : StoryReader {
    override fun read(form: Form): Flow<ReadEvent> = flow {
        catalogue.signs(form.who)
        val encounter = form.encounter(catalogue.byCode) ?: return@flow
        try {
            engine().triageEvents(encounter).collect { event ->
                when (event) {
                    is Event.RulesReady -> emit(ReadEvent.Rules(event.outcome.view()))
                    is Event.Progress -> emit(ReadEvent.Progress(event.progress.part()))
                    is Event.SignRead -> emit(ReadEvent.Sign(event.sign.quote(form.story, catalogue)))
                    is Event.Done -> {
                        // Nothing is asked any more of who needs care now.
                        val further = if (event.triage.acuity == Acuity.RED) emptyList() else nextQuestions(encounter)
                        emit(ReadEvent.Done(event.triage.view(form, further, catalogue)))
                    }
                }
            }
        } catch (refused: EngineException) {
            emit(ReadEvent.Refused(refused.message.orEmpty()))
        }
    }
}

/** The prompt is most of the work: half of the bar for it, half for the reply. */
private fun ModelProgress.part(): Float? = when (this) {
    is ModelProgress.Prompt -> if (total == 0uL) null else 0.5f * done.toFloat() / total.toFloat()
    is ModelProgress.Reply -> if (limit == 0uL) null else 0.5f + 0.5f * done.toFloat() / limit.toFloat()
    else -> null
}
