package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp

/** The colour on top: shape, word, meaning; a screen reader says it when it changes. [brief]: the room is needed for a keypad. */
@Composable
fun Banner(colour: Colour, review: Boolean, modifier: Modifier = Modifier, brief: Boolean = false, below: @Composable (Ink) -> Unit = {}) {
    val texts = LocalTexts.current
    val ink = LocalPalette.current.of(colour)
    Column(modifier.fillMaxWidth().background(ink.back).padding(12.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
        Row(
            Modifier.fillMaxWidth().testTag("colour").semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
            horizontalArrangement = Arrangement.spacedBy(12.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Mark(colour, ink)
            Column(Modifier.weight(1f)) {
                Text(texts.word(colour), color = ink.text, style = MaterialTheme.typography.headlineMedium)
                if (!brief) Text(texts.meaning(colour, review), color = ink.text, style = MaterialTheme.typography.bodyLarge)
            }
        }
        if (!brief) below(ink)
    }
}

/** The colour of an entry at this moment, with what is missing for green. */
@Composable
fun EntryBanner(state: EncounterState) {
    val texts = LocalTexts.current
    when (val answer = state.answer) {
        is RulesAnswer.Ready -> Banner(answer.view.colour, answer.view.review, brief = state.pad != null) { ink -> Missing(answer.view.missing, state, ink) }
        is RulesAnswer.Refused -> Banner(Colour.NOT_TRIAGEABLE, false) { ink -> Text(answer.reason, color = ink.text, style = MaterialTheme.typography.bodyLarge) }
        RulesAnswer.NoAge -> Banner(Colour.NOT_TRIAGEABLE, false, brief = state.pad != null) { ink ->
            Text("${texts.ageFirst}. ${texts.ageFirstWhy}", color = ink.text, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Missing(missing: List<String>, state: EncounterState, ink: Ink) {
    val texts = LocalTexts.current
    var open by remember { mutableStateOf(false) }
    if (missing.isEmpty()) {
        Text(texts.nothingMissing, Modifier.testTag("missing"), ink.text, style = MaterialTheme.typography.labelLarge)
        return
    }
    val title = texts.missing(missing.size)
    Press("$title  ${if (open) "▲" else "▼"}", Modifier.fillMaxWidth().testTag("missing"), ink, "$title. ${if (open) texts.hide else texts.show}") { open = !open }
    if (open) {
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            missing.forEach { field ->
                val words = texts.field(field, state.vital(field)?.words)
                if (state.vital(field) == null) {
                    Text("• $words", Modifier.padding(12.dp).semantics { contentDescription = words }, ink.text, style = MaterialTheme.typography.bodyLarge)
                } else {
                    Press(words, pair = LocalPalette.current.card) { state.pad = field }
                }
            }
        }
    }
}
