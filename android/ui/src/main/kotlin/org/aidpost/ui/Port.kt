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

    /** The protocols for many hurt at once, the first for adults. */
    fun casualtyProtocols(): List<CasualtyProtocol>

    /** What the protocol of this name says of a casualty. */
    fun sort(protocol: String, casualty: CasualtyForm): CasualtyView

    /** What "yes" means, by field. */
    fun casualtyFacts(): Map<String, String>

    fun everyRule(): List<ProtocolRows>

    /** What the library says, in the language of this tag. */
    fun words(tag: String): LibraryWords = EnglishWords

    /** What the story tells as far as it is written; milliseconds, and not for the thread that draws. */
    fun suggest(form: Form): Suggested
}

/** A triage as it leaves this app. It holds patient text and does not print itself. */
interface Record {
    /** To be sent one by one; nothing that a person wrote is in them. */
    fun messages(): List<String>

    /** A page of HTML for whoever sees the patient next. */
    fun letter(patient: String, written: String): String

    /** A FHIR R4 bundle as JSON, with the story and without a name. */
    fun fhir(recordedMillis: Long): String

    /** For an app that asked. */
    fun flatKeys(): Map<String, String>
}

/**
 * Reads a story: the rules' answer first, the whole triage last. Once [stop] is complete the model's part ends, and the triage comes without
 * it; whoever stops collecting ends the whole.
 */
interface StoryReader {
    fun read(form: Form, stop: Deferred<Unit>): Flow<ReadEvent>

    /** Reads what stands so far of an entry, while nobody waits: it gives way to all else, and [read] says the same after it. Where it cannot, it does nothing. */
    suspend fun ahead(form: Form)

    /** Drops what was read [ahead]. */
    suspend fun forget()
}

/** What a person decided against the rules, who, and why. */
data class Override(val colour: Colour, val reason: String, val by: String) {
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
    /** The triage by which the patient waits; none for one read back from a store. */
    val record: Record? = null,
    /** When the last triage was; [triagedAt] is the first one's time. */
    val lookedAt: Long = triagedAt,
) {
    /** Where the patient stands in the queue. */
    val stands: Colour get() = override?.colour ?: colour

    override fun toString(): String = "<patient $number>"
}

/** How long a store keeps what it is given. */
enum class Keeps { UNTIL_CLOSED, ON_DEVICE }

/** Why something could not be kept, in words for the worker. */
class NotKept(message: String) : Exception(message)

/** How many are gone, and how many are as old and stay, since a review of them is open. */
data class Forgotten(val patients: Long, val underReview: Long)

/** Who waits. Reading [patients] inside a Composable follows every change. */
interface PatientStore {
    val keeps: Keeps

    val patients: List<Patient>

    /** Whether what was kept is still being read. */
    val isReading: Boolean

    /** Returns once what was kept is there, or [unreadable] says why not. */
    suspend fun read()

    /** Why what was kept cannot be read; then nothing can be kept before somebody begins anew. */
    val unreadable: String?

    /** Deletes what cannot be read, for good. Once it returns the store is empty, or [unreadable] says why it cannot be used. */
    suspend fun beginAnew()

    /** A number that nobody had. Where what was kept is still being read, it waits for that. */
    suspend fun nextNumber(): Int

    /**
     * Adds the patient, or what is new of the one with this number. Once it returns it is kept.
     *
     * @throws NotKept
     */
    suspend fun put(patient: Patient)

    /**
     * The patient was seen and waits no longer. [by]: who looked, where a review is open.
     *
     * @throws NotKept
     */
    suspend fun seen(number: Int, by: String)

    /**
     * Deletes every patient from before this moment, but none with an open review.
     *
     * @throws NotKept
     */
    suspend fun forgetBefore(millis: Long): Forgotten
}

/** Keeps what is open, so that it is there again after the process has ended. */
interface Drafts {
    /** None where nothing was open, or nothing of it can be read. */
    fun read(): Map<String, String>?

    fun write(draft: Map<String, String>)

    /** Keeps the file of a photo, as closed as the draft. A full disk keeps none. */
    fun keepPhoto(digest: String, file: ByteArray)

    /** None where it is not kept, or cannot be opened. */
    fun photo(digest: String): ByteArray?

    /** Deletes the photos' files, but for these. */
    fun dropPhotos(except: Set<String>)
}

/** Gives a triage to other apps and to people. None of it happens without a tap. */
interface Sharing {
    fun messages(messages: List<String>)

    fun letter(html: String)

    fun fhir(json: String)
}

/** Another app waits for the triage. */
interface Asker {
    fun answer(record: Record)

    fun cancel()
}

/** All that the app is given from outside. */
class Outside(
    val rules: Rules,
    val reader: StoryReader,
    val store: PatientStore,
    val clock: Clock,
    val version: String,
    val drafts: Drafts? = null,
    /** None where the app takes no photos. */
    val photos: PhotoReader? = null,
    /** None where the app has one model, or none, for good. */
    val models: Models? = null,
    /** None where nothing is handed over to other posts. */
    val handovers: Handovers? = null,
    /** None where nothing is written but the triage. */
    val writer: Writer? = null,
    /** None where nothing that changes a triage can be chosen. */
    val choices: Choices? = null,
    /** Until somebody chooses other times in the settings. */
    val lookAgain: LookAgain = LookAgain(),
    /** None where no other machine can be asked. */
    val facility: FacilityServer? = null,
)
