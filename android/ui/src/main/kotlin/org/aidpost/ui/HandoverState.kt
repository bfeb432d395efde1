package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** The triage that is shown to another phone. Nothing of the patient's name or story is in it unless it is written into [label]. */
@Stable
class HandoverState(
    private val record: Record,
    val isDemo: Boolean,
    /** What a person decided otherwise: no message holds it. */
    val decided: Colour?,
    private val handovers: Handovers,
    private val scope: CoroutineScope,
) {
    var label: String by mutableStateOf("")
        private set

    var hours: Int by mutableStateOf(HOURS[1])
        private set

    var code: HandoverCode? by mutableStateOf(null)
        private set

    var refused: HandoverRefused? by mutableStateOf(null)
        private set

    private var writing: Job? = null

    init {
        write()
    }

    fun write(label: String = this.label, hours: Int = this.hours) {
        this.label = label
        this.hours = hours
        writing?.cancel()
        writing = scope.launch {
            try {
                code = handovers.write(record, label, hours)
                refused = null
            } catch (why: HandoverRefused) {
                code = null
                refused = why
            }
        }
    }

    companion object {
        /** How long a message may be valid. */
        val HOURS: List<Int> = listOf(6, 24, 72)
    }
}
