package org.aidpost

import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.models.Entry
import org.aidpost.models.HubToken
import org.aidpost.models.PackException
import org.aidpost.models.PackSource
import org.aidpost.models.catalogue
import org.aidpost.models.terms

/** The models that can be fetched by their names. An integrator may add a model of their own to the library's; it is never taken for clinical use by its name. */
public object Offered {
    @Volatile
    public var entries: () -> List<Entry> = ::catalogue
}

/** How an attempt to fetch a model ended. */
public sealed interface Fetched {
    /** It is there, every byte verified. */
    public data object Whole : Fetched

    /** The network went: the next attempt goes on where this one stopped. [reason] is for a log. */
    public data class Unreachable(val reason: String?) : Fetched

    /** Another attempt would end in the same way. [reason] is for a log. */
    public data class Refused(val reason: String?) : Fetched
}

/**
 * Fetches the model [entryId], one of [Offered], into [store], for work that a system may end and begin again. [acceptedLicence] is the one
 * that a person has accepted; [token] says to the hub who asks. [onBytes] is told how much of the file at hand is there and, if known, how
 * much it has in all.
 */
public suspend fun fetchModel(
    entryId: String,
    store: String,
    acceptedLicence: String,
    token: String? = null,
    onBytes: suspend (done: Long, total: Long?) -> Unit = { _, _ -> },
): Fetched {
    val entry = Offered.entries().find { it.id == entryId } ?: return Fetched.Refused("no model of this name")
    val terms = terms(entry.licence)?.takeIf { it.licence == acceptedLicence } ?: return Fetched.Refused("terms not accepted")
    return try {
        PackSource.Fetch(entry, store, terms, token?.let { HubToken(it) }).open { event ->
            val bytes = (event as? Event.Progress)?.progress as? ModelProgress.Bytes
            if (bytes != null) onBytes(bytes.done.toLong(), bytes.total?.toLong())
        }.use { Fetched.Whole }
    } catch (error: PackException.Unreachable) {
        Fetched.Unreachable(error.message)
    } catch (error: PackException) {
        Fetched.Refused(error.message)
    }
}
