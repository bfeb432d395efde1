package org.aidpost.app

import android.app.Application
import androidx.lifecycle.AndroidViewModel
import androidx.lifecycle.viewModelScope
import org.aidpost.ui.AppState

/** What an activity's successor after a rotation finds as it was. */
class Session(application: Application) : AndroidViewModel(application) {
    private var state: AppState? = null

    /** An answer may come to the next activity. */
    internal val picker = AndroidPicker(application)

    /** The state, made or read back from its draft; none in a build without the engine's native library. */
    fun state(drafts: String): AppState? = state ?: try {
        AppState(getApplication<TriageApplication>().outside(drafts), viewModelScope).also {
            it.picker = picker
            state = it
        }
    } catch (_: LinkageError) {
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
