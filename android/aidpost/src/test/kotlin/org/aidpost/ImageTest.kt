package org.aidpost

import java.io.ByteArrayInputStream
import javax.imageio.ImageIO
import kotlin.io.path.readBytes
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.aidpost.core.QualityWarning
import org.aidpost.core.Event
import org.aidpost.core.ImageException
import org.aidpost.core.ImageInput
import org.aidpost.core.ImageInterpretation
import org.aidpost.core.ModelProgress
import org.aidpost.core.ModelStatus
import org.aidpost.core.PixelLayout
import org.aidpost.engine.DecodedImage
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineCall
import org.aidpost.engine.EngineException
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.prepareDecoded
import org.aidpost.engine.prepareImage
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.PhotoKind
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class ImageTest {
    private val photo = Fixture.root.resolve("tests/cases/photo.png").readBytes()

    private suspend fun engine(): Engine = Engine.open(Fixture.pack, EngineOptions(imageInterpretation = ImageInterpretation.ON))

    private fun skin(): List<ImageInput> = listOf(prepareImage(photo).shows(PhotoKind.SKIN))

    private fun isEncoding(event: Event) = event is Event.Progress && event.progress is ModelProgress.Image

    @Test
    fun `one encode serves every question, also with other calls in between`() = runBlocking {
        engine().use { engine ->
            val told = mutableListOf<Event>()
            engine.openImages(skin(), PatientText("7"), onEvent = { told.add(it) }).use { session ->
                assertEquals(1, told.count(::isEncoding), "encoded at once")
                told.clear()
                val description = session.describe { told.add(it) }
                assertEquals(ModelStatus.ANSWERED, engine.triage(Fixture.encounter).model.status)
                val answer = session.ask("Is the skin broken?") { told.add(it) }
                val classification = session.classify { told.add(it) }
                assertTrue(told.isNotEmpty() && told.none(::isEncoding), "and not again: $told")
                assertEquals(PatientText("7"), description.about.id)
                assertEquals(listOf(PhotoKind.SKIN), answer.images.map { it.kind })
                assertEquals(description.images, classification.images)
                assertTrue(classification.conditions.isNotEmpty())
                assertEquals(answer, engine.openImages(skin(), PatientText("7")).use { it.ask("Is the skin broken?") }, "as from an encode of its own")
            }
        }
    }

    @Test
    fun `an image that was prepared when it was taken is not encoded again while that is held`() = runBlocking {
        engine().use { engine ->
            val told = mutableListOf<Event>()
            val answer = engine.prepareImage(skin().single()).use {
                engine.openImages(skin(), onEvent = { told.add(it) }).use { it.ask("Is the skin broken?") }
            }
            assertTrue(told.none(::isEncoding), "encoded again: $told")
            assertEquals(answer, engine.openImages(skin(), onEvent = { told.add(it) }).use { it.ask("Is the skin broken?") })
            assertEquals(1, told.count(::isEncoding), "closed, it is gone")
        }
    }

    @Test
    fun `an image session ends with its engine`(): Unit = runBlocking {
        engine().use { engine ->
            engine.openImages(skin()).use { session ->
                engine.release()
                assertThrows(EngineException.Released::class.java) { runBlocking { session.describe() } }
            }
        }
    }

    @Test
    fun `a condition that nobody knows is refused, and the session goes on`() = runBlocking {
        engine().use { engine ->
            engine.openImages(skin()).use { session ->
                val error = assertThrows(EngineException.Input::class.java) { runBlocking { session.classify(listOf("no-such-condition")) } }
                assertEquals("conditions", error.field)
                assertTrue(session.classify().conditions.isNotEmpty())
            }
        }
    }

    @Test
    fun `images are off unless the integrator switches them on`(): Unit = runBlocking {
        Fixture.engine().use { engine ->
            assertThrows(EngineException.ImagesOff::class.java) { runBlocking { engine.openImages(skin()) } }
            assertThrows(EngineException.ImagesOff::class.java) { runBlocking { engine.prepareImage(skin().single()) } }
        }
    }

    @Test
    fun `a cancel while an image is encoded ends the session`(): Unit = runBlocking {
        engine().use { engine ->
            val call = EngineCall()
            launch { while (true) if (isEncoding(call.next() ?: break)) call.cancel() }
            // Eight of them: at least one is left when the cancel arrives.
            val error = runCatching { engine.openImages(List(8) { skin().single() }, null, call) }.exceptionOrNull()
            assertTrue(error is EngineException.Cancelled, "$error")
        }
    }

    @Test
    fun `what is no image, or only half of one, is refused`() {
        assertThrows(ImageException.UnknownFormat::class.java) { prepareImage(ByteArray(100)) }
        assertThrows(ImageException.Damaged::class.java) { prepareImage(photo.copyOf(photo.size / 2)) }
    }

    @Test
    fun `the prepared pixels are a picture of their own`() {
        val prepared = prepareImage(photo)
        assertEquals(prepared.pixels.sha256(), prepareImage(prepared.pixels.toPng()).pixels.sha256())
    }

    /** As an app hands over a phone's own HEIC: the system decodes it, and its pixels are prepared. */
    @Test
    fun `pixels that the system has decoded are prepared as a file is`() {
        val prepared = prepareImage(photo).pixels
        val picture = ImageIO.read(ByteArrayInputStream(prepared.toPng()))
        val argb = picture.getRGB(0, 0, picture.width, picture.height, null, 0, picture.width)
        fun bytes(vararg shifts: Int) = ByteArray(argb.size * shifts.size) { (argb[it / shifts.size] shr shifts[it % shifts.size]).toByte() }
        val (width, height) = picture.width.toUInt() to picture.height.toUInt()
        for ((layout, samples) in mapOf(PixelLayout.RGB to bytes(16, 8, 0), PixelLayout.RGBA to bytes(16, 8, 0, 24), PixelLayout.BGRA to bytes(0, 8, 16, 24))) {
            assertEquals(prepared.sha256(), prepareDecoded(DecodedImage(samples, width, height, layout)).pixels.sha256(), "$layout")
        }
        val short = DecodedImage(bytes(16, 8, 0).copyOf(100), width, height, PixelLayout.RGB)
        assertThrows(ImageException.PixelBytes::class.java) { prepareDecoded(short) }
        assertThrows(ImageException.Orientation::class.java) { prepareDecoded(DecodedImage(bytes(16, 8, 0), width, height, PixelLayout.RGB, orientation = 9u)) }
    }

    @Test
    fun `what a worker should know of a picture is said in plain words`() {
        val concerns = prepareImage(Fixture.root.resolve("tests/cases/photo.png").readBytes()).concerns
        concerns.forEach { assertTrue(it.advice().endsWith("."), it.advice()) }
        assertTrue(QualityWarning.TOO_DARK.advice().startsWith("The picture is too dark"))
    }
}
