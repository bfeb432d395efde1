package org.aidpost.screens

import java.util.concurrent.ConcurrentHashMap
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.aidpost.advice
import org.aidpost.ask
import org.aidpost.core.Event
import org.aidpost.core.ImageAnswerStatus
import org.aidpost.core.ImageEncoding
import org.aidpost.core.ImageException
import org.aidpost.core.ImageInput
import org.aidpost.core.PreparedImage
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineException
import org.aidpost.engine.photoFile
import org.aidpost.engine.prepareImage
import org.aidpost.models.PackException
import org.aidpost.openImages
import org.aidpost.prepareImage
import org.aidpost.reason
import org.aidpost.shows
import org.aidpost.ui.JudgedPhoto
import org.aidpost.ui.Photo
import org.aidpost.ui.PhotoAnswer
import org.aidpost.ui.PhotoEvent
import org.aidpost.ui.PhotoReader
import org.aidpost.ui.PhotoRefused

/** Photos by the library: prepared and judged by its own code, asked about where the integrator has switched [interprets] on. */
internal class EnginePhotos(override val interprets: Boolean, private val engine: suspend () -> Engine) : PhotoReader {
    private val prepared = ConcurrentHashMap<String, PreparedImage>()
    private val encoded = ConcurrentHashMap<String, ImageEncoding>()

    override suspend fun prepare(file: ByteArray): JudgedPhoto = withContext(Dispatchers.Default) {
        try {
            val image = prepareImage(file)
            // A file that is in memory is never longer than the two gigabytes at which there is no digest.
            val digest = checkNotNull(photoFile(file)).sha256
            prepared[digest] = image
            JudgedPhoto(digest, image.concerns.map { it.advice() }, image.pixels.toPng())
        } catch (refused: ImageException) {
            throw PhotoRefused(refused.reason().why())
        }
    }

    override suspend fun encode(photo: Photo) = asking {
        val input = photo.input() ?: return@asking
        encoded.put(photo.digest, engine().prepareImage(input))?.close()
    }

    override suspend fun ask(photos: List<Photo>, question: String, onEvent: (PhotoEvent) -> Unit): PhotoAnswer = asking {
        val told: suspend (Event) -> Unit = { event ->
            if (event is Event.Progress) onEvent(PhotoEvent.Progress(event.progress.part()))
            if (event is Event.Draft) onEvent(PhotoEvent.Draft(event.piece.text.text))
        }
        engine().openImages(photos.mapNotNull { it.input() }, onEvent = told).use { session ->
            val answer = session.ask(question, onEvent = told)
            val words = answer.text?.text?.takeIf { answer.status == ImageAnswerStatus.ANSWERED }
            PhotoAnswer(question, words, answer.limits, answer.about.provenance.notForClinicalUse)
        }
    }

    override fun letGo(digests: Collection<String>) = digests.forEach { digest ->
        encoded.remove(digest)?.close()
        prepared.remove(digest)
    }

    private fun Photo.input(): ImageInput? = prepared[digest]?.shows(org.aidpost.protocol.PhotoKind.valueOf(kind.name))

    private suspend fun <T> asking(work: suspend () -> T): T = withContext(Dispatchers.Default) {
        try {
            work()
        } catch (refused: EngineException) {
            throw PhotoRefused(refused.reason().why())
        } catch (refused: PackException) {
            throw PhotoRefused(refused.reason().why())
        }
    }
}

/** Under which name the encounter has a photo: that of its file's digest. */
internal fun Photo.path(): String = "photo-$digest"

/** As the store holds it. */
internal fun Photo.bytes(): ByteArray = digest.chunked(2).map { it.toInt(16).toByte() }.toByteArray()
