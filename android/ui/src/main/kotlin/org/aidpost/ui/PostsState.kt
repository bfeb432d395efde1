package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** Messages of other posts, the posts that are known, and this post's own key. */
@Stable
class PostsState(private val handovers: Handovers, private val scope: CoroutineScope) {
    var sent: SentTriage? by mutableStateOf(null)
        private set

    /** Why the message is not believed. */
    var refused: HandoverRefused? by mutableStateOf(null)
        private set

    /** Why a post was not added, or the keys cannot be had. */
    var notKept: HandoverRefused? by mutableStateOf(null)
        private set

    var posts: List<KnownPost> by mutableStateOf(emptyList())
        private set

    var ownKey: String? by mutableStateOf(null)
        private set

    /** [ownKey] for another phone's camera. */
    var ownCode: QrModules? by mutableStateOf(null)
        private set

    /** Whether a picture of a code is being read. */
    var isScanning: Boolean by mutableStateOf(false)
        private set

    /** Whether the last picture held no code. */
    var noCode: Boolean by mutableStateOf(false)
        private set

    /** Why the last picture could not be had. */
    var noPicture: String? by mutableStateOf(null)
        private set

    /** A post's key that was in the last picture: it is known only once a person has named and added it. */
    var keyRead: String? by mutableStateOf(null)

    fun refresh(): Job = keeping {
        val key = handovers.ownKey()
        ownCode = withContext(Dispatchers.Default) { handovers.drawn(key) }
        ownKey = key
    }

    fun read(text: String): Job = scope.launch { take(text) }

    private suspend fun take(text: String) {
        forget()
        try {
            sent = handovers.read(text)
        } catch (why: HandoverRefused) {
            refused = why
        }
    }

    /** Reads the code in a picture: another post's message, or its key. */
    fun scan(picker: Picker, from: suspend () -> ByteArray?): Job = scope.launch {
        forget()
        try {
            val file = from() ?: return@launch
            isScanning = true
            val text = withContext(Dispatchers.Default) { codeIn(picker, file, handovers::codeIn) }
            when {
                text == null -> noCode = true
                handovers.isKey(text) -> keyRead = text
                else -> take(text)
            }
        } catch (why: PhotoRefused) {
            noPicture = why.message
        } finally {
            isScanning = false
        }
    }

    private fun forget() {
        sent = null
        refused = null
        noCode = false
        noPicture = null
        keyRead = null
    }

    fun add(name: String, key: String): Job = keeping {
        handovers.add(KnownPost(name.trim(), key))
        keyRead = null
    }

    fun remove(post: KnownPost): Job = keeping { handovers.remove(post) }

    /** What was read is seen no longer. */
    fun leave() {
        forget()
        notKept = null
    }

    private fun keeping(work: suspend () -> Unit): Job = scope.launch {
        notKept = null
        try {
            work()
            posts = handovers.posts()
        } catch (why: HandoverRefused) {
            notKept = why
        }
    }
}
