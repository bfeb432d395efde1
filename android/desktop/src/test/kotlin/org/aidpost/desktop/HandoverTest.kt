package org.aidpost.desktop

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import java.nio.file.Path
import javax.imageio.ImageIO
import kotlinx.coroutines.runBlocking
import org.aidpost.screens.KeyUnreadable
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.Posts
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Brightness
import org.aidpost.ui.Clock
import org.aidpost.ui.Colour
import org.aidpost.ui.Form
import org.aidpost.ui.Freshness
import org.aidpost.ui.HandoverCode
import org.aidpost.ui.HandoverRefused
import org.aidpost.ui.Handovers
import org.aidpost.ui.KnownPost
import org.aidpost.ui.Looks
import org.aidpost.ui.Override
import org.aidpost.ui.Place
import org.aidpost.ui.Refusal
import org.jetbrains.skia.EncodedImageFormat
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

/** Two posts, each with a key of its own, on the real library. */
@OptIn(ExperimentalTestApi::class)
internal class HandoverTest {
    private val patient = Fixture.missedSign.copy(name = "Amina", vitals = Fixture.missedSign.vitals + ("vitals.glucose_mmol_per_l" to 5.5))

    private fun opened(form: Form, seed: Int = 1, reads: Boolean = false, clock: Clock = Clock { Fixture.NOW }): AppState = Fixture.state(Fixture.post(seed, reads, clock)).also { state ->
        state.newPatient()
        state.entry!!.change { form }
        state.showResult()
        while (state.result!!.isReading) Thread.sleep(5)
    }

    private fun AppState.handedOver(): HandoverCode {
        handOver()
        while (handing!!.code == null) Thread.sleep(5)
        return handing!!.code!!
    }

    private fun refusal(work: suspend () -> Unit): Refusal = assertThrows(HandoverRefused::class.java) { runBlocking { work() } }.why

    private fun Handovers.reads(text: String) = runBlocking { read(text) }

    /** Another phone, which knows the post of [seed] by this name. */
    private fun other(name: String, seed: Int, clock: Clock = Clock { Fixture.NOW }): Handovers = Fixture.post(seed + 100, clock = clock).handovers!!.also {
        runBlocking { it.add(KnownPost(name, Fixture.post(seed).handovers!!.ownKey())) }
    }

    @ParameterizedTest
    @EnumSource(Brightness::class, names = ["LIGHT", "DARK"])
    fun `a reader of QR codes reads what is drawn, and another phone what stands below it`(brightness: Brightness) {
        val state = opened(patient)
        state.looks = Looks(brightness = brightness, language = "en")
        val code = state.handedOver()
        val read = other("River post", 1).reads(decoded(state))
        assertEquals("River post", read.from)
        assertEquals(Freshness.VALID, read.freshness)
        assertEquals(MINUTE + 24 * 3_600_000L, read.expires)
        assertEquals(Colour.RED, read.colour)
        assertNull(read.label)
        assertFalse(state.handing!!.isDemo || read.isDemo)
        assertEquals(patient.who, read.form.who)
        assertEquals(patient.vitals, read.vitals.associate { (tile, value) -> tile.field to value })
        assertTrue(read.signs.single { it.code == "active_convulsions" }.isRead)
        assertTrue("narrative" in read.notCarried)
        assertTrue(read.others.isEmpty(), "${read.others}")
        assertEquals(code.says.run { listOf(form, signs, vitals, others, notCarried, findings, colour, review) }, read.run { listOf(form, signs, vitals, others, notCarried, findings, colour, review) })
        assertFalse("Amina" in code.toString() || code.text in code.toString())
    }

    @Test
    fun `what a demonstration model read is no more at another post`() {
        val state = opened(patient, reads = true)
        val code = state.handedOver()
        assertTrue(state.handing!!.isDemo && code.says.isDemo)
        assertTrue(other("River post", 1).reads(code.text).isDemo)
    }

    /** The whole screen, as a camera sees it. */
    private fun decoded(state: AppState): String {
        val scene = ImageComposeScene(360, 900, Density(1f)) { App(state, font = Fixture.font) }
        val png = try {
            scene.render().encodeToData(EncodedImageFormat.PNG)!!.bytes
        } finally {
            scene.close()
        }
        val image = ImageIO.read(png.inputStream())
        val pixels = image.getRGB(0, 0, image.width, image.height, null, 0, image.width)
        return QRCodeReader().decode(BinaryBitmap(HybridBinarizer(RGBLuminanceSource(image.width, image.height, pixels))), mapOf(DecodeHintType.TRY_HARDER to true)).text
    }

    @Test
    fun `words of the patient are in the message only when they are written there, and too many are refused`() {
        val state = opened(patient)
        state.handedOver()
        state.handing!!.write("bed 4", 6)
        while (state.handing!!.code?.says?.label == null) Thread.sleep(5)
        val read = other("River post", 1).reads(state.handing!!.code!!.text)
        assertEquals("bed 4", read.label)
        assertEquals(MINUTE + 6 * 3_600_000L, read.expires)
        state.handing!!.write("b".repeat(32))
        while (state.handing!!.refused == null) Thread.sleep(5)
        assertEquals(Refusal.LABEL_TOO_LONG, state.handing!!.refused!!.why)
        assertNull(state.handing!!.code)
    }

