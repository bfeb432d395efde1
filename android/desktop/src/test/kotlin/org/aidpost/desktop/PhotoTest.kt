package org.aidpost.desktop

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertCountEquals
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.getBoundsInRoot
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.file.Path
import java.security.MessageDigest
import java.util.concurrent.CountDownLatch
import javax.imageio.ImageIO
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.aidpost.core.ImageInterpretation
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.engine.VisitStore
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.protocol.PatientText
import org.aidpost.screens.PhotoInterpretation
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.PhotoKind
import org.aidpost.ui.Picker
import org.aidpost.ui.Place
import org.aidpost.ui.draft
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Gives these files, one after another, as a camera would. */
internal class Given(vararg files: ByteArray?) : Picker {
    private val left = files.toMutableList()

    override val hasCamera: Boolean = true

    override suspend fun takePhoto(): ByteArray? = left.removeFirst()

    override suspend fun choosePhoto(): ByteArray? = left.removeFirst()

    override fun picture(file: ByteArray, most: Int): ImageBitmap? = WindowPicker().picture(file, most)

    override suspend fun chooseModel(use: suspend (path: String) -> Unit) = use(left.removeFirst()!!.decodeToString())
}

internal val SHARP: ByteArray = Fixture.root.resolve("tests/cases/photo.png").readBytes()

