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
 * number itself is kept nowhere. After [FREE] wrong ones each next try waits twice as long.
 */
@Stable
class Lock(private val clock: Clock) {
    private var salt: String? by mutableStateOf(null)
    private var hash = ""
    private var until = 0L

    var isClosed: Boolean by mutableStateOf(false)
        private set

    /** How many wrong numbers there were since the last right one. */
    var wrong: Int by mutableStateOf(0)
        private set

    val isSet: Boolean get() = salt != null

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
            wrong = 0
            until = 0
            isClosed = false
        } else {
            wrong++
            if (wrong >= FREE) until = clock.millis() + (FIRST_WAIT shl (wrong - FREE).coerceAtMost(7))
        }
    }

    internal fun texts(): Map<String, String> = salt?.let { mapOf("lock.salt" to it, "lock.hash" to hash, "lock.wrong" to "$wrong", "lock.until" to "$until") }.orEmpty()

    fun restore(texts: Map<String, String>) {
        salt = texts["lock.salt"]
        hash = texts["lock.hash"].orEmpty()
        wrong = texts["lock.wrong"]?.toIntOrNull() ?: 0
        until = texts["lock.until"]?.toLongOrNull() ?: 0
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
