package org.aidpost.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.unit.dp

/** A finding and its source. A source that is long is cut after two lines until the card is pressed; a screen reader says all of it. */
@Composable
internal fun FindingCard(finding: FindingRow, tag: String) {
    val texts = LocalTexts.current
    val library = LocalLibraryWords.current
    var whole by rememberSaveable(finding.criterion) { mutableStateOf(false) }
    val verb = if (whole) texts.hide else texts.show
    Card(Modifier.testTag(tag).heightIn(min = TARGET).clickable(onClickLabel = verb, role = Role.Button) { whole = !whole }) {
        Row(horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            Mark(finding.colour, marked(finding.colour), 26.dp)
            Strong("${texts.word(finding.colour)}: ${library.finding(finding.criterion)}", Modifier.weight(1f))
            Small(if (whole) "▲" else "▼", Modifier.clearAndSetSemantics { })
        }
        Small(finding.source, lines = if (whole) Int.MAX_VALUE else 2)
    }
}

/** On the card's ground the mark is drawn in colours that stand out there. */
@Composable
internal fun marked(colour: Colour): Ink {
    val palette = LocalPalette.current
    return when (colour) {
        Colour.NOT_TRIAGEABLE -> palette.card
        else -> Ink(palette.of(colour).text, palette.of(colour).back)
    }
}
