package org.aidpost

import java.time.Instant
import kotlin.io.path.readText
import kotlin.io.path.writeText
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.core.AiLabels
import org.aidpost.core.AuditContent
import org.aidpost.core.BundleKind
import org.aidpost.core.BundleOptions
import org.aidpost.core.FhirAttached
import org.aidpost.core.PatientLink
import org.aidpost.core.Triage
import org.aidpost.engine.AuditLog
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineException
import org.aidpost.engine.LetterHead
import org.aidpost.engine.checkAuditLog
import org.aidpost.engine.encounterFromKeys
import org.aidpost.engine.encounterToKeys
import org.aidpost.engine.fhirBundle
import org.aidpost.engine.photoFile
import org.aidpost.engine.readFhirBundle
import org.aidpost.engine.referralLetter
import org.aidpost.engine.textMessages
import org.aidpost.engine.triageToKeys
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.PatientText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What leaves the engine. */
internal class RecordsTest {
    private val triage: Triage = runBlocking { Engine.rulesOnly().use { it.triage(encounter, EngineCall()) } }

    private val now: Instant = Instant.parse("2026-11-28T06:30:00Z")

    @Test
    fun `a form's extras go in, the answer's come out, and fields of an earlier answer are emptied`() {
        assertEquals(encounter, encounterFromKeys(encounterToKeys(encounter)))
        val extras = mapOf("age_months" to "408.0", "vitals_heart_rate_per_minute" to "160", "signs_stridor" to "").mapValues { PatientText(it.value) }
        assertEquals(160.0, encounterFromKeys(extras).vitals.heartRatePerMinute)
        val all = triageToKeys(triage)
        assertEquals("red", all.getValue("aidpost_acuity").text)
        val asked = triageToKeys(triage, listOf("aidpost_acuity", "aidpost_findings_99_criterion"))
        assertEquals(mapOf("aidpost_acuity" to "red", "aidpost_findings_99_criterion" to ""), asked.mapValues { it.value.text })
        val refused = assertThrows(EngineException.Input::class.java) {
            encounterFromKeys(mapOf("age_years" to PatientText("3"), "vitals_heart_rate_per_minute" to PatientText(Fixture.CANARY)))
        }
        assertEquals("vitals_heart_rate_per_minute", refused.field)
        assertFalse(Fixture.CANARY in "$refused ${refused.reason}")
    }

    @Test
    fun `a bundle is written as the app chose and read back equal`() {
        val options = BundleOptions(BundleKind.TRANSACTION, AiLabels.PLAIN, PatientLink.Identified("urn:oid:1.2.3", PatientText("0815")), PatientText("1"))
        val attached = FhirAttached(note = null, photos = listOf(photoFile("a photo".encodeToByteArray())))
        val json = fhirBundle(encounter, triage, now, options)
        assertTrue("\"type\":\"transaction\"" in json.text)
        assertFalse(encounter.narrative!!.text in json.toString())
        val read = readFhirBundle(json)
        assertEquals(encounter to triage, read.encounter to read.triage)
        // Without a photo in the encounter there is nothing to attach its file to.
        assertTrue(readFhirBundle(fhirBundle(encounter, triage, now, attached = attached)).attached.photos.isEmpty())
        val changed = PatientText(json.text.replace("\"priority\":\"stat\"", "\"priority\":\"routine\""))
        assertEquals("bundle", assertThrows(EngineException.Input::class.java) { readFhirBundle(changed) }.field)
        val nobody = options.copy(patient = PatientLink.Known(PatientText("nobody")))
        assertEquals("patient", assertThrows(EngineException.Input::class.java) { fhirBundle(encounter, triage, now, nobody) }.field)
    }

    @Test
    fun `text messages and the letter say the colour, the messages no word of the account`() {
        val messages = textMessages(encounter, triage)
        assertTrue("RED: needs care now." in messages.first(), messages.first())
        assertTrue(messages.all { it.length <= 160 } && messages.none { "noisy" in it })
        val page = referralLetter(encounter, triage, LetterHead(patient = PatientText("Amina O."), to = "District hospital"))
        assertTrue("Amina O." in page.text && "District hospital" in page.text && "<h2>red</h2>" in page.text)
        val photo = LetterHead(photo = "no photo".encodeToByteArray())
        assertEquals("photo", assertThrows(EngineException.Input::class.java) { referralLetter(encounter, triage, photo) }.field)
    }

    @Test
    fun `the audit log takes triages and overrides, and what was touched is found`() {
        val path = Fixture.scratch.resolve("audit.jsonl")
        val head = AuditLog.open(path.toString(), now).use { log ->
            assertEquals(1uL, log.appendTriage(encounter, triage, AuditContent.HASHES, now))
            assertThrows(EngineException.Input::class.java) { log.appendOverride(1uL, Acuity.YELLOW, PatientText(" "), PatientText("Nurse A"), now) }
            assertEquals(2uL, log.appendOverride(1uL, Acuity.YELLOW, PatientText("felt by hand: 90"), PatientText("Nurse A"), now))
            log.head()
        }
        assertEquals(head, checkAuditLog(path.toString(), listOf(head)))
        assertFalse(encounter.narrative!!.text in path.readText())
        path.writeText(path.readText().replace("yellow", "green!"))
        val broken = assertThrows(EngineException.Failed::class.java) { checkAuditLog(path.toString(), emptyList()) }
        assertTrue("record 2 was changed" in broken.reason, broken.reason)
    }
}
