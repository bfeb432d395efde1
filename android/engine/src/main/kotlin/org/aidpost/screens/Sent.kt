package org.aidpost.screens

import java.time.OffsetDateTime
import org.aidpost.engine.encounterToKeys
import org.aidpost.engine.handoverAcuity
import org.aidpost.engine.handoverReview
import org.aidpost.engine.notCarriedWords
import org.aidpost.engine.vitalFields
import org.aidpost.handover.Handover
import org.aidpost.handover.SenderRules
import org.aidpost.protocol.SignState
import org.aidpost.ui.Answer
import org.aidpost.ui.Freshness
import org.aidpost.ui.Raised
import org.aidpost.ui.SentSign
import org.aidpost.ui.SentTriage

/** What a message says, as the screens show it: everything that it holds. */
internal fun Handover.shown(catalogue: Catalogue): SentTriage {
    val encounter = facts.encounter
    val form = encounter.form()
    catalogue.signs(form.who)
    val keys = encounterToKeys(encounter).mapValues { it.value.text }
    val vitals = vitalFields().mapNotNull { field -> keys[field.field.replace('.', '_')]?.toDoubleOrNull()?.let { field.tile() to it } }
    val ticked = encounter.signs.map { (sign, state) ->
        SentSign(catalogue.code(sign), catalogue.label(sign), if (state == SignState.PRESENT) Answer.YES else Answer.NO, false)
    }
    val read = facts.read.map { SentSign(catalogue.code(it), catalogue.label(it), Answer.YES, true) }
    val isShown = vitals.map { it.first.field.replace('.', '_') }.toSet() + SHOWN
    return SentTriage(
        from = from,
        issued = millis(issued),
        expires = millis(expires),
        freshness = Freshness.valueOf(freshness.name),
        colour = handoverAcuity(this).colour(),
        review = handoverReview(this),
        sent = facts.acuity.colour(),
        here = replayed.outcome.acuity.colour(),
        sameRules = replayed.rules == SenderRules.SAME,
        raised = facts.raised?.let { Raised.valueOf(it.name) },
        isDemo = facts.notForClinicalUse,
        label = label?.text,
        form = form,
        signs = (ticked + read).sortedBy { it.answer },
        vitals = vitals,
        others = keys.filterKeys { key -> key !in isShown && !key.startsWith("signs_") && !key.startsWith("age_") },
        notCarried = notCarried.map(::notCarriedWords),
        findings = replayed.outcome.view().findings,
    )
}

private val SHOWN = setOf("sex", "pregnancy", "vitals_avpu", "checklist_complete")

private fun millis(time: String): Long = OffsetDateTime.parse(time).toInstant().toEpochMilli()
