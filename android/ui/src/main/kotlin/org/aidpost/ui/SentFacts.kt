package org.aidpost.ui

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag

/** All that a message holds, in words: the same for who writes it and who reads it. */
@Composable
fun SentFacts(sent: SentTriage) {
    val texts = LocalTexts.current
    Heading(texts.inMessage)
    Card(Modifier.testTag("facts")) {
        sent.label?.let { Strong(it, Modifier.testTag("fact.label")) }
        Strong("${texts.word(sent.sent)}: ${texts.meaning(sent.sent, sent.review)}")
        sent.raised?.let { Body("⚠ ${texts.raised(it)}") }
        val who = sent.form.who
        who.age?.let { Fact(texts.age, texts.years(it, texts.unit(who.unit))) }
        Fact(texts.sex, texts.sex(who.sex))
        if (who.pregnancy != Pregnancy.UNKNOWN) Fact(texts.pregnancy, texts.pregnancy(who.pregnancy))
        sent.form.alertness?.let { Fact(texts.consciousness, texts.alertness(it)) }
        sent.vitals.forEach { (tile, value) -> Fact(texts.vital(tile.field, tile.words).replaceFirstChar { it.uppercase() }, texts.words.isolated("${number(value)} ${tile.symbol}")) }
        sent.signs.forEach { sign ->
            val label = texts.sign(sign.code, sign.label)
            val words = if (sign.answer == Answer.YES) label else texts.saysNo(label)
            Body(if (sign.isRead) "$words (${texts.readInStory})" else words)
        }
        if (sent.form.listDone) Body(texts.listDone)
        sent.others.forEach { (key, value) -> Small("$key: $value") }
    }
    if (sent.notCarried.isNotEmpty()) Small(texts.notCarried(sent.notCarried.joinToString { texts.notCarriedWord(it) }))
}

/** A name that asks is answered without a colon. */
@Composable
private fun Fact(name: String, value: String) = Body(if (name.endsWith('?') || name.endsWith('؟')) "$name $value" else "$name: $value")

/** What the rules of this phone say of it, each with its source. */
@Composable
internal fun SentFindings(sent: SentTriage) {
    val texts = LocalTexts.current
    Heading(texts.why)
    if (sent.findings.isEmpty()) Card { Body(texts.noRule) }
    sent.findings.forEach { FindingCard(it, "sent.finding") }
}
