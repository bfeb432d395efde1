package org.aidpost.desktop

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Form
import org.aidpost.ui.Found
import org.aidpost.ui.ModelState
import org.aidpost.ui.NotesState
import org.aidpost.ui.Origin
import org.aidpost.ui.Outside
import org.aidpost.ui.WriteEvent
import org.aidpost.ui.Writer
import org.aidpost.ui.Writing
import org.aidpost.ui.WrittenPart
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Note, history and answers by the real engine with the demonstration model. */
@OptIn(ExperimentalTestApi::class)
internal class NotesTest {
    private val told = Fixture.redChild.copy(story = "She is convulsing since the morning. She takes amoxicillin 250 mg. No allergies.")

    private fun opened(outside: Outside, form: Form): AppState = Fixture.state(outside).also { state ->
        state.newPatient()
        state.entry!!.change { form }
        state.showResult()
        while (state.result!!.isReading) Thread.sleep(5)
    }

    private fun NotesState.writes(form: Form, what: Writing) {
        write(form, what)
        while (isWriting) Thread.sleep(5)
        assertEquals(null, refused)
    }

    @Test
    fun `every line of a note says where it comes from, and what is not the model's is the record's own`() {
        val notes = opened(Fixture.model(), told).result!!.notes!!
        notes.writes(told, Writing.Note)
        val note = notes.written.single()
        val parts = note.parts.toMap()
        assertEquals(listOf(WrittenPart.SUBJECTIVE, WrittenPart.OBJECTIVE, WrittenPart.ASSESSMENT, WrittenPart.PLAN), note.parts.map { it.first })
        val lines = parts.values.flatten()
        assertTrue(lines.filter { it.origin == Origin.QUOTED }.all { it.text in told.story })
        assertTrue(parts.getValue(WrittenPart.OBJECTIVE).any { it.origin == Origin.ENTERED && it.source == "vitals.heart_rate_per_minute" && "171" in it.text })
        assertTrue(parts.getValue(WrittenPart.ASSESSMENT).any { it.origin == Origin.PROTOCOL && it.source != null && "convulsing" in it.text })
        assertTrue(parts.getValue(WrittenPart.PLAN).all { it.origin == Origin.INFERRED })
        assertTrue(note.isDemo)
        assertTrue(told.story !in "$note")
        // A second one takes its place.
        notes.writes(told, Writing.Note)
        assertEquals(listOf(note), notes.written.toList())
    }

    @Test
    fun `the history is the story's own words, and an answer names what it rests on`() {
        val notes = opened(Fixture.model(), told).result!!.notes!!
        notes.writes(told, Writing.History)
        val history = notes.written.single()
        assertEquals(listOf(WrittenPart.PROBLEMS, WrittenPart.MEDICINES, WrittenPart.ALLERGIES, WrittenPart.ONSET), history.parts.map { it.first })
        assertTrue(history.parts.flatMap { it.second }.all { it.origin == Origin.QUOTED && it.text in told.story })
        notes.writes(told, Writing.Ask("What does she take?"))
        val answer = notes.written.last()
        if (answer.found == Found.YES) {
            assertTrue(answer.parts.toMap().getValue(WrittenPart.SOURCES).isNotEmpty())
            assertTrue(answer.parts.toMap().getValue(WrittenPart.ANSWER).all { it.origin == Origin.INFERRED })
        } else {
            assertTrue(answer.parts.isEmpty())
        }
        assertTrue(answer.limits.isNotBlank() && answer.isDemo)
    }

    @Test
    fun `a note is asked for, marked as no clinical use, and gone when the entry is read anew`() = runDesktopComposeUiTest(400, 860) {
        val state = opened(Fixture.model(), told)
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("Note, history and questions to the record. Show")
        hand.tapTag("note.write")
        waitUntil(timeoutMillis = 60_000) { state.result!!.notes!!.written.isNotEmpty() }
        waitForIdle()
        onAllNodes(hasText("NOT FOR CLINICAL USE", substring = true) and hasAnyAncestor(hasTestTag("written"))).onFirst().performScrollTo().assertIsDisplayed()
        onAllNodes(hasText("entered by a person", substring = true) and hasAnyAncestor(hasTestTag("line.ENTERED"))).onFirst().performScrollTo().assertIsDisplayed()
        state.result!!.change { it.copy(story = "She has a headache.") }
        assertTrue(state.result!!.notes!!.written.isEmpty())
        hand.waitForReading(state)
    }

