package org.aidpost.ui

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp

private val ROUND = RoundedCornerShape(10.dp)

/** A target for a thumb in a glove: never below this. */
val TARGET = 52.dp

/** A button that does one thing. */
@Composable
fun Press(text: String, modifier: Modifier = Modifier, pair: Ink = LocalPalette.current.accent, name: String = text, onPress: () -> Unit) {
    Box(
        modifier.heightIn(min = TARGET).widthIn(min = TARGET).clip(ROUND).background(pair.back)
            .border(BorderStroke(1.dp, LocalPalette.current.line), ROUND)
            .clickable(role = Role.Button, onClick = onPress).semantics { contentDescription = name }.padding(horizontal = 12.dp, vertical = 8.dp),
        contentAlignment = Alignment.Center,
    ) { Text(text, color = pair.text, style = MaterialTheme.typography.labelLarge, textAlign = TextAlign.Center) }
}

/** A button without weight: on the card's own ground. */
@Composable
fun Soft(text: String, modifier: Modifier = Modifier, name: String = text, onPress: () -> Unit) =
    Press(text, modifier, LocalPalette.current.card, name, onPress)

/** One of several that exclude each other; pressed again it is let go. */
@Composable
fun Choice(
    text: String,
    chosen: Boolean,
    modifier: Modifier = Modifier,
    name: String = text,
    pair: Ink = LocalPalette.current.chosen,
    onPress: () -> Unit,
) {
    val colours = if (chosen) pair else LocalPalette.current.card
    Box(
        modifier.heightIn(min = TARGET).widthIn(min = TARGET).clip(ROUND).background(colours.back)
            .border(BorderStroke(if (chosen) 3.dp else 1.dp, if (chosen) LocalPalette.current.ground.text else LocalPalette.current.line), ROUND)
            .selectable(chosen, role = Role.RadioButton, onClick = onPress).semantics { contentDescription = name }
            .padding(horizontal = 8.dp, vertical = 8.dp),
        contentAlignment = Alignment.Center,
    ) { Text(text, color = colours.text, style = MaterialTheme.typography.labelLarge, textAlign = TextAlign.Center) }
}

/** Things that belong together. */
@Composable
fun Card(modifier: Modifier = Modifier, content: @Composable ColumnScope.() -> Unit) {
    val palette = LocalPalette.current
    // Where cards and ground have one colour, a line tells them apart.
    val edge = if (palette.card.back == palette.ground.back) Modifier.border(1.dp, palette.line, ROUND) else Modifier
    Column(
        modifier.fillMaxWidth().clip(ROUND).background(palette.card.back).then(edge).padding(12.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
        content = content,
    )
}

@Composable
fun Heading(text: String, modifier: Modifier = Modifier) {
    Text(text, modifier.semantics { heading() }, LocalPalette.current.ground.text, style = MaterialTheme.typography.titleLarge)
}

@Composable
fun Small(text: String, modifier: Modifier = Modifier, lines: Int = Int.MAX_VALUE) {
    Text(text, modifier, LocalPalette.current.muted.text, overflow = TextOverflow.Ellipsis, maxLines = lines, style = MaterialTheme.typography.bodyMedium)
}

@Composable
fun Body(text: String, modifier: Modifier = Modifier) {
    Text(text, modifier, LocalPalette.current.card.text, style = MaterialTheme.typography.bodyLarge)
}

@Composable
fun Strong(text: String, modifier: Modifier = Modifier) {
    Text(text, modifier, LocalPalette.current.card.text, style = MaterialTheme.typography.titleMedium)
}

/** A field for words. [tag] finds it in tests. */
@Composable
fun Field(value: String, label: String, tag: String, lines: Int = 1, onChange: (String) -> Unit) {
    // Above the field and not in its border, where large letters would cover each other.
    Text(label, color = LocalPalette.current.ground.text, style = MaterialTheme.typography.bodyMedium)
    OutlinedTextField(
        value, onChange, Modifier.fillMaxWidth().testTag(tag).semantics { contentDescription = label },
        minLines = lines, singleLine = lines == 1, textStyle = MaterialTheme.typography.bodyLarge,
    )
}
