package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** The keypad's name for the age. */
const val AGE_PAD = "age"

/** Who: age in the unit in which it is known, sex, and pregnancy where it matters. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun WhoPart(state: EncounterState) {
    val texts = LocalTexts.current
    val who = state.form.who
    fun set(change: (Who) -> Who) = state.change { it.copy(who = change(it.who)) }
    Heading(texts.who)
    Card {
        val age = who.age?.let { texts.years(it, texts.unit(who.unit)) } ?: texts.ageFirst
        if (who.age == null) {
            Press(age, Modifier.fillMaxWidth().testTag("age")) { state.pad = AGE_PAD }
        } else {
            Soft("${texts.age}: $age", Modifier.fillMaxWidth().testTag("age")) { state.pad = AGE_PAD }
        }
        Small(texts.sex)
        Chips(Sex.entries, who.sex, texts::sex, texts.sex) { sex -> set { it.copy(sex = sex) } }
        if (state.asksPregnancy) {
            Small(texts.pregnancy)
            Chips(Pregnancy.entries, who.pregnancy, texts::pregnancy, texts.pregnancy) { one -> set { it.copy(pregnancy = one) } }
        }
        Field(state.form.name, texts.nameOrNumber, "name") { name -> state.change { it.copy(name = name) } }
    }
}

/** A few choices beside each other, of which one holds. [about] is put before each for a screen reader. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun <T> Chips(all: List<T>, chosen: T?, word: (T) -> String, about: String, onChoose: (T) -> Unit) {
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        all.forEach { one -> Choice(word(one), one == chosen, name = "$about: ${word(one)}") { onChoose(one) } }
    }
}
