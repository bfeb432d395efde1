package org.aidpost.screens

import java.time.Instant
import org.aidpost.core.Triage
import org.aidpost.engine.LetterHead
import org.aidpost.engine.fhirBundle
import org.aidpost.engine.referralLetter
import org.aidpost.engine.textMessages
import org.aidpost.engine.triageToKeys
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.ui.Record

/** A triage with what went in, as the library's own records. */
internal class TriageRecord(val encounter: Encounter, val triage: Triage) : Record {
    override fun messages(): List<String> = textMessages(encounter, triage)

    override fun letter(patient: String, written: String): String =
        referralLetter(encounter, triage, LetterHead(written = written, patient = patient.takeIf { it.isNotBlank() }?.let(::PatientText))).text

    override fun fhir(recordedMillis: Long): String = fhirBundle(encounter, triage, Instant.ofEpochMilli(recordedMillis)).text

    override fun flatKeys(): Map<String, String> = triageToKeys(triage).mapValues { it.value.text }

    override fun toString(): String = "<triage withheld>"
}
