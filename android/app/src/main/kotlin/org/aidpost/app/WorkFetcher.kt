package org.aidpost.app

import android.content.Context
import androidx.work.ExistingWorkPolicy
import androidx.work.WorkInfo
import androidx.work.WorkManager
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.launch
import org.aidpost.PackDownload
import org.aidpost.screens.Fetcher
import org.aidpost.ui.Fetch

/** Fetches by WorkManager: it goes on when the app is closed or the phone was off, and waits for a network that costs nothing. */
class WorkFetcher(context: Context, scope: CoroutineScope) : Fetcher {
    private val work by lazy { WorkManager.getInstance(context) }
    private val told = MutableStateFlow<Fetch?>(null)

    override val state: StateFlow<Fetch?> = told

    init {
        // What was begun before the process started is told too.
        scope.launch { work.getWorkInfosForUniqueWorkFlow(MODEL_WORK).collect { infos -> infos.lastOrNull()?.let { told.value = it.fetch() } } }
    }

    override fun begin(id: String, store: String, licence: String, token: String?) {
        // In memory alone: after a restart of the process a place that asks for a token refuses, and the worker types it again.
        PackDownload.token = { token }
        work.enqueueUniqueWork(MODEL_WORK, ExistingWorkPolicy.REPLACE, PackDownload.request(id, store, licence))
    }

    override fun stop() {
        work.cancelUniqueWork(MODEL_WORK)
    }

    private fun WorkInfo.fetch(): Fetch? {
        val id = PackDownload.modelOf(tags) ?: return null
        return when (state) {
            WorkInfo.State.ENQUEUED, WorkInfo.State.BLOCKED -> Fetch.Waiting(id)
            WorkInfo.State.RUNNING -> Fetch.Running(id, progress.getLong(PackDownload.DONE, 0), progress.getLong(PackDownload.TOTAL, -1).takeIf { it >= 0 })
            WorkInfo.State.SUCCEEDED -> Fetch.Whole(id)
            WorkInfo.State.FAILED -> Fetch.Failed(id, outputData.getString(PackDownload.REASON).orEmpty())
            WorkInfo.State.CANCELLED -> Fetch.Stopped(id)
        }
    }
}

/** One model at a time. */
internal const val MODEL_WORK = "org.aidpost.model"
