package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.withContext

/** The whole app. [texts] makes the words of a language; it and [font] are the integrator's to replace. */
@Composable
fun App(state: AppState, texts: (Words) -> Texts = ::Texts, font: FontFamily = FontFamily.Default) {
    LaunchedEffect(state) {
        // After every change, and of changes that come faster than they are written, the last: a kill at any moment loses nothing more.
        state.outside.drafts?.let { drafts ->
            snapshotFlow { state.draft() }.conflate().collect { withContext(Dispatchers.Default) { drafts.write(it) } }
        }
    }
    val library = remember(state.looks.language) { state.outside.rules.words(state.looks.words.tag) }
    Look(state.looks, remember(state.looks.language) { texts(state.looks.words) }, font, library) {
        val entry = state.entry
        val result = state.result
        val handing = state.handing
        val clock = state.outside.clock
        when {
            state.lock.isClosed -> LockScreen(state.lock, state.finger)
            handing != null -> HandoverScreen(handing, state.sharing) { state.backToResult() }
            result != null -> ResultScreen(result, state)
            entry != null -> EncounterScreen(entry, clock, state.photos, state.picker, { if (state.asker == null) state.leave() else state.cancelAsked() }, { state.showResult() })
            else -> Places(state)
        }
    }
}

@Composable
private fun Places(state: AppState) {
    val outside = state.outside
    Column(Modifier.fillMaxSize().background(LocalPalette.current.ground.back)) {
        Box(Modifier.weight(1f).fillMaxWidth()) {
            when (state.place) {
                Place.QUEUE -> QueueScreen(outside.store, outside.clock, state.lookAgain, { state.newPatient() }, { state.open(it) }, { state.forgetAll() }, state.posts?.let { { state.place = Place.POSTS } })
                Place.MASS -> MassScreen(state.mass)
                Place.SETTINGS -> SettingsScreen(state)
                Place.MODELS -> state.models?.let { ModelsScreen(it, state.picker) }
                Place.POSTS -> state.posts?.let { PostsScreen(it, outside.clock, state.picker) }
                Place.FACILITY -> state.facility?.let { FacilityScreen(it, state.picker) }
                Place.ABOUT -> AboutScreen(outside.rules, outside.version)
            }
        }
        Bar(state)
    }
}

/** The way to the places. Where the longest word finds no room beside the others, there are two rows: no word is broken. */
@Composable
private fun Bar(state: AppState) {
    val texts = LocalTexts.current
    val places = listOf(Place.QUEUE to texts.queue, Place.MASS to texts.mass, Place.SETTINGS to texts.settings, Place.ABOUT to texts.about)
    val here = state.place.above ?: state.place
    val measurer = rememberTextMeasurer()
    val style = MaterialTheme.typography.labelLarge
    BoxWithConstraints(Modifier.fillMaxWidth().padding(8.dp)) {
        val longest = places.flatMap { it.second.split(' ') }.maxOf { measurer.measure(it, style).size.width }
        // A word has 8 dp on both sides.
        val room = with(LocalDensity.current) { longest.toDp() } + 16.dp
        val inRow = if (room * places.size + GAP * (places.size - 1) <= maxWidth) places.size else 2
        Column(verticalArrangement = Arrangement.spacedBy(GAP)) {
            places.chunked(inRow).forEach { row ->
                Row(Modifier.height(IntrinsicSize.Max), horizontalArrangement = Arrangement.spacedBy(GAP)) {
                    row.forEach { (place, word) -> Choice(word, place == here, Modifier.weight(1f).fillMaxHeight()) { state.place = place } }
                }
            }
        }
    }
}

private val GAP = 6.dp
