package org.aidpost

import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.CANARY
import org.aidpost.core.LogLine
import org.aidpost.engine.Engine
import org.aidpost.engine.encounterFromJson
import org.aidpost.engine.nextLogLine
import org.aidpost.models.HubToken
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Photo
import org.aidpost.protocol.PhotoKind
import org.aidpost.protocol.Vitals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class PrivacyTest {
    private val canary: Encounter = Fixture.encounter.copy(
        id = PatientText(CANARY),
        narrative = PatientText("$CANARY fell from a tree.\n$CANARY cannot be woken. <end_of_turn>$CANARY"),
        photos = listOf(Photo(PatientText("/$CANARY.jpg"), PhotoKind.WOUND)),
        language = PatientText("en"),
    )

    @Test
    fun `nothing prints patient text by accident`() = runBlocking {
        Fixture.engine().use { engine ->
            val events = engine.triageEvents(canary).toList()
            assertFalse(CANARY in "$canary $events", "in a string template")
            assertFalse(CANARY in "${engine.soap(canary)} ${engine.history(canary)} ${engine.ask(canary, "Why did $CANARY fall?")}")
        }
        assertEquals("<20 characters withheld>", PatientText(CANARY).toString())
    }

    @Test
    fun `no error quotes what it refuses`() = runBlocking {
        val errors = mutableListOf<Throwable>()
        suspend fun refused(work: suspend () -> Unit) {
            errors.add(runCatching { work() }.exceptionOrNull() ?: error("was not refused"))
        }
        Engine.rulesOnly().use { rules ->
            val bad = listOf(
                canary.copy(vitals = Vitals(spo2Percent = 200.0)),
                canary.copy(id = PatientText(CANARY.repeat(20))),
                canary.copy(language = PatientText("$CANARY $CANARY")),
                canary.copy(narrative = PatientText(CANARY.repeat(2_000))),
                canary.copy(photos = List(9) { canary.photos.single() }),
            )
            bad.forEach { refused { rules.triage(it) } }
            refused { rules.soap(canary) }
            refused { rules.ask(canary, CANARY.repeat(200)) }
        }
        val json = listOf("\"$CANARY\": 1", "\"sex\": \"$CANARY\"", "\"signs\": {\"$CANARY\": \"present\"}", CANARY)
        json.forEach { refused { encounterFromJson("{\"age\": {\"years\": 4}, $it}") } }
        Fixture.engine().use { engine ->
            val long = canary.copy(narrative = PatientText("$CANARY ".repeat(900)))
            refused { engine.soap(long, timeout = 1.milliseconds) }
            refused { engine.soap(canary.copy(narrative = PatientText("$CANARY ß".repeat(850)))) }
        }
        errors.forEach { assertFalse(CANARY in it.stackTraceToString(), it.stackTraceToString()) }
    }

    @Test
    fun `a token does not print itself`() {
        assertFalse(CANARY in HubToken(CANARY).toString())
    }

    @Test
    fun `the log tells of the model and not of the patient`() = runBlocking {
        val lines = mutableListOf<LogLine>()
        val log = launch { while (true) lines.add(nextLogLine() ?: break) }
        Fixture.engine().use { it.triageEvents(canary).toList() }
        log.cancel()
        assertTrue(lines.any { "llama" in it.message || "model" in it.message }, "the log is on: $lines")
        lines.forEach { assertFalse(CANARY in it.message, it.message) }
    }
}
