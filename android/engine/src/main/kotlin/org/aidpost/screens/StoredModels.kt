package org.aidpost.screens

import java.io.File
import java.io.IOException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.withContext
import org.aidpost.Offered
import org.aidpost.models.Device
import org.aidpost.models.Entry
import org.aidpost.models.Fit
import org.aidpost.models.PackException
import org.aidpost.models.PackSource
import org.aidpost.models.Suggestion
import org.aidpost.models.Terms
import org.aidpost.models.Verdict
import org.aidpost.models.VerifyMode
import org.aidpost.models.removePack
import org.aidpost.models.storedPacks
import org.aidpost.open
import org.aidpost.reason
import org.aidpost.ui.Fetch
import org.aidpost.ui.Fits
import org.aidpost.ui.Help
import org.aidpost.ui.ModelCard
import org.aidpost.ui.ModelList
import org.aidpost.ui.ModelRefused
import org.aidpost.ui.ModelRow
import org.aidpost.ui.ModelTerms
import org.aidpost.ui.Models

/**
 * The library's models in [folder]/packs, and which one was chosen. [device]: the memory that the system gives this app, where it says that;
 * else the library asks the system. [changed] is told when another model is to read.
 */
class StoredModels(
    private val folder: File,
    private val cache: File,
    private val fetcher: Fetcher,
    private val device: () -> Device? = { null },
    private val changed: () -> Unit = {},
) : Models {
    private val store = folder.resolve("packs").path
    private val choice = folder.resolve("chosen")

    @Volatile
    override var chosen: String = try {
        choice.readText().trim()
    } catch (_: IOException) {
        Models.BUILT_IN
    }
        private set

    override val fetching: StateFlow<Fetch?> get() = fetcher.state

    /** Where the chosen one comes from; none where the rules and the word list read alone. */
    fun source(): PackSource? = when (val id = chosen) {
        Models.NONE -> null
        Models.BUILT_IN -> PackSource.BuiltIn(cache.path)
        else -> stored(id)
    }

    private fun stored(id: String) = PackSource.Stored(store, id, VerifyMode.SEALED)

    override fun choose(id: String) {
        if (id == chosen) return
        chosen = id
        try {
            folder.mkdirs()
            choice.writeText(id)
        } catch (_: IOException) {
            // A full disk: chosen until the app ends.
        }
        changed()
    }

    override fun list(): ModelList {
        // A store that is not there yet is an empty one.
        val here = try {
            storedPacks(store)
        } catch (_: PackException) {
            emptyList()
        }
        val memory = device()
        val rows = Offered.entries().map { it.row(it.fit(memory), it.id in here) }
        return ModelList(rows, here.filter { id -> rows.none { it.id == id } })
    }

    override fun terms(licence: String): ModelTerms? = org.aidpost.models.terms(licence)?.let { ModelTerms(it.licence, it.url, it.text) }

    override suspend fun card(id: String): ModelCard = asking {
        stored(id).open().use { pack ->
            val of = pack.manifest()
            val bytes = of.text.bytes + (of.projector?.bytes ?: 0uL)
            ModelCard(
                of.name, of.quantization, bytes.toLong(), of.licence.id, of.licence.termsUrl, of.contextTokens.toInt(), of.knownDefects,
                of.clinicalUse == org.aidpost.models.ClinicalUse.INTEGRATOR_DECIDES,
            )
        }
    }

    override fun fetch(id: String, licence: String, token: String?) = fetcher.begin(id, store, licence, token)

    override fun stop() = fetcher.stop()

    override suspend fun import(path: String, accepts: suspend (ModelTerms) -> Boolean) = asking {
        folder.mkdirs()
        try {
            PackSource.Import(path, store, null).open().close()
        } catch (asked: PackException.NotAccepted) {
            val terms = org.aidpost.models.terms(asked.licence) ?: throw asked
            if (accepts(ModelTerms(terms.licence, terms.url, terms.text))) PackSource.Import(path, store, Terms(terms.licence, terms.url, terms.text)).open().close()
        }
    }

    override fun remove(id: String) {
        try {
            removePack(store, id)
        } catch (refused: PackException) {
            throw ModelRefused(refused.reason().why())
        }
    }

    private suspend fun <T> asking(work: suspend () -> T): T = withContext(Dispatchers.IO) {
        try {
            work()
        } catch (refused: PackException) {
            throw ModelRefused(refused.reason().why())
        }
    }
}

private fun Entry.row(fit: Fit?, isHere: Boolean): ModelRow {
    val files = listOfNotNull(text, projector).map { it.bytes?.toLong() }
    return ModelRow(
        id, name, if (null in files) null else files.filterNotNull().sum(), licence,
        when (fit?.verdict) {
            Verdict.FITS -> Fits.FITS
            Verdict.TIGHT -> Fits.TIGHT
            Verdict.WILL_NOT_FIT -> Fits.NOT
            null -> Fits.UNKNOWN
        },
        fit?.memory?.run { weights + globalCache + windowCache + compute + vocabulary + projector + projectorCompute }?.toLong(),
        fit?.device?.availableMemory?.toLong(), fit?.suggestions.orEmpty().map { it.help() }, knownDefects, isHere,
    )
}

private fun Suggestion.help(): Help = when (this) {
    is Suggestion.Context -> Help.Context(tokens.toInt())
    is Suggestion.ReadWeights -> Help.ReadWeights
    is Suggestion.CacheQ8 -> Help.SmallerCache
    is Suggestion.TextOnly -> Help.TextOnly
    is Suggestion.Quantization -> Help.Smaller(atMost.toLong())
    is Suggestion.FreeMemory -> Help.Free(bytes.toLong())
}
