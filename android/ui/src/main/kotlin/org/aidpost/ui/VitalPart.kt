package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier

/** Vital signs: what was measured, each opening its keypad; and whether the patient is awake. */
@Composable
fun VitalPart(state: EncounterState) {
    val texts = LocalTexts.current
    Heading(texts.vitals)
    Card {
        Small(texts.consciousness)
        Chips(Alertness.entries, state.form.alertness, texts::alertness, texts.consciousness) { one ->
            state.change { it.copy(alertness = if (it.alertness == one) null else one) }
        }
    }
    Columns(PAD_ORDER.mapNotNull(state::vital), 260) { tile, modifier -> Measured(tile, state, modifier) }
    Fold(texts.measureMore) { Columns(PAD_ASIDE.mapNotNull(state::vital), 260) { tile, modifier -> Measured(tile, state, modifier) } }
}

@Composable
private fun Measured(tile: VitalTile, state: EncounterState, modifier: Modifier) {
    val texts = LocalTexts.current
    val value = state.form.vitals[tile.field]
    val words = texts.vital(tile.field, tile.words).replaceFirstChar { it.uppercase() }
    val shown = value?.let { "${number(it)} ${tile.symbol}" } ?: texts.notMeasured
    Soft("$words\n$shown", modifier.fillMaxWidth(), "$words, $shown") { state.pad = tile.field }
}