internal val DARK_PHOTO: ByteArray = ByteArrayOutputStream().also { ImageIO.write(BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", it) }.toByteArray()

@OptIn(ExperimentalTestApi::class)
internal class PhotoTest {
    private val key = ByteArray(32) { it.toByte() }

    private fun state(folder: Path, vararg files: ByteArray?, photos: PhotoInterpretation = PhotoInterpretation.OFF, engine: suspend () -> Engine = { Engine.rulesOnly() }): AppState {
        val store = VisitPatients(folder.resolve("patients.db").toFile(), { key }, { Fixture.NOW })
        runBlocking { store.read() }
        return Fixture.state(engineOutside(engine, store, { Fixture.NOW }, SealedDrafts(folder.resolve("open").toFile()) { key }, photos)).also { it.picker = Given(*files) }
    }

    private fun AppState.begin() {
        newPatient()
        entry!!.change { Fixture.greenAdult }
        entry!!.pad = null
    }

    private fun ComposeUiTest.waitForPhotos(state: AppState, count: Int) =
        waitUntil(timeoutMillis = 20_000) { state.entry!!.form.photos.size == count && state.entry!!.form.photos.all { state.photos!!.of(it) != null } }

    private fun kept(folder: Path) = folder.toFile().walk().filter { it.isFile && "photos" in it.parentFile.name }.toList()

    /** What stands below a picture would else move under the finger when it comes. */
    @Test
    fun `a picture that comes late moves nothing`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val late = CountDownLatch(1)
        val state = state(folder)
        state.picker = object : Picker by Given(SHARP) {
            override fun picture(file: ByteArray, most: Int): ImageBitmap? = late.await().let { WindowPicker().picture(file, most) }
        }
        state.begin()
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tapTag("photo.take")
        waitForPhotos(state, 1)
        waitForIdle()
        val picture = hasContentDescription("Photo 1: Skin")
        val button = onNodeWithTag("photo.remove").performScrollTo()
        onAllNodes(picture).assertCountEquals(0)
        val before = button.getBoundsInRoot()
        late.countDown()
        waitUntil(timeoutMillis = 20_000) { onAllNodes(picture).fetchSemanticsNodes().isNotEmpty() }
        assertEquals(before, button.getBoundsInRoot())
    }

    @Test
    fun `a photo is judged at once, seen, and its digest is in the store`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val state = state(folder, SHARP, DARK_PHOTO)
        state.begin()
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("What will it show?: Wound")
        hand.tapTag("photo.take")
        waitForPhotos(state, 1)
        waitForIdle()
        assertEquals(PhotoKind.WOUND, state.entry!!.form.photos.single().kind)
        hand.tapTag("photo.choose")
        waitForPhotos(state, 2)
        waitForIdle()
        // The dark one has advice, and both can be removed by their own names.
        onAllNodesWithTag("advice")[0].performScrollTo().assertIsDisplayed()
        assertTrue(state.photos!!.of(state.entry!!.form.photos[1])!!.advice.any { "too dark" in it })
        hand.tap("Remove. Photo 2: Wound")
        assertEquals(1, state.entry!!.form.photos.size)
        hand.tapTag("result")
        hand.waitForReading(state)
        hand.tapTag("keep")
        waitUntil { state.entry == null }
        VisitStore.open(folder.resolve("patients.db").toString(), key).use { store ->
            val photo = store.visit(PatientText("1")).photos.single()
            assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(SHARP), photo.sha256)
            assertEquals("wound", photo.kind)
        }
        // The picture itself is kept no longer than the entry is open.
        assertTrue(kept(folder).isEmpty())
        assertEquals(PhotoKind.WOUND, state.outside.store.patients.single().form.photos.single().kind)
    }

    @Test
    fun `a photo is there again after a kill, and nobody without the key sees it`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val before = state(folder, SHARP)
        before.begin()
        runBlocking { before.photos!!.bring(before.picker!!::takePhoto).join() }
        before.outside.drafts!!.write(before.draft())
        val file = kept(folder).single()
        assertFalse(file.readBytes().toString(Charsets.ISO_8859_1).contains("IHDR"))
        assertNull(SealedDrafts(folder.resolve("open").toFile()) { ByteArray(32) }.photo(file.name))
        val after = state(folder)
        waitUntil(timeoutMillis = 20_000) { after.photos!!.of(after.entry!!.form.photos.single()) != null }
        after.leave()
        waitUntil(timeoutMillis = 10_000) { kept(folder).isEmpty() }
    }

    @Test
    fun `what is no picture is refused with a reason, and who thinks better of it adds nothing`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val state = state(folder, "no picture".encodeToByteArray(), null, SHARP, SHARP)
        state.begin()
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tapTag("photo.choose")
        waitUntil { state.photos!!.refused != null }
        waitForIdle()
        onNodeWithTag("photo.refused").performScrollTo().assertIsDisplayed()
        hand.tapTag("photo.choose")
        waitUntil { state.photos!!.refused == null }
        assertTrue(state.entry!!.form.photos.isEmpty())
        // The same file twice is one photo.
        repeat(2) { runBlocking { state.photos!!.bring(state.picker!!::choosePhoto).join() } }
        assertEquals(1, state.entry!!.form.photos.size)
    }

    @Test
    fun `nobody asks a model about photos where the integrator has not switched it on`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val state = state(folder, SHARP)
        state.begin()
        setContent { App(state, font = Fixture.font) }
        Hand(this).tapTag("photo.take")
        waitForPhotos(state, 1)
        waitForIdle()
        assertTrue(onAllNodesWithTag("photo.question").fetchSemanticsNodes().isEmpty())
    }

    @Test
    fun `what the integrator allows can be switched off in the settings, stays off, and is not offered where nothing is allowed`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 2600) {
        val state = state(folder, SHARP, photos = PhotoInterpretation.ON)
        state.place = Place.SETTINGS
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("A model may be asked about photos: Off")
        state.begin()
        assertFalse(state.photos!!.interprets)
        hand.tapTag("photo.take")
        waitForPhotos(state, 1)
        waitForIdle()
        assertTrue(onAllNodesWithTag("photo.question").fetchSemanticsNodes().isEmpty() && state.photos!!.encoding.isEmpty())
        val kept = state.draft()
        state.leave()
        assertEquals("off", kept["photos"])
        assertFalse(AppState(state.outside, CoroutineScope(Dispatchers.Default), kept).asksPhotos)
        val not = state(folder.resolve("other"), SHARP)
        not.place = Place.SETTINGS
        assertTrue(not.outside.photos?.interprets == false)
    }

    @Test
    fun `where it is switched on the notice stands before the question, and the answer says what it is not`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val options = EngineOptions(imageInterpretation = ImageInterpretation.ON)
        val engine = runBlocking { Engine.open(PackSource.BuiltIn(File(folder.toFile(), "cache").path).open(), options) }
        val state = state(folder, SHARP, photos = PhotoInterpretation.ON, engine = { engine })
        state.begin()
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        val colour = state.entry!!.answer
        hand.tapTag("photo.take")
        waitForPhotos(state, 1)
        waitUntil(timeoutMillis = 60_000) { state.photos!!.encoding.isEmpty() }
        waitForIdle()
        onNodeWithTag("photo.notice").performScrollTo().assertIsDisplayed()
        hand.write("photo.question", "Is the skin broken?")
        waitForIdle()
        hand.tapTag("photo.ask")
        waitUntil(timeoutMillis = 60_000) { state.photos!!.answers.isNotEmpty() || state.photos!!.refused != null }
        assertNull(state.photos!!.refused)
        val answer = state.photos!!.answers.single()
        assertTrue(answer.demo && answer.limits.isNotBlank())
        assertNotNull(answer.question)
        assertEquals(colour, state.entry!!.answer, "words about a photo change no colour")
        engine.close()
    }
}
