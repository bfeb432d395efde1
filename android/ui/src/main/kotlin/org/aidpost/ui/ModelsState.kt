package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** Which models there are, which one reads, and what is being brought. */
@Stable
class ModelsState(private val models: Models, private val scope: CoroutineScope) {
    var list: ModelList by mutableStateOf(ModelList())
        private set

    var chosen: String by mutableStateOf(models.chosen)
        private set

    var fetching: Fetch? by mutableStateOf(models.fetching.value)
        private set

    /** The model whose terms are to be read before it is fetched. */
    var asks: Pair<ModelRow, ModelTerms>? by mutableStateOf(null)
        private set

    /** The terms of a file that is being imported. */
    var importTerms: ModelTerms? by mutableStateOf(null)
        private set

    private var accepting: CompletableDeferred<Boolean>? = null

    var isImporting: Boolean by mutableStateOf(false)
        private set

    var refused: Why? by mutableStateOf(null)
        private set

    // One after the other, as they were asked for: a list that was begun earlier is never shown over a later one, and the last choice stays.
    private val disk = Dispatchers.IO.limitedParallelism(1)

    /** Cards that somebody has opened, by id. */
    val cards = mutableStateMapOf<String, ModelCard>()

    init {
        scope.launch {
            models.fetching.collect {
                fetching = it
                if (it is Fetch.Whole || it is Fetch.Stopped || it is Fetch.Failed) refresh()
            }
        }
    }

    val isFetching: Boolean get() = fetching is Fetch.Running || fetching is Fetch.Waiting

    fun refresh(): Job = scope.launch { list = withContext(disk) { models.list() } }

    fun choose(id: String) {
        chosen = id
        scope.launch(disk) { models.choose(id) }
    }

    /** Shows the terms first. */
    fun ask(row: ModelRow) {
        val terms = models.terms(row.licence)
        if (terms == null) models.fetch(row.id, row.licence, null) else asks = row to terms
    }

    fun accept(token: String) {
        val (row, terms) = asks ?: return
        asks = null
        models.fetch(row.id, terms.licence, token.trim().ifEmpty { null })
    }

    fun decline() {
        asks = null
    }

    fun stop() = models.stop()

    fun import(picker: Picker): Job = work {
        picker.chooseModel { path ->
            isImporting = true
            try {
                models.import(path) { terms ->
                    importTerms = terms
                    CompletableDeferred<Boolean>().also { accepting = it }.await()
                }
            } finally {
                importTerms = null
                isImporting = false
            }
        }
    }

    /** The person has read the terms of the file that is imported. */
    fun answerImport(accepted: Boolean) {
        importTerms = null
        accepting?.complete(accepted)
    }

    fun show(id: String): Job = work { cards[id] = models.card(id) }

    fun remove(id: String): Job = work {
        if (chosen == id) {
            chosen = Models.NONE
            withContext(disk) { models.choose(Models.NONE) }
        }
        cards.remove(id)
        withContext(disk) { models.remove(id) }
    }

    private fun work(what: suspend () -> Unit): Job = scope.launch {
        refused = null
        try {
            what()
        } catch (why: ModelRefused) {
            refused = why.why
        }
        refresh()
    }
}
