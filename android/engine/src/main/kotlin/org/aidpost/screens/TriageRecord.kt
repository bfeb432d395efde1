package org.aidpost.screens

import org.aidpost.core.Triage
import org.aidpost.engine.referralLetter
import org.aidpost.engine.triageMessages
import org.aidpost.engine.triageToFlatKeys
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.ui.Record

/** A triage with what went in, as the library's own records. */
internal class TriageRecord(val encounter: Encounter, val triage: Triage) : Record {
    override fun messages(): List<String> = triageMessages(encounter, triage)

    override fun letter(patient: String, written: String): String =
        referralLetter(encounter, triage, written, patient.takeIf { it.isNotBlank() }?.let(::PatientText)).text

    override fun flatKeys(): Map<String, String> = triageToFlatKeys(triage).mapValues { it.value.text }

    override fun toString(): String = "<triage withheld>"
}
