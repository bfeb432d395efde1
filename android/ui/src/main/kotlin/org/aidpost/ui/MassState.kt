package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/** START's rate of breaths is asked as yes or no: more than thirty, or not. The library decides on the number. */
private const val BREATHS = "vitals.respiratory_rate_per_minute"
private const val ABOVE_THIRTY = 31.0
private const val AT_MOST_THIRTY = 30.0

/** One casualty after another, each through START's own steps, and how many of each there were. */
@Stable
class MassState(private val rules: Rules) {
    private val meanings = rules.casualtyFacts()
    private val steps = mutableStateListOf(CasualtyForm())

    val tally = mutableStateListOf<Category>()

    var confirmName: String by mutableStateOf("")

    val form: CasualtyForm get() = steps.last()

    val view: CasualtyView get() = rules.sort(form)

    val number: Int get() = tally.size + 1

    val canUndo: Boolean get() = steps.size > 1

    /** What START asks now: the first fact or measure that decides its open step. */
    val open: String? get() = view.missing.firstOrNull { it in meanings || it == BREATHS }.takeIf { view.category == Category.UNABLE }

    fun meaning(field: String): String? = meanings[field]

    fun asksBreaths(field: String): Boolean = field == BREATHS

    fun answer(field: String, answer: Answer) {
        val next = if (field == BREATHS) {
            form.copy(breaths = if (answer == Answer.YES) ABOVE_THIRTY else AT_MOST_THIRTY)
        } else {
            form.copy(answers = form.answers + (field to answer))
        }
        steps.add(next)
    }

    fun undo() {
        if (canUndo) steps.removeAt(steps.lastIndex)
    }

    /** A named person confirms what START proposes. */
    fun confirm() {
        val confirmed = if (view.category == Category.PROPOSED_DEAD) Category.DEAD else Category.EXPECTANT
        steps.add(form.copy(confirmedBy = confirmName.trim(), confirmed = confirmed))
    }

    /** The next one; a proposal that nobody confirmed is counted as what it is. */
    fun next() {
        tally.add(view.category)
        steps.clear()
        steps.add(CasualtyForm())
    }
}
