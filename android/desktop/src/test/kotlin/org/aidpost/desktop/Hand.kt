package org.aidpost.desktop

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.waitUntilExactlyOneExists
import org.aidpost.ui.AppState

/** A worker's thumb: taps what has this name, and counts its taps; digits of a keypad apart, which are typing. */
@OptIn(ExperimentalTestApi::class)
internal class Hand(private val screen: ComposeUiTest) {
    var taps = 0
        private set
    var digits = 0
        private set

    fun tap(name: String) {
        press(hasContentDescription(name))
        taps++
    }

    /** Taps what alone has this in its name. */
    fun tapPart(name: String) {
        press(hasContentDescription(name, substring = true))
        taps++
    }

    fun tapTag(tag: String) {
        press(hasTestTag(tag))
        taps++
    }

    /** Types a number on the open keypad. */
    fun number(digits: String) = digits.forEach { digit ->
        val name = if (digit == '.') "Decimal point" else digit.toString()
        press(hasContentDescription(name) and hasAnyAncestor(hasTestTag("keypad")))
        this.digits++
    }

    /** Writes into a field. */
    fun write(tag: String, words: String) {
        val node = await(hasTestTag(tag))
        scroll(node)
        node.performTextInput(words)
    }

    private fun press(what: SemanticsMatcher) {
        val node = await(what)
        scroll(node)
        node.performClick()
        screen.waitForIdle()
    }

    /** What the engine answers comes when it comes: a thumb waits for its button. */
    private fun await(what: SemanticsMatcher): SemanticsNodeInteraction {
        screen.waitUntilExactlyOneExists(what, timeoutMillis = 20_000)
        return screen.onNode(what)
    }

    private fun scroll(node: SemanticsNodeInteraction) {
        var at = node.fetchSemanticsNode().parent
        while (at != null) {
            if (SemanticsActions.ScrollBy in at.config) {
                node.performScrollTo()
                return
            }
            at = at.parent
        }
    }

    /** Waits until the story has been read. */
    fun waitForReading(state: AppState) = screen.waitUntil(timeoutMillis = 120_000) { state.result?.isReading == false }
}
