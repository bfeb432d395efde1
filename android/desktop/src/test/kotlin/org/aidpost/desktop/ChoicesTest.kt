package org.aidpost.desktop

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.nio.file.Path
import kotlinx.coroutines.runBlocking
import org.aidpost.ReloadingEngine
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.StoredChoices
import org.aidpost.screens.engineOutside
import org.aidpost.core.OpinionPolicy
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Opinion
import org.aidpost.ui.Place
import org.aidpost.ui.draft
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What changes a triage, chosen in the settings. */
@OptIn(ExperimentalTestApi::class)
internal class ChoicesTest {
    /** A device with the real engine, opened by what is chosen. */
    private class Desk(folder: Path) {
        val choices: StoredChoices = StoredChoices(folder.resolve("device/choices").toFile()) { close() }
        val opened = mutableListOf<OpinionPolicy>()
        val engine = ReloadingEngine {
            opened += choices.policy
            Engine.open(PackSource.BuiltIn(folder.resolve("pack").toString()).open(), EngineOptions(opinion = choices.policy))
        }
        val drafts = SealedDrafts(folder.resolve("open").toFile()) { ByteArray(32) }
        val state: AppState = Fixture.state(engineOutside({ engine.withEngine { it } }, MemoryStore(), { Fixture.NOW }, drafts, choices = choices)).also { it.place = Place.SETTINGS }

        private fun close() = engine.close()
    }

    @Test
    fun `what the model's opinion does is asked, kept, and the engine opened by it`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 1600) {
        val desk = Desk(folder)
        runBlocking { desk.engine.withEngine { } }
        assertEquals(listOf(OpinionPolicy.REVIEW), desk.opened)
        setContent { App(desk.state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("When the model finds a patient more urgent than the rules do: The colour rises too")
        waitUntil(timeoutMillis = 10_000) { desk.choices.opinion == Opinion.RAISE && !desk.engine.isLoaded }
        runBlocking { desk.engine.withEngine { } }
        assertEquals(listOf(OpinionPolicy.REVIEW, OpinionPolicy.RAISE), desk.opened)
        assertTrue(desk.engine.isLoaded)
        // What is chosen is there after a start, and the same choice again closes no engine.
        assertEquals(Opinion.RAISE, Desk(folder).state.opinion)
        desk.choices.opinion = Opinion.RAISE
        assertTrue(desk.engine.isLoaded)
        desk.engine.close()
    }

    @Test
    fun `the protocol for many hurt is chosen here too, and stays`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 1600) {
        val desk = Desk(folder)
        setContent { App(desk.state, font = Fixture.font) }
        Hand(this).tap("Many hurt, sorted by: SALT")
        assertEquals("salt", desk.state.mass.protocol.id)
        desk.drafts.write(desk.state.draft())
        assertEquals("salt", Desk(folder).state.mass.protocol.id)
    }

    @Test
    fun `a file that says nothing known is no choice`(@TempDir folder: Path) {
        val file = folder.resolve("choices").toFile()
        for (text in listOf("", "opinion=LOWER", "\u0000")) {
            file.writeText(text)
            assertEquals(Opinion.REVIEW, StoredChoices(file).opinion, text)
        }
    }
}
