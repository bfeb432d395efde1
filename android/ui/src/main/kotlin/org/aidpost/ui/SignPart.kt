package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** Danger signs first, in ABCD order; then those that make yellow; then the rest, folded away. */
@Composable
fun SignPart(state: EncounterState) {
    val texts = LocalTexts.current
    val (danger, less) = state.signs.partition { it.alone == Colour.RED }
    val (urgent, other) = less.partition { it.alone == Colour.YELLOW }
    if (state.signs.isEmpty()) return
    Heading(texts.danger)
    Groups(danger, state)
    Fold(texts.urgent, note(urgent, state)) { Groups(urgent, state) }
    if (other.isNotEmpty()) Fold(texts.other, note(other, state)) { Groups(other, state) }
    Choice("${if (state.form.listDone) "☑" else "☐"}  ${texts.listDone}", state.form.listDone, Modifier.fillMaxWidth().testTag("list"), texts.listDone) {
        state.change { it.copy(listDone = !it.listDone) }
    }
}

@Composable
private fun note(tiles: List<SignTile>, state: EncounterState): String {
    val answers = tiles.mapNotNull { state.form.signs[it.code] }
    return LocalTexts.current.answered(answers.count { it == Answer.YES }, answers.count { it == Answer.NO }, tiles.size)
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Groups(tiles: List<SignTile>, state: EncounterState) {
    val texts = LocalTexts.current
    val library = LocalLibraryWords.current
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Group.entries.forEach { group ->
            val here = tiles.filter { it.group == group }
            if (here.isEmpty()) return@forEach
            // With large letters the button goes under the heading.
            FlowRow(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Arrangement.spacedBy(4.dp), Alignment.CenterVertically) {
                Heading(texts.group(group))
                Soft(texts.noneOfThese, name = texts.noneOf(texts.group(group))) { state.noneOf(here) }
            }
            Columns(here) { tile, modifier ->
                val asked = texts.asked(tile, library.question(tile.question))
                Tile(texts.sign(tile.code, tile.label), asked, state.form.signs[tile.code], modifier) { state.answerSign(tile.code, it) }
            }
        }
    }
}

/** A question with three states: yes, no, and nobody looked. An answer pressed again is taken back. */
@Composable
fun Tile(label: String, question: String, answer: Answer?, modifier: Modifier = Modifier, onAnswer: (Answer?) -> Unit) {
    val texts = LocalTexts.current
    val palette = LocalPalette.current
    Card(modifier) {
        Strong(label.replaceFirstChar { it.uppercase() })
        if (question.isNotEmpty()) Small(question)
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalAlignment = Alignment.CenterVertically) {
            val yes = answer == Answer.YES
            val no = answer == Answer.NO
            Choice(if (yes) "✓ ${texts.yes}" else texts.yes, yes, Modifier.weight(1f), "$label: ${texts.yes}", palette.chosen) {
                onAnswer(if (yes) null else Answer.YES)
            }
            Choice(if (no) "✕ ${texts.no}" else texts.no, no, Modifier.weight(1f), "$label: ${texts.no}", palette.none) {
                onAnswer(if (no) null else Answer.NO)
            }
            Small(if (answer == null) texts.notLooked else "", Modifier.weight(0.8f))
        }
    }
}
