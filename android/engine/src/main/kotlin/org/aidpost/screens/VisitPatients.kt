package org.aidpost.screens

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import java.io.File
import java.time.Instant
import java.time.OffsetDateTime
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.aidpost.core.Triage
import org.aidpost.engine.EngineException
import org.aidpost.engine.VisitStore
import org.aidpost.engine.triageToJson
import org.aidpost.engine.wipeVisits
import org.aidpost.protocol.PatientText
import org.aidpost.store.FindVisits
import org.aidpost.store.Override
import org.aidpost.store.PhotoDigest
import org.aidpost.store.Resolution
import org.aidpost.store.StoreException
import org.aidpost.store.VisitLine
import org.aidpost.store.VisitNote
import org.aidpost.ui.Clock
import org.aidpost.ui.Forgotten
import org.aidpost.ui.Form
import org.aidpost.ui.Keeps
import org.aidpost.ui.NotKept
import org.aidpost.ui.Patient
import org.aidpost.ui.PatientStore
import org.aidpost.ui.formOf
import org.aidpost.ui.texts

/**
 * Who waits, in the library's encrypted file. A visit is never changed: a later triage, a decision and the entry as it stands now are added
 * to it, so that the colour can only rise but by a person's word. [key] gives 32 bytes, or says why it cannot.
 */
class VisitPatients(
    private val file: File,
    private val key: () -> ByteArray,
    private val clock: Clock,
    /** Called when all that was kept is deleted for good. */
    private val forgetKey: () -> Unit = {},
    private val disk: CoroutineDispatcher = Dispatchers.IO,
) : PatientStore {
    private val list = mutableStateListOf<Patient>()
    private var store: VisitStore? = null
    private var given = 0
    private val whole = CompletableDeferred<Unit>()

    override var isReading: Boolean by mutableStateOf(true)
        private set

    override var unreadable: String? by mutableStateOf(null)
        private set

    override val keeps: Keeps = Keeps.ON_DEVICE

    override val patients: List<Patient> get() = list

    init {
        // A queue of hundreds takes longer to read than a frame: the screen says so meanwhile.
        CoroutineScope(disk).launch {
            open()
            whole.complete(Unit)
            isReading = false
        }
    }

    override suspend fun read() = whole.await()

    private fun open() {
        try {
            val key = key()
            val opened = if (file.exists()) VisitStore.open(file.path, key) else VisitStore.create(file.path, key)
            store = opened
            val lines = opened.everyLine()
            given = lines.maxOfOrNull { it.id.text.toIntOrNull() ?: 0 } ?: 0
            list.addAll(lines.filter { it.closedAt == null }.mapNotNull { opened.patient(it) })
            unreadable = null
        } catch (closed: KeyUnreadable) {
            unreadable = closed.message
        } catch (closed: StoreException) {
            unreadable = closed.message
        }
    }

    override suspend fun beginAnew() {
        read()
        withContext(disk) {
            store?.close()
            store = null
            wipeVisits(file.path)
            forgetKey()
            list.clear()
            open()
        }
    }

    override suspend fun nextNumber(): Int {
        read()
        return ++given
    }

    override suspend fun put(patient: Patient) = kept { store ->
        val record = patient.record as? TriageRecord ?: throw NotKept("this patient has no triage")
        val id = PatientText(patient.number.toString())
        val before = list.find { it.number == patient.number }
        if (before == null) {
            val photos = patient.form.photos.map { PhotoDigest(org.aidpost.protocol.PhotoKind.valueOf(it.kind.name), it.bytes()) }
            store.putVisit(id, time(patient.triagedAt), record.encounter, PatientText(record.triage.json()), photos)
        } else {
            store.addTriage(id, time(clock.millis()), PatientText(record.triage.json()))
        }
        if (before?.form != patient.form) store.addForm(id, patient.form)
        patient.override?.takeIf { it != before?.override }?.let { decided ->
            store.overrideTriage(id, Override(time(clock.millis()), PatientText(decided.by), PatientText(decided.reason), decided.colour.acuity()))
        }
        // As the store says it is: it may be more urgent than this triage.
        val now = store.find(FindVisits(idBegins = id)).lines.find { it.id.text == id.text }?.let { store.patient(it) } ?: throw NotKept("the entry could not be read back");
        { if (before == null) list.add(now) else list[list.indexOf(before)] = now }
    }

    override suspend fun seen(number: Int, by: String) = kept { store ->
        val id = PatientText(number.toString())
        if (store.visit(id).reviewOpen) store.resolveReview(id, Resolution(time(clock.millis()), PatientText(by), PatientText("seen")))
        store.closeVisit(id, time(clock.millis()));
        { list.removeAll { it.number == number } }
    }

    override suspend fun forgetBefore(millis: Long): Forgotten {
        var gone = Forgotten(0, 0)
        kept { store ->
            val deleted = store.deleteBefore(time(millis))
            gone = Forgotten(deleted.visits.toLong(), deleted.keptForReview.toLong())
            val left = store.everyLine().map { it.id.text }.toSet();
            { list.removeAll { it.number.toString() !in left } }
        }
        return gone
    }

    /** Writes on [disk], and changes the list where it was called once all of it is written. */
    private suspend fun kept(work: (VisitStore) -> () -> Unit) {
        read()
        val store = store ?: throw NotKept(unreadable.orEmpty())
        val then = withContext(disk) {
            try {
                work(store)
            } catch (refused: StoreException) {
                throw NotKept(refused.message.orEmpty())
            }
        }
        then()
    }

    private fun VisitStore.addForm(id: PatientText, form: Form) {
        for (part in parts(form.texts())) addNote(id, VisitNote(time(clock.millis()), PatientText(APP), PatientText(part)))
    }

    private fun VisitStore.patient(line: VisitLine): Patient? {
        val visit = visit(line.id)
        val form = formIn(visit.notes.filter { it.by.text == APP }.map { it.text.text })?.let(::formOf) ?: try {
            org.aidpost.engine.encounterFromJson(visit.encounter.text).form()
        } catch (_: EngineException) {
            return null
        }
        val decided = visit.decisions.lastOrNull { it.acuity != null }
        val override = decided?.acuity?.let { org.aidpost.ui.Override(it.colour(), decided.reason.text, decided.by.text) }
        val last = visit.triages.lastOrNull()?.at ?: visit.at
        return Patient(line.id.text.toInt(), form, line.acuityByTriage.colour(), visit.reviewOpen, millis(visit.at), override, lookedAt = millis(last))
    }
}

/** The key cannot be had: what it closes stays closed. */
open class KeyUnreadable(message: String, cause: Throwable? = null) : Exception(message, cause)

private fun Triage.json(): String = triageToJson(this)

/** As the library's records hold a time. */
internal fun time(millis: Long): String = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()))

private fun millis(time: String): Long = OffsetDateTime.parse(time).toInstant().toEpochMilli()
