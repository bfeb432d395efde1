package org.aidpost.ui

import androidx.compose.runtime.Immutable
import kotlinx.coroutines.flow.Flow

/** What a model can write about an entry, beside its triage. Nothing of it changes a colour. */
sealed interface Writing {
    data object Note : Writing

    data object History : Writing

    class Ask(val question: String) : Writing
}

enum class WrittenPart { SUBJECTIVE, OBJECTIVE, ASSESSMENT, PLAN, PROBLEMS, MEDICINES, ALLERGIES, ONSET, ANSWER, SOURCES }

/** Where a line comes from: the story's own words, what a person entered, a rule, or the model alone. */
enum class Origin { QUOTED, ENTERED, PROTOCOL, INFERRED }

/** [source]: the field or the rule; [isDenied]: the story says that it is not there. */
@Immutable
data class WrittenLine(val text: String, val origin: Origin, val source: String? = null, val isDenied: Boolean = false)

/** Whether there is an answer: not where the record holds none, and not where the model gave none. */
enum class Found { YES, NOT_IN_RECORD, NO_ANSWER }

/** A record as the library made it. [isWhole]: it did not end early, and no line of it was thrown away. */
@Immutable
data class Written(
    val of: Writing,
    val parts: List<Pair<WrittenPart, List<WrittenLine>>>,
    val found: Found,
    val isWhole: Boolean,
    val isDemo: Boolean,
    val limits: String,
    /** What the facility's server did; none where it was not asked. */
    val far: FarPart? = null,
) {
    override fun toString(): String = "<record withheld>"
}

/** What is new of a line that is being written, or all of it so far. [number] counts lines from 0. Nothing has checked it. */
@Immutable
data class DraftedLine(val number: Int, val part: WrittenPart, val text: String, val origin: Origin, val isDenied: Boolean = false) {
    override fun toString(): String = "<draft withheld>"
}

sealed interface WriteEvent {
    /** [part] from 0 to 1, where it is known. */
    data class Progress(val part: Float?) : WriteEvent

    data class Draft(val piece: DraftedLine) : WriteEvent

    data class Done(val written: Written) : WriteEvent

    data class Refused(val why: Why) : WriteEvent
}

/** Writes with the model that reads stories. Whoever stops collecting ends it. */
interface Writer {
    fun write(form: Form, what: Writing): Flow<WriteEvent>
}
