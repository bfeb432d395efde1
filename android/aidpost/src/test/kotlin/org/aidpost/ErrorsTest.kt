package org.aidpost

import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.Fixture.longEncounter
import org.aidpost.core.ModelStatus
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineException
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.TextTask
import org.aidpost.engine.encounterFromJson
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.Age
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Vitals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** One test a variant. */
internal class ErrorsTest {
    private inline fun <reified E : Throwable> refused(crossinline work: suspend () -> Unit): E =
        assertThrows(E::class.java) { runBlocking { work() } }

    @Test
    fun `an impossible value names its field and range`() {
        val impossible = encounter.copy(vitals = Vitals(heartRatePerMinute = 700.0))
        val error = refused<EngineException.Input> { Engine.rulesOnly().use { it.triage(impossible, EngineCall()) } }
        assertEquals("vitals.heart_rate_per_minute", error.field)
        assertEquals("out_of_range", error.code)
        assertTrue("0 to 350" in error.reason, error.reason)
    }

    @Test
    fun `JSON that is no encounter names the place`() {
        val error = refused<EngineException.Input> { encounterFromJson("""{"age": {"years": 3}, "sexx": 1}""") }
        assertEquals("unknown_name", error.code)
    }

    @Test
    fun `a task without a story asks for one`() = runBlocking {
        Fixture.engine().use { engine ->
            val error = refused<EngineException.Input> { engine.soap(encounter.copy(narrative = null)) }
            assertEquals("narrative", error.field)
            val question = refused<EngineException.Input> { engine.ask(encounter, " ") }
            assertEquals("question", question.field)
        }
    }

    @Test
    fun `a story that does not fit says by how much`() = runBlocking {
        Fixture.engine().use { engine ->
            val long = encounter.copy(narrative = PatientText("ß ".repeat(9_999)))
            val error = refused<EngineException.TooLong> { engine.soap(long) }
            assertTrue(error.tokensOver > 0u)
        }
    }

    @Test
    fun `a task without a model says so`() {
        refused<EngineException.NoModel> { Engine.rulesOnly().use { it.soap(encounter) } }
    }

    @Test
    fun `prompts that are not there are named`() {
        val missing = Fixture.scratch.resolve("no-such-prompts").toString()
        val error = refused<EngineException.Failed> { Engine.open(Fixture.pack, EngineOptions(prompts = missing)) }
        assertTrue(missing in error.reason, error.reason)
    }

    @Test
    fun `an adapter that the pack does not have is named`() {
        val error = refused<EngineException.NoModel> { Engine.open(Fixture.pack, EngineOptions(adapter = "no-such-adapter")) }
        assertTrue("no-such-adapter" in error.reason, error.reason)
    }

    @Test
    fun `a cancelled task says so`() = runBlocking {
        Fixture.engine().use { engine ->
            val call = EngineCall()
            val note = async(start = CoroutineStart.UNDISPATCHED) { runCatching { engine.perform(longEncounter, TextTask.Soap, call) } }
            call.cancel()
            assertTrue(note.await().exceptionOrNull() is EngineException.Cancelled)
        }
    }

    @Test
    fun `an engine that was released says so`() = runBlocking {
        Fixture.engine().use { engine ->
            engine.release()
            refused<EngineException.Released> { engine.triage(encounter, EngineCall()) }
            engine.release()
        }
    }

    @Test
    fun `a system that gives no memory is said to, and the engine goes on when it does`() = runBlocking {
        Fixture.engine().use { engine ->
            // Everything that a call needs of the JVM has been there once.
            assertEquals(ModelStatus.ANSWERED, engine.triage(encounter).model.status)
            val errors = Memory.limited { List(2) { runCatching { engine.soap(encounter) }.exceptionOrNull() } }
            errors.forEach { assertTrue(it is EngineException.OutOfMemory, "$it") }
            val triage = Memory.limited { engine.triage(encounter) }
            assertEquals(ModelStatus.FAILED, triage.model.status)
            assertEquals(Acuity.RED, triage.acuity)
            assertEquals(ModelStatus.ANSWERED, engine.triage(encounter).model.status)
            val refused = Memory.limited { runCatching { Fixture.engine() }.exceptionOrNull() }
            assertTrue(refused is EngineException.OutOfMemory, "$refused")
        }
    }

    @Test
    fun `an age that nobody has is refused`() {
        val error = refused<EngineException.Input> {
            Engine.rulesOnly().use { it.triage(encounter.copy(age = Age.Years(131u)), EngineCall()) }
        }
        assertEquals("age.years", error.field)
    }
}
