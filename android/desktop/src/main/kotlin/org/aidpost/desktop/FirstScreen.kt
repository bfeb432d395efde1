package org.aidpost.desktop

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Alignment
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Density
import java.lang.management.ManagementFactory
import kotlinx.coroutines.runBlocking
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Outside

/**
 * What the window shows: the app's name, and the app once its lock and its draft are read. While the library, the key and the draft are read on
 * another thread, the name already brings what draws it.
 */
@Composable
internal fun Opening(outside: () -> Outside, opened: (AppState) -> Unit = {}, drawn: (AppState) -> Unit = {}) {
    val scope = rememberCoroutineScope()
    val state by produceState<AppState?>(null) { value = AppState.open(scope, outside).also(opened) }
    val open = state
    if (open != null) {
        App(open)
        return SideEffect { drawn(open) }
    }
    Box(Modifier.fillMaxSize(), Alignment.Center) { Text(NAME, style = MaterialTheme.typography.headlineSmall) }
}

/**
 * Draws the app's first screen as the window would, without one. Gives three numbers: after how many milliseconds of the process it was drawn, after
 * how many with those who wait, and how many wait.
 */
fun firstScreen(outside: () -> Outside): String = runBlocking {
    val began = ManagementFactory.getRuntimeMXBean().startTime
    fun since() = System.currentTimeMillis() - began
    var shown: AppState? = null
    val scene = ImageComposeScene(360, 760, Density(1f)) { Opening(outside, drawn = { shown = it }) }
    var frames = 0L
    fun draw() = scene.render(frames++ * 16_000_000)
    draw()
    while (shown == null) {
        Thread.sleep(1)
        draw()
    }
    val drawn = since()
    val store = shown.outside.store
    store.read()
    draw()
    "$drawn ${since()} ${store.patients.size}"
}

/** The window's, before any language is read. */
internal const val NAME = "Aidpost"
