package org.aidpost.ui

import kotlinx.coroutines.Deferred
import kotlinx.coroutines.flow.Flow

/** What the screens ask of the rules. Every call is quick and touches no patient but the one given. */
interface Rules {
    fun answer(form: Form): RulesAnswer

    /** The chart's signs for such a patient, airway first; none without an age. */
    fun signs(who: Who): List<SignTile>

    fun vitals(): List<VitalTile>

    /** Where no rule holds because of this vital sign alone, at this age. */
    fun usual(field: String, who: Who): Usual?

    fun sort(casualty: CasualtyForm): CasualtyView

    /** What "yes" means, by field. */
    fun casualtyFacts(): Map<String, String>

    fun everyRule(): List<ProtocolRows>
}

/**
 * Reads a story: the rules' answer first, the whole triage last. Once [stop] is complete the model's part ends, and the triage comes without
 * it; whoever stops collecting ends the whole.
 */
interface StoryReader {
    fun read(form: Form, stop: Deferred<Unit>): Flow<ReadEvent>
}

/** What a person decided against the rules, and why. */
data class Override(val colour: Colour, val reason: String) {
    override fun toString(): String = "<override to $colour>"
}

/** A patient who waits. */
data class Patient(
    val number: Int,
    val form: Form,
    val colour: Colour,
    val review: Boolean,
    val triagedAt: Long,
    val override: Override? = null,
) {
    /** Where the patient stands in the queue. */
    val stands: Colour get() = override?.colour ?: colour

    override fun toString(): String = "<patient $number>"
}

/** How long a store keeps what it is given. */
enum class Keeps { UNTIL_CLOSED, ON_DEVICE }

/** Who waits. Reading [patients] inside a Composable follows every change. */
interface PatientStore {
    val keeps: Keeps

    val patients: List<Patient>

    fun nextNumber(): Int

    /** Adds the patient, or replaces the one with this number. */
    fun put(patient: Patient)

    fun remove(number: Int)
}

/** All that the app is given from outside. */
class Outside(val rules: Rules, val reader: StoryReader, val store: PatientStore, val clock: Clock, val version: String)
