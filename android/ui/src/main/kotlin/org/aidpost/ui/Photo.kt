package org.aidpost.ui

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.graphics.ImageBitmap

/** What a photo shows. */
enum class PhotoKind { SKIN, WOUND, CHEST_XRAY, FUNDUS, OTHER }

/** A photo of an entry: what it shows, and which file it was. The picture itself is no part of a form. */
@Immutable
data class Photo(val kind: PhotoKind, val digest: String)

/** A photo as it was judged when it was taken: what tells its file from others, what to do about its quality, and what is shown of it. */
class JudgedPhoto(val digest: String, val advice: List<String>, val png: ByteArray)

/** What the model said about photos; [words] is none where it does not see that. [limits] says what it is not. */
class PhotoAnswer(val question: String, val words: String?, val limits: String, val demo: Boolean)

/** While a question about photos is answered. */
sealed interface PhotoEvent {
    /** [part] from 0 to 1, where it is known. */
    data class Progress(val part: Float?) : PhotoEvent

    /** The next words of the answer; nothing has checked them. */
    class Draft(val words: String) : PhotoEvent
}

/** An answer that is being written, or was stopped before its end. */
@Stable
class PhotoDraft(val question: String) {
    var part: Float? by mutableStateOf(null)
        private set

    var words: String by mutableStateOf("")
        private set

    fun take(event: PhotoEvent) {
        when (event) {
            is PhotoEvent.Progress -> part = event.part
            is PhotoEvent.Draft -> words += event.words
        }
    }
}

/** Why a photo was not taken, or nothing was said about it, in words for the worker. */
class PhotoRefused(val why: Why) : Exception(why.english) {
    /** Not by the library. */
    constructor(message: String) : this(Why("", message))
}

/** Prepares and judges photos; asks the model about them where the integrator has switched that on. Nothing here is for the thread that draws. */
interface PhotoReader {
    /** The worker cannot switch it. */
    val interprets: Boolean

    /** @throws PhotoRefused */
    suspend fun prepare(file: ByteArray): JudgedPhoto

    /** Begins the model's work on a prepared photo, so that a question finds it done. Gives back when it is. */
    suspend fun encode(photo: Photo)

    /**
     * [onEvent] may be called on any thread.
     *
     * @throws PhotoRefused
     */
    suspend fun ask(photos: List<Photo>, question: String, onEvent: (PhotoEvent) -> Unit = {}): PhotoAnswer

    /** Forgets these photos, with what the model made of them. */
    fun letGo(digests: Collection<String>)
}

/** The device's camera and its files, each by a tap of its own. None where the person thought better of it. */
interface Picker {
    val hasCamera: Boolean

    suspend fun takePhoto(): ByteArray?

    suspend fun choosePhoto(): ByteArray?

    /** A picture of a file, made smaller by whole steps until its longer side has at most [most] pixels; none where the file is no picture. */
    fun picture(file: ByteArray, most: Int = SMALL): ImageBitmap?

    /** The path of a file or folder with a model; [use] ends before it may be gone again. */
    suspend fun chooseModel(use: suspend (path: String) -> Unit)
}

/** Enough for what is drawn beside a line of words. */
private const val SMALL = 256
