package org.aidpost.ui

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection

/** A colour to write on, and the one that is written on it. */
@Immutable
data class Ink(val back: Color, val text: Color)

/** The app's colours. Each pair has a contrast of at least 4.5, which a test computes. */
@Immutable
data class Palette(
    val ground: Ink,
    val card: Ink,
    val muted: Ink,
    val accent: Ink,
    val chosen: Ink,
    val quote: Ink,
    val red: Ink,
    val yellow: Ink,
    val none: Ink,
    val green: Ink,
    val line: Color,
) {
    fun of(colour: Colour): Ink = when (colour) {
        Colour.RED -> red
        Colour.YELLOW -> yellow
        Colour.NOT_TRIAGEABLE -> none
        Colour.GREEN -> green
    }

    val pairs: List<Ink> get() = listOf(ground, card, muted, accent, chosen, quote, red, yellow, none, green)
}

private val WHITE = Color.White
private val BLACK = Color(0xFF14171A)

val LIGHT = Palette(
    ground = Ink(Color(0xFFF3F5F6), BLACK), card = Ink(WHITE, BLACK), muted = Ink(WHITE, Color(0xFF50585F)),
    accent = Ink(Color(0xFF0B5C8A), WHITE), chosen = Ink(Color(0xFF1F3A4A), WHITE), quote = Ink(Color(0xFFFFE9A8), BLACK),
    red = Ink(Color(0xFFB3141B), WHITE), yellow = Ink(Color(0xFFFFC61A), BLACK), none = Ink(Color(0xFFDDE2E6), BLACK),
    green = Ink(Color(0xFF12703C), WHITE), line = Color(0xFF7A848C),
)

val DARK = Palette(
    ground = Ink(Color(0xFF101417), Color(0xFFF1F3F4)), card = Ink(Color(0xFF1B2126), Color(0xFFF1F3F4)),
    muted = Ink(Color(0xFF1B2126), Color(0xFFB6C0C7)), accent = Ink(Color(0xFF7CC4F0), BLACK), chosen = Ink(Color(0xFFD5E6F1), BLACK),
    quote = Ink(Color(0xFF5A4A12), WHITE), red = Ink(Color(0xFFB3141B), WHITE), yellow = Ink(Color(0xFFFFC61A), BLACK),
    none = Ink(Color(0xFF3A444B), WHITE), green = Ink(Color(0xFF12703C), WHITE), line = Color(0xFF8B969E),
)

/** Black on white, white on black: for the sun, and for tired eyes. */
val LIGHT_STRONG = LIGHT.copy(
    ground = Ink(WHITE, Color.Black), card = Ink(WHITE, Color.Black), muted = Ink(WHITE, Color.Black), line = Color.Black,
    accent = Ink(Color(0xFF003A5C), WHITE), chosen = Ink(Color.Black, WHITE), red = Ink(Color(0xFF8C0008), WHITE),
    green = Ink(Color(0xFF0A4F29), WHITE),
)
val DARK_STRONG = DARK.copy(
    ground = Ink(Color.Black, WHITE), card = Ink(Color.Black, WHITE), muted = Ink(Color.Black, WHITE), line = WHITE,
    chosen = Ink(WHITE, Color.Black),
)

val LocalPalette = staticCompositionLocalOf { LIGHT }

enum class Brightness { SYSTEM, LIGHT, DARK }

/** How the worker wants to see it, and in which language. [type] enlarges all letters: 1, 1.5, 2. */
@Immutable
data class Looks(
    val type: Float = 1f,
    val brightness: Brightness = Brightness.SYSTEM,
    val strong: Boolean = false,
    /** A tag of [Words.TAGS]; empty: the one that the device speaks. */
    val language: String = "",
) {
    val words: Words get() = if (language.isEmpty()) Words.ofDevice() else Words.of(language)
}

/** Colours, words and the size of the letters for what stands inside. [font]: the one to draw with; [library]: what rules and warnings say. */
@Composable
fun Look(looks: Looks, texts: Texts, font: FontFamily = FontFamily.Default, library: LibraryWords = EnglishWords, content: @Composable () -> Unit) {
    val dark = looks.brightness == Brightness.DARK || looks.brightness == Brightness.SYSTEM && isSystemInDarkTheme()
    val palette = if (dark) if (looks.strong) DARK_STRONG else DARK else if (looks.strong) LIGHT_STRONG else LIGHT
    val base = if (dark) darkColorScheme() else lightColorScheme()
    val scheme = base.copy(
        primary = palette.accent.back, onPrimary = palette.accent.text, background = palette.ground.back, onBackground = palette.ground.text,
        surface = palette.card.back, onSurface = palette.card.text, onSurfaceVariant = palette.muted.text, outline = palette.line,
    )
    val density = LocalDensity.current
    CompositionLocalProvider(
        LocalPalette provides palette,
        LocalTexts provides texts,
        LocalLibraryWords provides library,
        LocalDensity provides Density(density.density, density.fontScale * looks.type),
        LocalLayoutDirection provides if (texts.words.isRightToLeft) LayoutDirection.Rtl else LayoutDirection.Ltr,
    ) { MaterialTheme(scheme, typography = letters(font), content = content) }
}
