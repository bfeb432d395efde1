package org.aidpost.ui

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay

/** Who waits: the most urgent first, and of equals the one who waits longest. */
fun inOrder(patients: List<Patient>): List<Patient> = patients.sortedWith(compareBy({ it.stands }, { it.triagedAt }))

@Composable
fun QueueScreen(store: PatientStore, clock: Clock, lookAgain: LookAgain, onNew: () -> Unit, onOpen: (Patient) -> Unit, onBeginAnew: () -> Unit, onOther: (() -> Unit)? = null) {
    val texts = LocalTexts.current
    var search by rememberSaveable { mutableStateOf("") }
    var now by remember { mutableStateOf(clock.millis()) }
    LaunchedEffect(Unit) {
        while (true) {
            delay(10_000)
            now = clock.millis()
        }
    }
    fun name(patient: Patient) = patient.form.name.ifBlank { texts.patient(patient.number) }
    Column(Modifier.fillMaxSize().padding(12.dp), verticalArrangement = Arrangement.spacedBy(10.dp)) {
        Press("+  ${texts.newPatient}", Modifier.fillMaxWidth().heightIn(min = 72.dp).testTag("new"), name = texts.newPatient, onPress = onNew)
        Column(Modifier.weight(1f).verticalScroll(rememberScrollState()), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            store.unreadable?.let { Unreadable(it, onBeginAnew) }
            if (store.patients.size > SEEN_AT_ONCE) Field(search, texts.search, "search") { search = it }
            val found = inOrder(store.patients).filter { search.trim().lowercase() in name(it).lowercase() }
            when {
                store.isReading -> Card { Body(texts.loading) }
                found.isEmpty() -> Card { Body(if (store.patients.isEmpty()) texts.nobody else texts.nobodyFound) }
            }
            Columns(found) { patient, modifier ->
                // What was triaged after the last look at the clock waits from now on.
                Waiting(patient, name(patient), ((now - patient.triagedAt) / 60_000).coerceAtLeast(0), lookAgain.left(patient, now), modifier) { onOpen(patient) }
            }
            // Who waits is what is looked for: all else stands below.
            if (onOther != null) Soft(texts.otherPost, Modifier.fillMaxWidth().testTag("other-post"), onPress = onOther)
            if (store.unreadable == null) Small(texts.keeps(store.keeps), Modifier.testTag("keeps"))
        }
    }
}

/** So few are found without a search. */
private const val SEEN_AT_ONCE = 5

/** What was kept cannot be read. It is deleted only by a second tap. */
@Composable
private fun Unreadable(why: String, onBeginAnew: () -> Unit) {
    val texts = LocalTexts.current
    var sure by remember { mutableStateOf(false) }
    Card(Modifier.testTag("unreadable")) {
        Strong("⚠ ${texts.unreadable}")
        Small(why)
        if (sure) Press(texts.deleteForGood, Modifier.fillMaxWidth(), onPress = onBeginAnew) else Soft(texts.beginAnew, Modifier.fillMaxWidth()) { sure = true }
    }
}

@Composable
private fun Waiting(patient: Patient, name: String, minutes: Long, left: Long?, modifier: Modifier, onOpen: () -> Unit) {
    val texts = LocalTexts.current
    val who = patient.form.who
    val parts = listOfNotNull(
        who.age?.let { texts.years(it, texts.unit(who.unit)) },
        texts.waits(minutes),
        left?.takeIf { it > 0 }?.let(texts::lookAgainIn),
        texts.openReview.takeIf { patient.review },
        texts.decidedByPerson.takeIf { patient.override != null },
    )
    val due = left?.takeIf { it <= 0 }?.let(texts::lookAgainIn)
    Card(modifier) {
        Row(
            Modifier.fillMaxWidth().heightIn(min = TARGET).clickable(role = Role.Button, onClick = onOpen)
                .semantics { contentDescription = "${texts.word(patient.stands)}, $name, ${(listOfNotNull(due) + parts).joinToString()}" },
            horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically,
        ) {
            Mark(patient.stands, marked(patient.stands), 40.dp)
            Column(Modifier.weight(1f)) {
                Strong("${texts.word(patient.stands)}  $name")
                // It is time, or past it: not to be read over.
                due?.let { Strong("⚠ $it") }
                Small(parts.joinToString(" · "))
            }
        }
    }
}
