package org.aidpost.screens

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch
import org.aidpost.Fetched
import org.aidpost.fetchModel
import org.aidpost.ui.Fetch

/** Fetches one model at a time, and says how far it is. What has arrived is kept, and the next [begin] goes on with it. */
interface Fetcher {
    val state: StateFlow<Fetch?>

    fun begin(id: String, store: String, licence: String, token: String?)

    fun stop()
}

/** Fetches as long as this process runs: for the window. On a phone WorkManager does it. */
class CoroutineFetcher(private val scope: CoroutineScope) : Fetcher {
    private val told = MutableStateFlow<Fetch?>(null)
    private var job: Job? = null

    override val state: StateFlow<Fetch?> = told

    override fun begin(id: String, store: String, licence: String, token: String?) {
        if (job?.isActive == true) return
        told.value = Fetch.Running(id, 0, null)
        job = scope.launch(Dispatchers.IO) {
            try {
                told.value = when (val end = fetchModel(id, store, licence, token) { done, total -> told.value = Fetch.Running(id, done, total) }) {
                    is Fetched.Whole -> Fetch.Whole(id)
                    is Fetched.Unreachable -> Fetch.Failed(id, end.reason.orEmpty())
                    is Fetched.Refused -> Fetch.Failed(id, end.reason.orEmpty())
                }
            } catch (stopped: CancellationException) {
                told.value = Fetch.Stopped(id)
                throw stopped
            }
        }
    }

    override fun stop() {
        job?.cancel()
    }
}
