package org.aidpost

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.core.Event
import org.aidpost.core.ModelStatus
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineException
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.Age
import org.aidpost.protocol.Pregnancy
import org.aidpost.protocol.Vitals
import org.aidpost.protocol.YoungInfantFever
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class LifecycleTest {
    @Test
    fun `two engines, one after the other, answer alike`() = runBlocking {
        val first = Fixture.engine().use { engine -> engine.triage(encounter, EngineCall()).also { engine.release() } }
        val second = Fixture.engine().use { it.triage(encounter, EngineCall()) }
        assertEquals(first, second)
    }

    @Test
    fun `two hundred openings leave no memory behind`() = runBlocking {
        // Each goes into the model and is stopped there: what is looked for is what an opening leaves, not what a reading takes.
        val cycle = suspend {
            Fixture.engine().use { engine ->
                engine.triageEvents(encounter).first { it is Event.Progress }
                engine.release()
            }
        }
        // Threads come and go with engines, and each one's part of the heap grows to its size first: a step, where a leak goes on and on.
        repeat(100) { cycle() }
        val resident = List(5) { round ->
            if (round > 0) repeat(50) { cycle() }
            System.gc()
            Memory.kilobytesInUse()
        }
        println("200 openings: resident memory before and after each fifty: $resident kB")
        val least = resident.zipWithNext { before, after -> after - before }.min()
        // An engine of the built-in pack holds several megabytes: a leak of one in ten would add some twenty to each fifty.
        assertTrue(least < 6_000, "$resident kB")
    }

    @Test
    fun `sixteen threads are answered, one after the other`() = runBlocking {
        Fixture.engine().use { engine ->
            val alone = engine.triage(encounter, EngineCall())
            val threads = Executors.newFixedThreadPool(16)
            try {
                val calls = List(16) { Callable { runBlocking { engine.triage(encounter, EngineCall()) } } }
                threads.invokeAll(calls).forEach { assertEquals(alone, it.get()) }
            } finally {
                threads.shutdownNow()
            }
        }
    }

    @Test
    fun `a released engine comes back when it is needed`() = runBlocking {
        var opened = 0
        ReloadingEngine { Fixture.engine().also { opened += 1 } }.use { reloading ->
            assertFalse(reloading.isLoaded)
            val first = reloading.withEngine { it.triage(encounter, EngineCall()) }
            reloading.withEngine { it.triage(encounter, EngineCall()) }
            assertEquals(1, opened)
            reloading.release()
            assertFalse(reloading.isLoaded)
            assertEquals(first, reloading.withEngine { it.triage(encounter, EngineCall()) })
            assertEquals(2, opened)
        }
    }

    @Test
    fun `a hot device is triaged by the rules alone`() = runBlocking {
        ReloadingEngine { error("no model is opened on a hot device") }.use { reloading ->
            reloading.thermalState = ThermalState.HOT
            val triage = reloading.withEngine { it.triage(encounter, EngineCall()) }
            assertEquals(ModelStatus.NOT_LOADED, triage.model.status)
            assertEquals(Acuity.RED, triage.acuity)
            assertThrows(EngineException.NoModel::class.java) { runBlocking { reloading.withEngine { it.soap(encounter) } } }
        }
        Unit
    }

    @Test
    fun `a hot device goes by the fever that was chosen`() = runBlocking {
        val infant = encounter.copy(age = Age.Days(20u), pregnancy = Pregnancy.NOT_PREGNANT, narrative = null, vitals = Vitals(temperatureCelsius = 37.7))
        for ((fever, counts) in listOf(null to true, YoungInfantFever.GUIDELINE2015 to false)) {
            ReloadingEngine(fever) { error("no model is opened on a hot device") }.use { reloading ->
                reloading.thermalState = ThermalState.HOT
                val triage = reloading.withEngine { it.triage(infant, EngineCall()) }
                assertEquals(counts, "imci-young-infant/fever-from" in triage.toJson())
            }
        }
    }
}
