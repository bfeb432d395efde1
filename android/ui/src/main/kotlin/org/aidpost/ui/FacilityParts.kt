package org.aidpost.ui

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag

/** Who the server is: where questions go, by which certificate it is known, until when its code holds, whether a key is with it. */
@Composable
internal fun FactsPart(facts: ServerFacts) {
    val texts = LocalTexts.current.server
    Strong(facts.name)
    Strong(texts.host(facts.host), Modifier.testTag("facility.host"))
    Small(texts.address(facts.url))
    Body(texts.itsModel(facts.model))
    if (facts.fingerprint == null) {
        Body(texts.noFingerprint)
    } else {
        Body(texts.fingerprint)
        Body(inGroups(facts.fingerprint), Modifier.testTag("facility.fingerprint"))
    }
    facts.expires?.let { Body(texts.until(dayAndTime(it)), Modifier.testTag("facility.until")) }
    if (facts.hasKey) Small(texts.hasKey) else if (facts.lacksKey == null) Small(texts.noKey)
}

/** What leaves this phone and what never does. */
@Composable
internal fun LeavesPart(state: FacilityState) {
    val texts = LocalTexts.current.server
    Heading(texts.leaves)
    Card(Modifier.testTag("facility.leaves")) {
        Body(texts.leavesStory)
        if (state.canSendImages && state.use.writes && state.use.images) Body(texts.images)
        Body(texts.stays)
        Strong("⚠ ${texts.nameInStory}")
    }
}

/** A switch for each kind of question, and how long the answer is waited for. */
@Composable
internal fun UsePart(state: FacilityState) {
    val texts = LocalTexts.current
    val use = state.use
    Heading(texts.server.asked)
    Card {
        Switch(texts.server.reads, use.reads) { state.choose(use.copy(reads = it)) }
        Switch(texts.server.writes, use.writes) { state.choose(use.copy(writes = it, images = use.images && it)) }
        if (state.canSendImages && use.writes) Switch(texts.server.images, use.images) { state.choose(use.copy(images = it)) }
        Small(texts.server.wait)
        Chips(WAITS, use.seconds, { texts.server.seconds(it) }, texts.server.wait) { state.choose(use.copy(seconds = it)) }
        Small(texts.server.waitNote)
    }
}

@Composable
private fun Switch(what: String, isOn: Boolean, let: (Boolean) -> Unit) {
    val texts = LocalTexts.current
    Body(what)
    Chips(listOf(true, false), isOn, { if (it) texts.on else texts.off }, what, let)
}

/** Whether the server is there, with what came of it; it can be stopped. */
@Composable
internal fun TestPart(state: FacilityState) {
    val texts = LocalTexts.current.server
    Card {
        if (state.isTesting) {
            Strong(texts.testing)
            LinearProgressIndicator(Modifier.fillMaxWidth())
            Soft(texts.stopTest, Modifier.fillMaxWidth().testTag("facility.stop")) { state.stopTest() }
        } else {
            Soft(texts.test, Modifier.fillMaxWidth().testTag("facility.test")) { state.test() }
            state.tested?.let { if (it == ServerTest.Reached) Body("✓ ${texts.tested(it)}", Modifier.testTag("facility.tested")) else Strong("⚠ ${texts.tested(it)}", Modifier.testTag("facility.tested")) }
            Small(texts.testNote)
        }
    }
}

private val WAITS = listOf(5, 10, 30, 60)
