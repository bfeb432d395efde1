package org.aidpost

import kotlin.io.path.readText
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.single
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.Fixture.events
import org.aidpost.Fixture.triage
import org.aidpost.core.Event
import org.aidpost.core.ModelStatus
import org.aidpost.core.ReadBy
import org.aidpost.core.SignRead
import org.aidpost.engine.Engine
import org.aidpost.engine.encounterFromJson
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Sign
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import quickStart

internal class TriageTest {
    @Test
    fun `the rules answer first, the signs come while the model reads, the triage comes last`() = runBlocking {
        val events = Fixture.engine().use { it.events(encounter) }
        val rules = events.first() as Event.RulesReady
        assertEquals(Acuity.RED, rules.outcome.acuity)
        assertEquals(listOf("vitals.heart_rate_per_minute = 160"), rules.outcome.assessment.findings.first().basis)
        assertEquals(1, events.count { it is Event.RulesReady })
        assertEquals(1, events.count { it is Event.Done })
        assertTrue(events.any { it is Event.Progress })

        val triage = events.triage()
        assertEquals(ModelStatus.ANSWERED, triage.model.status)
        assertEquals(Acuity.RED, triage.acuity)
        // What was told of a sign last is what stands in the triage.
        val told = LinkedHashMap<Sign, SignRead>()
        events.forEach { if (it is Event.SignRead) told[it.sign.sign] = it.sign }
        assertEquals(triage.reading.signs.toSet(), told.values.toSet())
        triage.reading.signs.forEach { assertTrue(it.evidence.text in encounter.narrative!!.text) }
        assertTrue(triage.provenance.notForClinicalUse)
    }

    @Test
    fun `without a model the rules answer, at once and alone`() = runBlocking {
        val events = Engine.rulesOnly().use { it.events(encounter) }
        assertEquals(listOf("RulesReady", "SignRead", "Done"), events.map { it::class.simpleName }.distinct())
        assertTrue(events.triage().reading.signs.all { it.readBy == ReadBy.LEXICON })
        assertEquals(ModelStatus.NOT_LOADED, events.triage().model.status)
        assertEquals(PatientText("7"), events.triage().id)
    }

    @Test
    fun `words are suggested while the account is written`() = runBlocking {
        val told = encounter.copy(narrative = PatientText("He has a headache. Temp 39.2"))
        val suggestions = flowOf(told).suggestions().single()
        assertEquals(listOf("headache", "Temp 39.2"), suggestions.signs.map { it.evidence.text })
        assertEquals(39.2, suggestions.values.single().value)
    }

    @Test
    fun `the same encounter gives the same triage in Kotlin as in Rust`() = runBlocking {
        val json = Fixture.root.resolve("tests/cases/red-child-meningitis.json").readText()
        val triage = Engine.rulesOnly().use { it.events(encounterFromJson(json)) }.triage()
        assertEquals(Acuity.RED, triage.acuity)
        val written = triage.toJson()
        assertTrue(written.startsWith("{\"schema\":\"aidpost.triage/2\""), written)
        assertFalse("not_for_clinical_use\":true" in written)
    }

    @Test
    fun `the tasks answer with what they rest on`() = runBlocking {
        Fixture.engine().use { engine ->
            val told = mutableListOf<Event>()
            val note = engine.soap(encounter, onEvent = { told.add(it) })
            assertTrue(note.objective.any { it.text.text.startsWith("heart rate: 160") })
            assertTrue(told.isNotEmpty() && told.all { it is Event.Progress || it is Event.Draft })
            val history = engine.history(encounter)
            val quotes = (history.problems.items + history.medicines.items).map { it.evidence }
            quotes.forEach { assertTrue(it.text.text in encounter.narrative!!.text) }
            val answer = engine.ask(encounter, "How long has she been ill?")
            assertTrue(answer.text == null || answer.sources.isNotEmpty())
        }
    }
}

internal class QuickStartTest {
    @Test
    fun `the README's quick start shows the rules' answer first and the triage last`() = runBlocking {
        val shown = mutableListOf<String>()
        quickStart(Fixture.scratch.resolve("cache").toString()) { shown.add(it) }
        assertEquals("by the rules: RED", shown.first())
        assertEquals("in all: RED", shown.last())
    }
}
