package org.aidpost.ui

import androidx.compose.runtime.Immutable

/** A post whose messages are believed: what people here call it, and its public key. */
@Immutable
data class KnownPost(val name: String, val key: String)

/** Whether a message is valid now. */
enum class Freshness { VALID, EXPIRED, FROM_THE_FUTURE }

/** What made a colour more urgent than the rules on what a message holds. */
enum class Raised { MODEL_OPINION, TOLD_VALUE }

/** A sign in a message; [isRead]: not ticked by a person, but read in the story. */
@Immutable
data class SentSign(val code: String, val label: String, val answer: Answer, val isRead: Boolean)

/** What a signed message says. Times are milliseconds, as [Clock] has them. */
@Immutable
class SentTriage(
    /** The name that this phone has for the post. */
    val from: String,
    val issued: Long,
    val expires: Long,
    val freshness: Freshness,
    /** The more urgent of what was sent and what the rules here say. */
    val colour: Colour,
    val review: Boolean,
    val sent: Colour,
    val here: Colour,
    val sameRules: Boolean,
    val raised: Raised?,
    /** Whether a demonstration or unverified model read the story. */
    val isDemo: Boolean,
    /** A few words that the sender chose to tell the patient from others. */
    val label: String?,
    /** Age, sex, pregnancy and alertness; signs and numbers stand in [signs] and [vitals]. */
    val form: Form,
    val signs: List<SentSign>,
    val vitals: List<Pair<VitalTile, Double>>,
    /** What no screen asks, by the library's own keys. */
    val others: Map<String, String>,
    /** What the sender had and the message does not hold. */
    val notCarried: List<String>,
    val findings: List<FindingRow>,
) {
    override fun toString(): String = "<triage withheld>"
}

/** A QR code whose rows have [width] modules. */
@Immutable
class QrModules(val width: Int, val dark: List<Boolean>)

/** A signed message and its QR code; [says] is what a reader finds in it. */
@Immutable
class HandoverCode(val text: String, val sms: Int, val modules: QrModules, val says: SentTriage) {
    override fun toString(): String = "<message withheld>"
}

/** What a person can do about a refusal. */
enum class Refusal { NOT_A_MESSAGE, NEWER, UNKNOWN_KEY, CHANGED, UNREADABLE, BAD_KEY, NAME_TAKEN, NOT_KEPT, LABEL_TOO_LONG, TOO_LONG, NOT_WRITTEN }

/** Why nothing was written, read or kept; the message is the library's. */
class HandoverRefused(val why: Refusal, message: String) : Exception(message)

/** Signs triages for other posts and reads theirs, without a network. Every call may be refused by [HandoverRefused]. */
interface Handovers {
    /** This post's public key, for other posts; made when it is first asked for. */
    suspend fun ownKey(): String

    suspend fun write(record: Record, label: String, hours: Int): HandoverCode

    /** Nothing is believed but what a post of [posts] has signed. */
    suspend fun read(text: String): SentTriage

    suspend fun posts(): List<KnownPost>

    /** This post's key as a QR code, for other posts. */
    fun drawn(key: String): QrModules

    /** The text of the QR code in a picture of [width] pixels a row, each 0xAARRGGBB; none where none is found. Not for the thread that draws. */
    fun codeIn(pixels: IntArray, width: Int): String?

    /** Whether [text] is a post's public key, and no message. */
    fun isKey(text: String): Boolean

    suspend fun add(post: KnownPost)

    suspend fun remove(post: KnownPost)
}
