package org.aidpost.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp

/** A triage of another post: read, and believed only where a known post has signed it. Below it the posts that are known, and this post's key. */
@Composable
fun PostsScreen(state: PostsState, clock: Clock, picker: Picker? = null) {
    val texts = LocalTexts.current
    DisposableEffect(state) {
        state.refresh()
        onDispose { state.leave() }
    }
    val scroll = rememberScrollState()
    // What came of it stands on top, and is seen from wherever it was asked for.
    LaunchedEffect(state.sent, state.refused, state.keyRead, state.noCode) { scroll.scrollTo(0) }
    Column(Modifier.fillMaxSize().verticalScroll(scroll).padding(12.dp).testTag("posts"), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Heading(texts.otherPost)
        if (state.noCode) Card(Modifier.testTag("no-code")) { Strong("⚠ ${texts.noCode}") }
        state.noPicture?.let { Card { Strong("⚠ $it") } }
        state.keyRead?.let { KeyRead(it, state) }
        state.refused?.let { Refused(it) }
        state.sent?.let { Sent(it, clock) }
        Message(state, picker)
        Known(state)
        Heading(texts.ownKey)
        Card {
            state.ownCode?.let { QrCode(it, texts.ownKeyCode, "own-code", 240.dp) }
            state.ownKey?.let { SelectionContainer { Strong(inGroups(it), Modifier.testTag("own-key")) } }
            Small(texts.ownKeyNote)
        }
    }
}

/** A message comes as a picture of its code, or as a text. */
@Composable
private fun Message(state: PostsState, picker: Picker?) {
    val texts = LocalTexts.current
    var text by remember { mutableStateOf("") }
    Card {
        if (picker != null) {
            if (picker.hasCamera) Press(texts.photographCode, Modifier.fillMaxWidth().testTag("posts.photo")) { state.scan(picker, picker::takePhoto) }
            Soft(texts.chooseCode, Modifier.fillMaxWidth().testTag("posts.picture")) { state.scan(picker, picker::choosePhoto) }
            if (state.isScanning) LinearProgressIndicator(Modifier.fillMaxWidth())
        }
        Field(text, texts.pasteMessage, "posts.text", 3) { text = it }
        if (text.isNotBlank()) Press(texts.readMessage, Modifier.fillMaxWidth().testTag("posts.read")) { state.read(text) }
        Small(texts.pasteNote)
    }
}

/** A key that was in a picture makes no post known: a person names it, who sees the other phone. */
@Composable
private fun KeyRead(key: String, state: PostsState) {
    val texts = LocalTexts.current
    var name by remember(key) { mutableStateOf("") }
    Card(Modifier.testTag("key-read")) {
        Strong(texts.keyRead)
        Body(inGroups(key))
        Field(name, texts.postName, "post.name") { name = it }
        if (name.isNotBlank()) Press(texts.addPost, Modifier.fillMaxWidth().testTag("post.add")) { state.add(name, key) }
    }
}

/** A key as it is read aloud and written down; spaces are taken out again where it is typed. */
internal fun inGroups(key: String): String = key.chunked(4).joinToString(" ")

@Composable
private fun Sent(sent: SentTriage, clock: Clock) {
    val texts = LocalTexts.current
    Card(Modifier.testTag("sent")) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Mark(sent.colour, marked(sent.colour), 40.dp)
            Column(Modifier.weight(1f)) {
                Strong("${texts.word(sent.colour)}: ${texts.meaning(sent.colour, sent.review)}")
                Body(texts.signedBy(sent.from), Modifier.testTag("signed-by"))
            }
        }
        val fresh = texts.freshness(sent.freshness)
        if (sent.freshness == Freshness.VALID) Body(fresh, Modifier.testTag("freshness")) else Strong("⚠ $fresh", Modifier.testTag("freshness"))
        Small(texts.sentAt(dayAndTime(sent.issued), ((clock.millis() - sent.issued) / 60_000).coerceAtLeast(0)))
        Small(texts.validUntil(dayAndTime(sent.expires)))
        if (sent.sent != sent.here) Strong("⚠ ${texts.disagree(texts.word(sent.sent), texts.word(sent.here))}", Modifier.testTag("disagree"))
        if (!sent.sameRules) Body("⚠ ${texts.otherRules}")
        if (sent.review) Body("⚠ ${texts.openReview}")
        if (sent.isDemo) Strong("⚠ ${texts.demo}", Modifier.testTag("sent.demo"))
    }
    SentFacts(sent)
    SentFindings(sent)
}

@Composable
private fun Known(state: PostsState) {
    val texts = LocalTexts.current
    var name by remember { mutableStateOf("") }
    var key by remember { mutableStateOf("") }
    Heading(texts.knownPosts)
    state.notKept?.let { Refused(it) }
    if (state.posts.isEmpty()) Card { Body(texts.noPosts) }
    state.posts.forEach { post ->
        Card(Modifier.testTag("post")) {
            Strong(post.name)
            Small(inGroups(post.key))
            Soft(texts.removePost(post.name), Modifier.fillMaxWidth()) { state.remove(post) }
        }
    }
    if (state.keyRead == null) Card {
        Field(name, texts.postName, "post.name") { name = it }
        Field(key, texts.postKey, "post.key", 2) { key = it }
        if (name.isNotBlank() && key.isNotBlank()) {
            Press(texts.addPost, Modifier.fillMaxWidth().testTag("post.add")) { state.add(name, key) }
        }
        Small(texts.addPostNote)
    }
}
