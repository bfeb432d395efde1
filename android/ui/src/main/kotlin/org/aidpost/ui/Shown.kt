package org.aidpost.ui

import androidx.compose.runtime.Immutable

/** The colours, the most urgent first. */
enum class Colour { RED, YELLOW, NOT_TRIAGEABLE, GREEN }

/** Where a sign stands on the screen: A and B, C, D, then the rest. */
enum class Group { AIRWAY, CIRCULATION, BRAIN, BODY, HEAD, PAIN, INJURY, SKIN, PREGNANCY }

/** A sign that the chart asks about, in the library's own words. [alone]: the colour that it gives by itself. */
@Immutable
data class SignTile(val code: String, val label: String, val question: String, val alone: Colour?, val group: Group)

/** A vital sign that is a number. */
@Immutable
data class VitalTile(val field: String, val words: String, val unit: String, val step: Double, val lowest: Double, val highest: Double)

@Immutable
data class Usual(val from: Double, val to: Double)

@Immutable
data class FindingRow(val rule: String, val colour: Colour, val criterion: String, val basis: List<String>, val source: String)

/** What the rules say on what was entered. [missing] are fields. */
@Immutable
data class RulesView(val colour: Colour, val review: Boolean, val findings: List<FindingRow>, val missing: List<String>)

/** The rules' answer, or why what was entered cannot be. */
sealed interface RulesAnswer {
    data class Ready(val view: RulesView) : RulesAnswer

    data class Refused(val field: String?, val reason: String) : RulesAnswer

    /** Without an age nobody knows which chart holds. */
    data object NoAge : RulesAnswer
}

/** [REMOTE]: nobody here read it, only the facility's server. */
enum class ReadBy { LEXICON, MODEL, BOTH, REMOTE }

/** A sign with the words of the story in which it was read, counted in UTF-16 as Kotlin counts. */
@Immutable
data class Quote(val code: String, val label: String, val answer: Answer, val start: Int, val end: Int, val readBy: ReadBy)

/** A number that the story tells. */
@Immutable
data class Told(val field: String, val value: Double, val words: String)

/**
 * What a few words of the story tell of a sign. [answer] is none where they speak of another time or person, or only of what might be:
 * [scope] says which.
 */
@Immutable
data class Suggestion(val code: String, val label: String, val answer: Answer?, val words: String, val scope: String)

/** What a story tells so far; nothing of it is entered before a person taps it. */
@Immutable
data class Suggested(val signs: List<Suggestion> = emptyList(), val told: List<Told> = emptyList())

/** A question to ask next; [code] where its answer is a sign. */
@Immutable
data class Question(val text: String, val code: String?)

@Immutable
data class ScoreRow(val name: String, val value: String, val missing: List<String>)

@Immutable
data class OtherRow(val standard: String, val standardClass: String, val criterion: String, val source: String)

/** What to know before relying on a triage: the library's code and its English words. */
@Immutable
data class Warning(val code: String, val english: String)

/** What became of the model's part. */
enum class ModelState { ANSWERED, NOT_LOADED, STOPPED, TIMED_OUT, FAILED, UNRELIABLE }

/** A whole triage. */
@Immutable
data class ResultView(
    val colour: Colour,
    val review: Boolean,
    val findings: List<FindingRow>,
    val missing: List<String>,
    val quotes: List<Quote>,
    val told: List<Told>,
    val questions: List<Question>,
    val warnings: List<Warning>,
    val scores: List<ScoreRow>,
    val others: List<OtherRow>,
    val model: ModelState,
    val demo: Boolean,
    val intendedUse: String,
    val record: Record,
    /** What the facility's server did; none where it was not asked. */
    val far: FarPart? = null,
)

/** What happens while the story is read. */
sealed interface ReadEvent {
    data class Rules(val view: RulesView) : ReadEvent

    /** [part] from 0 to 1, where it is known. */
    data class Progress(val part: Float?) : ReadEvent

    data class Sign(val quote: Quote) : ReadEvent

    data class Done(val view: ResultView) : ReadEvent

    data class Refused(val why: Why) : ReadEvent

    /** The chosen model cannot be opened; the triage comes all the same. */
    data class NoModel(val why: Why) : ReadEvent
}

enum class Category { IMMEDIATE, DELAYED, MINIMAL, PROPOSED_DEAD, PROPOSED_EXPECTANT, DEAD, EXPECTANT, UNABLE }

/** One casualty among many, so far. [confirmedBy] names who confirms a proposal. */
@Immutable
data class CasualtyForm(
    val months: Int? = null,
    val answers: Map<String, Answer> = emptyMap(),
    val breaths: Double? = null,
    val alertness: Alertness? = null,
    val confirmedBy: String? = null,
    /** What that person confirms: dead or expectant. */
    val confirmed: Category? = null,
) {
    override fun toString(): String = "<casualty withheld>"
}

/**
 * A protocol for many hurt at once. [ages]: the completed months from which on it asks other things; [below] and [above]: the breaths per
 * minute at which it decides.
 */
@Immutable
data class CasualtyProtocol(val id: String, val title: String, val ages: List<Int>, val below: Double?, val above: Double?, val judgesSurvival: Boolean)

/** What a protocol says of a casualty, and which fields decide next. */
@Immutable
data class CasualtyView(val category: Category, val criterion: String?, val source: String?, val missing: List<String>)

@Immutable
data class RuleRow(val gives: String, val criterion: String, val source: String)

@Immutable
data class ProtocolRows(val title: String, val source: String, val licence: String, val rules: List<RuleRow>)
