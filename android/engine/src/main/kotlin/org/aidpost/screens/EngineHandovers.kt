package org.aidpost.screens

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.aidpost.engine.TrustedPost
import org.aidpost.engine.postPublicKey
import org.aidpost.engine.readHandover
import org.aidpost.engine.writeHandover
import org.aidpost.handover.HandoverReadException
import org.aidpost.handover.HandoverWriteException
import org.aidpost.protocol.PatientText
import org.aidpost.ui.Clock
import org.aidpost.ui.HandoverCode
import org.aidpost.ui.HandoverRefused
import org.aidpost.ui.Handovers
import org.aidpost.ui.KnownPost
import org.aidpost.ui.QrModules
import org.aidpost.ui.Record
import org.aidpost.ui.Refusal
import org.aidpost.ui.SentTriage

/** Signed messages by the library, with the keys of [own]. */
internal class EngineHandovers(private val own: Posts, private val clock: Clock, private val catalogue: Catalogue) : Handovers {
    override suspend fun ownKey(): String = asking { postPublicKey(own.key()) }

    override suspend fun write(record: Record, label: String, hours: Int): HandoverCode = asking {
        val (encounter, triage) = (record as TriageRecord).run { encounter to triage }
        val now = time(clock.millis())
        val message = writeHandover(encounter, triage, now, hours.toUShort(), own.key(), label.trim().ifEmpty { null }?.let(::PatientText))
        // What stands below the code is read from it, as the other phone reads it.
        val says = readHandover(message.text.text, listOf(TrustedPost("", postPublicKey(own.key()))), now)
        HandoverCode(message.text.text, message.sms.toInt(), QrModules(message.qrWidth.toInt(), message.qr), says.shown(catalogue))
    }

    override suspend fun read(text: String): SentTriage = asking {
        // A text that was sent in two parts, or broken into lines, is put together again.
        readHandover(text.filterNot { it.isWhitespace() }, own.known().map { TrustedPost(it.name, it.key) }, time(clock.millis())).shown(catalogue)
    }

    override suspend fun posts(): List<KnownPost> = asking { own.known() }

    override suspend fun add(post: KnownPost) = asking {
        val key = post.key.filterNot { it.isWhitespace() }
        val known = own.known()
        if (known.any { it.name == post.name }) throw HandoverRefused(Refusal.NAME_TAKEN, post.name)
        check(key)
        keep(known + KnownPost(post.name, key))
    }

    override suspend fun remove(post: KnownPost) = asking { keep(own.known() - post) }

    override fun drawn(key: String): QrModules = QrCodes.drawn(key)

    override fun codeIn(pixels: IntArray, width: Int): String? = QrCodes.textIn(pixels, width)

    override fun isKey(text: String): Boolean = try {
        check(text)
        true
    } catch (_: HandoverReadException.BadKey) {
        false
    }

    /** The library reads the keys before the message. */
    private fun check(key: String) {
        try {
            readHandover("", listOf(TrustedPost("", key)), time(clock.millis()))
        } catch (_: HandoverReadException.NotAMessage) {
        }
    }

    private fun keep(posts: List<KnownPost>) {
        if (!own.keep(posts)) throw HandoverRefused(Refusal.NOT_KEPT, "")
    }

    private suspend fun <T> asking(work: () -> T): T = withContext(Dispatchers.IO) {
        try {
            work()
        } catch (closed: KeyUnreadable) {
            throw HandoverRefused(Refusal.NOT_KEPT, closed.message.orEmpty())
        } catch (refused: HandoverReadException) {
            throw HandoverRefused(refused.why(), refused.message.orEmpty())
        } catch (refused: HandoverWriteException) {
            throw HandoverRefused(refused.why(), refused.message.orEmpty())
        }
    }
}

private fun HandoverReadException.why(): Refusal = when (this) {
    is HandoverReadException.NotAMessage -> Refusal.NOT_A_MESSAGE
    is HandoverReadException.UnknownVersion -> Refusal.NEWER
    is HandoverReadException.UnknownKey -> Refusal.UNKNOWN_KEY
    is HandoverReadException.WrongSignature -> Refusal.CHANGED
    is HandoverReadException.BadKey -> Refusal.BAD_KEY
    else -> Refusal.UNREADABLE
}

private fun HandoverWriteException.why(): Refusal = when (this) {
    is HandoverWriteException.LabelTooLong -> Refusal.LABEL_TOO_LONG
    is HandoverWriteException.TooLong -> Refusal.TOO_LONG
    else -> Refusal.NOT_WRITTEN
}
