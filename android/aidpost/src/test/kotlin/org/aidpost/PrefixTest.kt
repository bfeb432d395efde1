package org.aidpost

import java.nio.file.Path
import kotlin.io.path.exists
import kotlin.io.path.getLastModifiedTime
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.readBytes
import kotlin.io.path.writeBytes
import kotlinx.coroutines.runBlocking
import org.aidpost.Fixture.encounter
import org.aidpost.Fixture.events
import org.aidpost.Fixture.triage
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.core.Triage
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.Prefixes
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class PrefixTest {
    private val caches = Fixture.scratch.resolve("caches")
    private val kept = caches.resolve("aidpost-prefixes")

    /** By an engine opened for it; and how much of the prompt was there at the first tiding. What is restored is there at once. */
    private suspend fun opened(options: EngineOptions): Pair<Triage, ULong> = Engine.open(Fixture.pack, options).use { engine ->
        val events = engine.events(encounter)
        events.triage() to events.firstNotNullOf { ((it as? Event.Progress)?.progress as? ModelProgress.Prompt)?.done }
    }

    private fun files(folder: Path = kept) = folder.listDirectoryEntries()

    @Test
    fun `what was read before the patient's part is there at the next opening, and read anew where the file is spoiled`() = runBlocking {
        val options = EngineOptions().keepingPrefixesIn(caches.toFile())
        val (first, step) = opened(options)
        val file = files().single()
        val (whole, written) = file.readBytes() to file.getLastModifiedTime()
        val (second, restored) = opened(options)
        assertTrue(restored > step, "$restored tokens at once, and $step without a file")
        assertEquals(first, second)
        assertEquals(written, file.getLastModifiedTime())
        val flipped = whole.copyOf().also { it[it.size / 2] = (it[it.size / 2].toInt() xor 1).toByte() }
        for (spoiled in listOf(flipped, whole.copyOf(whole.size / 2), ByteArray(0))) {
            file.writeBytes(spoiled)
            assertEquals(first to step, opened(options))
            assertArrayEquals(whole, file.readBytes())
        }
        assertEquals(first to restored, opened(options))
    }

    @Test
    fun `nothing is written unless it is asked for`() = runBlocking {
        val nothing = Fixture.scratch.resolve("no-caches")
        val off = EngineOptions(prefixes = Prefixes.Nowhere).keepingPrefixesIn(nothing.toFile())
        assertEquals(opened(EngineOptions()), opened(off))
        assertFalse(nothing.exists())
    }
}
