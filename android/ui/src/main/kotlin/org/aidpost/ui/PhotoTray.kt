package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateListOf
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The photos of one entry: judged at once, kept sealed while the entry is open, and asked about where that is switched on. */
@Stable
class PhotoTray(private val entry: EncounterState, private val reader: PhotoReader, private val drafts: Drafts?, private val scope: CoroutineScope, val isSwitchedOff: Boolean = false) {
    private val judged = mutableStateMapOf<String, JudgedPhoto>()

    /** What the next photo shows. */
    var kind: PhotoKind by mutableStateOf(PhotoKind.SKIN)

    /** Why the last photo was not taken, or a question not answered. */
    var refused: Why? by mutableStateOf(null)
        private set

    var isPreparing: Boolean by mutableStateOf(false)
        private set

    /** Photos that the model is looking at, by digest. */
    var encoding: Set<String> by mutableStateOf(emptySet())
        private set

    /** Photos that are read back after a kill, by digest. */
    var reading: Set<String> by mutableStateOf(emptySet())
        private set

    val answers = mutableStateListOf<PhotoAnswer>()

    var isAsking: Boolean by mutableStateOf(false)
        private set

    /** The answer that is being written; once nobody asks, one that was stopped or failed before its end. */
    var draft: PhotoDraft? by mutableStateOf(null)
        private set

    val interprets: Boolean get() = reader.interprets && !isSwitchedOff

    val isFull: Boolean get() = entry.form.photos.size >= MOST

    private val encoders = HashMap<String, Job>()
    private var asking: Job? = null

    init {
        // After a kill: what was taken is read back from its sealed file.
        reading = entry.form.photos.map { it.digest }.toSet()
        entry.form.photos.forEach { photo ->
            scope.launch {
                try {
                    val file = withContext(Dispatchers.IO) { drafts?.photo(photo.digest) } ?: return@launch
                    judged[photo.digest] = reader.prepare(file)
                    encode(photo)
                } catch (_: PhotoRefused) {
                    // It stands in the entry by its digest alone.
                } finally {
                    reading = reading - photo.digest
                }
            }
        }
    }

    /** What is known of the picture; none where it is kept no longer. */
    fun of(photo: Photo): JudgedPhoto? = judged[photo.digest]

    /** Brings a photo from the camera or the files. What it shows is as it was chosen before. */
    fun bring(from: suspend () -> ByteArray?): Job {
        val shows = kind
        return scope.launch {
            refused = null
            try {
                add(from() ?: return@launch, shows)
            } catch (why: PhotoRefused) {
                refused = why.why
            } finally {
                isPreparing = false
            }
        }
    }

    private suspend fun add(file: ByteArray, kind: PhotoKind) {
        isPreparing = true
        val prepared = reader.prepare(file)
        if (isFull || entry.form.photos.any { it.digest == prepared.digest }) return
        withContext(FILES) { drafts?.keepPhoto(prepared.digest, file) }
        val photo = Photo(kind, prepared.digest)
        judged[prepared.digest] = prepared
        entry.change { it.copy(photos = it.photos + photo) }
        encode(photo)
    }

    private fun encode(photo: Photo) {
        if (!interprets) return
        encoding = encoding + photo.digest
        encoders[photo.digest] = scope.launch {
            try {
                reader.encode(photo)
            } catch (_: PhotoRefused) {
                // A question about it says why.
            } finally {
                encoding = encoding - photo.digest
            }
        }
    }

    fun remove(photo: Photo) {
        encoders.remove(photo.digest)?.cancel()
        judged.remove(photo.digest)
        reader.letGo(listOf(photo.digest))
        entry.change { form -> form.copy(photos = form.photos - photo) }
        drop(entry.form.photos.map { it.digest }.toSet())
    }

    /** Asks the model about all photos that are still here. */
    fun ask(question: String) {
        val here = entry.form.photos.filter { it.digest in judged }
        if (isAsking || question.isBlank() || here.isEmpty()) return
        isAsking = true
        refused = null
        val coming = PhotoDraft(question.trim()).also { draft = it }
        asking = scope.launch {
            try {
                answers.add(reader.ask(here, coming.question, coming::take))
                draft = null
            } catch (why: PhotoRefused) {
                refused = why.why
            } finally {
                isAsking = false
            }
        }
    }

    fun stopAsking() {
        asking?.cancel()
    }

    /** The entry is closed: of its photos nothing stays but their digests. */
    fun close() {
        asking?.cancel()
        draft = null
        encoders.values.forEach { it.cancel() }
        reader.letGo(judged.keys.toList())
        judged.clear()
        drop(emptySet())
    }

    private fun drop(except: Set<String>) {
        scope.launch(FILES) { drafts?.dropPhotos(except) }
    }

    companion object {
        /** The contract's limit. */
        const val MOST: Int = 8

        /** One after another, in the order in which they were asked for: what is deleted is never a photo that came later. */
        internal val FILES = Dispatchers.IO.limitedParallelism(1)
    }
}
