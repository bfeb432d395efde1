package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

private val BLACK_TAG = Ink(Color.Black, Color.White)
private val GREY_TAG = Ink(Color(0xFF55606A), Color.White)

@Composable
private fun ink(category: Category): Ink {
    val palette = LocalPalette.current
    return when (category) {
        Category.IMMEDIATE -> palette.red
        Category.DELAYED -> palette.yellow
        Category.MINIMAL -> palette.green
        Category.PROPOSED_DEAD, Category.DEAD -> BLACK_TAG
        Category.PROPOSED_EXPECTANT, Category.EXPECTANT -> GREY_TAG
        Category.UNABLE -> palette.none
    }
}

/** Many hurt at once: a protocol's questions one at a time, in large buttons. */
@Composable
fun MassScreen(state: MassState) {
    val texts = LocalTexts.current
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(12.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading(texts.casualty(state.number))
        // By which protocol is chosen before the first answer; after it, it stands.
        if (!state.canUndo) Chips(state.protocols, state.protocol, { texts.protocol(it.id) }, texts.sortedBy) { state.sortBy(it) }
        Small(state.protocol.title)
        val open = state.open
        if (open != null) Asking(state, open) else Sorted(state)
        if (state.canUndo) Soft(texts.undo, Modifier.fillMaxWidth()) { state.undo() }
        if (state.tally.isNotEmpty()) {
            Heading(texts.tally)
            Card(Modifier.testTag("tally")) {
                Category.entries.forEach { category ->
                    val count = state.tally.count { it == category }
                    if (count > 0) Strong("$count  ${texts.word(category)}")
                }
            }
        }
    }
}

@Composable
private fun Asking(state: MassState, ask: Ask) {
    val texts = LocalTexts.current
    val question = ask.question(texts)
    Text(question, color = LocalPalette.current.ground.text, style = MaterialTheme.typography.headlineMedium)
    ask.options.chunked(2).forEach { row ->
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
            row.forEach { option ->
                val label = option.label(texts)
                Press(label, Modifier.weight(1f).heightIn(min = if (ask.options.size > 2) 110.dp else 160.dp), name = "$label. $question") { state.choose(option) }
            }
        }
    }
}

@Composable
private fun Sorted(state: MassState) {
    val texts = LocalTexts.current
    val library = LocalLibraryWords.current
    val view = state.view
    val ink = ink(view.category)
    Column(Modifier.fillMaxWidth().background(ink.back).border(1.dp, LocalPalette.current.line).padding(16.dp).testTag("category"), verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Text(texts.word(view.category), color = ink.text, style = MaterialTheme.typography.headlineLarge)
        view.criterion?.let { Text(library.finding(it), color = ink.text, style = MaterialTheme.typography.bodyLarge) }
    }
    view.source?.let { Small(it) }
    if (state.mayJudge) Soft(texts.unlikely, Modifier.fillMaxWidth()) { state.judgeUnlikely() }
    if (view.category == Category.PROPOSED_DEAD || view.category == Category.PROPOSED_EXPECTANT) {
        Card {
            Field(state.confirmName, texts.confirmBy, "confirm-name") { state.confirmName = it }
            val words = if (view.category == Category.PROPOSED_DEAD) texts.confirmDead else texts.confirmExpectant
            if (state.confirmName.isNotBlank()) Press(words, Modifier.fillMaxWidth(), ink) { state.confirm() }
        }
    }
    Press(texts.nextCasualty, Modifier.fillMaxWidth().heightIn(min = 84.dp)) { state.next() }
}
