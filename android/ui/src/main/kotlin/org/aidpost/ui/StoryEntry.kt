package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.withContext

/** The story, and under it what its words tell: a tap ticks the sign or enters the number. Nothing is ticked by itself. */
@Composable
fun StoryEntry(state: EncounterState) {
    val texts = LocalTexts.current
    LaunchedEffect(state) {
        // Of words that come faster than they are read, the last count.
        snapshotFlow { state.form.who to state.form.story }.conflate().collect { withContext(Dispatchers.Default) { state.suggest() } }
    }
    Card { Field(state.form.story, texts.storyHint, "story", 4) { story -> state.change { it.copy(story = story) } } }
    val form = state.form
    val open = state.suggested.signs.filter { it.answer != null && form.signs[it.code] != it.answer }.distinctBy { it.code to it.answer }
    val told = state.suggested.told.filter { form.vitals[it.field] != it.value }.distinctBy { it.field to it.value }
    val aside = state.suggested.signs.filter { it.answer == null }
    if (open.isEmpty() && told.isEmpty() && aside.isEmpty()) return
    Heading(texts.inTheStory)
    Columns(open) { suggestion, modifier ->
        Card(modifier.testTag("suggestion")) {
            Small("“${suggestion.words}”", Modifier.testTag("suggestion.${suggestion.code}"))
            val label = texts.sign(suggestion.code, suggestion.label)
            val words = if (suggestion.answer == Answer.YES) label else texts.saysNo(label)
            Soft("☐  ${texts.tick(words)}", Modifier.fillMaxWidth(), texts.tick(words)) { state.answerSign(suggestion.code, suggestion.answer) }
        }
    }
    told.forEach { ToldCard(it, state) { value -> state.change { form -> form.withVital(it.field, value) } } }
    if (aside.isNotEmpty()) {
        Card { aside.forEach { Small("“${it.words}”: ${texts.notCounted(texts.sign(it.code, it.label), it.scope)}") } }
    }
}

/** A number that the story tells, offered to be entered. */
@Composable
fun ToldCard(told: Told, state: EncounterState, onEnter: (Double) -> Unit) {
    val texts = LocalTexts.current
    val tile = state.vital(told.field) ?: return
    val value = "${number(told.value)} ${tile.symbol}"
    Card {
        Body(texts.told(value, texts.vital(tile.field, tile.words).replaceFirstChar { it.uppercase() }))
        Small("“${told.words}”")
        Press(texts.enterIt, Modifier.fillMaxWidth(), name = "${texts.enterIt}: $value") { onEnter(told.value) }
    }
}
