package org.aidpost.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable

/**
 * After how many minutes who waits is looked at again, by the colour in force; of a colour without a time nobody is told. No protocol of this
 * app gives such times: they are the integrator's and the post's.
 */
@Immutable
data class LookAgain(val minutes: Map<Colour, Int> = emptyMap()) {
    init {
        require(minutes.values.all { it > 0 })
    }

    /** Minutes left from [now]; 0 or less: it is time; none where no time is set. */
    fun left(patient: Patient, now: Long): Long? = minutes[patient.stands]?.let { it - ((now - patient.lookedAt) / 60_000).coerceAtLeast(0) }

    fun with(colour: Colour, after: Int?): LookAgain = LookAgain(if (after == null) minutes - colour else minutes + (colour to after))

    internal fun text(): String = minutes.entries.joinToString(" ") { "${it.key.name}=${it.value}" }

    companion object {
        /** What the settings offer: steps, and no advice. */
        val OFFERED: List<Int?> = listOf(null, 5, 15, 30, 60, 120)
    }
}

/** As [LookAgain.text] wrote it; what is no time of a known colour is left out. */
internal fun lookAgainOf(text: String): LookAgain = LookAgain(
    text.split(' ').mapNotNull { part ->
        val colour = Colour.entries.find { it.name == part.substringBefore('=') }
        val minutes = part.substringAfter('=').toIntOrNull()?.takeIf { it > 0 }
        if (colour == null || minutes == null) null else colour to minutes
    }.toMap(),
)

/** In the settings, folded away: it is chosen once. */
@Composable
internal fun LookAgainPart(state: AppState) {
    val texts = LocalTexts.current
    val set = state.lookAgain.minutes.entries.sortedBy { it.key }.joinToString { "${texts.word(it.key)}: ${texts.lookAgainAfter(it.value)}" }
    Fold(texts.lookAgain, set.ifEmpty { texts.lookAgainAfter(null) }) { LookAgainTimes(state) }
}

/** A time for each colour. */
@Composable
fun LookAgainTimes(state: AppState) {
    val texts = LocalTexts.current
    Card {
        Small(texts.lookAgainNote)
        for (colour in Colour.entries) {
            val chosen = state.lookAgain.minutes[colour]
            Strong(texts.word(colour))
            // An integrator's own time is offered too, also after another was chosen.
            val offered = (LookAgain.OFFERED + chosen + state.outside.lookAgain.minutes[colour]).distinct().sortedBy { it ?: 0 }
            Chips(offered, chosen, texts::lookAgainAfter, "${texts.lookAgain}, ${texts.word(colour)}") { state.lookAgain = state.lookAgain.with(colour, it) }
        }
    }
}
