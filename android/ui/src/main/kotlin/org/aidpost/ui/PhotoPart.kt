package org.aidpost.ui

import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.produceState
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** The photos of an entry: taken or chosen, with what to do better at once; and questions about them where that is switched on. */
@Composable
fun PhotoPart(entry: EncounterState, tray: PhotoTray, picker: Picker) {
    val texts = LocalTexts.current
    Heading(texts.photos)
    if (tray.isFull) {
        Card { Body(texts.photosFull) }
    } else {
        Card {
            Small(texts.photoShows)
            Chips(PhotoKind.entries, tray.kind, texts::photoKind, texts.photoShows) { tray.kind = it }
            if (picker.hasCamera) Soft(texts.takePhoto, Modifier.fillMaxWidth().testTag("photo.take")) { tray.bring(picker::takePhoto) }
            Soft(texts.choosePhoto, Modifier.fillMaxWidth().testTag("photo.choose")) { tray.bring(picker::choosePhoto) }
            Small(texts.photosNote)
        }
    }
    if (tray.isPreparing) Card { Body(texts.photoPreparing) }
    tray.refused?.let { Card(Modifier.testTag("photo.refused")) { Strong("⚠ ${LocalLibraryWords.current.refusal(it)}") } }
    entry.form.photos.forEachIndexed { at, photo -> PhotoCard(at + 1, photo, tray, picker) }
    if (entry.form.photos.isEmpty()) return
    if (tray.interprets) PhotoQuestions(tray) else Small(if (tray.isSwitchedOff) texts.photosSwitchedOff else texts.photosOff)
}

@Composable
private fun PhotoCard(number: Int, photo: Photo, tray: PhotoTray, picker: Picker) {
    val texts = LocalTexts.current
    val judged = tray.of(photo)
    val picture by produceState<ImageBitmap?>(null, judged) { value = judged?.let { withContext(Dispatchers.Default) { picker.picture(it.png) } } }
    Card(Modifier.testTag("photo")) {
        BoxWithConstraints {
            // With large letters the words go under the picture.
            val beside = maxWidth.value / LocalDensity.current.fontScale >= 260
            // Its room is kept while it is not there yet: what stands below must not move under a finger.
            val isAwaited = judged != null || photo.digest in tray.reading
            val thumbnail: @Composable () -> Unit = {
                if (isAwaited) {
                    Box(Modifier.size(104.dp)) { picture?.let { Image(it, texts.photo(number, photo.kind), Modifier.fillMaxSize(), contentScale = ContentScale.Crop) } }
                }
            }
            val words: @Composable () -> Unit = {
                Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
                    Strong(texts.photo(number, photo.kind))
                    when {
                        photo.digest in tray.reading -> Small(texts.photoPreparing)
                        judged == null -> Small(texts.photoGone)
                        judged.advice.isEmpty() -> Small(texts.photoFine)
                        else -> judged.advice.forEach { Body("⚠ ${LocalLibraryWords.current.advice(it)}", Modifier.testTag("advice")) }
                    }
                    if (photo.digest in tray.encoding) Small(texts.photoEncoding)
                }
            }
            if (beside) {
                Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
                    thumbnail()
                    words()
                }
            } else {
                Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    thumbnail()
                    words()
                }
            }
        }
        Soft(texts.removePhoto(number, photo.kind), Modifier.fillMaxWidth().testTag("photo.remove")) { tray.remove(photo) }
    }
}

@Composable
private fun PhotoQuestions(tray: PhotoTray) {
    val texts = LocalTexts.current
    var question by rememberSaveable { mutableStateOf("") }
    Card {
        Strong("⚠ ${texts.photoNotice}", Modifier.testTag("photo.notice"))
        Field(question, texts.photoQuestion, "photo.question", 2) { question = it }
        tray.draft?.let { draft ->
            if (tray.isAsking) HowFar(draft.part)
            if (draft.words.isNotEmpty()) {
                Strong(draft.question)
                Coming(tray.isAsking)
                Body(draft.words, Modifier.testTag("photo.draft"))
            }
        }
        if (tray.isAsking) {
            Soft(texts.stopAsking, Modifier.fillMaxWidth().testTag("photo.stop")) { tray.stopAsking() }
        } else if (question.isNotBlank()) {
            Press(texts.askPhoto, Modifier.fillMaxWidth().testTag("photo.ask")) { tray.ask(question) }
        }
        tray.answers.forEach { answer ->
            Strong(answer.question)
            Body(answer.words ?: texts.notSeen, Modifier.testTag("photo.answer"))
            Small(answer.limits)
            if (answer.demo) Strong("⚠ ${texts.demo}")
        }
    }
}
