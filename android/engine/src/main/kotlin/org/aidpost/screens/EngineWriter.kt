package org.aidpost.screens

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.channelFlow
import org.aidpost.ask
import org.aidpost.core.About
import org.aidpost.core.AnswerStatus
import org.aidpost.core.DraftOrigin
import org.aidpost.core.DraftPart
import org.aidpost.core.DraftPiece
import org.aidpost.core.Event
import org.aidpost.core.History
import org.aidpost.core.Part
import org.aidpost.core.SoapNote
import org.aidpost.core.Source
import org.aidpost.core.Statement
import org.aidpost.core.StatementOrigin
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineException
import org.aidpost.history
import org.aidpost.models.PackException
import org.aidpost.protocol.SignState
import org.aidpost.reason
import org.aidpost.soap
import org.aidpost.ui.DraftedLine
import org.aidpost.ui.FarPart
import org.aidpost.ui.Form
import org.aidpost.ui.Found
import org.aidpost.ui.ModelState
import org.aidpost.ui.Origin
import org.aidpost.ui.WriteEvent
import org.aidpost.ui.Writer
import org.aidpost.ui.Writing
import org.aidpost.ui.Written
import org.aidpost.ui.WrittenLine
import org.aidpost.ui.WrittenPart

/** Note, history and answers by the engine that [engine] gives, each line marked as the library marks it. */
internal class EngineWriter(private val catalogue: Catalogue, private val engine: suspend () -> Engine) : Writer {
    override fun write(form: Form, what: Writing): Flow<WriteEvent> = channelFlow {
        catalogue.signs(form.who)
        val told: suspend (Event) -> Unit = { event ->
            if (event is Event.Progress) send(WriteEvent.Progress(event.progress.part()))
            if (event is Event.Draft) send(WriteEvent.Draft(event.piece.shown()))
        }
        try {
            val encounter = form.encounter(catalogue.byCode) ?: return@channelFlow
            val writes = engine()
            val written = when (what) {
                Writing.Note -> writes.soap(encounter, onEvent = told).shown()
                Writing.History -> writes.history(encounter, onEvent = told).shown()
                is Writing.Ask -> writes.ask(encounter, what.question, onEvent = told).shown(what)
            }
            send(WriteEvent.Done(written))
        } catch (refused: EngineException) {
            send(WriteEvent.Refused(refused.reason().why()))
        } catch (closed: PackException) {
            send(WriteEvent.Refused(closed.reason().why()))
        }
    }
}

private fun DraftPiece.shown() = DraftedLine(line.toInt(), part.shown(), text.text, if (origin == DraftOrigin.INFERRED) Origin.INFERRED else Origin.QUOTED, origin == DraftOrigin.DENIED)

private fun DraftPart.shown(): WrittenPart = when (this) {
    DraftPart.SUBJECTIVE -> WrittenPart.SUBJECTIVE
    DraftPart.OBJECTIVE -> WrittenPart.OBJECTIVE
    DraftPart.ASSESSMENT -> WrittenPart.ASSESSMENT
    DraftPart.PLAN -> WrittenPart.PLAN
    DraftPart.PROBLEMS -> WrittenPart.PROBLEMS
    DraftPart.MEDICINES, DraftPart.DOSE -> WrittenPart.MEDICINES
    DraftPart.ALLERGIES -> WrittenPart.ALLERGIES
    DraftPart.ONSET -> WrittenPart.ONSET
    DraftPart.SOURCES -> WrittenPart.SOURCES
    DraftPart.ANSWER, DraftPart.FINDINGS, DraftPart.IMPRESSION -> WrittenPart.ANSWER
}

private fun record(of: Writing, about: About, parts: List<Pair<WrittenPart, List<WrittenLine>>>, found: Found = Found.YES, limits: String = about.intendedUse) =
    Written(of, parts, found, !about.draft && about.rejected == 0uL, about.provenance.notForClinicalUse, limits, about.far())

private fun About.far(): FarPart? = provenance.remote?.let { FarPart(if (remoteFailed == null) ModelState.ANSWERED else ModelState.FAILED, it.server, it.model) }

private fun SoapNote.shown() = record(
    Writing.Note, about,
    listOf(
        WrittenPart.SUBJECTIVE to subjective.map { it.line() }, WrittenPart.OBJECTIVE to objective.map { it.line() },
        WrittenPart.ASSESSMENT to assessment.map { it.line() }, WrittenPart.PLAN to plan.map { it.line() },
    ),
)

private fun Statement.line(): WrittenLine = when (val from = origin) {
    is StatementOrigin.Quoted -> WrittenLine(text.text, Origin.QUOTED)
    is StatementOrigin.Entered -> WrittenLine(text.text, Origin.ENTERED, from.field)
    is StatementOrigin.Protocol -> WrittenLine(text.text, Origin.PROTOCOL, from.rule)
    is StatementOrigin.Inferred -> WrittenLine(text.text, Origin.INFERRED)
}

private fun History.shown() = record(
    Writing.History, about,
    listOf(
        WrittenPart.PROBLEMS to problems.lines(), WrittenPart.MEDICINES to medicines.lines(), WrittenPart.ALLERGIES to allergies.lines(),
        WrittenPart.ONSET to onset.lines(),
    ),
)

private fun Part.lines() = items.map { WrittenLine(it.evidence.text.text, Origin.QUOTED, it.dose?.text?.text, it.state == SignState.ABSENT) }

private fun org.aidpost.core.Answer.shown(of: Writing.Ask): Written {
    val found = when (status) {
        AnswerStatus.ANSWERED -> Found.YES
        AnswerStatus.NOT_IN_RECORD -> Found.NOT_IN_RECORD
        AnswerStatus.NO_ANSWER -> Found.NO_ANSWER
    }
    val rests = sources.map { source ->
        when (source) {
            is Source.Narrative -> WrittenLine(source.quote.text.text, Origin.QUOTED)
            is Source.Field -> WrittenLine(source.value, Origin.ENTERED, source.field)
        }
    }
    val words = text?.let { listOf(WrittenLine(it.text, Origin.INFERRED)) }
    return record(of, about, if (words == null) emptyList() else listOf(WrittenPart.ANSWER to words, WrittenPart.SOURCES to rests), found, limits)
}
