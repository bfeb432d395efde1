package org.aidpost.desktop

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import java.io.File
import javax.imageio.ImageIO
import kotlin.coroutines.CoroutineContext
import kotlin.math.abs
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Runnable
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Brightness
import org.aidpost.ui.LocalPalette
import org.aidpost.ui.Look
import org.aidpost.ui.Looks
import org.aidpost.ui.Texts
import org.jetbrains.skia.EncodedImageFormat
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

/** Under which conditions a screen is drawn. */
internal enum class Variant(val width: Int, val looks: Looks) {
    LIGHT(360, Looks(brightness = Brightness.LIGHT, language = "en")),
    DARK(360, Looks(brightness = Brightness.DARK, language = "en")),
    STRONG(360, Looks(brightness = Brightness.LIGHT, strong = true, language = "en")),
    RTL(360, Looks(brightness = Brightness.LIGHT, language = "ar")),
    LARGE(360, Looks(type = 2f, brightness = Brightness.LIGHT, language = "en")),
    NARROW(320, Looks(brightness = Brightness.LIGHT, language = "en")),
    FRENCH(320, Looks(brightness = Brightness.LIGHT, language = "fr")),
    TABLET(800, Looks(brightness = Brightness.LIGHT, language = "en")),
}

/** A part of the entry by itself: the whole is longer than a picture. */
@Composable
internal fun Part(state: AppState, content: @Composable () -> Unit) = Look(state.looks, Texts(state.looks.words), Fixture.font) {
    Column(Modifier.fillMaxSize().background(LocalPalette.current.ground.back).verticalScroll(rememberScrollState()).padding(12.dp), Arrangement.spacedBy(12.dp)) { content() }
}

/** Every screen is drawn as on the committed picture; `-Daidpost.pictures=write` makes them anew. */
internal class PicturesTest {
    private val folder = Fixture.root.resolve("android/desktop/src/test/pictures")

    @ParameterizedTest
    @MethodSource("all")
    fun `looks as committed`(screen: Screen, variant: Variant) {
        val name = "${screen.name}-${variant.name}.png".lowercase()
        val state = app(screen)
        state.looks = variant.looks
        // A photo is decoded on another thread, and two that came back at once on their own threads lost a picture: what is waited for comes back when the scene draws.
        val context = if (screen == Screen.PHOTOS) WhenDrawn else Dispatchers.Unconfined
        val scene = ImageComposeScene(variant.width, screen.height, Density(1f), coroutineContext = context) {
            val part = screen.part
            if (part == null) App(state, font = Fixture.font) else Part(state) { part(state) }
        }
        val image = try {
            scene.render()
            if (screen == Screen.PHOTOS) {
                repeat(20) {
                    Thread.sleep(100)
                    scene.render(16_000_000L * it)
                }
            }
            scene.render(500_000_000)
        } finally {
            scene.close()
        }
        val bytes = image.encodeToData(EncodedImageFormat.PNG)!!.bytes
        val committed = folder.resolve(name)
        if (System.getProperty("aidpost.pictures") == "write") {
            folder.mkdirs()
            committed.writeBytes(small(bytes))
            return
        }
        val drawn = File(Fixture.root, "target/pictures").also { it.mkdirs() }.resolve(name)
        drawn.writeBytes(bytes)
        val part = difference(committed, drawn)
        assertTrue(part <= TOLERATED, "$name: ${part * 100} % of the pixels differ; see $drawn")
    }

    private fun difference(one: File, other: File): Double {
        val (a, b) = listOf(one, other).map { ImageIO.read(it) }
        assertEquals(a.width to a.height, b.width to b.height)
        var differ = 0
        for (y in 0 until a.height) for (x in 0 until a.width) {
            val (p, q) = a.getRGB(x, y) to b.getRGB(x, y)
            if (listOf(0, 8, 16).any { abs((p shr it and 255) - (q shr it and 255)) > SHADE }) differ++
        }
        return differ.toDouble() / (a.width * a.height)
    }

    companion object {
        /** Another version of a letter's edge is no other picture. */
        private const val SHADE = 48
        private const val TOLERATED = 0.01

        /** One of the other languages, on the screens with the most words of the app's own. */
        private val FRENCH = setOf(Screen.QUEUE, Screen.ENTRY, Screen.RESULT, Screen.SETTINGS, Screen.MODELS, Screen.PHOTOS, Screen.FACILITY_OFFER)

        @JvmStatic
        fun all(): List<Arguments> =
            Screen.entries.flatMap { screen -> Variant.entries.filter { it != Variant.FRENCH || screen in FRENCH }.map { Arguments.of(screen, it) } }
    }
}

/** Runs nothing itself: a scene keeps what it dispatches, and runs it on the thread that draws, before it draws. */
private object WhenDrawn : CoroutineDispatcher() {
    override fun dispatch(context: CoroutineContext, block: Runnable) = Unit
}
