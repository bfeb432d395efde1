package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.withContext

/** The whole app. [texts] and [font] are the integrator's to replace. */
@Composable
fun App(state: AppState, texts: Texts = Texts(), font: FontFamily = FontFamily.Default) {
    LaunchedEffect(state) {
        // After every change, and of changes that come faster than they are written, the last: a kill at any moment loses nothing more.
        state.outside.drafts?.let { drafts ->
            snapshotFlow { state.draft() }.conflate().collect { withContext(Dispatchers.Default) { drafts.write(it) } }
        }
    }
    Look(state.looks, texts, font) {
        val entry = state.entry
        val result = state.result
        val clock = state.outside.clock
        when {
            state.lock.isClosed -> LockScreen(state.lock)
            result != null -> ResultScreen(result, state)
            entry != null -> EncounterScreen(entry, clock, { if (state.asker == null) state.leave() else state.cancelAsked() }, { state.showResult() })
            else -> Places(state)
        }
    }
}

@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Places(state: AppState) {
    val texts = LocalTexts.current
    val outside = state.outside
    Column(Modifier.fillMaxSize().background(LocalPalette.current.ground.back)) {
        Box(Modifier.weight(1f).fillMaxWidth()) {
            when (state.place) {
                Place.QUEUE -> QueueScreen(outside.store, outside.clock, { state.newPatient() }, { state.open(it) })
                Place.MASS -> MassScreen(state.mass)
                Place.SETTINGS -> SettingsScreen(state.looks, state.lock.takeIf { state.outside.drafts != null }) { state.looks = it }
                Place.ABOUT -> AboutScreen(outside.rules, outside.version)
            }
        }
        FlowRow(Modifier.fillMaxWidth().padding(8.dp), horizontalArrangement = Arrangement.spacedBy(6.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
            Place.entries.forEach { place ->
                val word = when (place) {
                    Place.QUEUE -> texts.queue
                    Place.MASS -> texts.mass
                    Place.SETTINGS -> texts.settings
                    Place.ABOUT -> texts.about
                }
                Choice(word, place == state.place, Modifier.weight(1f)) { state.place = place }
            }
        }
    }
}
