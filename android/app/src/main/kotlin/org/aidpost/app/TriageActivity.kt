package org.aidpost.app

import android.app.Activity
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.viewModels
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Modifier
import androidx.lifecycle.lifecycleScope
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.aidpost.screens.Asked
import org.aidpost.screens.asked
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Asker
import org.aidpost.ui.Place
import org.aidpost.ui.Record

/** The triage app's one screen holder. Its state outlives a rotation in [Session], and the process in an encrypted draft. */
class TriageActivity : ComponentActivity() {
    // The default factory keeps the first application that it is given, which under Robolectric is another test's.
    private val session: Session by viewModels { viewModelFactory { initializer { Session(application) } } }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        // No picture of a patient in the list of recent apps, in a screenshot or on a second display.
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        session.picker.join(this)
        val isAsked = intent.action == ACTION_TRIAGE
        lifecycleScope.launch(start = CoroutineStart.UNDISPATCHED) {
            val state = session.open(if (isAsked) ASKED else OPEN) ?: return@launch
            state.sharing = AndroidSharing(this@TriageActivity)
            state.finger = AndroidFinger(application)
            if (savedInstanceState == null) import(state)
            if (isAsked) {
                state.asker = Answering(this@TriageActivity)
                if (savedInstanceState == null) begin(state)
            }
        }
        setContent {
            val state = session.state
            when {
                session.hasNoEngine -> NoEngine()
                // Under the system's own first picture of the app: shorter than anybody reads.
                state == null -> Unit
                else -> {
                    BackHandler((state.entry != null || state.place.above != null) && !state.lock.isClosed) { back(state) }
                    Box(Modifier.safeDrawingPadding()) { App(state) }
                }
            }
        }
    }

    private suspend fun begin(state: AppState) {
        when (val asked = withContext(Dispatchers.Default) { asked(intent.flatKeys()) }) {
            is Asked.Begun -> state.begin(asked.form)
            is Asked.Refused -> {
                // The form's author reads it; it names a key, and nothing of the patient.
                setResult(RESULT_CANCELED, Intent().putExtra(EXTRA_REFUSED, asked.reason))
                finish()
            }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        lifecycleScope.launch(start = CoroutineStart.UNDISPATCHED) { session.open(OPEN)?.let { import(it) } }
    }

    /** Shows the models and imports the file that another app has shared, once the lock is open and no other import runs. What is entered is not touched. */
    private suspend fun import(state: AppState) {
        if (intent.action != ACTION_IMPORT) return
        val file = intent.sharedFile() ?: return
        snapshotFlow { state.lock.isClosed || state.models?.isImporting == true }.first { !it }
        state.place = Place.MODELS
        state.models?.import(session.picker.given(file))
    }

    private fun back(state: AppState) {
        when {
            state.entry?.pad != null -> state.entry?.pad = null
            state.handing != null -> state.backToResult()
            state.result != null -> state.backToEntry()
            state.asker != null -> state.cancelAsked()
            state.entry == null -> state.place = state.place.above ?: Place.QUEUE
            else -> state.leave()
        }
    }

    override fun onStop() {
        super.onStop()
        // A turned phone is still in the same hand.
        if (!isChangingConfigurations) session.lock()
    }

    override fun onDestroy() {
        // The state may live on, this activity does not.
        session.leave(this)
        super.onDestroy()
    }

    companion object {
        /** With a cancelled result: why the extras are no encounter. */
        const val EXTRA_REFUSED: String = "aidpost_refused"

        private const val OPEN = "open"
        private const val ASKED = "asked"
    }
}

internal class Answering(val activity: TriageActivity) : Asker {
    override fun answer(record: Record) {
        activity.setResult(Activity.RESULT_OK, answered(record))
        activity.finish()
    }

    override fun cancel() {
        activity.setResult(Activity.RESULT_CANCELED)
        activity.finish()
    }
}
