package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag

/** What to ask next; a question about a sign is answered here, and the triage is made anew. */
@Composable
fun Asked(questions: List<Question>, state: ResultState) {
    val texts = LocalTexts.current
    if (questions.isEmpty()) return
    Heading(texts.askNext)
    Ask(questions.take(AT_ONCE), state)
    if (questions.size > AT_ONCE) Fold(texts.moreQuestions) { Ask(questions.drop(AT_ONCE), state) }
}

/** So many questions stand open; the first ones change most. */
private const val AT_ONCE = 3

@Composable
private fun Ask(questions: List<Question>, state: ResultState) {
    val library = LocalLibraryWords.current
    Columns(questions) { question, modifier ->
        val code = question.code
        val asked = library.question(question.text)
        if (code == null) {
            Card(modifier) { Body(asked) }
        } else {
            Tile(asked, "", state.entry.form.signs[code], modifier) { answer -> state.change { it.withSign(code, answer) } }
        }
    }
}

/** A person may decide otherwise, with a reason; the rules' colour stays beside it. */
@Composable
fun Decision(state: ResultState) {
    val texts = LocalTexts.current
    val override = state.override
    if (override != null) {
        Heading(texts.review)
        Card {
            Body(texts.overridden(override.by, texts.word(override.colour), texts.word(state.colour), override.reason), Modifier.testTag("override"))
            Soft(texts.takeBack, Modifier.fillMaxWidth()) { state.override = null }
        }
        return
    }
    Fold(texts.review, texts.overrideAsk) {
        var colour by rememberSaveable { mutableStateOf<Colour?>(null) }
        var reason by rememberSaveable { mutableStateOf("") }
        var by by rememberSaveable { mutableStateOf("") }
        var refused by rememberSaveable { mutableStateOf(false) }
        Card {
            Chips(listOf(Colour.RED, Colour.YELLOW, Colour.GREEN), colour, texts::word, texts.review) { colour = it }
            Field(reason, texts.reason, "reason", 2) { reason = it }
            Field(by, texts.yourName, "decided-by") { by = it }
            if (refused) Strong("⚠ ${texts.reasonNeeded}")
            Press(texts.saveOverride, Modifier.fillMaxWidth()) {
                val chosen = colour
                refused = chosen == null || reason.isBlank() || by.isBlank()
                if (chosen != null && !refused) state.override = Override(chosen, reason.trim(), by.trim())
            }
        }
    }
}
