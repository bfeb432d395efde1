package org.aidpost.desktop

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.keepingPrefixesIn
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.CoroutineFetcher
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.StoredModels
import org.aidpost.screens.engineOutside
import org.aidpost.ui.Ahead
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Form
import org.aidpost.ui.ModelState
import org.aidpost.ui.Models
import org.aidpost.ui.Outside
import org.aidpost.ui.ReadEvent
import org.aidpost.ui.ResultView
import org.aidpost.ui.StoryReader
import org.aidpost.ui.Who
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The story is read while it is written, by the real engine. */
@OptIn(ExperimentalTestApi::class)
internal class AheadTest {
    /** The real reader, and what was asked of it. */
    private class Watched(private val reader: StoryReader) : StoryReader by reader {
        val begun = CopyOnWriteArrayList<Form>()
        val ended = CopyOnWriteArrayList<Form>()

        @Volatile
        var forgotten = 0

        override suspend fun ahead(form: Form) {
            begun += form
            reader.ahead(form)
            ended += form
        }

        override suspend fun forget() {
            reader.forget()
            forgotten++
        }
    }

    /** With prefixes in a folder, as the app has them: without one, words that change are not read ahead. */
    private fun engine(folder: Path): Engine = runBlocking {
        Engine.open(PackSource.BuiltIn(folder.resolve("pack").toString()).open(), EngineOptions().keepingPrefixesIn(folder.toFile()))
    }

    private fun watched(engine: Engine, models: Models? = null): Pair<Watched, Outside> {
        val real = engineOutside({ engine }, MemoryStore(), { Fixture.NOW }, models = models)
        val reader = Watched(real.reader)
        return reader to Outside(real.rules, reader, real.store, real.clock, real.version, models = real.models)
    }

    /** Types a word at a time, without a pause. */
    private fun ComposeUiTest.type(state: AppState, words: List<String>) {
        state.newPatient()
        state.entry!!.change { Form(who = Who(34)) }
        state.entry!!.pad = null
        waitForIdle()
        Hand(this).write("story", "")
        words.forEach { onNodeWithTag("story").performTextInput("$it ") }
    }

    private fun StoryReader.done(form: Form): ResultView = runBlocking { read(form, CompletableDeferred()).filterIsInstance<ReadEvent.Done>().first().view }

    /** Half of the bar is the prompt: at 0.5 nothing is left to read of it. */
    private fun StoryReader.first(form: Form): Float = runBlocking { read(form, CompletableDeferred()).filterIsInstance<ReadEvent.Progress>().first { it.part != null }.part!! }

    @Test
    fun `what was typed is read in the pause, in few calls, and the result is the same`(@TempDir folder: Path) = engine(folder).use { engine ->
        val words = Fixture.missedSign.story.split(" ")
        runDesktopComposeUiTest(400, 860) {
            val (reader, outside) = watched(engine)
            val state = Fixture.state(outside)
            setContent { App(state, font = Fixture.font) }
            type(state, words + words + words)
            val form = state.entry!!.form
            waitUntil(timeoutMillis = 60_000) { form in reader.ended }
            assertTrue(reader.begun.size < words.size, "${reader.begun.size} calls for ${words.size * 3} words")
            Hand(this).tapTag("result")
            Hand(this).waitForReading(state)
            val after = state.result!!.view!!
            assertEquals(ModelState.ANSWERED, after.model)
            val plain = engine(folder.resolve("plain")).use { watched(it).first.done(form) }
            assertEquals(plain.copy(record = after.record), after)
            assertEquals(plain.record.flatKeys(), after.record.flatKeys())
            // While a result is open nothing is read ahead of it.
            val calls = reader.begun.size
            Thread.sleep(3 * Ahead.PAUSE)
            assertEquals(calls, reader.begun.size)
            state.leave()
            waitUntil(timeoutMillis = 10_000) { reader.forgotten == 1 }
        }
    }

    @Test
    fun `who leaves the entry leaves nothing read`(@TempDir folder: Path) = engine(folder).use { engine ->
        runDesktopComposeUiTest(400, 860) {
            val (reader, outside) = watched(engine)
            val state = Fixture.state(outside)
            setContent { App(state, font = Fixture.font) }
            fun typed(): Form {
                type(state, Fixture.missedSign.story.split(" "))
                val form = state.entry!!.form
                waitUntil(timeoutMillis = 60_000) { reader.ended.lastOrNull() == form }
                return form
            }
            assertEquals(0.5f, reader.first(typed()))
            state.leave()
            waitUntil(timeoutMillis = 10_000) { reader.forgotten == 1 }
            reader.ended.clear()
            val form = typed()
            state.leave()
            waitUntil(timeoutMillis = 10_000) { reader.forgotten == 2 }
            assertTrue(reader.first(form) < 0.5f)
        }
    }

    @Test
    fun `without a chosen model nothing is read ahead`(@TempDir folder: Path) = engine(folder).use { engine ->
        val file = folder.toFile()
        val fetcher = CoroutineFetcher(CoroutineScope(Dispatchers.Default))
        val models = StoredModels(file.resolve("models"), file, fetcher).also { it.choose(Models.NONE) }
        runDesktopComposeUiTest(400, 860) {
            val (reader, outside) = watched(engine, models)
            val state = Fixture.state(outside)
            setContent { App(state, font = Fixture.font) }
            type(state, listOf("He", "vomits."))
            Thread.sleep(3 * Ahead.PAUSE)
            assertTrue(reader.begun.isEmpty())
        }
    }

    @Test
    fun `what cannot be read ahead is passed over`(@TempDir folder: Path) = runBlocking {
        val engine = engine(folder)
        val reader = watched(engine).first
        reader.ahead(Form(who = Who(131), story = "He vomits."))
        reader.ahead(Form(story = "He vomits."))
        engine.close()
        reader.ahead(Form(who = Who(34), story = "He vomits."))
        reader.forget()
    }
}
