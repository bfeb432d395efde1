package org.aidpost

import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineOptions
import org.aidpost.models.PackSource
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** Two packs in one engine. */
internal class SecondTest {
    @Test
    fun `the second pack writes where there is room, else the first, and each record names its own`() = runBlocking {
        val tiny = PackSource.Folder(Fixture.root.resolve("models/tiny").toString()).open()
        for ((memory, writer) in listOf(null to "demo", 1_048_576uL to "tiny-random")) {
            Engine.openWith(tiny, Fixture.pack, memory, EngineOptions(), EngineCall()).use { engine ->
                assertEquals("tiny-random", engine.triage(Fixture.encounter).provenance.pack)
                assertEquals(writer, engine.soap(Fixture.encounter).about.provenance.pack)
                engine.closeSecond()
                assertEquals(writer, engine.soap(Fixture.encounter).about.provenance.pack)
            }
        }
    }
}
