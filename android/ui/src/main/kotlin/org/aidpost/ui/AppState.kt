package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope

/** The four places that the bar at the foot leads to. */
enum class Place { QUEUE, MASS, SETTINGS, ABOUT }

/** Where the worker is, and what is open. */
@Stable
class AppState(val outside: Outside, private val scope: CoroutineScope) {
    var place: Place by mutableStateOf(Place.QUEUE)

    var looks: Looks by mutableStateOf(Looks())

    var entry: EncounterState? by mutableStateOf(null)
        private set

    var result: ResultState? by mutableStateOf(null)
        private set

    val mass = MassState(outside.rules)

    fun newPatient() {
        entry = EncounterState(outside.rules, Form(), outside.store.nextNumber()).also { it.pad = AGE_PAD }
    }

    fun open(patient: Patient) {
        entry = EncounterState(outside.rules, patient.form, patient.number)
        showResult()
        result?.override = patient.override
    }

    fun showResult() {
        val entry = entry ?: return
        result = ResultState(entry, outside.reader, scope).also { it.read() }
    }

    fun backToEntry() {
        result?.leave()
        result = null
    }

    fun leave() {
        backToEntry()
        entry = null
    }

    /** Whether the patient who is open waits in the queue. */
    val isWaiting: Boolean get() = outside.store.patients.any { it.number == entry?.number }

    /** The patient was seen and waits no longer. */
    fun seen() {
        entry?.let { outside.store.remove(it.number) }
        place = Place.QUEUE
        leave()
    }

    /** Puts the patient into the queue as the triage stands now. Who waits already waits on from then. */
    fun keep() {
        val entry = entry ?: return
        val result = result ?: return
        val since = outside.store.patients.find { it.number == entry.number }?.triagedAt ?: outside.clock.millis()
        outside.store.put(Patient(entry.number, entry.form, result.colour, result.review, since, result.override))
        place = Place.QUEUE
        leave()
    }
}
