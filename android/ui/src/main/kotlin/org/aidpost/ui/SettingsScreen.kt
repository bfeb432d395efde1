package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** By which protocol, what the model's opinion does, how it is seen, in which language, how long patients are kept. */
@Composable
fun SettingsScreen(state: AppState) {
    val texts = LocalTexts.current
    val looks = state.looks
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(12.dp).testTag("settings"), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        if (state.models != null) Press(texts.models, Modifier.fillMaxWidth().testTag("models.open")) { state.place = Place.MODELS }
        if (state.facility != null) Press(texts.server.heading, Modifier.fillMaxWidth().testTag("facility.open")) { state.place = Place.FACILITY }
        Protocols(state)
        LookAgainPart(state)
        if (state.outside.photos?.interprets == true) {
            Heading(texts.photosSwitch)
            Card {
                Small(texts.photosSwitchNote)
                Chips(listOf(true, false), state.asksPhotos, { if (it) texts.on else texts.off }, texts.photosSwitch) { state.asksPhotos = it }
            }
        }
        Heading(texts.language)
        Card {
            Chips(listOf("") + Words.TAGS, looks.language, { if (it.isEmpty()) texts.deviceLanguage else Words.of(it).language }, texts.language) {
                state.looks = looks.copy(language = it)
            }
            Small(texts.reviewedBy)
            Small(texts.languageNote)
        }
        Heading(texts.typeSize)
        Card { Chips(listOf(1f, 1.5f, 2f), looks.type, { "${(it * 100).toInt()} %" }, texts.typeSize) { state.looks = looks.copy(type = it) } }
        Heading(texts.brightness)
        Card {
            Chips(listOf(Brightness.LIGHT, Brightness.DARK), looks.brightness, { if (it == Brightness.LIGHT) texts.light else texts.dark }, texts.brightness) {
                state.looks = looks.copy(brightness = it)
            }
        }
        Heading(texts.contrast)
        Card { Chips(listOf(true, false), looks.strong, { if (it) texts.on else texts.off }, texts.contrast) { state.looks = looks.copy(strong = it) } }
        // What goes with the process needs neither.
        if (state.outside.drafts != null) {
            Retention(state)
            LockPart(state.lock, state.finger)
        }
    }
}

/** What changes a triage. One patient is always triaged by the one tool; for many hurt there is a choice. */
@Composable
private fun Protocols(state: AppState) {
    val texts = LocalTexts.current
    Heading(texts.protocols)
    Card {
        Body(texts.onePatient)
        Small(texts.manyHurt)
        // One casualty is not sorted by two.
        if (state.mass.canUndo) Body(texts.protocol(state.mass.protocol.id)) else Chips(state.mass.protocols, state.mass.protocol, { texts.protocol(it.id) }, texts.manyHurt) { state.mass.sortBy(it) }
        val opinion = state.opinion ?: return@Card
        Small(texts.opinionAsk)
        Chips(Opinion.entries, opinion, texts::opinion, texts.opinionAsk) { state.letOpinion(it) }
        Small(texts.opinionNote)
    }
}

/** After how many days patients are deleted; and all of them now, by a second tap. */
@Composable
private fun Retention(state: AppState) {
    val texts = LocalTexts.current
    var sure by remember { mutableStateOf(false) }
    Heading(texts.retention)
    Card {
        Small(texts.retentionNote)
        Chips(listOf(null, 7, 30, 90), state.keptDays, { if (it == null) texts.keepAll else texts.days(it) }, texts.retention) { state.keepFor(it) }
        state.forgotten?.let { Body(texts.forgotten(it.patients, it.underReview), Modifier.testTag("forgotten")) }
        state.trouble?.let { Strong("⚠ $it") }
        if (sure) {
            Press(texts.deleteForGood, Modifier.fillMaxWidth().testTag("wipe-sure")) {
                sure = false
                state.forgetAll()
            }
        } else {
            Soft(texts.wipe, Modifier.fillMaxWidth().testTag("wipe")) { sure = true }
        }
    }
}
