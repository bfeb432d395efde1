package org.aidpost.desktop

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import org.aidpost.ui.App
import org.aidpost.ui.Colour
import org.aidpost.ui.RulesAnswer
import org.aidpost.ui.Taps
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
    fun `a casualty is sorted by START's own steps, and dead is confirmed by a name`() = runDesktopComposeUiTest(400, 860) {
        val state = Fixture.state(Fixture.noModel())
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("Many hurt")
        fun answer(vararg answers: String) = answers.forEach { answer ->
            val mass = state.mass
            val open = mass.open!!
            val question = if (mass.asksBreaths(open)) "More than 30 breaths a minute?" else "${mass.meaning(open)!!.replaceFirstChar { it.uppercase() }}?"
            hand.tap("$answer. $question")
        }
        answer("Yes")
        assertEquals(org.aidpost.ui.Category.MINIMAL, state.mass.view.category)
        hand.tap("Next casualty")
        answer("No", "Yes", "Yes")
        assertEquals(org.aidpost.ui.Category.IMMEDIATE, state.mass.view.category)
        hand.tap("Next casualty")
        answer("No", "Yes", "No", "Yes", "Yes")
        assertEquals(org.aidpost.ui.Category.DELAYED, state.mass.view.category)
        hand.tap("Next casualty")
        answer("No", "No", "No")
        assertEquals(org.aidpost.ui.Category.PROPOSED_DEAD, state.mass.view.category)
        hand.write("confirm-name", "Sr. Okello")
        hand.tap("I looked and confirm: dead")
        assertEquals(org.aidpost.ui.Category.DEAD, state.mass.view.category)
        hand.tap("Next casualty")
        assertEquals(4, state.mass.tally.size)
    }
}
