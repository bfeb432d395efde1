package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import kotlin.math.roundToInt
import kotlinx.coroutines.delay

private const val MINUTE = 60_000L

/** Taps as they came, in milliseconds. The first tap starts the time and is the first one counted. */
data class Taps(val at: List<Long> = emptyList()) {
    /** A tap after the minute does not count. */
    fun tap(now: Long): Taps = if (isOver(now)) this else Taps(at + now)

    fun isOver(now: Long): Boolean = at.isNotEmpty() && now - at.first() >= MINUTE

    fun secondsLeft(now: Long): Int = if (at.isEmpty()) 60 else ((MINUTE - (now - at.first())).coerceIn(0, MINUTE) / 1000).toInt()

    /** Per minute: what was counted in a whole minute, before it from the distance between first and last; none before three taps. */
    fun rate(now: Long): Int? = when {
        isOver(now) -> at.size
        at.size < 3 || at.last() == at.first() -> null
        else -> ((at.size - 1) * MINUTE.toDouble() / (at.last() - at.first())).roundToInt()
    }
}

/** Counts by a large target that is tapped at each breath or beat, for a minute by [clock]. */
@Composable
fun TapCount(words: String, clock: Clock, onRate: (Int) -> Unit) {
    val texts = LocalTexts.current
    var taps by remember { mutableStateOf(Taps()) }
    var now by remember { mutableStateOf(clock.millis()) }
    LaunchedEffect(taps.at.isEmpty()) {
        while (taps.at.isNotEmpty() && !taps.isOver(now)) {
            delay(250)
            now = clock.millis()
        }
    }
    val rate = taps.rate(now)
    Small(if (taps.at.isEmpty()) texts.tapToStart else texts.counted(taps.at.size, taps.secondsLeft(now)))
    Press(rate?.let(texts::rate) ?: texts.tapEach, Modifier.fillMaxWidth().heightIn(min = 140.dp).testTag("tap"), name = "${texts.tapEach}: $words") {
        now = clock.millis()
        taps = taps.tap(now)
    }
    if (rate != null) Soft(texts.useIt, Modifier.fillMaxWidth()) { onRate(rate) }
    Soft(texts.again, Modifier.fillMaxWidth()) { taps = Taps() }
}
