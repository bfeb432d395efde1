package org.aidpost

import kotlinx.coroutines.runBlocking
import org.aidpost.core.Triage
import org.aidpost.engine.Engine
import org.aidpost.engine.VisitStore
import org.aidpost.engine.triageToJson
import org.aidpost.engine.weekCsv
import org.aidpost.engine.weekPage
import org.aidpost.engine.wipeVisits
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Vitals
import org.aidpost.store.FindVisits
import org.aidpost.store.Override
import org.aidpost.store.Resolution
import org.aidpost.store.StoreException
import org.aidpost.store.VisitNote
import org.aidpost.store.VisitState
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class StoreTest {
    private val key = ByteArray(32) { (it * 7 + 1).toByte() }
    private val id = PatientText("visit-1")
    private val at = "2026-11-28T09:30:00+03:00"
    private val person = PatientText("Nurse Achieng")

    private fun path(name: String) = Fixture.scratch.resolve("$name.db").toString()

    private fun triage(encounter: Encounter): Triage = runBlocking { Engine.rulesOnly().use { it.triage(encounter) } }

    private fun VisitStore.put(encounter: Encounter) =
        putVisit(id, at, encounter, PatientText(triageToJson(triage(encounter))))

    @Test
    fun `what was put in is there after the store was closed and opened again`() {
        val path = path("again")
        val triage = triageToJson(triage(Fixture.encounter))
        VisitStore.create(path, key).use { store ->
            store.put(Fixture.encounter)
            store.addNote(id, VisitNote(at, person, PatientText("Oxygen given.")))
        }
        VisitStore.open(path, key).use { store ->
            val line = store.find(FindVisits()).lines.single()
            assertEquals(Acuity.RED, line.acuity)
            val visit = store.visit(id)
            assertEquals(triage, visit.triages.single().json.text)
            assertEquals("Oxygen given.", visit.notes.single().text.text)
            assertFalse("Oxygen" in "$visit" || "Achieng" in "$visit", "in a string template")
        }
    }

    @Test
    fun `a lower colour needs a name and a reason, and the triage stays`() {
        VisitStore.create(path("override"), key).use { store ->
            store.put(Fixture.encounter)
            for ((by, reason) in listOf(PatientText(" ") to PatientText("seen"), person to PatientText(" "))) {
                assertThrows(StoreException.BadField::class.java) { store.overrideTriage(id, Override(at, by, reason, Acuity.YELLOW)) }
            }
            store.overrideTriage(id, Override(at, person, PatientText("pulse counted again: 96"), Acuity.YELLOW))
            val line = store.find(FindVisits(acuity = listOf(Acuity.YELLOW))).lines.single()
            assertEquals(Acuity.RED, line.acuityByTriage)
            assertEquals(Acuity.YELLOW, store.visit(id).decisions.single().acuity)
        }
    }

    @Test
    fun `a visit with an open review is not closed`() {
        // An adult who is well but for a score that asks for more than green.
        val encounter = Fixture.encounter.copy(
            narrative = null,
            vitals = Vitals(heartRatePerMinute = 118.0, respiratoryRatePerMinute = 26.0, temperatureCelsius = 38.9, spo2Percent = 93.0, systolicMmhg = 104.0, diastolicMmhg = 64.0),
        )
        assertTrue(triage(encounter).supervisorReview)
        VisitStore.create(path("review"), key).use { store ->
            store.put(encounter)
            assertEquals(1, store.find(FindVisits(state = VisitState.REVIEW_OPEN)).lines.size)
            assertThrows(StoreException.ReviewOpen::class.java) { store.closeVisit(id, at) }
            assertThrows(StoreException.BadField::class.java) { store.resolveReview(id, Resolution(at, person, PatientText(""))) }
            assertThrows(StoreException.ReviewOpen::class.java) { store.closeVisit(id, at) }
            store.resolveReview(id, Resolution(at, person, PatientText("seen, treated")))
            store.closeVisit(id, at)
            assertTrue(store.find(FindVisits(state = VisitState.NOT_CLOSED)).lines.isEmpty())
        }
    }

    @Test
    fun `another key, a short key, no file and an id that is taken are errors of their own`() {
        val path = path("errors")
        assertThrows(StoreException.Missing::class.java) { VisitStore.open(path, key) }
        assertThrows(StoreException.BadField::class.java) { VisitStore.create(path, ByteArray(16)) }
        VisitStore.create(path, key).use { store ->
            store.put(Fixture.encounter)
            store.put(Fixture.encounter)
            assertThrows(StoreException.IdTaken::class.java) { store.put(Fixture.encounter.copy(narrative = null)) }
            assertThrows(StoreException.UnknownVisit::class.java) { store.visit(PatientText("nobody")) }
        }
        assertThrows(StoreException.FileExists::class.java) { VisitStore.create(path, key) }
        assertThrows(StoreException.WrongKey::class.java) { VisitStore.open(path, key.reversedArray()) }
        assertArrayEquals(ByteArray(32) { (it * 7 + 1).toByte() }, key, "the caller's copy is the caller's")
    }

    @Test
    fun `a wiped store is gone, and a week tells no name`() {
        val path = path("wiped")
        VisitStore.create(path, key).use { store ->
            store.put(Fixture.encounter)
            val week = store.week("2026W48", "+03:00")
            assertEquals(1uL, week.byColour[Acuity.RED])
            assertFalse("visit-1" in weekPage(week))
            assertTrue("AIDPOST_" in weekCsv(week, "DiszpKrYNg8"))
            store.wipe()
            assertThrows(StoreException.Missing::class.java) { store.find(FindVisits()) }
        }
        assertThrows(StoreException.Missing::class.java) { VisitStore.open(path, key) }
        wipeVisits(path)
    }
}
