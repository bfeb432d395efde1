package org.aidpost.desktop

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.nio.file.Path
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Clock
import org.aidpost.ui.Colour
import org.aidpost.ui.LookAgain
import org.aidpost.ui.Place
import org.aidpost.ui.draft
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** When somebody who waits is looked at again: by the post's own times, from the last triage. */
@OptIn(ExperimentalTestApi::class)
internal class LookAgainTest {
    private class Post(folder: Path, own: LookAgain = LookAgain()) {
        var now = Fixture.NOW
        private val clock = Clock { now }
        val store = VisitPatients(folder.resolve("patients.db").toFile(), { ByteArray(32) }, clock).also { runBlocking { it.read() } }
        val drafts = SealedDrafts(folder.resolve("open").toFile()) { ByteArray(32) }
        val state: AppState = Fixture.state(engineOutside({ Engine.rulesOnly() }, store, clock, drafts, lookAgain = own))

        fun left() = state.lookAgain.left(store.patients.single(), now)

        fun later(minutes: Int) {
            now += minutes * 60_000L
        }

        fun keep() = state.run {
            if (result == null) showResult()
            while (result!!.isReading) Thread.sleep(5)
            keep()
            while (entry != null) Thread.sleep(5)
        }
    }

    @Test
    fun `by itself the app says no time`(@TempDir folder: Path) {
        val post = Post(folder)
        post.state.keepsOne()
        assertNull(post.left())
    }

    @Test
    fun `the time runs from the last triage, also after a kill, and who waits waits on from the first`(@TempDir folder: Path) {
        val times = LookAgain(mapOf(Colour.RED to 10))
        val post = Post(folder, times)
        post.state.newPatient()
        post.state.entry!!.change { Fixture.redChild }
        post.keep()
        post.later(4)
        assertEquals(6L, post.left())
        post.later(9)
        assertEquals(-3L, post.left())
        post.state.open(post.store.patients.single())
        post.keep()
        assertEquals(10L, post.left())
        val after = Post(folder, times).store.patients.single()
        assertEquals(listOf(Fixture.NOW, post.now), listOf(after.triagedAt, after.lookedAt))
        // A clock that was set back makes nobody wait longer.
        assertEquals(10L, times.left(after, Fixture.NOW))
        assertThrows(IllegalArgumentException::class.java) { LookAgain(mapOf(Colour.RED to 0)) }
    }

    @Test
    fun `the queue says it beside the name, and louder when it is time`() = runDesktopComposeUiTest(400, 860) {
        val state = Fixture.state(Fixture.noModel())
        Fixture.patients(state.outside)
        state.lookAgain = LookAgain(mapOf(Colour.RED to 2, Colour.YELLOW to 10, Colour.GREEN to 120))
        setContent { App(state, font = Fixture.font) }
        for (said in listOf("look again now", "look again: 4 min late", "look again in 25 min")) onNode(hasContentDescription(said, substring = true)).assertExists()
        onNode(hasContentDescription("NO COLOUR", substring = true) and hasContentDescription("look again", substring = true)).assertDoesNotExist()
    }

    @Test
    fun `what is chosen in the settings stays, and the integrator's time holds until then`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 2600) {
        val own = LookAgain(mapOf(Colour.GREEN to 90))
        val post = Post(folder, own)
        post.state.place = Place.SETTINGS
        setContent { App(post.state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("When to look again. Show")
        hand.tap("When to look again, YELLOW: 30 min")
        hand.tap("When to look again, GREEN: No time")
        post.drafts.write(post.state.draft())
        assertEquals(mapOf(Colour.YELLOW to 30), Post(folder, own).state.lookAgain.minutes)
        hand.tap("When to look again, YELLOW: No time")
        hand.tap("When to look again, GREEN: 90 min")
        post.drafts.write(post.state.draft())
        assertEquals(LookAgain(mapOf(Colour.GREEN to 240)), Post(folder, LookAgain(mapOf(Colour.GREEN to 240))).state.lookAgain)
    }
}
