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
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** Which model reads, which there are, whether each fits this device and why; fetched only after its terms were read. */
@Composable
fun ModelsScreen(state: ModelsState, picker: Picker?) {
    val texts = LocalTexts.current
    LaunchedEffect(state) { state.refresh() }
    Column(Modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(12.dp).testTag("models"), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading(texts.models)
        Small(texts.modelsNote)
        state.refused?.let { Card(Modifier.testTag("model.refused")) { Strong("⚠ ${LocalLibraryWords.current.refusal(it)}") } }
        Heading(texts.whichReads)
        Card {
            Use(Models.NONE, texts.noModel, state)
            Use(Models.BUILT_IN, texts.builtIn, state)
            Small("⚠ ${texts.builtInNote}")
        }
        if (state.list.others.isNotEmpty()) {
            Heading(texts.fromElsewhere)
            state.list.others.forEach { id ->
                Card {
                    Strong(id)
                    Here(id, id, state)
                }
            }
        }
        state.list.rows.forEach { row -> ModelPart(row, state) }
        if (picker != null) {
            state.importTerms?.let { terms -> Card { Terms(terms, { state.answerImport(false) }, { state.answerImport(true) }) } }
            if (state.isImporting) Card { Body(texts.importing) } else Soft(texts.importModel, Modifier.fillMaxWidth().testTag("model.import")) { state.import(picker) }
        }
    }
}

@Composable
private fun Use(id: String, name: String, state: ModelsState) {
    val texts = LocalTexts.current
    val reads = state.chosen == id
    Choice("${if (reads) "◉" else "○"}  $name", reads, Modifier.fillMaxWidth().testTag("use.$id"), "$name. ${if (reads) texts.inUse else texts.use}") { state.choose(id) }
}

@Composable
private fun ModelPart(row: ModelRow, state: ModelsState) {
    val texts = LocalTexts.current
    Card(Modifier.testTag("model.${row.id}")) {
        Strong(row.name)
        Body(if (row.fits == Fits.NOT) "✕ ${texts.fits(row.fits)}" else texts.fits(row.fits))
        val (needs, free) = row.needs to row.free
        if (needs != null && free != null) Small(texts.needs(texts.bytes(needs), texts.bytes(free)))
        row.help.forEach { Small(texts.help(it)) }
        row.bytes?.let { Small(texts.size(texts.bytes(it))) }
        Small(texts.licence(row.licence))
        row.defects.forEach { Small("⚠ $it") }
        when {
            row.isHere -> Here(row.id, row.name, state)
            state.asks?.first?.id == row.id -> AskedTerms(state)
            else -> Bring(row, state)
        }
    }
}

@Composable
private fun Bring(row: ModelRow, state: ModelsState) {
    val texts = LocalTexts.current
    val fetch = state.fetching?.takeIf { it.id == row.id }
    when (fetch) {
        is Fetch.Running -> {
            val total = fetch.total
            if (total == null || total == 0L) LinearProgressIndicator(Modifier.fillMaxWidth()) else LinearProgressIndicator({ fetch.done.toFloat() / total }, Modifier.fillMaxWidth())
            Small(texts.fetched(texts.bytes(fetch.done), total?.let(texts::bytes)), Modifier.testTag("model.progress"))
        }
        is Fetch.Waiting -> Body(texts.waitsForNetwork)
        is Fetch.Failed -> Strong("⚠ ${fetch.reason}", Modifier.testTag("model.failed"))
        else -> Unit
    }
    if (fetch is Fetch.Running || fetch is Fetch.Waiting) {
        Soft(texts.stopFetch, Modifier.fillMaxWidth().testTag("model.stop")) { state.stop() }
    } else if (row.fits != Fits.NOT && !state.isFetching) {
        val words = if (fetch == null) texts.fetch else texts.fetchOn
        Soft(words, Modifier.fillMaxWidth().testTag("fetch.${row.id}"), "$words: ${row.name}") { state.ask(row) }
    }
}

@Composable
private fun AskedTerms(state: ModelsState) {
    val (row, terms) = state.asks ?: return
    var token by remember(row.id) { mutableStateOf("") }
    Terms(terms, { state.decline() }, { state.accept(token) }) { Field(token, LocalTexts.current.token, "model.token") { token = it } }
}

/** Read before anything is fetched or imported. [token] is what else is asked. */
@Composable
private fun Terms(terms: ModelTerms, onDecline: () -> Unit, onAccept: () -> Unit, token: @Composable () -> Unit = {}) {
    val texts = LocalTexts.current
    Strong(texts.terms)
    Body(terms.text, Modifier.testTag("model.terms"))
    Small(terms.url)
    token()
    Press(texts.acceptTerms, Modifier.fillMaxWidth().testTag("model.accept")) { onAccept() }
    Soft(texts.notNow, Modifier.fillMaxWidth().testTag("model.decline"), onPress = onDecline)
}

/** A model that is on this device: to be used, looked at, removed. */
@Composable
private fun Here(id: String, name: String, state: ModelsState) {
    val texts = LocalTexts.current
    var sure by remember(id) { mutableStateOf(false) }
    Use(id, name, state)
    val card = state.cards[id]
    if (card == null) Soft(texts.card, Modifier.fillMaxWidth().testTag("card.$id"), "${texts.card}: $name") { state.show(id) } else Known(card)
    if (sure) {
        Press(texts.removeModelSure, Modifier.fillMaxWidth().testTag("remove-sure.$id"), name = "${texts.removeModelSure}: $name") { state.remove(id) }
    } else {
        Soft(texts.removeModel, Modifier.fillMaxWidth().testTag("remove.$id"), "${texts.removeModel}: $name") { sure = true }
    }
}

@Composable
private fun Known(card: ModelCard) {
    val texts = LocalTexts.current
    Column(Modifier.testTag("model.card"), verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Strong(card.name)
        if (!card.forClinicalUse) Body("⚠ ${texts.notClinical}")
        Small("${card.quantization} · ${texts.bytes(card.bytes)}")
        Small(texts.context(card.context))
        Small(texts.licence(card.licence))
        card.url?.let { Small(it) }
        card.defects.forEach { Small("⚠ $it") }
    }
}
