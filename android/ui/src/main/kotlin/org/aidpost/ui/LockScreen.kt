package org.aidpost.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch

/** Nothing but a keypad until the right number is typed, or the device knows the finger or face. */
@Composable
fun LockScreen(lock: Lock, finger: Finger? = null) {
    val texts = LocalTexts.current
    val scope = rememberCoroutineScope()
    var typed by remember { mutableStateOf("") }
    var wait by remember { mutableStateOf(lock.waits()) }
    Column(
        Modifier.fillMaxSize().background(LocalPalette.current.ground.back).verticalScroll(rememberScrollState()).padding(12.dp).testTag("lock"),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Heading(texts.locked)
        Card { Strong(if (typed.isEmpty()) texts.typePin else "●".repeat(typed.length), Modifier.testTag("pin")) }
        val seconds = wait
        if (seconds != null) Card { Strong("⚠ ${texts.waitFor(seconds)}") } else if (lock.wrong > 0) Card { Strong("⚠ ${texts.wrongPin}") }
        if (finger != null && lock.hasFinger) {
            val words = texts.fingerWords
            // Asked at once, and by a tap again.
            LaunchedEffect(lock, finger) { lock.openBy(finger, words) }
            Press("☝ ${texts.useFinger}", Modifier.fillMaxWidth().testTag("finger"), name = texts.useFinger) { scope.launch { lock.openBy(finger, words) } }
        }
        Digits(typed, null, { typed = it.take(12) }, texts.open) {
            val pin = typed
            typed = ""
            scope.launch(Dispatchers.Default) {
                lock.open(pin)
                wait = lock.waits()
            }
        }
    }
}

/** In the settings: sets a number, lets a finger or face open it too, or takes the lock away. */
@Composable
fun LockPart(lock: Lock, finger: Finger? = null) {
    val texts = LocalTexts.current
    val scope = rememberCoroutineScope()
    var typed by remember { mutableStateOf("") }
    Heading(texts.lock)
    Card {
        Small(texts.lockWhy)
        if (lock.isSet) {
            if (lock.hasFinger) {
                Small(texts.fingerNote)
                Soft(texts.removeFinger, Modifier.fillMaxWidth().testTag("finger.remove")) { lock.removeFinger() }
            } else if (finger != null && remember(finger) { finger.isReady }) {
                val words = texts.fingerWords
                Small(texts.fingerNote)
                Soft(texts.addFinger, Modifier.fillMaxWidth().testTag("finger.add")) { scope.launch { lock.addFinger(finger, words) } }
            }
            Soft(texts.removeLock, Modifier.fillMaxWidth()) { lock.remove() }
        } else {
            Field(typed, texts.newPin, "new-pin") { text -> typed = text.filter { it in '0'..'9' }.take(12) }
            if (Lock.isPin(typed)) {
                Press(texts.setLock, Modifier.fillMaxWidth()) {
                    val pin = typed
                    typed = ""
                    scope.launch(Dispatchers.Default) { lock.set(pin) }
                }
            }
        }
    }
}
