package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.unit.dp

/** The story with the very words marked in which a sign was read, who read it, and the numbers that are told. */
@Composable
fun StoryPart(state: ResultState) {
    val texts = LocalTexts.current
    val story = state.entry.form.story
    val quotes = state.view?.quotes ?: state.quotes
    Heading(texts.inTheStory)
    Card {
        if (story.isBlank()) {
            Small(texts.noStory)
            return@Card
        }
        Text(highlighted(story, quotes, LocalPalette.current.quote), Modifier.testTag("marked"), LocalPalette.current.card.text, style = MaterialTheme.typography.bodyLarge)
        quotes.forEach { quote ->
            Column(Modifier.testTag("quote.${quote.code}"), verticalArrangement = Arrangement.spacedBy(2.dp)) {
                val label = texts.sign(quote.code, quote.label)
                Strong(if (quote.answer == Answer.YES) label else texts.saysNo(label))
                Small("“${story.substring(quote.start, quote.end)}”, ${texts.readBy(quote.readBy)}")
            }
        }
    }
    state.view?.told.orEmpty().forEach { told ->
        ToldCard(told, state.entry) { value -> state.change { it.withVital(told.field, value) } }
    }
}

/** Marked by ground, weight and line: not by colour alone. */
fun highlighted(story: String, quotes: List<Quote>, ink: Ink): AnnotatedString = buildAnnotatedString {
    append(story)
    val style = SpanStyle(ink.text, fontWeight = FontWeight.Bold, background = ink.back, textDecoration = TextDecoration.Underline)
    quotes.filter { it.end <= story.length }.forEach { addStyle(style, it.start, it.end) }
}
