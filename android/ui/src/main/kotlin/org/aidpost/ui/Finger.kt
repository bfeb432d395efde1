package org.aidpost.ui

/** The device's own lock by a fingerprint or a face, with a key that nothing else opens. */
interface Finger {
    /** Whether the device knows a finger or face, by a sensor strong enough to guard a key. */
    val isReady: Boolean

    /** Asks the person, and closes [secret] with a new key of theirs; none where they or the device refused. */
    suspend fun close(secret: ByteArray, words: FingerWords): ByteArray?

    /**
     * Asks the person, and opens what [close] gave; none where they or the device refused.
     *
     * @throws FingerLost
     */
    suspend fun open(closed: ByteArray, words: FingerWords): ByteArray?
}

/** What the device's own question says. */
class FingerWords(val title: String, val insteadTheNumber: String)

/** The key is gone for good, since the device knows other fingers or faces now. */
class FingerLost(cause: Throwable? = null) : Exception(cause)
