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

/** Which server the phone's owner has named, and the one that is being looked at before it is taken. */
@Stable
class FacilityState(private val facility: FacilityServer, private val scope: CoroutineScope) {
    var named: ServerFacts? by mutableStateOf(facility.named)
        private set

    /** Of [offer] while there is one, else of [named]. */
    var use: ServerUse by mutableStateOf(facility.use)
        private set

    var offer: ServerOffer? by mutableStateOf(null)
        private set

    var refused: ServerRefused? by mutableStateOf(null)
        private set

    var isScanning: Boolean by mutableStateOf(false)
        private set

    var noCode: Boolean by mutableStateOf(false)
        private set

    /** Why the last picture could not be had. */
    var noPicture: String? by mutableStateOf(null)
        private set

    var isTesting: Boolean by mutableStateOf(false)
        private set

    var tested: ServerTest? by mutableStateOf(null)
        private set

    val canSendImages: Boolean get() = facility.canSendImages

    private var test: Job? = null

    fun read(code: String): Job = taking { look(withContext(Dispatchers.IO) { facility.read(code) }) }

    fun type(server: TypedServer): Job = taking { look(withContext(Dispatchers.IO) { facility.typed(server) }) }

    fun scan(picker: Picker, from: suspend () -> ByteArray?): Job = taking {
        try {
            val file = from() ?: return@taking
            isScanning = true
            val text = withContext(Dispatchers.Default) { codeIn(picker, file, facility::codeIn) }
            if (text == null) noCode = true else look(withContext(Dispatchers.IO) { facility.read(text) })
        } catch (why: PhotoRefused) {
            noPicture = why.message
        } finally {
            isScanning = false
        }
    }

    /** Nothing is on that a person has not switched on, but for the reading that the server is named for. */
    private fun look(at: ServerOffer) {
        offer = at
        use = ServerUse()
    }

    /** For the server whose key came in another way. */
    fun withKey(key: String): Job = taking { offer = offer?.let { withContext(Dispatchers.IO) { facility.withKey(it, key) } } }

    /** None where there is nothing to keep yet: an offer is kept with what was chosen. */
    fun choose(use: ServerUse): Job? {
        this.use = use
        return if (offer == null && named != null) taking { withContext(Dispatchers.IO) { facility.let(use) } } else null
    }

    fun accept(): Job = taking {
        val taken = offer ?: return@taking
        withContext(Dispatchers.IO) { facility.accept(taken, use) }
        named = facility.named
        offer = null
    }

    fun decline() {
        stopTest()
        offer = null
        use = facility.use
    }

    fun forget(): Job = taking {
        withContext(Dispatchers.IO) { facility.forget() }
        named = facility.named
        use = facility.use
    }

    fun test() {
        tested = null
        isTesting = true
        test = scope.launch {
            try {
                tested = withContext(Dispatchers.IO) { facility.test(offer) }
            } finally {
                isTesting = false
            }
        }
    }

    fun stopTest() {
        if (!isTesting) return
        test?.cancel()
        isTesting = false
        tested = ServerTest.Stopped
    }

    /** What was not taken is gone: a key may be in it. */
    fun leave() {
        decline()
        refused = null
        tested = null
        noCode = false
        noPicture = null
    }

    private fun taking(work: suspend () -> Unit): Job {
        stopTest()
        refused = null
        tested = null
        noCode = false
        noPicture = null
        return scope.launch {
            try {
                work()
            } catch (why: ServerRefused) {
                refused = why
            }
        }
    }
}
