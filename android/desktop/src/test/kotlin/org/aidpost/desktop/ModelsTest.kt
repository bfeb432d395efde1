package org.aidpost.desktop

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.io.File
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.runBlocking
import org.aidpost.ReloadingEngine
import org.aidpost.engine.Engine
import org.aidpost.models.Device
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.CoroutineFetcher
import org.aidpost.screens.Fetcher
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.StoredModels
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Fetch
import org.aidpost.ui.Fits
import org.aidpost.ui.ModelList
import org.aidpost.ui.ModelState
import org.aidpost.ui.Models
import org.aidpost.ui.ModelsState
import org.aidpost.ui.Place
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Tells what a test says of a fetch, and remembers what was asked of it. */
internal class Told : Fetcher {
    override val state = MutableStateFlow<Fetch?>(null)
    val begun = mutableListOf<List<String?>>()
    var stopped = 0

    override fun begin(id: String, store: String, licence: String, token: String?) {
        begun.add(listOf(id, licence, token))
        state.value = Fetch.Running(id, 0, null)
    }

    override fun stop() {
        stopped++
        state.value = state.value?.let { Fetch.Stopped(it.id) }
    }
}

@OptIn(ExperimentalTestApi::class)
internal class ModelsTest {
    private val small = "medgemma-1.5-4b-it-q4_k_m"

    private class Desk(folder: Path, val fetcher: Told = Told(), memory: ULong = 16_000_000_000uL) {
        val models: StoredModels = StoredModels(folder.resolve("models").toFile(), folder.resolve("cache").toFile(), fetcher, { Device(memory, memory) }) { close() }
        val engine = ReloadingEngine { models.source()?.let { Engine.open(it.open()) } ?: Engine.rulesOnly() }
        val state: AppState

        init {
            state = Fixture.state(engineOutside({ engine.withEngine { it } }, MemoryStore(), { Fixture.NOW }, models = models))
            state.place = Place.MODELS
        }

        val shown: ModelsState get() = state.models!!

        private fun close() = engine.close()
    }

    private fun ComposeUiTest.show(desk: Desk): Hand {
        setContent { App(desk.state, font = Fixture.font) }
        waitUntil(timeoutMillis = 10_000) { desk.shown.list.rows.isNotEmpty() }
        waitForIdle()
        return Hand(this)
    }

    private fun reads(state: AppState): ModelState {
        state.newPatient()
        state.entry!!.change { Fixture.missedSign }
        state.showResult()
        while (state.result!!.isReading) Thread.sleep(5)
        return state.result!!.view!!.model
    }

