package org.aidpost.ui

import androidx.compose.runtime.snapshotFlow
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.FlowPreview
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.debounce
import kotlinx.coroutines.launch

/**
 * Lets the story be read while it is written: in each pause of [PAUSE], the text as it then stands. Of texts that come while one is read, the
 * last counts. [form] gives none while nothing is typed.
 */
class Ahead(private val reader: StoryReader, private val scope: CoroutineScope, form: () -> Form?) {
    @OptIn(FlowPreview::class)
    private val reading = scope.launch {
        snapshotFlow(form).debounce(PAUSE).conflate().collect { if (it != null && it.story.isNotBlank()) reader.ahead(it) }
    }

    /** The entry is closed: nothing of it stays read. */
    fun leave() {
        reading.cancel()
        scope.launch { reader.forget() }
    }

    companion object {
        /** Milliseconds without a change. */
        const val PAUSE: Long = 600
    }
}
