package org.aidpost

import kotlin.io.path.readBytes
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.aidpost.core.EngineException
import org.aidpost.core.Event
import org.aidpost.core.ImageException
import org.aidpost.core.ImageInterpretation
import org.aidpost.core.ImageRecord
import org.aidpost.core.ImageTask
import org.aidpost.core.ModelProgress
import org.aidpost.core.PatientText
import org.aidpost.core.PhotoKind
import org.aidpost.engine.Call
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.PreparedImage
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class ImageTest {
    private val photo = Fixture.root.resolve("tests/cases/photo.png").readBytes()

    private suspend fun engine(): Engine =
        call { Engine.open(Fixture.pack, EngineOptions(imageInterpretation = ImageInterpretation.ON), it) }

    private fun isEncoding(event: Event) = event is Event.Progress && event.progress is ModelProgress.Image

    @Test
    fun `a photo is encoded once and every task answers about it`() = runBlocking {
        engine().use { engine ->
            val image = PreparedImage.prepare(photo, PhotoKind.SKIN)
            assertEquals(image.concerns().size, image.advice().size)
            val told = mutableListOf<Event>()
            val question = ImageTask.Ask(PatientText("Is the skin broken?"))
            val tasks = listOf(ImageTask.Describe, question, ImageTask.Classify(emptyList()))
            val records = engine.look(listOf(image), tasks, PatientText("7"), onEvent = { told.add(it) })

            val description = (records[0] as ImageRecord.Described).description
            val answer = (records[1] as ImageRecord.Answered).answer
            val classification = (records[2] as ImageRecord.Classified).classification
            assertEquals(PatientText("7"), description.about.id)
            assertEquals(listOf(PhotoKind.SKIN), answer.images.map { it.kind })
            assertEquals(description.images, classification.images)
            assertTrue(classification.conditions.isNotEmpty())
            assertTrue(told.count(::isEncoding) <= 1, "encoded once")
        }
    }

    @Test
    fun `images are off unless the integrator switches them on`(): Unit = runBlocking {
        Fixture.engine().use { engine ->
            val image = PreparedImage.prepare(photo, PhotoKind.SKIN)
            assertThrows(EngineException.ImagesOff::class.java) {
                runBlocking { engine.look(listOf(image), listOf(ImageTask.Describe)) }
            }
        }
    }

    @Test
    fun `a cancel while an image is encoded takes effect after it`(): Unit = runBlocking {
        engine().use { engine ->
            val image = PreparedImage.prepare(photo, PhotoKind.SKIN)
            val call = Call()
            launch { while (true) if (isEncoding(call.next() ?: break)) call.cancel() }
            val error = runCatching { engine.look(listOf(image), List(8) { ImageTask.Describe }, null, call) }.exceptionOrNull()
            assertTrue(error is EngineException.Cancelled, "$error")
        }
    }

    @Test
    fun `what is no image, or only half of one, is refused`() {
        assertThrows(ImageException.UnknownFormat::class.java) { PreparedImage.prepare(ByteArray(100), PhotoKind.SKIN) }
        val half = photo.copyOf(photo.size / 2)
        assertThrows(ImageException.Damaged::class.java) { PreparedImage.prepare(half, PhotoKind.SKIN) }
    }

    @Test
    fun `the prepared pixels are a picture of their own`() {
        val png = PreparedImage.prepare(photo, PhotoKind.SKIN).png()
        assertTrue(png.contentEquals(PreparedImage.prepare(png, PhotoKind.SKIN).png()))
    }
}
