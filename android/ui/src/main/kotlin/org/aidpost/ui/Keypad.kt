package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp

/** The keypad of what is being measured, at the foot of the screen; nothing where none is open. */
@Composable
fun Keypad(state: EncounterState, clock: Clock, highest: Dp) {
    val open = state.pad ?: return
    Column(
        Modifier.fillMaxWidth().heightIn(max = highest).background(LocalPalette.current.card.back).verticalScroll(rememberScrollState())
            .padding(8.dp).testTag("keypad"),
        verticalArrangement = Arrangement.spacedBy(6.dp),
    ) { if (open == AGE_PAD) AgePad(state) else state.vital(open)?.let { VitalPad(state, it, clock) } }
}

@Composable
private fun AgePad(state: EncounterState) {
    val texts = LocalTexts.current
    var typed by remember { mutableStateOf("") }
    PadHead(texts.age, typed.ifEmpty { "–" }, texts.unit(state.form.who.unit))
    Chips(AgeUnit.entries, state.form.who.unit, texts::unit, texts.age) { unit -> state.change { it.copy(who = it.who.copy(unit = unit)) } }
    // Whether an age can be is the library's to say: the banner shows its words.
    Digits(typed, null, { typed = it.take(5) }) {
        typed.toIntOrNull()?.let { age -> state.change { it.copy(who = it.who.copy(age = age)) } }
        state.pad = null
    }
}

@Composable
private fun VitalPad(state: EncounterState, tile: VitalTile, clock: Clock) {
    val texts = LocalTexts.current
    val measures = tile.measures()
    val words = texts.vital(tile.field, tile.words)
    var unit by remember(tile.field) { mutableStateOf(0) }
    var typed by remember(tile.field) { mutableStateOf("") }
    var refused by remember(tile.field) { mutableStateOf(false) }
    var counting by remember(tile.field) { mutableStateOf(false) }
    val measure = measures[unit]
    fun shown(value: Double) = number(measure.toShown(value))
    // What cannot be is said and not entered; nothing typed leaves what was.
    fun enter(then: () -> Unit) {
        val value = typed.toDoubleOrNull()?.let(measure::toOurs)
        refused = typed.isNotEmpty() && (value == null || value !in tile.lowest..tile.highest)
        if (refused) return
        if (value != null) state.change { it.withVital(tile.field, value) }
        then()
    }
    val usual = remember(tile.field, state.form.who) { state.usual(tile.field) }
    PadHead(words.replaceFirstChar { it.uppercase() }, typed.ifEmpty { state.form.vitals[tile.field]?.let(::shown) ?: "–" }, measure.symbol)
    if (refused) {
        Strong("⚠ ${texts.notPossible(shown(tile.lowest), shown(tile.highest), measure.symbol)}")
    } else {
        Small(
            if (usual != null) texts.usual(shown(usual.from), shown(usual.to), measure.symbol)
            else texts.possible(shown(tile.lowest), shown(tile.highest), measure.symbol),
        )
    }
    if (measures.size > 1) Chips(measures.indices.toList(), unit, { measures[it].symbol }, words.replaceFirstChar { it.uppercase() }) { unit = it }
    if (counting) {
        TapCount(words, clock) { typed = it.toString(); counting = false }
        return
    }
    if (tile.field in COUNTED) Soft(texts.count, Modifier.fillMaxWidth()) { counting = true }
    Digits(typed, texts.point.takeIf { tile.step < 1 }, { typed = it.take(6); refused = false }) {
        enter { state.padOn() }
    }
    Row(horizontalArrangement = Arrangement.spacedBy(6.dp)) {
        if (tile.field in state.form.vitals) {
            Soft(texts.clear, Modifier.weight(1f)) {
                state.change { it.withVital(tile.field, null) }
                typed = ""
            }
        }
        Soft(texts.done, Modifier.weight(1f), "${texts.done}, $words") { enter { state.pad = null } }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun PadHead(words: String, value: String, unit: String) {
    // With large letters the number goes under its name.
    FlowRow(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, itemVerticalAlignment = Alignment.CenterVertically) {
        Strong(words)
        Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            Text(value, Modifier.testTag("typed"), LocalPalette.current.card.text, style = MaterialTheme.typography.headlineMedium)
            Small(unit)
        }
    }
}

/** Ten digits, and what ends the number. [point] where the value has decimals. */
@Composable
internal fun Digits(typed: String, point: String?, onTyped: (String) -> Unit, next: String = LocalTexts.current.next, onNext: () -> Unit) {
    val texts = LocalTexts.current
    // Digits stand as on every keypad, whichever way the language runs.
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        listOf("123", "456", "789").forEach { row ->
            Row(horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                row.forEach { digit -> Soft(digit.toString(), Modifier.weight(1f)) { onTyped(typed + digit) } }
            }
        }
    }
    Row(horizontalArrangement = Arrangement.spacedBy(6.dp)) {
        Soft(texts.erase, Modifier.weight(1f), texts.eraseName) { onTyped(typed.dropLast(1)) }
        Soft("0", Modifier.weight(1f)) { onTyped(typed + "0") }
        if (point != null) Soft(point, Modifier.weight(1f), texts.pointName) { if ('.' !in typed) onTyped("$typed.") }
        Press(next, Modifier.weight(1.4f)) { onNext() }
    }
}
