package org.aidpost.ui

import androidx.compose.runtime.Immutable
import kotlinx.coroutines.flow.StateFlow

/** Whether a model runs in the memory of this device. */
enum class Fits { FITS, TIGHT, NOT, UNKNOWN }

/** What would make a model fit, or fit better. */
sealed interface Help {
    data class Context(val tokens: Int) : Help

    data object ReadWeights : Help

    data object SmallerCache : Help

    data object TextOnly : Help

    data class Smaller(val atMost: Long) : Help

    data class Free(val bytes: Long) : Help
}

/** A model that can be fetched, or was. */
@Immutable
data class ModelRow(
    val id: String,
    val name: String,
    /** Bytes to fetch, as far as the catalogue knows. */
    val bytes: Long?,
    val licence: String,
    val fits: Fits,
    val needs: Long?,
    val free: Long?,
    val help: List<Help>,
    val defects: List<String>,
    val isHere: Boolean,
)

/** What a person reads and accepts before a model is fetched. */
@Immutable
data class ModelTerms(val licence: String, val url: String, val text: String)

/** What a model on this device says of itself, once it was verified. */
@Immutable
data class ModelCard(
    val name: String,
    val quantization: String,
    val bytes: Long,
    val licence: String,
    val url: String?,
    val context: Int,
    val defects: List<String>,
    val forClinicalUse: Boolean,
)

/** All that the screen shows. [others]: ids of models here that no catalogue knows. */
@Immutable
data class ModelList(val rows: List<ModelRow> = emptyList(), val others: List<String> = emptyList())

/** What is being fetched. */
sealed interface Fetch {
    val id: String

    data class Waiting(override val id: String) : Fetch

    data class Running(override val id: String, val done: Long, val total: Long?) : Fetch

    data class Whole(override val id: String) : Fetch

    data class Stopped(override val id: String) : Fetch

    data class Failed(override val id: String, val reason: String) : Fetch
}

/** Why a model was not imported, shown or removed, in words for a person. */
class ModelRefused(val why: Why) : Exception(why.english) {
    /** Not by the library. */
    constructor(message: String) : this(Why("", message))
}

/** The models of this device. But for [chosen] and [fetching] nothing here is for the thread that draws. */
interface Models {
    /** [NONE], [BUILT_IN] or an id. */
    val chosen: String

    fun choose(id: String)

    fun list(): ModelList

    /** None where a licence asks nothing. */
    fun terms(licence: String): ModelTerms?

    /** @throws ModelRefused */
    suspend fun card(id: String): ModelCard

    /** What is fetched goes on when the screen is left; none where nothing was begun. */
    val fetching: StateFlow<Fetch?>

    /** Begins to fetch, or goes on. [licence]: of the terms that a person has accepted; [token] says to the hub who asks. */
    fun fetch(id: String, licence: String, token: String?)

    fun stop()

    /**
     * Copies a model from a file or folder. Where its licence asks something, [accepts] shows the terms and says whether a person accepts them.
     *
     * @throws ModelRefused
     */
    suspend fun import(path: String, accepts: suspend (ModelTerms) -> Boolean)

    /** @throws ModelRefused */
    fun remove(id: String)

    companion object {
        const val NONE: String = "none"
        const val BUILT_IN: String = "built-in"
    }
}
