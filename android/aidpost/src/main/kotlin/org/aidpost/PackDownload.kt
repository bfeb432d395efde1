package org.aidpost

import android.content.Context
import androidx.work.BackoffPolicy
import androidx.work.Constraints
import androidx.work.CoroutineWorker
import androidx.work.Data
import androidx.work.NetworkType
import androidx.work.OneTimeWorkRequest
import androidx.work.OneTimeWorkRequestBuilder
import androidx.work.WorkerParameters
import androidx.work.workDataOf
import java.util.concurrent.TimeUnit
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.models.HubToken
import org.aidpost.models.PackException
import org.aidpost.models.PackSource
import org.aidpost.models.catalogue
import org.aidpost.models.terms

/**
 * Fetches a model of the catalogue in the background, going on where it stopped, and verifies every byte of it: the same code as
 * on every other platform. Enqueue it only after a person has accepted the terms that [request] is given the licence of.
 */
public class PackDownload(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        val entry = catalogue().find { it.id == inputData.getString(ENTRY) } ?: return failure("no model of this name")
        val terms = terms(entry.licence)?.takeIf { it.licence == inputData.getString(ACCEPTED) } ?: return failure("terms not accepted")
        val store = inputData.getString(STORE) ?: return failure("no folder")
        return try {
            PackSource.Fetch(entry, store, terms, token()?.let { HubToken(it) }).open(::tell).use { Result.success() }
        } catch (error: PackException.Unreachable) {
            if (runAttemptCount < MOST_ATTEMPTS) Result.retry() else failure(error.message)
        } catch (error: PackException) {
            failure(error.message)
        }
    }

    private suspend fun tell(event: Event) {
        val bytes = (event as? Event.Progress)?.progress as? ModelProgress.Bytes ?: return
        setProgress(workDataOf(DONE to bytes.done.toLong(), TOTAL to bytes.total?.toLong()))
    }

    private fun failure(reason: String?) = Result.failure(Data.Builder().putString(REASON, reason).build())

    public companion object {
        /** Progress: bytes done and, if known, in all, of the file at hand. */
        public const val DONE: String = "done"
        public const val TOTAL: String = "total"

        /** Says to the hub who asks; set it when the process starts. WorkManager's database is no place for a secret. */
        @Volatile
        public var token: () -> String? = { null }

        /** Output of a failure: why, in words for a log. */
        public const val REASON: String = "reason"

        private const val ENTRY = "entry"
        private const val ACCEPTED = "accepted"
        private const val STORE = "store"
        private const val MOST_ATTEMPTS = 20

        /** The work of fetching [entryId] into [store] on an unmetered network; [acceptedLicence] is what a person has accepted. */
        public fun request(entryId: String, store: String, acceptedLicence: String): OneTimeWorkRequest =
            OneTimeWorkRequestBuilder<PackDownload>()
                .setInputData(workDataOf(ENTRY to entryId, STORE to store, ACCEPTED to acceptedLicence))
                .setConstraints(Constraints.Builder().setRequiredNetworkType(NetworkType.UNMETERED).setRequiresStorageNotLow(true).build())
                .setBackoffCriteria(BackoffPolicy.EXPONENTIAL, 30, TimeUnit.SECONDS)
                .build()
    }
}
