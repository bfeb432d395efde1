package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The places outside an entry; to the models and the facility's server the settings lead, to other posts the queue, to the rest the bar at the foot. */
enum class Place(/** From where one comes to it, and goes back; none of those in the bar. */ val above: Place? = null) {
    QUEUE,
    MASS,
    SETTINGS,
    ABOUT,
    MODELS(SETTINGS),
    POSTS(QUEUE),
    FACILITY(SETTINGS),
}

/** Where the worker is, and what is open. What was open when the process ended is open again. */
@Stable
class AppState(val outside: Outside, private val scope: CoroutineScope, draft: Map<String, String>? = outside.drafts?.read()) {
    var place: Place by mutableStateOf(Place.QUEUE)

    var looks: Looks by mutableStateOf(Looks())

    var entry: EncounterState? by mutableStateOf(null)
        private set

    var result: ResultState? by mutableStateOf(null)
        private set

    /** The photos of the entry; none where the app takes none. */
    var photos: PhotoTray? by mutableStateOf(null)
        private set

    private var ahead: Ahead? = null

    /** Where photos and models' files come from; none where there is no way. */
    var picker: Picker? by mutableStateOf(null)

    /** So many days patients are kept; none: until somebody deletes them. */
    var keptDays: Int? by mutableStateOf(null)

    /** After how long each colour's patients are looked at again. */
    var lookAgain: LookAgain by mutableStateOf(outside.lookAgain)

    /** Whether a model may be asked about photos, where the integrator has switched that on at all. */
    var asksPhotos: Boolean by mutableStateOf(true)

    /** The device's own lock by a finger or a face; none where there is no way. */
    var finger: Finger? by mutableStateOf(null)

    // One choice after the other: the last one stays.
    private val keeper = Dispatchers.IO.limitedParallelism(1)

    /** What a more urgent opinion of the model does; none where it cannot be chosen. */
    var opinion: Opinion? by mutableStateOf(outside.choices?.opinion)
        private set

    /** What the last deleting came to. */
    var forgotten: Forgotten? by mutableStateOf(null)
        private set

    /** Another app that waits for a triage; it gets its answer in place of the queue. */
    var asker: Asker? by mutableStateOf(null)

    /** How a triage leaves this app; none where there is no way. */
    var sharing: Sharing? by mutableStateOf(null)

    /** Why the last thing could not be kept. */
    var trouble: String? by mutableStateOf(null)
        private set

    /** The triage that is shown to another phone. */
    var handing: HandoverState? by mutableStateOf(null)
        private set

    val mass = MassState(outside.rules)

    /** Only where it can be kept: a lock that is gone with the process is none. */
    val lock = Lock(outside.clock)

    /** None where there is nothing to choose. */
    val models: ModelsState? = outside.models?.let { ModelsState(it, scope) }

    /** None where nothing is handed over. */
    val posts: PostsState? = outside.handovers?.let { PostsState(it, scope) }

    /** None where no other machine can be asked. */
    val facility: FacilityState? = outside.facility?.let { FacilityState(it, scope) }

    init {
        draft?.let(::restore)
        // What a kill left of an entry that is closed.
        if (entry == null) scope.launch(PhotoTray.FILES) { if (entry == null) outside.drafts?.dropPhotos(emptySet()) }
        keptDays?.let { forgetOlderThan(it) }
    }

    fun newPatient() {
        soon {
            edit(outside.store.nextNumber(), Form())
            entry?.pad = AGE_PAD
        }
    }

    /** An entry that another app has begun. The patient enters no queue, and needs no number of one. */
    fun begin(form: Form) {
        leave()
        edit(0, form)
    }

    fun open(patient: Patient) = open(patient.number, patient.form, patient.override)

    internal fun open(number: Int, form: Form, override: Override?) {
        edit(number, form)
        showResult()
        result?.override = override
    }

    internal fun edit(number: Int, form: Form) {
        val entry = EncounterState(outside.rules, form, number)
        this.entry = entry
        photos = outside.photos?.let { PhotoTray(entry, it, outside.drafts, scope, isSwitchedOff = it.interprets && !asksPhotos) }
        ahead?.leave()
        // Where no model reads, nothing is to be read ahead.
        ahead = if (outside.models?.chosen == Models.NONE) null else Ahead(outside.reader, scope) { entry.form.takeIf { result == null } }
    }

    fun showResult() {
        val entry = entry ?: return
        result = ResultState(entry, outside.reader, scope, outside.writer).also { it.read() }
    }

    /** Shows the triage as it stands to another phone. */
    fun handOver() {
        val view = result?.view ?: return
        handing = outside.handovers?.let { HandoverState(view.record, view.demo, result?.override?.colour, it, scope) }
    }

    fun backToResult() {
        handing = null
    }

    fun backToEntry() {
        backToResult()
        result?.leave()
        result = null
        trouble = null
    }

    fun leave() {
        backToEntry()
        photos?.close()
        photos = null
        ahead?.leave()
        ahead = null
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
        outside.store.put(Patient(entry.number, entry.form, view.colour, view.review, since, result.override, view.record, outside.clock.millis()))
        place = Place.QUEUE
        leave()
    }

    /** Gives the triage to the app that asked. */
    fun sendBack() = keeping {
        val view = result?.finish() ?: return@keeping
        leave()
        asker?.answer(view.record)
    }

    /** For every triage from now on. */
    fun letOpinion(opinion: Opinion) {
        val choices = outside.choices ?: return
        this.opinion = opinion
        // The engine is opened anew: not for the thread that draws.
        scope.launch(keeper) { choices.opinion = opinion }
    }

    /** Deletes who came before so many days, now and whenever the app starts; none: nobody. */
    fun keepFor(days: Int?) {
        keptDays = days
        forgotten = null
        if (days != null) forgetOlderThan(days)
    }

    private fun forgetOlderThan(days: Int) {
        soon {
            try {
                outside.store.read()
                forgotten = outside.store.forgetBefore(outside.clock.millis() - days * DAY)
            } catch (refused: NotKept) {
                trouble = refused.message
            }
        }
    }

    /** Deletes all who were kept, for good. */
    fun forgetAll(): Job = soon { outside.store.beginAnew() }

    /** At once where nothing has to be waited for. */
    private fun soon(work: suspend () -> Unit): Job = scope.launch(start = CoroutineStart.UNDISPATCHED) { work() }

    /** What could not be kept stays open, and the worker is told why. */
    private fun keeping(work: suspend () -> Unit): Job = scope.launch(start = CoroutineStart.UNDISPATCHED) {
        trouble = null
        try {
            work()
        } catch (refused: NotKept) {
            trouble = refused.message
        }
    }

    companion object {
        /**
         * The app as it was left. What lies on a disk, and the library itself, are read on another thread; the thread that draws waits for neither.
         *
         * @throws LinkageError where the library is not there
         */
        suspend fun open(scope: CoroutineScope, outside: () -> Outside): AppState {
            val (made, draft) = withContext(Dispatchers.IO) { outside().let { it to it.drafts?.read().also { draft -> it.warmUp(draft) } } }
            return AppState(made, scope, draft)
        }

        /** What the first screens ask for, asked once before they are drawn. */
        private fun Outside.warmUp(draft: Map<String, String>?) {
            val words = Looks(language = draft?.get("looks.language").orEmpty()).words
            rules.words(words.tag)
            rules.casualtyProtocols()
            rules.casualtyFacts()
            rules.vitals()
            models?.chosen
            choices?.opinion
            facility?.load()
        }
    }
}

private const val DAY = 86_400_000L
