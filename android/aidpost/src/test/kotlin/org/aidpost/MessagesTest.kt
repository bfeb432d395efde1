package org.aidpost

import org.aidpost.core.ImageException
import org.aidpost.core.QualityWarning
import org.aidpost.core.WarningCode
import org.aidpost.engine.EngineException
import org.aidpost.engine.messages
import org.aidpost.engine.refusalCodes
import org.aidpost.engine.rulesOutcome
import org.aidpost.models.PackException
import org.aidpost.protocol.Sign
import org.aidpost.protocol.SignState
import org.aidpost.store.StoreException
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** What the library says in other languages than English. */
internal class MessagesTest {
    @Test
    fun `a finding, a sign and every warning have words in each language`() {
        val outcome = rulesOutcome(Fixture.encounter.copy(signs = mapOf(Sign.ACTIVE_CONVULSIONS to SignState.PRESENT)))
        val english = outcome.assessment.findings.first().criterion
        for (tag in listOf("fr", "es", "pt", "sw", "hi", "ar")) {
            messages(tag)!!.use { words ->
                assertNotEquals(english, words.finding(english), tag)
                assertNotEquals("", words.sign(Sign.ACTIVE_CONVULSIONS), tag)
                refusalCodes().forEach { assertNotNull(words.refusal(it), "$tag $it") }
                QualityWarning.entries.forEach { assertNotEquals(it.advice(), words.advice(it.advice()), "$tag $it") }
                WarningCode.entries.forEach { assertNotNull(words.warning(it), "$tag $it") }
                assertNotEquals("", words.reviewer(), tag)
            }
        }
    }

    @Test
    fun `an error says why in a sentence, and its code has words`() {
        val errors = listOf(
            EngineException.ImagesOff().reason(), EngineException.TooLong(7u, "7 tokens too many").reason(), EngineException.Released().reason(),
            PackException.Full(9u, 1u).reason(), PackException.Damaged("weights: another sha256").reason(), ImageException.Damaged("no end").reason(),
            StoreException.DiskFull("full").reason(), StoreException.Export("no file").reason(),
        )
        errors.forEach { assertTrue(it.code in refusalCodes() && it.english.isNotBlank() && "reason=" !in it.english, "$it") }
        assertEquals("7 tokens too many", errors[1].english)
    }

    @Test
    fun `the region does not count, English needs none, and what is not known stays`() {
        messages("fr-CM")!!.use { assertEquals("of no rule", it.finding("of no rule")) }
        assertNull(messages("en"))
        assertNull(messages("xx"))
    }
}
