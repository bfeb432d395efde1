package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** One patient's entry, for one thumb: the colour on top, danger first, the keypad at the foot. */
@Composable
fun EncounterScreen(state: EncounterState, clock: Clock, photos: PhotoTray?, picker: Picker?, onBack: () -> Unit, onResult: () -> Unit) {
    val texts = LocalTexts.current
    BoxWithConstraints(Modifier.fillMaxSize().background(LocalPalette.current.ground.back)) {
        val height = maxHeight
        Column(Modifier.fillMaxSize()) {
            EntryBanner(state)
            Column(
                Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(12.dp).testTag("entry"),
                verticalArrangement = Arrangement.spacedBy(12.dp),
            ) {
                WhoPart(state)
                if (state.form.who.age != null) {
                    SignPart(state)
                    VitalPart(state)
                    Heading(texts.story)
                    StoryEntry(state)
                    if (photos != null && picker != null) PhotoPart(state, photos, picker)
                }
            }
            // A pad must leave the colour in sight.
            Keypad(state, clock, height * 0.72f)
            if (state.pad == null) {
                Row(Modifier.fillMaxWidth().padding(8.dp), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                    Soft(texts.back, Modifier.weight(1f), onPress = onBack)
                    if (state.answer is RulesAnswer.Ready) Press(texts.toResult, Modifier.weight(2f).testTag("result"), onPress = onResult)
                }
            }
        }
    }
}
