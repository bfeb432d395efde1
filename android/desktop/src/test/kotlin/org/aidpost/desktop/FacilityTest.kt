package org.aidpost.desktop

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.io.File
import java.nio.file.Path
import kotlinx.coroutines.runBlocking
import org.aidpost.ReloadingEngine
import org.aidpost.engine.Engine
import org.aidpost.engine.canAskRemotes
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.StoredServer
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Colour
import org.aidpost.ui.FacilityState
import org.aidpost.ui.ModelState
import org.aidpost.ui.Place
import org.aidpost.ui.ReadBy
import org.aidpost.ui.ResultView
import org.aidpost.ui.ServerTest
import org.aidpost.ui.ServerUse
import org.aidpost.ui.TypedServer
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The owner names a server of the facility: what is shown before, what leaves, what stands when it is gone. The real engine, a real connection. */
@OptIn(ExperimentalTestApi::class)
internal class FacilityTest {
    @TempDir
    lateinit var folder: Path

    private val file: File get() = folder.resolve("server").toFile()

    @BeforeEach
    fun `the library can ask`() = assertTrue(canAskRemotes(), "build it with .ci/remote-library")

    private fun phone(): AppState {
        lateinit var engine: ReloadingEngine
        val server = checkNotNull(StoredServer.ifPossible(file, { ByteArray(32) { 9 } }, { Fixture.NOW }) { engine.close() })
        engine = ReloadingEngine { server.ask(Engine.rulesOnly()) }
        return Fixture.state(engineOutside({ engine.withEngine { it } }, MemoryStore(), { Fixture.NOW }, facility = server))
    }

    private fun FacilityState.takes(code: String) = runBlocking {
        read(code).join()
        assertNull(refused)
        accept().join()
    }

    private fun AppState.triage(): ResultView {
        newPatient()
        while (entry == null) Thread.sleep(5)
        entry!!.change { Fixture.greenAdult.copy(story = Ward.STORY) }
        showResult()
        while (result!!.isReading) Thread.sleep(5)
        return result!!.view!!.also { leave() }
    }

    private fun ComposeUiTest.says(tag: String, words: String) {
        onNode(hasText(words, substring = true) and (hasTestTag(tag) or hasAnyAncestor(hasTestTag(tag))), useUnmergedTree = true).assertExists()
    }

    @Test
    fun `a code is photographed, shown whole, tested and taken, the server adds, and once it is gone the result says that this phone's stands`() =
        runDesktopComposeUiTest(400, 2600) {
            val ward = Ward()
            val state = phone()
            state.picker = Given(Fixture.post(1).handovers!!.drawn(ward.code()).picture())
            setContent { App(state, font = Fixture.font) }
            val hand = Hand(this)
            hand.tap("Settings")
            hand.tapTag("facility.open")
            hand.tapTag("facility.photo")
            waitUntil(timeoutMillis = 20_000) { state.facility!!.offer != null }
            waitForIdle()
            says("facility.host", ward.url.substringAfter("//").substringBefore('/'))
            says("facility.record", Ward.MODEL)
            says("facility.until", "30")
            onNodeWithTag("facility.leaves").assertExists()
            assertEquals(0, onAllNodes(hasText(Ward.KEY, substring = true)).fetchSemanticsNodes().size)
            assertTrue(ward.asked.isEmpty() && state.facility!!.named == null, "nothing is asked before it is taken")
            hand.tapTag("facility.test")
            waitUntil(timeoutMillis = 20_000) { state.facility!!.tested != null }
            assertEquals(ServerTest.Reached, state.facility!!.tested)
            hand.tapTag("facility.accept")
            waitUntil(timeoutMillis = 20_000) { state.facility!!.named != null }
            fun triaged() {
                runOnIdle { state.newPatient() }
                waitUntil(timeoutMillis = 20_000) { state.entry != null }
                runOnIdle { state.entry!!.change { Fixture.greenAdult.copy(story = Ward.STORY) } }
                runOnIdle { state.showResult() }
                hand.waitForReading(state)
                waitForIdle()
            }
            triaged()
            assertEquals(Colour.RED, state.result!!.view!!.colour)
            says("far", "127.0.0.1")
            says("far", Ward.MODEL)
            onNodeWithTag("quote.stridor").assertExists()
            assertEquals(ReadBy.REMOTE, state.result!!.view!!.quotes.single { it.code == "stridor" }.readBy)
            assertTrue(state.result!!.view!!.record.flatKeys().isNotEmpty())
            runOnIdle { state.leave() }
            ward.close()
            triaged()
            assertEquals(Colour.GREEN, state.result!!.view!!.colour)
            says("far", "What was read on this phone stands")
            runOnIdle { state.leave() }
            // And it can be forgotten, by a second tap.
            runOnIdle { state.place = Place.FACILITY }
            hand.tapTag("facility.forget")
            assertNotNull(state.facility!!.named)
            hand.tapTag("facility.forget-sure")
            waitUntil(timeoutMillis = 20_000) { state.facility!!.named == null }
            assertNull(phone().facility!!.named)
        }

