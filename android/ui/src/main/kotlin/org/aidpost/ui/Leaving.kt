package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import java.time.Instant
import java.time.ZoneId
import java.time.format.DateTimeFormatter

/** How a triage leaves this app, each by a tap of its own. */
@Composable
fun Share(view: ResultView, state: ResultState, app: AppState) {
    val texts = LocalTexts.current
    val sharing = app.sharing
    if (sharing == null && app.outside.handovers == null) return
    Fold(texts.share) {
        if (app.outside.handovers != null) Soft(texts.handOver, Modifier.fillMaxWidth().testTag("hand-over")) { app.handOver() }
        if (sharing == null) return@Fold
        Soft(texts.shareMessages, Modifier.fillMaxWidth().testTag("share-messages")) { sharing.messages(view.record.messages()) }
        Soft(texts.shareLetter, Modifier.fillMaxWidth().testTag("share-letter")) {
            sharing.letter(view.record.letter(state.entry.form.name, dayAndTime(app.outside.clock)))
        }
        Soft(texts.shareFhir, Modifier.fillMaxWidth().testTag("share-fhir")) { sharing.fhir(view.record.fhir(app.outside.clock.millis())) }
    }
}

/** As the device's own clock shows it. */
fun dayAndTime(clock: Clock): String = dayAndTime(clock.millis())

internal fun dayAndTime(millis: Long): String =
    Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"))

/** Who waits is taken off the queue; where a review is open, only by the name of who looked. */
@Composable
fun Seen(patient: Patient, app: AppState) {
    val texts = LocalTexts.current
    var by by remember { mutableStateOf("") }
    var refused by remember { mutableStateOf(false) }
    val asks = patient.review && patient.override == null
    if (asks) Card { Field(by, texts.seenBy, "seen-by") { by = it } }
    if (refused) Card { Strong("⚠ ${texts.seenByNeeded}") }
    Soft(texts.seen, Modifier.fillMaxWidth().testTag("seen")) {
        refused = asks && by.isBlank()
        if (!refused) app.seen(by.trim())
    }
}
