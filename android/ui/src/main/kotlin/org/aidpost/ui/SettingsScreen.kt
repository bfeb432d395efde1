package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp

/** How it is seen. What changes a triage is not set here. */
@Composable
fun SettingsScreen(looks: Looks, lock: Lock?, onLooks: (Looks) -> Unit) {
    val texts = LocalTexts.current
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(12.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading(texts.typeSize)
        Card { Chips(listOf(1f, 1.5f, 2f), looks.type, { "${(it * 100).toInt()} %" }, texts.typeSize) { onLooks(looks.copy(type = it)) } }
        Heading(texts.brightness)
        Card {
            Chips(listOf(Brightness.LIGHT, Brightness.DARK), looks.brightness, { if (it == Brightness.LIGHT) texts.light else texts.dark }, texts.brightness) {
                onLooks(looks.copy(brightness = it))
            }
        }
        Heading(texts.contrast)
        Card { Chips(listOf(true, false), looks.strong, { if (it) texts.on else texts.off }, texts.contrast) { onLooks(looks.copy(strong = it)) } }
        lock?.let { LockPart(it) }
    }
}
