package org.aidpost.desktop

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import org.aidpost.ui.AgeUnit
import org.aidpost.ui.Answer
import org.aidpost.ui.App
import org.aidpost.ui.Colour
import org.aidpost.ui.Looks
import org.aidpost.ui.Origin
import org.aidpost.ui.Pregnancy
import org.aidpost.ui.RulesAnswer
import org.aidpost.ui.Sex
import org.aidpost.ui.Texts
import org.aidpost.ui.Who
import org.aidpost.ui.Why
import org.aidpost.ui.Words
import org.aidpost.ui.WrittenLine
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

@OptIn(ExperimentalTestApi::class)
internal class LanguageTest {
    private val english = Words.of("en")

    private fun places(text: String) = Regex("""\{\d}""").findAll(text).map { it.value }.sorted().toList()

    @ParameterizedTest
    @ValueSource(strings = ["fr", "es", "pt", "sw", "hi", "ar"])
    fun `a language says everything, and everything in its place`(tag: String) {
        val words = Words.of(tag)
        assertEquals(emptySet<String>(), english.keys - words.keys)
        for (key in english.keys) {
            // One of something may be said without a figure.
            if (!key.endsWith("One")) assertEquals(places(english[key]), places(words[key]), key)
            assertTrue(words[key].isNotBlank(), key)
        }
        assertTrue(words["reviewer"].isNotBlank() && words.language != english.language)
        assertEquals(tag == "ar", words.isRightToLeft)
    }

    @ParameterizedTest
    @ValueSource(strings = ["fr", "es", "pt", "sw", "hi", "ar"])
    fun `every sign and vital sign that a patient is asked about has a name in the language`(tag: String) {
        val rules = Fixture.noModel().rules
        val whos = listOf(
            Who(3, AgeUnit.DAYS), Who(14, AgeUnit.MONTHS), Who(8), Who(34, sex = Sex.MALE), Who(28, sex = Sex.FEMALE, pregnancy = Pregnancy.PREGNANT),
            Who(28, sex = Sex.FEMALE, pregnancy = Pregnancy.POSTPARTUM), Who(80),
        )
        val words = Words.of(tag)
        val asked = whos.flatMap { rules.signs(it) }.map { "sign.${it.code}" }.toSet()
        assertTrue(asked.size > 80, "${asked.size}")
        assertEquals(emptyList<String>(), asked.filter { words.orNull(it) == null })
        assertEquals(emptyList<String>(), rules.vitals().map { it.field }.filter { it !in Words.of(tag).keys && it != "vitals.gcs_total" && it != "vitals.pain_score" })
        assertEquals(emptyList<String>(), rules.casualtyFacts().keys.filter { words.orNull(it) == null })
        // Under the name stand the words by which the rules were reviewed.
        val fit = rules.signs(Who(34)).first { it.code == "active_convulsions" }
        assertTrue(fit.label in Texts(words).asked(fit).lowercase())
    }

    @Test
    fun `a child in a fit is red in Arabic, and the digits stand as on every keypad`() = runDesktopComposeUiTest(400, 860) {
        val arabic = Texts(Words.of("ar"))
        val state = Fixture.state(Fixture.noModel())
        state.looks = Looks(language = "ar")
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tapTag("new")
        hand.tap("${arabic.age}: ${arabic.unit(AgeUnit.MONTHS)}")
        fun left(digit: String) = onNode(hasContentDescription(digit) and hasAnyAncestor(hasTestTag("keypad"))).fetchSemanticsNode().boundsInRoot.left
        assertTrue(left("1") < left("2") && left("2") < left("3"))
        hand.number("14")
        assertEquals("14", onNode(hasTestTag("typed")).fetchSemanticsNode().config[androidx.compose.ui.semantics.SemanticsProperties.Text].single().text)
        hand.tap(arabic.next)
        hand.tap("${arabic.sign("active_convulsions", "")}: ${arabic.yes}")
        assertEquals(Answer.YES, state.entry!!.form.signs["active_convulsions"])
        assertEquals(Colour.RED, (state.entry!!.answer as RulesAnswer.Ready).view.colour)
        hand.tapTag("result")
        hand.waitForReading(state)
        val why = state.outside.rules.words("ar").finding("convulsing now")
        assertTrue(why.any { it in '\u0600'..'\u06ff' }, why)
        onNode(hasText(why, substring = true) and hasAnyAncestor(hasTestTag("finding")), useUnmergedTree = true).assertExists()
        hand.tapTag("keep")
        waitUntil { state.entry == null }
        assertEquals(Colour.RED, state.outside.store.patients.single().stands)
    }

    @ParameterizedTest
    @ValueSource(strings = ["fr", "es", "pt", "sw", "hi", "ar"])
    fun `why nothing was done is said in the language, and so is what a note has from rules and people`(tag: String) {
        val library = Fixture.noModel().rules.words(tag)
        val full = "the storage is full: 1 bytes are free"
        val said = library.refusal(Why("storage-full", full))
        assertTrue(said.endsWith(full) && said.length > full.length + 10, said)
        assertEquals(full, library.refusal(Why("", full)))
        val texts = Texts(Words.of(tag))
        val rule = texts.said(WrittenLine("red: convulsing now", Origin.PROTOCOL, "iitt.red"), library)
        assertEquals("${texts.word(Colour.RED)}: ${library.finding("convulsing now")}", rule)
        assertTrue("convulsing" !in rule, rule)
        val fever = texts.said(WrittenLine("fever: absent", Origin.ENTERED, "signs.fever"), library)
        assertEquals("${texts.sign("fever", "")}: ${texts.no}", fever)
        val rate = texts.said(WrittenLine("heart rate: 171 beats/min", Origin.ENTERED, "vitals.heart_rate_per_minute"), library)
        assertEquals("${texts.vital("vitals.heart_rate_per_minute", "")}: 171 beats/min", rate)
        assertEquals("A fit: perhaps.", texts.said(WrittenLine("A fit: perhaps.", Origin.INFERRED), library))
    }

    @Test
    fun `the language is chosen by its own name and stays`() = runDesktopComposeUiTest(400, 1600) {
        val state = Fixture.state(Fixture.noModel())
        setContent { App(state, font = Fixture.font) }
        val hand = Hand(this)
        hand.tap("Settings")
        hand.tap("Language: Kiswahili")
        assertEquals("sw", state.looks.language)
        hand.tap("Foleni")
        hand.tap("Mgonjwa mpya")
    }

    /** Words of the interface stand in the languages' files. What a screen draws itself are signs and figures. */
    @Test
    fun `no screen has words of its own`() {
        val drawn = Regex("""\b(Text|Small|Body|Strong|Heading|Press|Soft|Choice|Fold|Field)\(\s*"(?:[^"$\\]|\\.)*[A-Za-z]{2}""")
        val sources = listOf("android/ui/src/main", "android/app/src/main").flatMap { Fixture.root.resolve(it).walk().filter { file -> file.extension == "kt" } }
        assertTrue(sources.size > 40)
        assertEquals(emptyList<String>(), sources.flatMap { file -> drawn.findAll(file.readText()).map { "${file.name}: ${it.value}" } })
    }
}
