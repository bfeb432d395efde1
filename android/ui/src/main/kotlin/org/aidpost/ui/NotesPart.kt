package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** Note, history and questions to the record, where a model is there to write them, or [isFar] a server of the facility. Each line says where it comes from. */
@Composable
fun NotesPart(state: ResultState, isFar: Boolean = false) {
    val notes = state.notes ?: return
    val view = state.view ?: return
    if (view.model != ModelState.NOT_LOADED || isFar) Fold(LocalTexts.current.notes) { Notes(notes, state.entry.form) }
}

/** What was written, and what can be. */
@Composable
fun Notes(notes: NotesState, form: Form) {
    val texts = LocalTexts.current
    Card { Strong("⚠ ${texts.notesNotice}") }
    notes.refused?.let { Card(Modifier.testTag("note.refused")) { Strong("⚠ ${LocalLibraryWords.current.refusal(it)}") } }
    notes.written.forEach { WrittenCard(it) }
    if (notes.draft.isNotEmpty()) DraftCard(notes)
    if (notes.isWriting) Underway(notes) else Begin(form, notes)
}

@Composable
private fun Underway(notes: NotesState) {
    val texts = LocalTexts.current
    Card {
        Strong(texts.writing)
        HowFar(notes.part)
        Soft(texts.stopWriting, Modifier.fillMaxWidth().testTag("note.stop")) { notes.stop() }
    }
}

@Composable
private fun Begin(form: Form, notes: NotesState) {
    val texts = LocalTexts.current
    var question by remember { mutableStateOf("") }
    if (form.story.isBlank()) {
        Card { Small(texts.noStory) }
    } else {
        Soft(texts.writeNote, Modifier.fillMaxWidth().testTag("note.write")) { notes.write(form, Writing.Note) }
        Soft(texts.readHistory, Modifier.fillMaxWidth().testTag("note.history")) { notes.write(form, Writing.History) }
    }
    Card {
        Field(question, texts.recordQuestion, "note.question", 2) { question = it }
        if (question.isNotBlank()) {
            Press(texts.askRecord, Modifier.fillMaxWidth().testTag("note.ask")) { notes.write(form, Writing.Ask(question.trim())) }
        }
    }
}

@Composable
private fun WrittenCard(written: Written) {
    val texts = LocalTexts.current
    Card(Modifier.testTag("written")) {
        Strong(texts.title(written.of))
        if (written.isDemo) Strong("⚠ ${texts.demo}")
        written.far?.let { Small(texts.server.farWrote(it), Modifier.testTag("note.far")) }
        if (!written.isWhole) Body("⚠ ${texts.notWhole}")
        if (written.found != Found.YES) Body(texts.found(written.found), Modifier.testTag("not-found"))
        written.parts.forEach { (part, lines) ->
            Strong(texts.part(part))
            if (lines.isEmpty()) Small(texts.nothingTold)
            lines.forEach { Line(it) }
        }
        Small(written.limits)
    }
}

@Composable
private fun Line(line: WrittenLine) {
    val texts = LocalTexts.current
    Column(Modifier.testTag("line.${line.origin.name}"), Arrangement.spacedBy(2.dp)) {
        val words = texts.said(line, LocalLibraryWords.current)
        Body(if (line.isDenied) texts.saysNo(words) else words)
        // A field by its words; a rule by its name, by which it is found again.
        val source = line.source?.let { if (line.origin == Origin.ENTERED) texts.vital(it, texts.field(it, null)) else it }
        Small(listOfNotNull(texts.origin(line.origin), source).joinToString(" · "))
    }
}
