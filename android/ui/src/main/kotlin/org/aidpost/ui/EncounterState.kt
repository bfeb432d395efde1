package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.derivedStateOf
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/** One patient's entry, and what the rules say of it after every change. */
@Stable
class EncounterState(private val rules: Rules, form: Form, val number: Int) {
    var form: Form by mutableStateOf(form)
        private set

    /** The vital sign whose keypad is open. */
    var pad: String? by mutableStateOf(null)

    val vitals: List<VitalTile> = rules.vitals()

    /** What the story tells so far. */
    var suggested: Suggested by mutableStateOf(Suggested())
        private set

    private val who by derivedStateOf { this.form.who }

    /** The colour of now; asked again whenever what it depends on has changed. */
    val answer: RulesAnswer by derivedStateOf { rules.answer(this.form) }

    val signs: List<SignTile> by derivedStateOf { rules.signs(who) }

    fun change(change: (Form) -> Form) {
        form = change(form)
    }

    /** Reads the story as far as it is written: not for the thread that draws. */
    fun suggest() {
        val form = form
        suggested = if (form.story.isBlank()) Suggested() else rules.suggest(form)
    }

    fun answerSign(code: String, answer: Answer?) = change { it.withSign(code, answer) }

    /** What nobody has looked for among these is answered with no. */
    fun noneOf(tiles: List<SignTile>) = change { form ->
        tiles.filter { it.code !in form.signs }.fold(form) { one, tile -> one.withSign(tile.code, Answer.NO) }
    }

    fun usual(field: String): Usual? = if (form.who.age == null) null else rules.usual(field, form.who)

    fun vital(field: String): VitalTile? = vitals.find { it.field == field }

    /** The keypad goes on to the next vital sign that is not measured yet, or closes. */
    fun padOn() {
        val order = PAD_ORDER
        val at = order.indexOf(pad)
        pad = if (at < 0) null else order.drop(at + 1).firstOrNull { it !in form.vitals }
    }

    /** Whether pregnancy matters: the charts ask about it in a woman of 12 to 50, and whoever is recorded as pregnant keeps it. */
    val asksPregnancy: Boolean
        get() = form.who.pregnancy != Pregnancy.UNKNOWN || form.who.sex != Sex.MALE && "pregnancy" in lacking

    private val lacking: List<String>
        get() = when (val answer = rules.answer(form.copy(signs = emptyMap(), vitals = emptyMap()))) {
            is RulesAnswer.Ready -> answer.view.missing
            else -> emptyList()
        }
}
