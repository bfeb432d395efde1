package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** What came out, what to do, why; and what the reading of the story adds, as it comes. */
@Composable
fun ResultScreen(state: ResultState, app: AppState) {
    val texts = LocalTexts.current
    Column(Modifier.fillMaxSize().background(LocalPalette.current.ground.back)) {
        Banner(state.colour, state.review)
        Column(
            Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(12.dp).testTag("outcome"),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            val view = state.view
            app.trouble?.let { Card(Modifier.testTag("trouble")) { Strong("⚠ $it") } }
            state.refused?.let { Card { Strong(LocalLibraryWords.current.refusal(it)) } }
            state.noModel?.let { Card(Modifier.testTag("no-model")) { Strong("⚠ ${texts.notOpened(LocalLibraryWords.current.refusal(it))}") } }
            if (view?.demo == true) Card { Strong("⚠ ${texts.demo}") }
            Heading(texts.doNow)
            Card { Body(texts.toDo(state.colour, state.review)) }
            Progress(state)
            Findings(view?.findings ?: state.rules?.findings.orEmpty())
            StoryPart(state)
            if (view != null) {
                if (view.warnings.isNotEmpty()) {
                    Heading(texts.warnings)
                    val library = LocalLibraryWords.current
                    Card { view.warnings.forEach { Body("⚠ ${library.warning(it)}") } }
                }
                Asked(view.questions, state)
                Decision(state)
                Others(view)
                NotesPart(state, app.outside.facility?.run { named != null && use.writes } == true)
                Share(view, state, app)
                Small(view.intendedUse)
            }
            app.waiting?.let { Seen(it, app) }
        }
        Row(Modifier.fillMaxWidth().padding(8.dp), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            Soft(texts.change, Modifier.weight(1f)) { app.backToEntry() }
            if (app.asker == null) {
                Press(texts.keep, Modifier.weight(1f).testTag("keep")) { app.keep() }
            } else {
                Press(texts.sendBack, Modifier.weight(1f).testTag("keep")) { app.sendBack() }
            }
        }
    }
}

@Composable
private fun Progress(state: ResultState) {
    val texts = LocalTexts.current
    if (!state.isReading) {
        state.view?.let { Small(texts.model(it.model), Modifier.testTag("model")) } ?: Small(texts.model(ModelState.STOPPED), Modifier.testTag("model"))
        state.view?.far?.let { Far(it) }
        return
    }
    Card {
        Strong(texts.reading)
        val part = state.part
        if (part == null) LinearProgressIndicator(Modifier.fillMaxWidth()) else LinearProgressIndicator({ part }, Modifier.fillMaxWidth())
        Soft(texts.stop, Modifier.fillMaxWidth().testTag("stop")) { state.stop() }
    }
}

/** That another machine was asked, and what came of it: nobody has to guess who has read. */
@Composable
private fun Far(far: FarPart) {
    val words = LocalTexts.current.server.farRead(far)
    Card(Modifier.testTag("far")) { if (far.state == ModelState.ANSWERED) Body(words) else Strong("⚠ $words") }
}

@Composable
private fun Findings(findings: List<FindingRow>) {
    val texts = LocalTexts.current
    Heading(texts.why)
    if (findings.isEmpty()) Card { Body(texts.noRule) }
    findings.forEach { FindingCard(it, "finding") }
}

@Composable
private fun Others(view: ResultView) {
    val texts = LocalTexts.current
    val library = LocalLibraryWords.current
    if (view.scores.isEmpty() && view.others.isEmpty()) return
    Fold(texts.scores) {
        Card {
            view.scores.forEach { score ->
                Strong("${score.name}: ${score.value}")
                if (score.missing.isNotEmpty()) Small("${texts.lacking} ${score.missing.joinToString { texts.field(it, null) }}")
            }
            view.others.forEach { other ->
                Strong("${other.standard}: ${library.standardClass(other.standardClass)}: ${library.finding(other.criterion)}")
                Small(other.source)
            }
        }
    }
}
