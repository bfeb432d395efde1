package org.aidpost.desktop

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import org.aidpost.ui.App
import org.aidpost.ui.DARK
import org.aidpost.ui.DARK_STRONG
import org.aidpost.ui.LIGHT
import org.aidpost.ui.LIGHT_STRONG
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource

@OptIn(ExperimentalTestApi::class)
internal class AccessTest {
    private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

    private fun SemanticsNode.name(): String =
        (config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() + config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }).joinToString()

    /** Every control of every screen has a name that a screen reader can say, and room for a thumb. */
    @ParameterizedTest
    @EnumSource
    fun `what can be pressed has a name and 48 dp`(screen: Screen) = runDesktopComposeUiTest(360, 3000) {
        val state = app(screen)
        // The note is folded away on the result.
        setContent { if (screen == Screen.NOTES) Part(state) { screen.part!!(state) } else App(state, font = Fixture.font) }
        waitForIdle()
        val controls = onRoot().fetchSemanticsNode().all().filter { SemanticsActions.OnClick in it.config || SemanticsActions.SetText in it.config }
        assertTrue(controls.size >= 2, "${controls.size}")
        for (control in controls) {
            assertTrue(control.name().isNotBlank(), "no name: ${control.config}")
            // The density of the test is 1: a pixel is a dp.
            val size = control.size
            assertTrue(size.width >= 48 && size.height >= 48, "${control.name()}: $size")
        }
        val names = controls.map { it.name() }
        assertTrue(names.size == names.toSet().size, "two of one name: ${names.groupBy { it }.filter { it.value.size > 1 }.keys}")
    }

    @Test
    fun `every colour that is written on has a contrast of 4,5`() {
        fun contrast(one: Color, other: Color): Float {
            val (dark, light) = listOf(one.luminance(), other.luminance()).sorted()
            return (light + 0.05f) / (dark + 0.05f)
        }
        for (palette in listOf(LIGHT, DARK, LIGHT_STRONG, DARK_STRONG)) {
            for (pair in palette.pairs) {
                val found = contrast(pair.back, pair.text)
                assertTrue(found >= 4.5f, "$pair: $found")
            }
            // Lines and borders tell what can be pressed: 3 is what WCAG asks of them.
            assertTrue(contrast(palette.line, palette.card.back) >= 3f)
        }
    }
}
