package org.aidpost

import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.last
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.Fixture.isPrompt
import org.aidpost.Fixture.isReply
import org.aidpost.Fixture.longEncounter
import org.aidpost.core.Event
import org.aidpost.core.ModelStatus
import org.aidpost.core.ReadBy
import org.aidpost.core.Triage
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineException
import org.aidpost.engine.EngineOptions
import org.aidpost.protocol.Acuity
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class CancelTest {
    @Test
    fun `a cancel while the model is loaded gives no engine`() = runBlocking {
        val call = EngineCall()
        val opening = async(start = CoroutineStart.UNDISPATCHED) { runCatching { Engine.open(Fixture.pack, EngineOptions(), call) } }
        call.cancel()
        assertTrue(opening.await().exceptionOrNull() is EngineException.Cancelled)
    }

    @Test
    fun `a cancel while the prompt is read leaves the rules' answer`() = cancelledAt { it.isPrompt() }

    @Test
    fun `a cancel while the reply is written leaves the rules' answer`() = cancelledAt { it.isReply() }

    private fun cancelledAt(phase: (Event) -> Boolean) = runBlocking {
        Fixture.engine().use { engine ->
            val triage = engine.cancelled(phase)
            assertEquals(ModelStatus.CANCELLED, triage.model.status)
            assertEquals(Acuity.RED, triage.acuity)
            // What the word list read needs no model, and stays.
            assertTrue(triage.reading.signs.all { it.readBy == ReadBy.LEXICON })
            // The engine is free for the next, and nothing of the cancelled call is left in it.
            assertEquals(ModelStatus.ANSWERED, engine.triage(encounter, EngineCall()).model.status)
        }
    }

    private suspend fun Engine.cancelled(phase: (Event) -> Boolean): Triage {
        val call = EngineCall()
        return runBlocking {
            launch { while (true) if (phase(call.next() ?: break)) call.cancel() }
            triage(longEncounter, call)
        }
    }

    @Test
    fun `a cancelled coroutine cancels the engine, and the next call finds it free`() = runBlocking {
        Fixture.engine().use { engine ->
            repeat(20) {
                val job = launch { engine.triageEvents(longEncounter).collect {} }
                engine.triageEvents(longEncounter).first { it is Event.Progress }
                job.cancelAndJoin()
            }
            val done = engine.triageEvents(encounter).last() as Event.Done
            assertEquals(ModelStatus.ANSWERED, done.triage.model.status)
        }
    }

    @Test
    fun `the engine cancels the call that runs and those that wait`() = runBlocking {
        Fixture.engine().use { engine ->
            val calls = List(4) { async(start = CoroutineStart.UNDISPATCHED) { engine.triage(longEncounter, EngineCall()) } }
            engine.cancel()
            calls.forEach { assertEquals(ModelStatus.CANCELLED, it.await().model.status) }
            assertEquals(ModelStatus.ANSWERED, engine.triage(encounter, EngineCall()).model.status)
        }
    }

    @Test
    fun `time that is over leaves the rules' answer, and a task without one`(): Unit = runBlocking {
        Fixture.engine().use { engine ->
            val done = engine.triageEvents(longEncounter, timeout = 1.milliseconds).last() as Event.Done
            assertEquals(ModelStatus.TIMED_OUT, done.triage.model.status)
            assertEquals(Acuity.RED, done.triage.acuity)
            assertThrows(EngineException.TimedOut::class.java) { runBlocking { engine.soap(longEncounter, timeout = 1.milliseconds) } }
        }
    }
}