    @Test
    fun `a model that does not fit says why and what would help, and cannot be fetched`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val desk = Desk(folder, memory = 2_000_000_000uL)
        show(desk)
        val row = desk.shown.list.rows.single { it.id == small }
        assertEquals(Fits.NOT, row.fits)
        assertTrue(row.needs!! > row.free!! && row.help.isNotEmpty())
        onNodeWithTag("model.$small").performScrollTo().assertIsDisplayed()
        assertTrue(onAllNodesWithTag("fetch.$small").fetchSemanticsNodes().isEmpty())
    }

    @Test
    fun `a list that takes long is not shown over a later one, and the last of two choices stays`(@TempDir folder: Path) = runBlocking {
        val gate = CountDownLatch(1)
        val models = object : Models by Desk(folder).models {
            val lists = AtomicInteger()
            val choices = CopyOnWriteArrayList<String>()

            override fun list() = lists.incrementAndGet().let { ModelList(others = listOf("$it")).also { _ -> if (it == 1) gate.await() } }

            override fun choose(id: String) {
                if (id == "first") Thread.sleep(50)
                choices += id
            }
        }
        val shown = ModelsState(models, this)
        val lists = List(2) { shown.refresh() }
        delay(50)
        gate.countDown()
        lists.joinAll()
        assertEquals(listOf("2"), shown.list.others)
        listOf("first", "last").forEach(shown::choose)
        while (models.choices.size < 2) delay(5)
        assertEquals(listOf("first", "last"), models.choices)
        coroutineContext.cancelChildren()
    }

    @Test
    fun `the terms are read before anything is fetched, and a fetch can be stopped and go on`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val desk = Desk(folder)
        val hand = show(desk)
        hand.tapTag("fetch.$small")
        onNodeWithTag("model.terms").performScrollTo().assertIsDisplayed()
        hand.tapTag("model.decline")
        assertTrue(desk.fetcher.begun.isEmpty())
        hand.tapTag("fetch.$small")
        hand.tapTag("model.accept")
        assertEquals(listOf(small, "HAI-DEF", null), desk.fetcher.begun.single())
        desk.fetcher.state.value = Fetch.Running(small, 1_000_000_000, 2_489_894_976)
        waitUntil { desk.shown.fetching == desk.fetcher.state.value }
        waitForIdle()
        onNodeWithTag("model.progress").performScrollTo().assertIsDisplayed()
        hand.tapTag("model.stop")
        assertEquals(1, desk.fetcher.stopped)
        waitUntil { desk.shown.fetching is Fetch.Stopped }
        waitForIdle()
        onNode(hasContentDescription("Fetch the rest of it", substring = true)).performScrollTo().assertIsDisplayed()
        hand.tapTag("fetch.$small")
        hand.tapTag("model.accept")
        desk.fetcher.state.value = Fetch.Failed(small, "the network ended")
        waitUntil { desk.shown.fetching is Fetch.Failed }
        waitForIdle()
        onNodeWithTag("model.failed").performScrollTo().assertIsDisplayed()
    }

    @Test
    fun `a pack from a folder is copied, chosen, reads, tells of itself and is removed`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        runBlocking { PackSource.BuiltIn(folder.resolve("card").toString()).open().close() }
        val pack = folder.resolve("card").toFile().walk().first { File(it, "pack.json").exists() }
        val desk = Desk(folder)
        desk.state.picker = Given(pack.path.encodeToByteArray())
        val hand = show(desk)
        hand.tapTag("model.import")
        waitUntil(timeoutMillis = 20_000) { desk.shown.list.others.isNotEmpty() || desk.shown.refused != null }
        assertNull(desk.shown.refused)
        val id = desk.shown.list.others.single()
        waitForIdle()
        hand.tapTag("use.${Models.NONE}")
        waitUntil { desk.models.chosen == Models.NONE }
        assertEquals(ModelState.NOT_LOADED, reads(desk.state))
        desk.state.leave()
        waitForIdle()
        hand.tapTag("use.$id")
        waitUntil { desk.models.chosen == id }
        assertEquals(ModelState.ANSWERED, reads(desk.state))
        desk.state.leave()
        waitForIdle()
        hand.tapTag("card.$id")
        waitUntil(timeoutMillis = 20_000) { desk.shown.cards[id] != null }
        assertFalse(desk.shown.cards[id]!!.forClinicalUse)
        waitForIdle()
        // What is chosen is there after a start.
        assertEquals(id, Desk(folder).models.chosen)
        hand.tapTag("remove.$id")
        assertEquals(listOf(id), desk.models.list().others)
        hand.tapTag("remove-sure.$id")
        waitUntil(timeoutMillis = 10_000) { desk.shown.list.others.isEmpty() }
        assertEquals(Models.NONE, desk.models.chosen)
        desk.engine.close()
    }

    @Test
    fun `a chosen model that is gone stops no triage, and the worker is told`(@TempDir folder: Path) {
        val desk = Desk(folder)
        desk.models.choose("a-model-that-is-gone")
        assertEquals(ModelState.NOT_LOADED, reads(desk.state))
        assertNotNull(desk.state.result!!.noModel)
        assertTrue(desk.state.result!!.view!!.findings.isNotEmpty())
    }

    @Test
    fun `what is no model is refused with a reason`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        val wrong = folder.resolve("wrong.gguf").toFile().apply { writeText("no model") }
        val desk = Desk(folder)
        desk.state.picker = Given(wrong.path.encodeToByteArray())
        val hand = show(desk)
        hand.tapTag("model.import")
        waitUntil(timeoutMillis = 10_000) { desk.shown.refused != null }
        waitForIdle()
        onNodeWithTag("model.refused").performScrollTo().assertIsDisplayed()
    }

    @Test
    fun `a fetch that cannot be says so, and nothing of it stays open`() = runBlocking {
        val fetcher = CoroutineFetcher(CoroutineScope(Dispatchers.Default))
        fetcher.begin("no-such-model", "/nowhere", "HAI-DEF", null)
        val end = fetcher.state.first { it is Fetch.Failed }
        assertEquals("no-such-model", end!!.id)
    }
}
