package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** The four places that the bar at the foot leads to. */
enum class Place { QUEUE, MASS, SETTINGS, ABOUT }

/** Where the worker is, and what is open. What was open when the process ended is open again. */
@Stable
class AppState(val outside: Outside, private val scope: CoroutineScope) {
    var place: Place by mutableStateOf(Place.QUEUE)

    var looks: Looks by mutableStateOf(Looks())

    var entry: EncounterState? by mutableStateOf(null)
        private set

    var result: ResultState? by mutableStateOf(null)
        private set

    /** Another app that waits for a triage; it gets its answer in place of the queue. */
    var asker: Asker? by mutableStateOf(null)

    /** How a triage leaves this app; none where there is no way. */
    var sharing: Sharing? by mutableStateOf(null)

    /** Why the last thing could not be kept. */
    var trouble: String? by mutableStateOf(null)
        private set

    val mass = MassState(outside.rules)

    /** Only where it can be kept: a lock that is gone with the process is none. */
    val lock = Lock(outside.clock)

    init {
        outside.drafts?.read()?.let(::restore)
    }

    fun newPatient() {
        entry = EncounterState(outside.rules, Form(), outside.store.nextNumber()).also { it.pad = AGE_PAD }
    }

    /** An entry that another app has begun. */
    fun begin(form: Form) {
        leave()
        entry = EncounterState(outside.rules, form, outside.store.nextNumber())
    }

    fun open(patient: Patient) = open(patient.number, patient.form, patient.override)

    internal fun open(number: Int, form: Form, override: Override?) {
        entry = EncounterState(outside.rules, form, number)
        showResult()
        result?.override = override
    }

    internal fun edit(number: Int, form: Form) {
        entry = EncounterState(outside.rules, form, number)
    }

    fun showResult() {
        val entry = entry ?: return
        result = ResultState(entry, outside.reader, scope).also { it.read() }
    }

    fun backToEntry() {
        result?.leave()
        result = null
        trouble = null
    }

    fun leave() {
        backToEntry()
        entry = null
    }

    /** Nothing is sent: the app that asked is told so. */
    fun cancelAsked() {
        leave()
        asker?.cancel()
    }

    /** The patient who is open, as they wait in the queue; none where they do not. */
    val waiting: Patient? get() = outside.store.patients.find { it.number == entry?.number }

    /** The patient was seen and waits no longer. [by]: who looked, where a review is open. */
    fun seen(by: String) = keeping {
        entry?.let { outside.store.seen(it.number, by) }
        place = Place.QUEUE
        leave()
    }

    /** Puts the patient into the queue as the triage stands now; what still reads is stopped. Who waits already waits on from then. */
    fun keep() = keeping {
        val entry = entry ?: return@keeping
        val result = result ?: return@keeping
        val view = result.finish() ?: return@keeping
        val since = outside.store.patients.find { it.number == entry.number }?.triagedAt ?: outside.clock.millis()
        outside.store.put(Patient(entry.number, entry.form, view.colour, view.review, since, result.override, view.record))
        place = Place.QUEUE
        leave()
    }

    /** Gives the triage to the app that asked. */
    fun sendBack() = keeping {
        val view = result?.finish() ?: return@keeping
        leave()
        asker?.answer(view.record)
    }

    /** What could not be kept stays open, and the worker is told why. */
    private fun keeping(work: suspend () -> Unit): Job = scope.launch(start = CoroutineStart.UNDISPATCHED) {
        trouble = null
        try {
            work()
        } catch (refused: NotKept) {
            trouble = refused.message
        }
    }
}
