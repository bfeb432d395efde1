package org.aidpost

import org.aidpost.core.WarningCode
import org.aidpost.engine.messages
import org.aidpost.engine.rulesOutcome
import org.aidpost.protocol.Sign
import org.aidpost.protocol.SignState
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
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
                WarningCode.entries.forEach { assertNotNull(words.warning(it), "$tag $it") }
                assertNotEquals("", words.reviewer(), tag)
            }
        }
    }

    @Test
    fun `the region does not count, English needs none, and what is not known stays`() {
        messages("fr-CM")!!.use { assertEquals("of no rule", it.finding("of no rule")) }
        assertNull(messages("en"))
        assertNull(messages("xx"))
    }
}
