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

    var refused: String? by mutableStateOf(null)
        private set

    private var job: Job? = null

    /** One at a time. A second note takes the first one's place; questions stand one under the other. */
    fun write(form: Form, what: Writing) {
        if (isWriting) return
        isWriting = true
        part = null
        refused = null
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
            is WriteEvent.Refused -> refused = event.reason
            is WriteEvent.Done -> {
                if (event.written.of !is Writing.Ask) written.removeAll { it.of == event.written.of }
                written.add(event.written)
            }
        }
    }

    /** What is not finished is not shown: the library gives a record whole. */
    fun stop() {
        job?.cancel()
    }

    fun clear() {
        stop()
        written.clear()
        refused = null
    }
}
