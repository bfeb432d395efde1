package org.aidpost

import android.content.Context
import androidx.work.BackoffPolicy
import androidx.work.Constraints
import androidx.work.CoroutineWorker
import androidx.work.NetworkType
import androidx.work.OneTimeWorkRequest
import androidx.work.OneTimeWorkRequestBuilder
import androidx.work.WorkerParameters
import androidx.work.workDataOf
import java.util.concurrent.TimeUnit

/**
 * Fetches a model of the catalogue in the background, going on where it stopped, and verifies every byte of it: [fetchModel], as on every
 * other platform. Enqueue it only after a person has accepted the terms that [request] is given the licence of.
 *
 * Nothing stands in this file but what WorkManager needs, and no generated name.
 */
public class PackDownload(context: Context, parameters: WorkerParameters) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        val fetched = fetchModel(given(ENTRY), given(STORE), given(ACCEPTED), token()) { done, total ->
            setProgress(workDataOf(DONE to done, TOTAL to total))
        }
        return when (fetched) {
            is Fetched.Whole -> Result.success()
            is Fetched.Unreachable -> if (runAttemptCount < MOST_ATTEMPTS) Result.retry() else failure(fetched.reason)
            is Fetched.Refused -> failure(fetched.reason)
        }
    }

    private fun given(key: String): String = inputData.getString(key).orEmpty()

    private fun failure(reason: String?) = Result.failure(workDataOf(REASON to reason))

    public companion object {
        /** Progress: bytes done and, if known, in all, of the file at hand. */
        public const val DONE: String = "done"
        public const val TOTAL: String = "total"

        /** Says to the hub who asks; set it when the process starts. WorkManager's database is no place for a secret. */
        @Volatile
        public var token: () -> String? = { null }

        /** Output of a failure: why, in words for a log. */
        public const val REASON: String = "reason"

        /** Which model work with these tags fetches; none where it is other work. */
        public fun modelOf(tags: Set<String>): String? = tags.firstOrNull { it.startsWith(MODEL) }?.removePrefix(MODEL)

        private const val MODEL = "org.aidpost.model."
        private const val ENTRY = "entry"
        private const val ACCEPTED = "accepted"
        private const val STORE = "store"
        private const val MOST_ATTEMPTS = 20

        /** The work of fetching [entryId] into [store] on an unmetered network; [acceptedLicence] is what a person has accepted. */
        public fun request(entryId: String, store: String, acceptedLicence: String): OneTimeWorkRequest =
            OneTimeWorkRequestBuilder<PackDownload>()
                .addTag(MODEL + entryId)
                .setInputData(workDataOf(ENTRY to entryId, STORE to store, ACCEPTED to acceptedLicence))
                .setConstraints(Constraints.Builder().setRequiredNetworkType(NetworkType.UNMETERED).setRequiresStorageNotLow(true).build())
                .setBackoffCriteria(BackoffPolicy.EXPONENTIAL, 30, TimeUnit.SECONDS)
                .build()
    }
}
