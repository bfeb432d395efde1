package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag

/** What the model has written so far. It looks like no record: nothing of it is checked, and no line says that it is the story's. */
@Composable
fun DraftCard(notes: NotesState) {
    val texts = LocalTexts.current
    Card(Modifier.testTag("draft")) {
        notes.drafting?.let { Strong(texts.title(it)) }
        Coming(notes.isWriting)
        var under: WrittenPart? = null
        notes.draft.forEach { line ->
            if (line.part != under) Strong(texts.part(line.part))
            under = line.part
            Body(if (line.isDenied) texts.saysNo(line.text) else line.text, Modifier.testTag("draft.line"))
        }
    }
}

/** Beside every draft: whether more comes, and that nobody has checked it. */
@Composable
internal fun Coming(isComing: Boolean) {
    val texts = LocalTexts.current
    if (isComing) Small("⚠ ${texts.beingWritten}", Modifier.testTag("draft.coming")) else Strong("⚠ ${texts.unfinished}", Modifier.testTag("draft.unfinished"))
}

/** How far it is, where that is known. */
@Composable
internal fun HowFar(part: Float?) {
    if (part == null) LinearProgressIndicator(Modifier.fillMaxWidth()) else LinearProgressIndicator({ part }, Modifier.fillMaxWidth())
}
