package org.aidpost.app

import android.app.Application
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.AndroidViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.async
import org.aidpost.ui.AppState

/** What an activity's successor after a rotation finds as it was. */
class Session(application: Application) : AndroidViewModel(application) {
    /** None while it is opened, and in a build without the engine's native library. */
    var state: AppState? by mutableStateOf(null)
        private set

    var hasNoEngine: Boolean by mutableStateOf(false)
        private set

    /** An answer may come to the next activity. */
    internal val picker = AndroidPicker(application)

    private var opening: Deferred<AppState?>? = null

    /** The state, made or read back from its draft; none in a build without the engine's native library. */
    suspend fun open(drafts: String): AppState? = (opening ?: viewModelScope.async(start = CoroutineStart.UNDISPATCHED) { opened(drafts) }.also { opening = it }).await()

    private suspend fun opened(drafts: String): AppState? = try {
        AppState.open(viewModelScope) { getApplication<TriageApplication>().outside(drafts) }.also {
            it.picker = picker
            state = it
        }
    } catch (_: LinkageError) {
        hasNoEngine = true
        null
    }

    fun lock() {
        state?.lock?.close()
    }

    fun leave(activity: TriageActivity) {
        picker.leave(activity)
        val state = state ?: return
        if ((state.asker as? Answering)?.activity === activity) state.asker = null
        if ((state.sharing as? AndroidSharing)?.activity === activity) state.sharing = null
    }
}
