package org.aidpost.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp

/** A part that is folded away until somebody wants it. */
@Composable
fun Fold(title: String, note: String = "", content: @Composable () -> Unit) {
    var open by rememberSaveable(title) { mutableStateOf(false) }
    val texts = LocalTexts.current
    val verb = if (open) texts.hide else texts.show
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Row(
            Modifier.fillMaxWidth().heightIn(min = TARGET).clickable(role = Role.Button) { open = !open }
                .semantics { contentDescription = "$title. $verb" }.padding(vertical = 4.dp),
            horizontalArrangement = Arrangement.spacedBy(8.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Column(Modifier.weight(1f)) {
                Text(title, color = LocalPalette.current.ground.text, style = MaterialTheme.typography.titleLarge)
                if (note.isNotEmpty()) Text(note, color = LocalPalette.current.ground.text, style = MaterialTheme.typography.bodyMedium)
            }
            Text(if (open) "▲ $verb" else "▼ $verb", color = LocalPalette.current.ground.text, style = MaterialTheme.typography.labelLarge)
        }
        if (open) content()
    }
}

/** The same things in as many columns as there is room for: one on a phone, two or three on a tablet. [least] is a column's width. */
@Composable
fun <T> Columns(items: List<T>, least: Int = 340, content: @Composable (T, Modifier) -> Unit) {
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val columns = (maxWidth.value / least).toInt().coerceIn(1, 3)
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            items.chunked(columns).forEach { row ->
                Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                    row.forEach { content(it, Modifier.weight(1f)) }
                    repeat(columns - row.size) { Spacer(Modifier.weight(1f)) }
                }
            }
        }
    }
}
