package org.aidpost

import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.engine.TrustedPost
import org.aidpost.engine.handoverAcuity
import org.aidpost.engine.postPublicKey
import org.aidpost.engine.readHandover
import org.aidpost.engine.writeHandover
import org.aidpost.handover.Agreement
import org.aidpost.handover.Freshness
import org.aidpost.handover.HandoverReadException
import org.aidpost.handover.HandoverWriteException
import org.aidpost.handover.NotCarried
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.PatientText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class HandoverTest {
    private val key = ByteArray(32) { (it * 5 + 3).toByte() }
    private val post = TrustedPost("Kibera post", postPublicKey(key))
    private val issued = "2026-11-28T09:30:00+03:00"
    private val triage = runBlocking { Engine.rulesOnly().use { it.triage(Fixture.encounter) } }

    private fun write(validHours: UShort = 24u, key: ByteArray = this.key) =
        writeHandover(Fixture.encounter, triage, issued, validHours, key, PatientText("bed 4"))

    @Test
    fun `another phone reads it and its rules agree`() {
        val message = write()
        assertTrue(NotCarried.NARRATIVE in message.notCarried)
        assertEquals(message.qrWidth * message.qrWidth, message.qr.size.toULong())
        val read = readHandover(message.text.text, listOf(post), "2026-11-28T10:00:00+03:00")
        assertEquals("Kibera post", read.from)
        assertEquals("bed 4", read.label?.text)
        assertEquals(Freshness.VALID, read.freshness)
        assertEquals(Agreement.SAME, read.replayed.agreement)
        assertEquals(Acuity.RED, handoverAcuity(read))
        assertEquals(Fixture.encounter.vitals, read.facts.encounter.vitals)
        assertFalse("bed 4" in "$read" || message.text.text in "$message", "in a string template")
    }

    @Test
    fun `an old message says so, and an unknown or changed one is not believed`() {
        val text = write().text.text
        assertEquals(Freshness.EXPIRED, readHandover(text, listOf(post), "2026-12-28T10:00:00+03:00").freshness)
        assertThrows(HandoverReadException.UnknownKey::class.java) { readHandover(text, emptyList(), issued) }
        val other = if (text.last() == 'A') 'B' else 'A'
        assertThrows(HandoverReadException::class.java) { readHandover(text.dropLast(9) + other + text.takeLast(8), listOf(post), issued) }
    }

    @Test
    fun `what cannot be written is said`() {
        assertThrows(HandoverWriteException.BadValidity::class.java) { write(validHours = 0u) }
        assertThrows(HandoverWriteException.BadKey::class.java) { write(key = ByteArray(31)) }
    }
}
