package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue

/** One question about a casualty, and what each button makes of what is known. */
class Ask(val question: (Texts) -> String, val options: List<Option>)

class Option(val label: (Texts) -> String, val form: CasualtyForm)

/** One casualty after another, each through a protocol's own steps, and how many of each there were. */
@Stable
class MassState(private val rules: Rules) {
    private val meanings = rules.casualtyFacts()
    private val steps = mutableStateListOf(CasualtyForm())

    val protocols: List<CasualtyProtocol> = rules.casualtyProtocols()

    var protocol: CasualtyProtocol by mutableStateOf(protocols.first())
        private set

    val tally = mutableStateListOf<Category>()

    var confirmName: String by mutableStateOf("")

    val form: CasualtyForm get() = steps.last()

    val view: CasualtyView get() = rules.sort(protocol.id, form)

    val number: Int get() = tally.size + 1

    val canUndo: Boolean get() = steps.size > 1

    /** What the protocol asks now; none once it has a category. */
    val open: Ask?
        get() = when {
            dependsOnAge() -> ages()
            view.category != Category.UNABLE -> null
            else -> view.missing.firstNotNullOfOrNull { question(it) }
        }

    /** The protocol by which this casualty is sorted, from the beginning. */
    fun sortBy(chosen: CasualtyProtocol) {
        protocol = chosen
        begin()
    }

    fun choose(option: Option) {
        steps.add(option.form)
    }

    fun undo() {
        if (canUndo) steps.removeAt(steps.lastIndex)
    }

    /** A person judges that survival is unlikely with what there is now: the protocol proposes, and a name confirms. */
    fun judgeUnlikely() {
        steps.add(form.copy(answers = form.answers + (SURVIVAL to Answer.NO)))
    }

    val mayJudge: Boolean get() = protocol.judgesSurvival && view.category == Category.IMMEDIATE && SURVIVAL !in form.answers

    /** A named person confirms what the protocol proposes. */
    fun confirm() {
        val confirmed = if (view.category == Category.PROPOSED_DEAD) Category.DEAD else Category.EXPECTANT
        steps.add(form.copy(confirmedBy = confirmName.trim(), confirmed = confirmed))
    }

    /** The next one; a proposal that nobody confirmed is counted as what it is. */
    fun next() {
        tally.add(view.category)
        begin()
    }

    internal fun restore(chosen: String?, counted: List<Category>, form: CasualtyForm) {
        protocols.find { it.id == chosen }?.let { protocol = it }
        tally.clear()
        tally.addAll(counted)
        begin()
        if (form != CasualtyForm()) steps.add(form)
    }

    private fun begin() {
        steps.clear()
        steps.add(CasualtyForm())
    }

    private val bands: List<Int> get() = listOf(0) + protocol.ages

    private fun dependsOnAge(): Boolean =
        form.months == null && bands.map { rules.sort(protocol.id, form.copy(months = it)) }.distinctBy { it.category to it.missing }.size > 1

    private fun ages() = Ask({ it.age }, bands.mapIndexed { at, from ->
        val until = bands.getOrNull(at + 1)
        Option({ texts -> texts.ageBand(from / 12, until?.div(12)) }, form.copy(months = from))
    })

    private fun question(field: String): Ask? = when (field) {
        BREATHS -> Ask({ it.breathsAsked }, breaths())
        AWAKE -> Ask({ it.consciousness }, Alertness.entries.filter { it != Alertness.CONFUSION }.map { one -> Option({ it.alertness(one) }, form.copy(alertness = one)) })
        else -> meanings[field]?.let { meaning ->
            fun option(answer: Answer) = Option({ if (answer == Answer.YES) it.yes else it.no }, form.copy(answers = form.answers + (field to answer)))
            Ask({ it.ask(field, meaning) }, listOf(option(Answer.YES), option(Answer.NO)))
        }
    }

    /** The rate is asked as a range between the protocol's own limits; a value in the range stands for it. */
    private fun breaths(): List<Option> {
        val (below, above) = protocol.below to protocol.above
        fun option(value: Double, label: (Texts) -> String) = Option(label, form.copy(breaths = value))
        return listOfNotNull(
            below?.let { low -> option(low - 1) { it.fewerThan(number(low)) } },
            when {
                below != null && above != null -> option(below) { it.fromTo(number(below), number(above)) }
                above != null -> option(above) { it.orFewer(number(above)) }
                else -> below?.let { low -> option(low) { it.orMore(number(low)) } }
            },
            above?.let { high -> option(high + 1) { it.moreThan(number(high)) } },
        )
    }
}

private const val BREATHS = "vitals.respiratory_rate_per_minute"
private const val AWAKE = "vitals.avpu"
private const val SURVIVAL = "casualty.survivable_with_present_resources"
