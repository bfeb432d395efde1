package org.aidpost.screens

import org.aidpost.core.ModelStatus
import org.aidpost.core.SignRead
import org.aidpost.core.Triage
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.Assessment
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.Finding
import org.aidpost.protocol.Outcome
import org.aidpost.protocol.SignState
import org.aidpost.ui.Answer
import org.aidpost.ui.Colour
import org.aidpost.ui.FarPart
import org.aidpost.ui.FindingRow
import org.aidpost.ui.Form
import org.aidpost.ui.ModelState
import org.aidpost.ui.OtherRow
import org.aidpost.ui.Question
import org.aidpost.ui.Quote
import org.aidpost.ui.ReadBy
import org.aidpost.ui.ResultView
import org.aidpost.ui.RulesView
import org.aidpost.ui.ScoreRow
import org.aidpost.ui.Told
import org.aidpost.ui.Warning

internal fun Acuity.colour(): Colour = when (this) {
    Acuity.RED -> Colour.RED
    Acuity.YELLOW -> Colour.YELLOW
    Acuity.NOT_TRIAGEABLE -> Colour.NOT_TRIAGEABLE
    Acuity.GREEN -> Colour.GREEN
}

internal fun Colour.acuity(): Acuity = when (this) {
    Colour.RED -> Acuity.RED
    Colour.YELLOW -> Acuity.YELLOW
    Colour.NOT_TRIAGEABLE -> Acuity.NOT_TRIAGEABLE
    Colour.GREEN -> Acuity.GREEN
}

private fun Finding.row() = FindingRow(rule, acuity.colour(), criterion, basis, source)

private fun Assessment.rows() = findings.map { it.row() }

internal fun Outcome.view() = RulesView(acuity.colour(), supervisorReview, assessment.rows(), assessment.missing)

/** The library counts Unicode scalar values, Kotlin UTF-16 units. */
internal fun SignRead.quote(story: String, catalogue: Catalogue): Quote {
    val start = story.offsetByCodePoints(0, span.start.toInt())
    val end = story.offsetByCodePoints(start, (span.end - span.start).toInt())
    val answer = if (state == SignState.PRESENT) Answer.YES else Answer.NO
    val by = when (readBy) {
        org.aidpost.core.ReadBy.LEXICON -> ReadBy.LEXICON
        org.aidpost.core.ReadBy.MODEL -> ReadBy.MODEL
        org.aidpost.core.ReadBy.REMOTE -> ReadBy.REMOTE
        org.aidpost.core.ReadBy.BOTH -> ReadBy.BOTH
    }
    return Quote(catalogue.code(sign), catalogue.label(sign), answer, start, end, by)
}

/** The whole triage. [further] are questions of the rules, where the triage itself has none. */
internal fun Triage.view(encounter: Encounter, form: Form, further: List<String>, catalogue: Catalogue) = ResultView(
    colour = acuity.colour(),
    review = supervisorReview,
    findings = assessment.rows(),
    missing = assessment.missing,
    quotes = reading.signs.map { it.quote(form.story, catalogue) },
    // What was entered just so needs no offer.
    told = reading.values.filter { form.vitals[it.field] != it.value }.map { Told(it.field, it.value, it.evidence.text) },
    questions = (askNext.ifEmpty { further } + model.askNext + remote?.askNext.orEmpty()).distinct().map { Question(it, catalogue.ofQuestion(it)?.code) },
    warnings = warnings.map { Warning(it.code.name, it.message) },
    scores = scores.map { ScoreRow(it.score.uppercase(), "${it.value} (${it.band.replace('_', ' ')})", it.missing) },
    others = otherAssessments.flatMap { other -> other.findings.map { OtherRow(other.protocol, it.`class`, it.criterion, it.source) } },
    model = model.status.state(),
    demo = provenance.notForClinicalUse,
    intendedUse = intendedUse,
    record = TriageRecord(encounter, this),
    far = remote?.let { far -> provenance.remote?.let { FarPart(far.status.state(), it.server, it.model) } },
)

private fun ModelStatus.state(): ModelState = when (this) {
    ModelStatus.ANSWERED -> ModelState.ANSWERED
    ModelStatus.NOT_LOADED -> ModelState.NOT_LOADED
    ModelStatus.CANCELLED -> ModelState.STOPPED
    ModelStatus.TIMED_OUT -> ModelState.TIMED_OUT
    ModelStatus.FAILED -> ModelState.FAILED
    ModelStatus.UNRELIABLE -> ModelState.UNRELIABLE
}
