package org.aidpost.desktop

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import java.io.File
import javax.imageio.ImageIO
import kotlin.math.abs
import org.aidpost.ui.App
import org.aidpost.ui.Brightness
import org.aidpost.ui.Looks
import org.jetbrains.skia.EncodedImageFormat
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

/** Under which conditions a screen is drawn. */
internal enum class Variant(val width: Int, val looks: Looks, val direction: LayoutDirection = LayoutDirection.Ltr) {
    LIGHT(360, Looks(brightness = Brightness.LIGHT)),
    DARK(360, Looks(brightness = Brightness.DARK)),
    STRONG(360, Looks(brightness = Brightness.LIGHT, strong = true)),
    RTL(360, Looks(brightness = Brightness.LIGHT), LayoutDirection.Rtl),
    LARGE(360, Looks(type = 2f, brightness = Brightness.LIGHT)),
    NARROW(320, Looks(brightness = Brightness.LIGHT)),
    TABLET(800, Looks(brightness = Brightness.LIGHT)),
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
        val scene = ImageComposeScene(variant.width, screen.height, Density(1f)) {
            CompositionLocalProvider(LocalLayoutDirection provides variant.direction) { App(state, font = Fixture.font) }
        }
        val image = try {
            scene.render()
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

        /** What the story suggests stands below what a picture holds. */
        @JvmStatic
        fun all(): List<Arguments> = Screen.entries.filter { it != Screen.STORY }.flatMap { screen -> Variant.entries.map { Arguments.of(screen, it) } }
    }
}
