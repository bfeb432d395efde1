package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** Where the phone's owner names a server of the facility: by its code or by hand, shown whole before it is taken; what it is asked, a test, and forgetting it. */
@Composable
fun FacilityScreen(state: FacilityState, picker: Picker? = null) {
    val texts = LocalTexts.current.server
    DisposableEffect(state) { onDispose { state.leave() } }
    val scroll = rememberScrollState()
    // What came of it stands on top, and is seen from wherever it was asked for.
    LaunchedEffect(state.offer, state.named, state.refused, state.noCode) { scroll.scrollTo(0) }
    Column(Modifier.fillMaxSize().verticalScroll(scroll).padding(12.dp).testTag("facility"), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading(texts.heading)
        state.refused?.let { Card(Modifier.testTag("facility.refused")) { Strong("⚠ ${if (it.isNotKept) texts.notKept else texts.refused(it.message.orEmpty())}") } }
        if (state.noCode) Card(Modifier.testTag("no-code")) { Strong("⚠ ${LocalTexts.current.noCode}") }
        state.noPicture?.let { Card { Strong("⚠ $it") } }
        val offer = state.offer
        val named = state.named
        when {
            offer != null -> Offered(offer, state)
            named != null -> Named(named, state)
            else -> {
                Card {
                    Body(texts.why)
                    Small(texts.none, Modifier.testTag("facility.none"))
                }
                ByCode(state, picker)
                ByHand(state)
            }
        }
    }
}

@Composable
private fun ByCode(state: FacilityState, picker: Picker?) {
    val texts = LocalTexts.current
    var text by remember { mutableStateOf("") }
    Card {
        if (picker != null) {
            if (picker.hasCamera) Press(texts.photographCode, Modifier.fillMaxWidth().testTag("facility.photo")) { state.scan(picker, picker::takePhoto) }
            Soft(texts.chooseCode, Modifier.fillMaxWidth().testTag("facility.picture")) { state.scan(picker, picker::choosePhoto) }
            if (state.isScanning) LinearProgressIndicator(Modifier.fillMaxWidth())
        }
        Field(text, texts.server.paste, "facility.text", 3) { text = it }
        if (text.isNotBlank()) Press(texts.server.read, Modifier.fillMaxWidth().testTag("facility.read")) { state.read(text) }
    }
}

@Composable
private fun ByHand(state: FacilityState) {
    val texts = LocalTexts.current.server
    var name by remember { mutableStateOf("") }
    var url by remember { mutableStateOf("") }
    var model by remember { mutableStateOf("") }
    var fingerprint by remember { mutableStateOf("") }
    var key by remember { mutableStateOf("") }
    Heading(texts.type)
    Card {
        Field(name, texts.name, "facility.name") { name = it }
        Field(url, texts.url, "facility.url") { url = it }
        Field(model, texts.model, "facility.model") { model = it }
        Field(fingerprint, texts.certificate, "facility.certificate", 2) { fingerprint = it }
        Field(key, texts.key, "facility.key") { key = it }
        if (listOf(name, url, model).all { it.isNotBlank() }) {
            Press(texts.show, Modifier.fillMaxWidth().testTag("facility.show")) { state.type(TypedServer(name, url, model, fingerprint, key)) }
        }
    }
}

/** All that a person agrees to, before it is agreed to. */
@Composable
private fun Offered(offer: ServerOffer, state: FacilityState) {
    val texts = LocalTexts.current
    val lacks = offer.facts.lacksKey
    Card(Modifier.testTag("facility.offer")) {
        Strong(texts.server.offer)
        FactsPart(offer.facts)
    }
    if (lacks != null) Key(lacks, state)
    LeavesPart(state)
    UsePart(state)
    Card { Body(texts.server.record(offer.facts.url, offer.facts.model), Modifier.testTag("facility.record")) }
    if (lacks == null) {
        TestPart(state)
        Press(texts.server.accept, Modifier.fillMaxWidth().testTag("facility.accept")) { state.accept() }
    }
    Soft(texts.notNow, Modifier.fillMaxWidth().testTag("facility.decline")) { state.decline() }
}

@Composable
private fun Key(name: String, state: FacilityState) {
    val texts = LocalTexts.current.server
    var key by remember { mutableStateOf("") }
    Card {
        Strong(texts.needsKey(name))
        Field(key, texts.key, "facility.key") { key = it }
        if (key.isNotBlank()) Press(texts.show, Modifier.fillMaxWidth().testTag("facility.with-key")) { state.withKey(key) }
    }
}

@Composable
private fun Named(named: ServerFacts, state: FacilityState) {
    val texts = LocalTexts.current.server
    var sure by remember { mutableStateOf(false) }
    Card(Modifier.testTag("facility.named")) {
        Strong(texts.named)
        FactsPart(named)
    }
    LeavesPart(state)
    UsePart(state)
    Card { Body(texts.record(named.url, named.model)) }
    TestPart(state)
    if (sure) {
        Press(texts.forgetSure, Modifier.fillMaxWidth().testTag("facility.forget-sure")) { state.forget() }
    } else {
        Soft(texts.forget, Modifier.fillMaxWidth().testTag("facility.forget")) { sure = true }
    }
}
