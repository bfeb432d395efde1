package org.aidpost.ui

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.min
import kotlin.math.floor

/** A triage for another phone: the code, and below it what is in the code. */
@Composable
fun HandoverScreen(state: HandoverState, sharing: Sharing?, onBack: () -> Unit) {
    val texts = LocalTexts.current
    val code = state.code
    Column(Modifier.fillMaxSize().background(LocalPalette.current.ground.back)) {
        code?.let { Banner(it.says.colour, it.says.review, brief = true) }
        Column(
            Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(12.dp).testTag("handover"),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            if (state.isDemo) Card { Strong("⚠ ${texts.demo}") }
            state.refused?.let { Refused(it) }
            if (code != null) {
                state.decided?.let { Card { Strong("⚠ ${texts.qrDecided(texts.word(it), texts.word(code.says.colour))}", Modifier.testTag("decided")) } }
                QrCode(code.modules, texts.qrName)
                Card {
                    Strong(texts.validUntil(dayAndTime(code.says.expires)), Modifier.testTag("expires"))
                    Small(texts.qrOpen)
                }
                SentFacts(code.says)
            }
            Card {
                Field(state.label, texts.qrLabel, "qr.label") { state.write(label = it) }
                Small(texts.qrLabelNote)
                Small(texts.qrHours)
                Chips(HandoverState.HOURS, state.hours, texts::hours, texts.qrHours) { state.write(hours = it) }
            }
            if (code != null && sharing != null) {
                Soft(texts.qrAsMessage(code.sms), Modifier.fillMaxWidth().testTag("qr.message")) { sharing.messages(listOf(code.text)) }
            }
        }
        Soft(texts.back, Modifier.fillMaxWidth().padding(8.dp), onPress = onBack)
    }
}

/** Black on white in every theme, with the margin that readers need, each module of whole pixels. */
@Composable
internal fun QrCode(code: QrModules, name: String, tag: String = "qr", widest: Dp = WIDEST) {
    BoxWithConstraints(Modifier.fillMaxWidth(), Alignment.Center) {
        Canvas(Modifier.size(min(maxWidth, widest)).testTag(tag).semantics { contentDescription = name; role = Role.Image }) {
            drawRect(Color.White)
            val module = floor(size.minDimension / (code.width + 2 * MARGIN))
            val start = floor((size.minDimension - module * code.width) / 2)
            code.dark.forEachIndexed { at, dark ->
                if (dark) drawRect(Color.Black, Offset(start + module * (at % code.width), start + module * (at / code.width)), Size(module, module))
            }
        }
    }
}

private const val MARGIN = 4
private val WIDEST = 460.dp

/** Why nothing came of it, what to do, and the library's own words. */
@Composable
internal fun Refused(why: HandoverRefused) {
    Card(Modifier.testTag("handover.refused")) {
        Strong("⚠ ${LocalTexts.current.refusal(why.why)}")
        Small(why.message.orEmpty())
    }
}
