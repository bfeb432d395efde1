package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** What a model has written about the entry as it is triaged now. It is gone with the result, and when the entry is read anew. */
@Stable
class NotesState(private val writer: Writer, private val scope: CoroutineScope) {
    val written = mutableStateListOf<Written>()

    var part: Float? by mutableStateOf(null)
        private set

    var isWriting: Boolean by mutableStateOf(false)
        private set

    var refused: Why? by mutableStateOf(null)
        private set

    /** What is being written, line by line; once nobody writes, what was stopped or failed before its end. It is in no record, and nothing keeps it. */
    val draft = mutableStateListOf<DraftedLine>()

    /** What the draft is of. */
    var drafting: Writing? by mutableStateOf(null)
        private set

    private var job: Job? = null

    /** One at a time. A second note takes the first one's place; questions stand one under the other. */
    fun write(form: Form, what: Writing) {
        if (isWriting) return
        isWriting = true
        part = null
        refused = null
        draft.clear()
        drafting = what
        job = scope.launch {
            try {
                writer.write(form, what).collect(::take)
            } finally {
                isWriting = false
            }
        }
    }

    private fun take(event: WriteEvent) {
        when (event) {
            is WriteEvent.Progress -> part = event.part
            is WriteEvent.Draft -> {
                val last = draft.lastOrNull()?.takeIf { it.number == event.piece.number }
                if (last == null) draft.add(event.piece) else draft[draft.lastIndex] = last.copy(text = last.text + event.piece.text)
            }
            is WriteEvent.Refused -> refused = event.why
            is WriteEvent.Done -> {
                // The record takes the draft's place: what it does not hold was refused.
                draft.clear()
                if (event.written.of !is Writing.Ask) written.removeAll { it.of == event.written.of }
                written.add(event.written)
            }
        }
    }

    /** What was written so far stays as an unfinished draft until the next is begun: a record there is none. */
    fun stop() {
        job?.cancel()
    }

    fun clear() {
        stop()
        written.clear()
        draft.clear()
        refused = null
    }
}
