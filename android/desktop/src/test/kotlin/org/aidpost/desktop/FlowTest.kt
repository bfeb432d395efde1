package org.aidpost.desktop

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertCountEquals
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import kotlinx.coroutines.runBlocking
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Colour
import org.aidpost.ui.EncounterState
import org.aidpost.ui.Form
import org.aidpost.ui.ModelState
import org.aidpost.ui.Outside
import org.aidpost.ui.ReadBy
import org.aidpost.ui.RulesAnswer
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Whole flows by the screens, through the real engine. */
@OptIn(ExperimentalTestApi::class)
internal class FlowTest {
    private fun flow(outside: Outside, steps: ComposeUiTest.(AppState, Hand) -> Unit) = runDesktopComposeUiTest(400, 860) {
        val state = Fixture.state(outside)
        setContent { App(state, font = Fixture.font) }
        steps(state, Hand(this))
    }

    private fun ComposeUiTest.colour(word: String) =
        onAllNodes(hasText(word, substring = true) and (hasTestTag("colour") or hasAnyAncestor(hasTestTag("colour")))).onFirst().assertIsDisplayed()

    @Test
    fun `a child in a fit is red at the tap, and stands first in the queue`() = flow(Fixture.noModel()) { state, hand ->
        Fixture.patients(state.outside)
        runBlocking { state.outside.store.seen(2, "") }
        hand.tapTag("new")
        hand.tap("Age: months")
        hand.number("14")
        hand.tap("Next")
        colour("NO COLOUR")
        hand.tap("convulsing now: Yes")
        colour("RED")
        hand.tapTag("result")
        hand.waitForReading(state)
        assertEquals(Colour.RED, state.result?.colour)
        assertTrue(state.result?.view?.findings.orEmpty().all { it.source.isNotBlank() })
        hand.tapTag("keep")
        waitUntil { state.entry == null }
        assertEquals(Colour.RED, org.aidpost.ui.inOrder(state.outside.store.patients).first().stands)
    }

    @Test
    fun `with letters of 200 percent on the narrowest phone everything can be reached`() = runDesktopComposeUiTest(320, 640) {
        val state = Fixture.state(Fixture.noModel())
        state.looks = state.looks.copy(type = 2f)
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tapTag("new")
        hand.tap("Age: months")
        hand.number("14")
        hand.tap("Next")
        hand.tap("convulsing now: Yes")
        colour("RED")
        hand.write("story", "She has been hot since the morning.")
        hand.tapTag("result")
        hand.waitForReading(state)
        hand.tapTag("keep")
        waitUntil { state.entry == null }
        waitForIdle()
        hand.tap("Settings")
        hand.tap("Size of the letters: 100 %")
        assertEquals(1f, state.looks.type)
    }

    @Test
    fun `an answer that is taken back takes the colour with it`() = flow(Fixture.noModel()) { _, hand ->
        hand.tapTag("new")
        hand.number("34")
        hand.tap("Next")
        hand.tap("heavy bleeding: Yes")
        colour("RED")
        hand.tap("heavy bleeding: Yes")
        colour("NO COLOUR")
    }

    @Test
    fun `what the worker missed is read in the story, marked in it, and a told number is offered`() = flow(Fixture.noModel()) { state, hand ->
        state.newPatient()
        state.entry!!.change { Fixture.missedSign }
        state.entry!!.pad = null
        waitForIdle()
        val before = (state.entry!!.answer as RulesAnswer.Ready).view.colour
        assertFalse(before == Colour.RED)
        hand.tapTag("result")
        hand.waitForReading(state)
        val view = state.result!!.view!!
        assertEquals(Colour.RED, view.colour)
        assertEquals(ModelState.NOT_LOADED, view.model)
        val fit = view.quotes.first { it.code == "active_convulsions" }
        assertEquals(ReadBy.LEXICON, fit.readBy)
        assertTrue("convulsing" in Fixture.missedSign.story.substring(fit.start, fit.end))
        hand.tap("Enter it: 39.4 °C")
        hand.waitForReading(state)
        assertEquals(39.4, state.entry!!.form.vitals["vitals.temperature_celsius"])
        assertTrue(state.result!!.view!!.told.isEmpty())
    }

