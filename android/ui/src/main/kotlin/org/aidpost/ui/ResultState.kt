package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** The reading of one entry, as it comes. */
@Stable
class ResultState(val entry: EncounterState, private val reader: StoryReader, private val scope: CoroutineScope, writer: Writer? = null) {
    /** The rules' answer, there at once. */
    var rules: RulesView? by mutableStateOf(null)
        private set

    /** What was read so far, before the whole is there. */
    var quotes: List<Quote> by mutableStateOf(emptyList())
        private set

    var part: Float? by mutableStateOf(null)
        private set

    var view: ResultView? by mutableStateOf(null)
        private set

    var refused: Why? by mutableStateOf(null)
        private set

    /** Why the chosen model does not read. */
    var noModel: Why? by mutableStateOf(null)
        private set

    var isReading: Boolean by mutableStateOf(false)
        private set

    /** The person's own decision. */
    var override: Override? by mutableStateOf(null)

    /** None where nothing is written but the triage. */
    val notes: NotesState? = writer?.let { NotesState(it, scope) }

    private var job: Job? = null
    private var stopping: CompletableDeferred<Unit>? = null

    val colour: Colour get() = view?.colour ?: rules?.colour ?: Colour.NOT_TRIAGEABLE

    val review: Boolean get() = view?.review ?: rules?.review ?: false

    /** Reads the entry as it is now; what ran before is cancelled. */
    fun read() {
        job?.cancel()
        notes?.clear()
        view = null
        refused = null
        noModel = null
        quotes = emptyList()
        part = null
        isReading = true
        val stop = CompletableDeferred<Unit>().also { stopping = it }
        job = scope.launch {
            reader.read(entry.form, stop).collect(::take)
            isReading = false
        }
    }

    private fun take(event: ReadEvent) {
        when (event) {
            is ReadEvent.Rules -> rules = event.view
            is ReadEvent.Progress -> part = event.part
            is ReadEvent.Sign -> quotes = quotes.filter { it.code != event.quote.code } + event.quote
            is ReadEvent.Done -> view = event.view
            is ReadEvent.Refused -> refused = event.why
            is ReadEvent.NoModel -> noModel = event.why
        }
    }

    /** Ends the model's part: the triage comes at once, by the rules and the word list. */
    fun stop() {
        stopping?.complete(Unit)
    }

    /** Ends the model's part and waits for the triage; none where the entry was refused. */
    suspend fun finish(): ResultView? {
        stop()
        job?.join()
        return view
    }

    /** Ends all of it, for whoever looks no longer. */
    fun leave() {
        job?.cancel()
        notes?.clear()
        isReading = false
    }

    /** Changes the entry, and reads it again. */
    fun change(change: (Form) -> Form) {
        entry.change(change)
        read()
    }
}
