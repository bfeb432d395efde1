package org.aidpost.screens

import androidx.compose.runtime.mutableStateListOf
import org.aidpost.ui.Forgotten
import org.aidpost.ui.Keeps
import org.aidpost.ui.Patient
import org.aidpost.ui.PatientStore

/** Patients in memory, gone with the process; the screen says so. */
class MemoryStore : PatientStore {
    private val list = mutableStateListOf<Patient>()
    private var given = 0

    override val keeps: Keeps = Keeps.UNTIL_CLOSED

    override val patients: List<Patient> get() = list

    override val isReading: Boolean = false

    override suspend fun read() = Unit

    override val unreadable: String? = null

    override suspend fun beginAnew() = list.clear()

    override suspend fun nextNumber(): Int = ++given

    override suspend fun put(patient: Patient) {
        val at = list.indexOfFirst { it.number == patient.number }
        if (at < 0) list.add(patient) else list[at] = patient
    }

    override suspend fun seen(number: Int, by: String) {
        list.removeAll { it.number == number }
    }

    override suspend fun forgetBefore(millis: Long): Forgotten {
        val (open, old) = list.filter { it.triagedAt < millis }.partition { it.review && it.override == null }
        list.removeAll(old)
        return Forgotten(old.size.toLong(), open.size.toLong())
    }
}