    @Test
    fun `only what the owner has switched on leaves, and no name or key of it`() = Ward().use { ward ->
        val state = phone()
        state.facility!!.takes(ward.code())
        assertEquals(ModelState.ANSWERED, state.triage().far?.state)
        val body = ward.asked.single()
        assertTrue("kazoo" in body && "78" in body)
        for (never in listOf("Bed 4", Ward.KEY, "2025", "Maweni")) assertFalse(never in body, never)
        runBlocking { state.facility!!.choose(ServerUse(reads = false))!!.join() }
        assertNull(state.triage().far)
        assertEquals(1, ward.asked.size)
    }

    @Test
    fun `a server that is slow, lies or lets nobody in changes nothing, and the result says which it was`() = Ward().use { ward ->
        val state = phone()
        state.facility!!.takes(ward.code())
        ward.reply = "stridor + words that nobody said\n=\nred\nIt is so.\n"
        assertEquals(Colour.GREEN, state.triage().colour)
        ward.reply = "<html>".repeat(50)
        state.triage().let { assertTrue(it.colour == Colour.GREEN && it.quotes.none { quote -> quote.readBy == ReadBy.REMOTE }, "${it.quotes.size}") }
        runBlocking { state.facility!!.choose(ServerUse(seconds = 1))!!.join() }
        ward.isSilent = true
        state.triage().let { assertTrue(it.colour == Colour.GREEN && it.far!!.state == ModelState.TIMED_OUT, "${it.far}") }
    }

    @Test
    fun `it is there after a restart, its key stands in no file, and what is forgotten is gone`() = Ward().use { ward ->
        phone().facility!!.takes(ward.code())
        val bytes = file.readBytes().decodeToString()
        for (secret in listOf(Ward.KEY, "127.0.0.1", "Maweni")) assertFalse(secret in bytes, secret)
        val again = phone()
        assertEquals("Maweni ward", again.facility!!.named?.name)
        assertNull(again.facility!!.named?.expires)
        assertEquals(ModelState.ANSWERED, again.triage().far?.state)
        runBlocking { again.facility!!.forget().join() }
        assertNull(again.triage().far)
        assertNull(phone().facility!!.named)
    }

    @Test
    fun `a test can be stopped, and says what came of it`() = Ward().use { ward ->
        val facility = phone().facility!!
        fun tested(): ServerTest {
            facility.test()
            while (facility.isTesting) Thread.sleep(5)
            return facility.tested!!
        }
        fun typed(key: String) = runBlocking { facility.type(TypedServer("Ward", ward.url, Ward.MODEL, "", key)).join() }
        typed(Ward.KEY)
        assertEquals(ServerTest.Reached, tested())
        typed("wrong")
        assertTrue(tested() is ServerTest.Failed)
        ward.isSilent = true
        facility.test()
        Thread.sleep(200)
        assertTrue(facility.isTesting)
        facility.stopTest()
        assertEquals(ServerTest.Stopped, facility.tested)
        facility.leave()
        assertNull(facility.offer)
    }

    @Test
    fun `what cannot be is refused in words, and a key that is lacking is asked for`() = Ward().use { ward ->
        val facility = phone().facility!!
        fun refused(work: FacilityState.() -> Unit): String {
            facility.work()
            val end = System.nanoTime() + 10_000_000_000
            while (facility.refused == null && System.nanoTime() < end) Thread.sleep(5)
            assertNull(facility.offer)
            return facility.refused!!.message!!
        }
        assertTrue("expired" in refused { read(ward.code("2025-11-28T00:00:00Z")) })
        assertTrue("url" in refused { type(TypedServer("Ward", "http://192.0.2.7/v1", "m", "", "")) })
        assertTrue("certificate_sha256" in refused { type(TypedServer("Ward", "https://192.0.2.7/v1", "m", "12:34", "")) })
        val secret = refused { type(TypedServer("Ward", ward.url, "m", "", "Quokka 7714")) }
        assertTrue("token" in secret && "Quokka" !in secret, secret)
        runBlocking { facility.read(ward.code().replace("\"token\":\"${Ward.KEY}\"", "\"token_name\":\"ward-key\"")).join() }
        assertEquals("ward-key", facility.offer!!.facts.lacksKey)
        runBlocking { facility.withKey(Ward.KEY).join() }
        assertTrue(facility.offer!!.facts.run { hasKey && lacksKey == null })
    }

    @Test
    fun `an app whose library can ask nobody shows no way to it`() = runDesktopComposeUiTest(400, 1600) {
        val state = Fixture.state(Fixture.noModel())
        state.place = Place.SETTINGS
        setContent { App(state, font = Fixture.font) }
        onNodeWithTag("facility.open").assertDoesNotExist()
        state.place = Place.FACILITY
        waitForIdle()
        onNodeWithTag("facility").assertDoesNotExist()
    }
}
