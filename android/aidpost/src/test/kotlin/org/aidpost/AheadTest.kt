package org.aidpost

import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.Fixture.longEncounter
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineException
import org.aidpost.engine.EngineOptions
import org.aidpost.protocol.Age
import org.aidpost.protocol.PatientText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class AheadTest {
    /** With its prefixes in a folder, as an app has them: without one, words that change cannot be taken back. */
    private suspend fun engine(): Engine =
        Engine.open(Fixture.pack, EngineOptions().keepingPrefixesIn(Fixture.scratch.resolve("ahead").toFile()))

    /** How much of the prompt was there at the first tiding of a triage. */
    private suspend fun Engine.there(): ULong? {
        var first: ULong? = null
        triageEvents(encounter).collect { event ->
            first = first ?: ((event as? Event.Progress)?.progress as? ModelProgress.Prompt)?.done
        }
        return first
    }

    @Test
    fun `what was read while somebody typed is not read again, and the triage is the same`() = runBlocking {
        engine().use { engine ->
            val plain = engine.triage(encounter)
            val words = encounter.narrative!!.text.split(" ")
            for (count in listOf(5, 9, words.size)) {
                val ahead = engine.readAhead(encounter.copy(narrative = PatientText(words.take(count).joinToString(" "))))
                assertEquals(ahead.total, ahead.read)
            }
            assertEquals(plain, engine.triage(encounter))
            val ahead = engine.readAhead(encounter)
            assertEquals(ahead.total, engine.there())
            engine.readAhead(encounter)
            engine.forget()
            assertTrue(engine.there()!! < ahead.total)
        }
    }

    @Test
    fun `reading ahead gives way to a triage that comes`() = runBlocking {
        Fixture.engine().use { engine ->
            val call = EngineCall()
            val ahead = async(start = CoroutineStart.UNDISPATCHED) { engine.readAhead(longEncounter, call) }
            // It has begun.
            call.next()
            val triage = async(start = CoroutineStart.UNDISPATCHED) { engine.triage(encounter, EngineCall()) }
            assertTrue(ahead.await().let { it.read < it.total })
            assertEquals(engine.triage(encounter), triage.await())
        }
    }

    @Test
    fun `an impossible encounter is said at once`() {
        val impossible = encounter.copy(age = Age.Years(131u))
        assertThrows(EngineException::class.java) { runBlocking { Fixture.engine().use { it.readAhead(impossible) } } }
    }
}