    @Test
    fun `writing can be stopped, nothing half is shown, and the engine is free`() = runDesktopComposeUiTest(400, 860) {
        val long = told.copy(story = told.story.repeat(40))
        val state = Fixture.state(Fixture.model())
        state.newPatient()
        state.entry!!.change { long }
        state.entry!!.pad = null
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tapTag("result")
        waitUntil(timeoutMillis = 60_000) { state.result?.part != null }
        hand.tapTag("stop")
        hand.waitForReading(state)
        hand.tap("Note, history and questions to the record. Show")
        hand.tapTag("note.write")
        waitUntil(timeoutMillis = 60_000) { state.result!!.notes!!.part != null }
        waitForIdle()
        hand.tapTag("note.stop")
        waitUntil(timeoutMillis = 10_000) { !state.result!!.notes!!.isWriting }
        assertTrue(state.result!!.notes!!.written.isEmpty())
        assertEquals(null, state.result!!.notes!!.refused)
        state.result!!.change { it.copy(story = "She has a headache.") }
        hand.waitForReading(state)
        assertEquals(ModelState.ANSWERED, state.result!!.view!!.model)
    }

    /** The real writer, held up once this many pieces have come. */
    private class Held(private val real: Writer, private val after: Int) : Writer {
        override fun write(form: Form, what: Writing): Flow<WriteEvent> = flow {
            var came = 0
            real.write(form, what).collect {
                emit(it)
                if (it is WriteEvent.Draft && ++came == after) awaitCancellation()
            }
        }
    }

    @Test
    fun `a note grows while it is written, and the record takes the draft's place`(): Unit = runBlocking {
        val outside = Fixture.model()
        val events = outside.writer!!.write(told, Writing.Note).toList()
        val pieces = events.filterIsInstance<WriteEvent.Draft>().map { it.piece }
        val drafted = pieces.groupBy { it.number }.values.map { line -> line.joinToString("") { it.text } }
        val written = (events.last() as WriteEvent.Done).written
        val models = written.parts.flatMap { it.second }.filter { it.origin == Origin.QUOTED || it.origin == Origin.INFERRED }.map { it.text }
        assertTrue(pieces.size > drafted.size && models.isNotEmpty() && drafted.containsAll(models))
        assertTrue(told.story !in "$events" && drafted.none { it in "$pieces" })
        val notes = NotesState(outside.writer!!, this)
        notes.write(told, Writing.Note)
        while (notes.isWriting) yield()
        assertTrue(notes.draft.isEmpty())
        assertEquals(listOf(written), notes.written.toList())
    }

    @Test
    fun `what is being written says so, and once stopped that it is not whole`() = runDesktopComposeUiTest(400, 860) {
        val real = Fixture.model()
        val state = opened(Outside(real.rules, real.reader, real.store, real.clock, real.version, writer = Held(real.writer!!, 3)), told)
        val notes = state.result!!.notes!!
        setContent { App(state, font = Fixture.font) }
        Hand(this).tap("Note, history and questions to the record. Show")
        Hand(this).tapTag("note.write")
        waitUntil(timeoutMillis = 60_000) { notes.draft.isNotEmpty() && onAllNodes(hasTestTag("draft.coming")).fetchSemanticsNodes().isNotEmpty() }
        onAllNodes(hasTestTag("draft.line")).onFirst().performScrollTo().assertIsDisplayed()
        assertTrue(onAllNodes(hasTestTag("draft.unfinished")).fetchSemanticsNodes().isEmpty())
        Hand(this).tapTag("note.stop")
        waitUntil(timeoutMillis = 60_000) { onAllNodes(hasTestTag("draft.unfinished")).fetchSemanticsNodes().isNotEmpty() }
        assertTrue(notes.written.isEmpty() && notes.draft.isNotEmpty())
        notes.clear()
        waitUntil(timeoutMillis = 60_000) { onAllNodes(hasTestTag("draft")).fetchSemanticsNodes().isEmpty() }
    }

    @Test
    fun `without a model nobody is offered a note`() = runDesktopComposeUiTest(400, 860) {
        val state = opened(Fixture.noModel(), told)
        setContent { App(state, font = Fixture.font) }
        waitForIdle()
        onAllNodes(hasContentDescription("Scores", substring = true)).onFirst().assertExists()
        assertTrue(onAllNodes(hasContentDescription("Note, history", substring = true)).fetchSemanticsNodes().isEmpty())
    }
}
