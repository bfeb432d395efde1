package org.aidpost

import kotlinx.coroutines.runBlocking
import org.aidpost.core.BenchOptions
import org.aidpost.core.Event
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineException
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class BenchTest {
    private val options = BenchOptions(minutes = 0.0, scratch = Fixture.scratch.toString())

    @Test
    fun `a pack is measured step by step`() = runBlocking {
        Engine.rulesOnly().use { engine ->
            var told = 0
            val bench = engine.bench(Fixture.pack, options) { if (it is Event.Progress) told++ }
            assertEquals("demo", bench.pack)
            assertTrue(bench.prefill.tokensPerSecond > 0 && bench.decode.tokensPerSecond > 0, "$bench")
            assertTrue(bench.triageCold.replyTokens > 0u && bench.image!!.encodeSeconds > 0, "$bench")
            assertNull(bench.sustained)
            assertTrue(told > 0)
        }
    }

    @Test
    fun `minutes that are none are refused, and a cancel ends it`() {
        Engine.rulesOnly().use { engine ->
            val none = options.copy(minutes = Double.NaN)
            val error = assertThrows(EngineException.Input::class.java) { runBlocking { engine.bench(Fixture.pack, none) } }
            assertEquals("minutes", error.field)
            assertThrows(EngineException.Cancelled::class.java) {
                runBlocking { engine.bench(Fixture.pack, options.copy(minutes = 60.0)) { engine.cancel() } }
            }
        }
    }
}
