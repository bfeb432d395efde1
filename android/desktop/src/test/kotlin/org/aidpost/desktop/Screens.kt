package org.aidpost.desktop

import org.aidpost.ui.AGE_PAD
import org.aidpost.ui.Answer
import org.aidpost.ui.AppState
import org.aidpost.ui.Form
import org.aidpost.ui.Place

/** Every screen in a state worth looking at; [height] in dp shows all of it that matters on a phone. */
internal enum class Screen(val height: Int, val open: AppState.() -> Unit) {
    QUEUE(760, { Fixture.patients(outside) }),
    AGE(760, { newPatient() }),
    ENTRY(1100, { entry(Fixture.redChild) }),
    KEYPAD(860, { entry(Fixture.greenAdult.copy(vitals = emptyMap()), "vitals.temperature_celsius") }),
    COUNTED(860, { entry(Fixture.greenAdult, "vitals.respiratory_rate_per_minute") }),
    RESULT(1500, { entry(Fixture.missedSign); read() }),
    ASKED(1700, { entry(Fixture.missedSign.copy(story = "He vomits everything. His temperature was 39.4 °C at home.")); read() }),
    GREEN(1000, { entry(Fixture.greenAdult); read() }),
    MASS(760, {
        place = Place.MASS
        mass.answer(mass.open!!, Answer.YES)
        mass.next()
    }),
    DEAD(860, {
        place = Place.MASS
        repeat(3) { mass.answer(mass.open!!, Answer.NO) }
        mass.confirmName = "Sr. Okello"
    }),
    SETTINGS(700, { place = Place.SETTINGS }),
    ABOUT(800, { place = Place.ABOUT }),
}

private fun AppState.entry(form: Form, pad: String? = null) {
    newPatient()
    entry!!.change { form }
    entry!!.pad = pad
    check(pad != AGE_PAD)
}

private fun AppState.read() {
    showResult()
    while (result!!.isReading) Thread.sleep(5)
}
