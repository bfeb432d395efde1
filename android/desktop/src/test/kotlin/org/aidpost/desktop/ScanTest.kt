package org.aidpost.desktop

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import java.awt.Color
import java.awt.GradientPaint
import java.awt.RenderingHints
import java.awt.geom.AffineTransform
import java.awt.image.BufferedImage
import java.awt.image.ConvolveOp
import java.awt.image.Kernel
import java.io.ByteArrayOutputStream
import java.util.Random
import javax.imageio.ImageIO
import kotlinx.coroutines.runBlocking
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.KnownPost
import org.aidpost.ui.Place
import org.aidpost.ui.PostsState
import org.jetbrains.skia.EncodedImageFormat
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource

/** Codes of other posts from photos: the drawn screen of another phone, as a camera may see it. No camera took these. */
@OptIn(ExperimentalTestApi::class)
internal class ScanTest {
    private val sender = 1

    private fun triaged(): AppState = Fixture.state(Fixture.post(sender)).also { state ->
        state.newPatient()
        state.entry!!.change { Fixture.redChild }
        state.showResult()
        while (state.result!!.isReading) Thread.sleep(5)
        state.handOver()
        while (state.handing!!.code == null) Thread.sleep(5)
    }

    private fun posts(): AppState = Fixture.state(Fixture.post(sender)).also { state ->
        state.place = Place.POSTS
        runBlocking { state.posts!!.refresh().join() }
    }

    private fun screen(state: AppState, density: Float): BufferedImage {
        val scene = ImageComposeScene((360 * density).toInt(), (1500 * density).toInt(), Density(density)) { App(state, font = Fixture.font) }
        return try {
            scene.render()
            ImageIO.read(scene.render(50_000_000).encodeToData(EncodedImageFormat.PNG)!!.bytes.inputStream())
        } finally {
            scene.close()
        }
    }

    /** A photo of so many pixels: the screen turned by [degrees], leaning, in uneven light, with a camera's noise and unsharpness, as JPEG. */
    private fun photo(screen: BufferedImage, width: Int, height: Int, degrees: Double, fills: Double): ByteArray {
        val seen = BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)
        val pen = seen.createGraphics()
        pen.color = Color(90, 80, 70)
        pen.fillRect(0, 0, width, height)
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR)
        val size = height * fills / screen.height
        val place = AffineTransform().apply {
            translate(width / 2.0, height / 2.0)
            rotate(Math.toRadians(degrees))
            shear(0.06, 0.03)
            scale(size, size)
            translate(-screen.width / 2.0, -screen.height / 2.0)
        }
        pen.drawImage(screen, place, null)
        pen.paint = GradientPaint(0f, 0f, Color(0, 0, 0, 0), width.toFloat(), height.toFloat(), Color(0, 0, 0, 130))
        pen.fillRect(0, 0, width, height)
        pen.dispose()
        val noise = Random(7)
        for (y in 0 until height) for (x in 0 until width) {
            val by = noise.nextInt(25) - 12
            val rgb = seen.getRGB(x, y)
            fun shade(shift: Int) = ((rgb shr shift and 255) + by).coerceIn(0, 255) shl shift
            seen.setRGB(x, y, shade(16) or shade(8) or shade(0))
        }
        val soft = ConvolveOp(Kernel(3, 3, FloatArray(9) { 1 / 9f }), ConvolveOp.EDGE_NO_OP, null).filter(seen, null)
        return ByteArrayOutputStream().also { ImageIO.write(soft, "jpeg", it) }.toByteArray()
    }

    private fun PostsState.scans(file: ByteArray?) = runBlocking { scan(Given(file)) { file }.join() }

    private fun receiver(knows: Boolean): PostsState = Fixture.state(Fixture.post(sender + 100)).posts!!.also { posts ->
        if (knows) runBlocking { posts.add("River post", Fixture.post(sender).handovers!!.ownKey()).join() }
    }

    @ParameterizedTest
    @CsvSource("1280, 960, 0, 0.98", "3264, 2448, 9, 0.9", "2000, 1500, 100, 0.7", "900, 1600, 180, 0.6")
    fun `a triage is read from a photo of another phone's screen`(width: Int, height: Int, degrees: Double, fills: Double) {
        val photo = photo(screen(triaged(), 2f).let { it.getSubimage(0, 0, it.width, 900) }, width, height, degrees, fills)
        val posts = receiver(knows = true)
        posts.scans(photo)
        assertNotNull(posts.sent, "no code: ${posts.noCode}, ${posts.refused?.why}")
        assertEquals("River post", posts.sent!!.from)
        assertTrue(posts.sent!!.signs.any { it.code == "active_convulsions" })
    }

    @Test
    fun `a post is made known by a photo of its key, once a person has named it`() {
        val photo = photo(screen(posts(), 2f), 2448, 3264, 4.0, 0.9)
        runDesktopComposeUiTest(400, 860) {
            val state = Fixture.state(Fixture.post(sender + 100))
            state.picker = Given(photo)
            setContent { App(state, font = Fixture.font) }
            val hand = Hand(this)
            hand.tapTag("other-post")
            hand.tapTag("posts.photo")
            waitUntil(timeoutMillis = 20_000) { state.posts!!.keyRead != null }
            waitForIdle()
            onNodeWithTag("key-read").performScrollTo().assertIsDisplayed()
            assertTrue(state.posts!!.posts.isEmpty())
            hand.write("post.name", "River post")
            hand.tapTag("post.add")
            waitUntil(timeoutMillis = 10_000) { state.posts!!.posts.isNotEmpty() }
            assertEquals(listOf(KnownPost("River post", runBlocking { Fixture.post(sender).handovers!!.ownKey() })), state.posts!!.posts)
            assertNull(state.posts!!.keyRead)
        }
    }

    @Test
    fun `nothing of an unknown post is believed from a photo either`() {
        val posts = receiver(knows = false)
        posts.scans(photo(screen(triaged(), 2f).let { it.getSubimage(0, 0, it.width, 900) }, 1280, 960, 0.0, 0.98))
        assertNull(posts.sent)
        assertEquals(org.aidpost.ui.Refusal.UNKNOWN_KEY, posts.refused?.why)
    }

    @Test
    fun `a picture without a code and a file that is no picture are said, and who thinks better of it is told nothing`() {
        val posts = receiver(knows = true)
        posts.scans(photo(screen(Fixture.state(Fixture.noModel()), 1f), 640, 480, 0.0, 0.9))
        assertTrue(posts.noCode && posts.sent == null && !posts.isScanning)
        posts.scans("no picture".encodeToByteArray())
        assertTrue(posts.noCode)
        posts.scans(null)
        assertTrue(!posts.noCode && posts.refused == null)
    }
}
