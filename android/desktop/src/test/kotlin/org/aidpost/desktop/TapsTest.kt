package org.aidpost.desktop

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.CasualtyForm
import org.aidpost.ui.Category
import org.aidpost.ui.Colour
import org.aidpost.ui.RulesAnswer
import org.aidpost.ui.Taps
import org.aidpost.ui.Texts
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

@OptIn(ExperimentalTestApi::class)
internal class TapsTest {
    @Test
    fun `a complete adult entry takes at most 25 taps besides typing, and is green`() = runDesktopComposeUiTest(400, 860) {
        val state = Fixture.state(Fixture.noModel())
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tapTag("new")
        hand.number("34")
        hand.tap("Next")
        hand.tap("Sex: Female")
        hand.tap("Pregnant, or gave birth in the last six weeks?: Neither")
        hand.tapTag("list")
        hand.tap("Awake?: Alert")
        hand.tap("Respiratory rate, not measured")
        for (value in listOf("16", "98", "78", "124", "78", "36.8")) {
            hand.number(value)
            hand.tap("Next")
        }
        hand.write("story", "Cough for two days.")
        val answer = state.entry!!.answer as RulesAnswer.Ready
        assertEquals(Colour.GREEN, answer.view.colour, answer.view.missing.toString())
        hand.tapTag("result")
        hand.waitForReading(state)
        hand.tapTag("keep")
        println("adult entry: ${hand.taps} taps and ${hand.digits} digits")
        assertTrue(hand.taps <= 25, "${hand.taps}")
    }

    @Test
    fun `a number is typed in the unit of the instrument, and one that cannot be is refused with the range`() = runDesktopComposeUiTest(400, 860) {
        val state = Fixture.state(Fixture.noModel())
        state.newPatient()
        state.entry!!.change { Fixture.greenAdult.copy(vitals = emptyMap()) }
        state.entry!!.pad = "vitals.temperature_celsius"
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("Temperature: °F")
        hand.number("986")
        hand.tap("Done, temperature")
        onNodeWithText("Not possible", substring = true).assertIsDisplayed()
        assertEquals(null, state.entry!!.form.vitals["vitals.temperature_celsius"])
        hand.tap("Erase one digit")
        hand.number(".6")
        hand.tap("Done, temperature")
        assertEquals(37.0, state.entry!!.form.vitals["vitals.temperature_celsius"])
        // 90 mg/dL are 5.0 mmol/L.
        state.entry!!.pad = "vitals.glucose_mmol_per_l"
        waitForIdle()
        hand.tap("Glucose: mg/dL")
        hand.number("90")
        hand.tap("Done, glucose")
        assertEquals(5.0, state.entry!!.form.vitals["vitals.glucose_mmol_per_l"])
    }

    @Test
    fun `breaths are counted for a minute, and before it by their distance`() {
        var taps = Taps()
        repeat(20) { taps = taps.tap(it * 3_000L) }
        assertEquals(20, taps.rate(57_000))
        // What comes after the minute does not count.
        taps = taps.tap(60_000)
        assertEquals(20, taps.rate(60_000))
        assertEquals(null, Taps().tap(0).tap(900).rate(900))
    }

    @Test
    fun `a casualty is sorted by START's own steps, and dead is confirmed by a name`() = mass { state, hand ->
        sort(hand, state, "Yes")
        assertEquals(Category.MINIMAL, state.mass.view.category)
        hand.tap("Next casualty")
        sort(hand, state, "No", "Yes", "More than 30")
        assertEquals(Category.IMMEDIATE, state.mass.view.category)
        hand.tap("Next casualty")
        sort(hand, state, "No", "Yes", "30 or fewer", "Yes", "Yes")
        assertEquals(Category.DELAYED, state.mass.view.category)
        hand.tap("Next casualty")
        sort(hand, state, "No", "No", "No")
        assertEquals(Category.PROPOSED_DEAD, state.mass.view.category)
        hand.write("confirm-name", "Sr. Okello")
        hand.tap("I looked and confirm: dead")
        assertEquals(Category.DEAD, state.mass.view.category)
        hand.tap("Next casualty")
        assertEquals(4, state.mass.tally.size)
    }

    @Test
    fun `a child is sorted by JumpSTART with its own rates, and an infant is not asked to walk`() = mass { state, hand ->
        hand.tap("Sorted by: JumpSTART")
        sort(hand, state, "1 year or older", "No", "Yes", "Fewer than 15")
        assertEquals(Category.IMMEDIATE, state.mass.view.category)
        hand.tap("Next casualty")
        sort(hand, state, "Under 1 year", "Yes", "15 to 45", "Yes", "To pain", "No")
        assertEquals(Category.IMMEDIATE, state.mass.view.category)
        hand.tap("Next casualty")
        sort(hand, state, "Under 1 year", "Yes", "15 to 45", "Yes", "Alert")
        assertEquals(Category.DELAYED, state.mass.view.category)
    }

    @Test
    fun `by SALT only a person's judgement and a name make a casualty expectant`() = mass { state, hand ->
        hand.tap("Sorted by: SALT")
        while (state.mass.open != null) sort(hand, state, state.mass.open!!.options.let { if (it.size == 2 && state.mass.form == CasualtyForm()) "Yes" else "No" })
        assertEquals(Category.IMMEDIATE, state.mass.view.category)
        hand.tap("Not likely to survive with what there is now")
        assertEquals(Category.PROPOSED_EXPECTANT, state.mass.view.category)
        hand.write("confirm-name", "Sr. Okello")
        hand.tap("I looked and confirm: expectant")
        assertEquals(Category.EXPECTANT, state.mass.view.category)
    }

    private fun mass(steps: ComposeUiTest.(AppState, Hand) -> Unit) = runDesktopComposeUiTest(400, 860) {
        val state = Fixture.state(Fixture.noModel())
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("Many hurt")
        steps(state, hand)
    }

    /** Presses these answers, one to each question that the protocol asks. */
    private fun sort(hand: Hand, state: AppState, vararg answers: String) = answers.forEach { answer ->
        hand.tap("$answer. ${state.mass.open!!.question(Texts())}")
    }
}
