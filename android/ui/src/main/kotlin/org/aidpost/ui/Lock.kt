package org.aidpost.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import java.security.MessageDigest
import java.security.SecureRandom
import java.util.Base64
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.PBEKeySpec

/**
 * A lock by a number, against eyes and not against thieves: what lies on the disk is closed by the store's key, with this lock or without. The
 * number itself is kept nowhere. After [FREE] wrong ones each next try waits twice as long. A finger or a face may open it too: by a secret that
 * only the device's own sensor opens.
 */
@Stable
class Lock(private val clock: Clock) {
    private var salt: String? by mutableStateOf(null)
    private var hash = ""
    private var until = 0L

    /** The secret as the device closed it, and its hash. */
    private var finger: Pair<String, String>? by mutableStateOf(null)

    var isClosed: Boolean by mutableStateOf(false)
        private set

    /** How many wrong numbers there were since the last right one. */
    var wrong: Int by mutableStateOf(0)
        private set

    val isSet: Boolean get() = salt != null

    val hasFinger: Boolean get() = isSet && finger != null

    /** Seconds before the next try; none where it may be made now. */
    fun waits(): Long? = ((until - clock.millis() + 999) / 1000).takeIf { it > 0 }

    /** Takes some hundred milliseconds: not for the thread that draws. */
    fun set(pin: String) {
        require(isPin(pin))
        val fresh = Base64.getEncoder().encodeToString(ByteArray(16).also(SecureRandom()::nextBytes))
        hash = hashed(pin, fresh)
        salt = fresh
        wrong = 0
    }

    fun remove() {
        salt = null
        finger = null
        isClosed = false
    }

    /** Whoever opens the app next needs the number. */
    fun close() {
        isClosed = isSet
    }

    /** Tries a number; it takes as long as [set]. */
    fun open(pin: String) {
        val salt = salt ?: return
        if (waits() != null) return
        if (MessageDigest.isEqual(hashed(pin, salt).encodeToByteArray(), hash.encodeToByteArray())) {
            opened()
        } else {
            wrong++
            if (wrong >= FREE) until = clock.millis() + (FIRST_WAIT shl (wrong - FREE).coerceAtMost(7))
        }
    }

    /** Lets the finger or face that [device] asks for open it too. */
    suspend fun addFinger(device: Finger, words: FingerWords) {
        val secret = ByteArray(32).also(SecureRandom()::nextBytes)
        val closed = device.close(secret, words) ?: return
        // Without a number nothing is locked.
        if (isSet) finger = Base64.getEncoder().encodeToString(closed) to digest(secret)
    }

    fun removeFinger() {
        finger = null
    }

    /** Asks for the finger or face. The device itself counts wrong ones; who is right need not wait for the number's time. */
    suspend fun openBy(device: Finger, words: FingerWords) {
        val (closed, digest) = finger ?: return
        val secret = try {
            device.open(Base64.getDecoder().decode(closed), words) ?: return
        } catch (_: FingerLost) {
            return removeFinger()
        }
        if (MessageDigest.isEqual(digest(secret).encodeToByteArray(), digest.encodeToByteArray())) opened()
    }

    private fun opened() {
        wrong = 0
        until = 0
        isClosed = false
    }

    internal fun texts(): Map<String, String> = salt?.let {
        mapOf("lock.salt" to it, "lock.hash" to hash, "lock.wrong" to "$wrong", "lock.until" to "$until") +
            finger?.let { (closed, digest) -> mapOf("lock.finger" to closed, "lock.finger.hash" to digest) }.orEmpty()
    }.orEmpty()

    fun restore(texts: Map<String, String>) {
        salt = texts["lock.salt"]
        hash = texts["lock.hash"].orEmpty()
        wrong = texts["lock.wrong"]?.toIntOrNull() ?: 0
        until = texts["lock.until"]?.toLongOrNull() ?: 0
        finger = texts["lock.finger"]?.let { it to texts["lock.finger.hash"].orEmpty() }
        close()
    }

    companion object {
        /** So many wrong numbers cost no time. */
        const val FREE: Int = 5

        fun isPin(text: String): Boolean = text.length in 4..12 && text.all { it in '0'..'9' }
    }
}

private const val FIRST_WAIT = 30_000L
private const val ROUNDS = 200_000

private fun hashed(pin: String, salt: String): String {
    val spec = PBEKeySpec(pin.toCharArray(), Base64.getDecoder().decode(salt), ROUNDS, 256)
    return Base64.getEncoder().encodeToString(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).encoded)
}

private fun digest(secret: ByteArray): String = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(secret))