    @Test
    fun `what a story tells is offered while it is typed, and counts when it is tapped`() = flow(Fixture.noModel()) { state, hand ->
        state.newPatient()
        state.entry!!.change { Form(who = Fixture.missedSign.who) }
        state.entry!!.pad = null
        waitForIdle()
        hand.write("story", "He is still convulsing. No stridor. His brother had fits as a child. His temperature was 39.4 °C at home.")
        waitUntil(timeoutMillis = 10_000) { state.entry!!.suggested.told.isNotEmpty() }
        assertTrue(state.entry!!.form.signs.isEmpty() && state.entry!!.form.vitals.isEmpty())
        colour("NO COLOUR")
        hand.tap("Tick: convulsing now")
        colour("RED")
        hand.tap("Enter it: 39.4 °C")
        assertEquals(39.4, state.entry!!.form.vitals["vitals.temperature_celsius"])
        // What was entered is offered no longer.
        onAllNodes(hasText("convulsing now", substring = true) and hasAnyAncestor(hasTestTag("suggestion"))).assertCountEquals(0)
        assertTrue(state.entry!!.suggested.signs.any { it.answer == null && it.scope == "other_person" })
    }

    @Test
    fun `the model's reading can be stopped, and what rules and word list say stays`() = flow(Fixture.model()) { state, hand ->
        state.newPatient()
        state.entry!!.change { Fixture.missedSign.copy(story = Fixture.missedSign.story.repeat(40)) }
        state.entry!!.pad = null
        waitForIdle()
        hand.tapTag("result")
        waitUntil(timeoutMillis = 60_000) { state.result?.part != null }
        hand.tapTag("stop")
        hand.waitForReading(state)
        val stopped = state.result!!.view!!
        assertEquals(ModelState.STOPPED, stopped.model)
        // What the word list read counts, and nothing of the model's half of a reading.
        assertEquals(Colour.RED, stopped.colour)
        assertTrue(stopped.quotes.isNotEmpty() && stopped.quotes.all { it.readBy == ReadBy.LEXICON })
        // A shorter story is read at once: the engine was let go of.
        state.result!!.change { it.copy(story = "She has a headache.") }
        hand.waitForReading(state)
        assertEquals(ModelState.ANSWERED, state.result!!.view!!.model)
        assertTrue(state.result!!.view!!.demo)
    }

    @Test
    fun `a person decides otherwise only with a reason, and the rules' colour stays beside it`() = flow(Fixture.noModel()) { state, hand ->
        state.newPatient()
        state.entry!!.change { Fixture.greenAdult }
        state.entry!!.pad = null
        waitForIdle()
        hand.tapTag("result")
        hand.waitForReading(state)
        hand.tap("Your decision. Show")
        hand.tap("Your decision: YELLOW")
        hand.tap("Decide this colour")
        assertEquals(null, state.result!!.override)
        hand.write("reason", "Lives alone, far away.")
        hand.tap("Decide this colour")
        assertEquals(null, state.result!!.override)
        hand.write("decided-by", "Sr. Okello")
        hand.tap("Decide this colour")
        hand.tapTag("keep")
        waitUntil { state.entry == null }
        val kept = state.outside.store.patients.single()
        assertEquals(Colour.GREEN, kept.colour)
        assertEquals(Colour.YELLOW, kept.stands)
        assertFalse("alone" in kept.toString())
    }

    @Test
    fun `who does not know the number sees nobody, and a wrong one says so`() = flow(Fixture.noModel()) { state, hand ->
        Fixture.patients(state.outside)
        state.lock.set("2468")
        state.lock.close()
        waitForIdle()
        assertTrue(onAllNodes(hasText("Amina", substring = true)).fetchSemanticsNodes().isEmpty())
        for (digit in "1357") hand.tap("$digit")
        hand.tap("Open")
        waitUntil(timeoutMillis = 10_000) { state.lock.wrong == 1 }
        onNode(hasText("not the number", substring = true)).assertIsDisplayed()
        for (digit in "2468") hand.tap("$digit")
        hand.tap("Open")
        waitUntil(timeoutMillis = 10_000) { !state.lock.isClosed }
        waitForIdle()
        onAllNodes(hasText("Amina", substring = true)).onFirst().assertIsDisplayed()
    }

    @Test
    fun `a colour is there within a frame of an entry`() {
        val entry = EncounterState(Fixture.noModel().rules, Form(), 1)
        entry.change { Fixture.missedSign }
        entry.answer
        entry.signs
        val start = System.nanoTime()
        repeat(50) { turn ->
            entry.change { it.withVital("vitals.heart_rate_per_minute", 80.0 + turn) }
            entry.answer
        }
        val each = (System.nanoTime() - start) / 50 / 1e6
        println("colour after an entry: $each ms")
        assertTrue(each < 16, "$each ms")
    }
}