    @Test
    fun `what is unknown, changed, old or no message is said, and nothing of it believed`() {
        val text = opened(patient).handedOver().text
        val at = if (text[60] == 'A') 'B' else 'A'
        assertEquals(Refusal.UNKNOWN_KEY, refusal { other("Hill post", 2).read(text) })
        assertEquals(Refusal.CHANGED, refusal { other("River post", 1).read(text.substring(0, 60) + at + text.substring(61)) })
        assertEquals(Refusal.NOT_A_MESSAGE, refusal { other("River post", 1).read(text.take(40)) })
        assertEquals(Freshness.EXPIRED, other("River post", 1) { Fixture.NOW + 25 * 3_600_000L }.reads(text).freshness)
        assertEquals(Freshness.FROM_THE_FUTURE, other("River post", 1) { Fixture.NOW - 7_200_000L }.reads(text).freshness)
        // As a text program may break it.
        assertEquals("River post", other("River post", 1).reads(text.chunked(30).joinToString("\n")).from)
    }

    @Test
    fun `a post's key is typed in groups, kept, and neither replaced nor taken from outside`(@TempDir folder: Path) {
        fun desk(key: Int = 7) = engineOutside({ error("no engine is needed") }, MemoryStore(), { Fixture.NOW }, posts = Posts(folder.resolve("posts").toFile()) { ByteArray(32) { key.toByte() } }).handovers!!
        val key = runBlocking { Fixture.post(1).handovers!!.ownKey() }
        val another = runBlocking { Fixture.post(2).handovers!!.ownKey() }
        assertEquals(Refusal.BAD_KEY, refusal { desk().add(KnownPost("River post", key.dropLast(1))) })
        runBlocking { desk().add(KnownPost("River post", key.chunked(4).joinToString(" "))) }
        assertEquals(Refusal.NAME_TAKEN, refusal { desk().add(KnownPost("River post", another)) })
        assertEquals(listOf(KnownPost("River post", key)), runBlocking { desk().posts() })
        // Whoever writes the file without this post's key adds nobody.
        assertTrue(runBlocking { desk(8).posts() }.isEmpty())
        runBlocking { desk().remove(KnownPost("River post", key)) }
        assertTrue(runBlocking { desk().posts() }.isEmpty())
    }

    @Test
    fun `a key that cannot be had is said`(@TempDir folder: Path) {
        val closed = Posts(folder.resolve("posts").toFile()) { throw KeyUnreadable("the key is gone") }
        val handovers = engineOutside({ error("no engine is needed") }, MemoryStore(), { Fixture.NOW }, posts = closed).handovers!!
        assertEquals(Refusal.NOT_KEPT, refusal { handovers.ownKey() })
        assertEquals(Refusal.NOT_KEPT, refusal { handovers.posts() })
    }

    private fun ComposeUiTest.sees(tag: String, words: String) {
        waitUntil(timeoutMillis = 10_000) { onAllNodes(hasText(words, substring = true) and (hasTestTag(tag) or hasAnyAncestor(hasTestTag(tag)))).fetchSemanticsNodes().isNotEmpty() }
        onAllNodes(hasText(words, substring = true) and (hasTestTag(tag) or hasAnyAncestor(hasTestTag(tag)))).onFirst().performScrollTo()
    }

    @Test
    fun `a triage goes by the screens from one post to another`() {
        val text = opened(patient).run { handOver(); while (handing!!.code == null) Thread.sleep(5); handing!!.code!!.text }
        val key = runBlocking { Fixture.post(1).handovers!!.ownKey() }
        var now = Fixture.NOW + 600_000
        runDesktopComposeUiTest(400, 860) {
            val state = Fixture.state(Fixture.post(50) { now })
            setContent { App(state, font = Fixture.font) }
            val hand = Hand(this)
            hand.tapTag("other-post")
            hand.write("posts.text", text)
            hand.tapTag("posts.read")
            sees("handover.refused", "not known here")
            hand.write("post.name", "River post")
            hand.write("post.key", key)
            hand.tapTag("post.add")
            waitUntil(timeoutMillis = 10_000) { state.posts!!.posts.size == 1 }
            waitForIdle()
            hand.tapTag("posts.read")
            sees("signed-by", "River post")
            sees("facts", "convulsing now")
            sees("sent.finding", "convulsing")
            now += 25 * 3_600_000L
            hand.tapTag("posts.read")
            sees("freshness", "look at the patient anew")
            onNodeWithTag("posts.text").performScrollTo().performTextReplacement(text.take(50))
            hand.tapTag("posts.read")
            sees("handover.refused", "part of it is missing")
            // Who goes elsewhere leaves nothing of it open.
            hand.tap("Settings")
            assertNull(state.posts!!.sent)
            assertEquals(Place.SETTINGS, state.place)
        }
    }

    @Test
    fun `the code is shown from the result and taken back`() = runDesktopComposeUiTest(400, 860) {
        val state = opened(Fixture.greenAdult)
        state.result!!.override = Override(Colour.YELLOW, "Lives alone.", "Sr. Okello")
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("Share. Show")
        hand.tapTag("hand-over")
        waitUntil(timeoutMillis = 10_000) { state.handing?.code != null }
        waitForIdle()
        onNodeWithTag("qr").assertExists()
        // A message holds the triage's colour: who decided otherwise is told.
        sees("decided", "YELLOW was decided here by a person. The message holds GREEN")
        hand.tap("Back")
        assertNull(state.handing)
        onNodeWithTag("outcome").assertExists()
    }

    private companion object {
        /** A message holds the minute in which it was written. */
        const val MINUTE = Fixture.NOW / 60_000 * 60_000
    }
}
