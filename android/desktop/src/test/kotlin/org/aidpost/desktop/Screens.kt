package org.aidpost.desktop

import androidx.compose.runtime.Composable
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import javax.imageio.ImageIO
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.runBlocking
import org.aidpost.ui.AGE_PAD
import org.aidpost.ui.AppState
import org.aidpost.ui.Colour
import org.aidpost.ui.Fetch
import org.aidpost.ui.Finger
import org.aidpost.ui.FingerWords
import org.aidpost.ui.Form
import org.aidpost.ui.Found
import org.aidpost.ui.HandoverCode
import org.aidpost.ui.Handovers
import org.aidpost.ui.LockPart
import org.aidpost.ui.LookAgain
import org.aidpost.ui.LookAgainTimes
import org.aidpost.ui.Notes
import org.aidpost.ui.Origin
import org.aidpost.ui.Outside
import org.aidpost.ui.PhotoKind
import org.aidpost.ui.PhotoPart
import org.aidpost.ui.Place
import org.aidpost.ui.QrModules
import org.aidpost.ui.ReadEvent
import org.aidpost.ui.Record
import org.aidpost.ui.StoryEntry
import org.aidpost.ui.StoryReader
import org.aidpost.ui.WriteEvent
import org.aidpost.ui.Writer
import org.aidpost.ui.Writing
import org.aidpost.ui.Written
import org.aidpost.ui.WrittenLine
import org.aidpost.ui.WrittenPart

/** Every screen in a state worth looking at; [height] in dp shows all of it that matters on a phone. */
internal enum class Screen(val height: Int, val open: AppState.() -> Unit, val part: (@Composable (AppState) -> Unit)? = null) {
    QUEUE(760, {
        Fixture.patients(outside)
        lookAgain = LookAgain(mapOf(Colour.RED to 5, Colour.YELLOW to 10, Colour.GREEN to 120))
    }),
    AGE(760, { newPatient() }),
    ENTRY(1100, { entry(Fixture.redChild) }),
    KEYPAD(860, { entry(Fixture.greenAdult.copy(vitals = emptyMap()), "vitals.temperature_celsius") }),
    COUNTED(860, { entry(Fixture.greenAdult, "vitals.respiratory_rate_per_minute") }),
    STORY(900, { entry(Form(who = Fixture.missedSign.who, story = "He is still convulsing. No stridor. His brother had fits as a child. His temperature was 39.4 °C at home.")); entry!!.suggest() }, { StoryEntry(it.entry!!) }),
    PHOTOS(1100, { entry(Fixture.greenAdult); photos(SHARP, DARK_PHOTO) }, { PhotoPart(it.entry!!, it.photos!!, it.picker!!) }),
    NO_PHOTOS(600, { entry(Fixture.greenAdult); picker = Given() }, { PhotoPart(it.entry!!, it.photos!!, it.picker!!) }),
    MODELS(1500, { place = Place.MODELS; models!!.refresh().wait() }),
    TERMS(1500, { place = Place.MODELS; models!!.run { refresh().wait(); ask(list.rows.first()) } }),
    FETCHING(1100, { place = Place.MODELS; models!!.refresh().wait(); fetch() }),
    RESULT(1500, { entry(Fixture.missedSign); read() }),
    ASKED(1700, { entry(Fixture.missedSign.copy(story = "He vomits everything. His temperature was 39.4 °C at home.")); read() }),
    READING(900, { entry(Fixture.missedSign); showResult(); while (result!!.part == null) Thread.sleep(5) }),
    GREEN(1000, { entry(Fixture.greenAdult); read() }),
    NOTES(2300, { entry(Fixture.redChild.copy(story = "She is convulsing since the morning. She takes amoxicillin 250 mg.")); read(); write() }, { Notes(it.result!!.notes!!, it.entry!!.form) }),
    HANDOVER(1700, { entry(Fixture.missedSign); read(); handOver(); handing!!.write("bed 4"); while (handing!!.code?.says?.label == null) Thread.sleep(5) }),
    POSTS(2500, { place = Place.POSTS; picker = Given(); posts!!.run { add("River post", key(9)).wait(); read(message(9, RIVER)).wait() } }),
    UNKNOWN_POST(1600, { place = Place.POSTS; picker = Given(); posts!!.read(message(9, Fixture.NOW)).wait() }),
    KEY_READ(1100, {
        place = Place.POSTS
        val photo = outside.handovers!!.drawn(key(9)).picture()
        picker = Given(photo)
        posts!!.scan(picker!!, picker!!::takePhoto).wait()
    }),
    MASS(760, {
        place = Place.MASS
        mass.choose(mass.open!!.options.first())
        mass.next()
    }),
    DEAD(860, {
        place = Place.MASS
        repeat(3) { mass.choose(mass.open!!.options.last()) }
        mass.confirmName = "Sr. Okello"
    }),
    JUMPSTART(860, {
        place = Place.MASS
        mass.sortBy(mass.protocols[1])
        for (option in listOf(1, 1, 0)) mass.choose(mass.open!!.options[option])
    }),
    SALT(900, {
        place = Place.MASS
        mass.sortBy(mass.protocols[2])
        while (mass.open != null) mass.choose(mass.open!!.options.last())
    }),
    FACILITY(1700, { place = Place.FACILITY; picker = Given() }),
    FACILITY_OFFER(2300, { place = Place.FACILITY; facility!!.run { read("").wait(); test(); while (isTesting) Thread.sleep(5) } }),
    FACILITY_NAMED(2100, { place = Place.FACILITY }),
    UNANSWERED(1500, { entry(Fixture.missedSign); read() }),
    SETTINGS(1350, { place = Place.SETTINGS }),
    LOCKED(760, { lock.set("2468"); lock.open("1357"); lock.close() }),
    FINGER(860, { finger = KnownFinger; lock.set("2468"); runBlocking { lock.addFinger(KnownFinger, FingerWords("", "")) }; lock.close() }),
    LOCK(1250, { place = Place.SETTINGS; finger = KnownFinger; lock.set("2468") }, { LockPart(it.lock, it.finger) }),
    AGAIN(1100, { place = Place.SETTINGS; lookAgain = LookAgain(mapOf(Colour.YELLOW to 30, Colour.GREEN to 90)) }, { LookAgainTimes(it) }),
    ABOUT(800, { place = Place.ABOUT }),
}

/** The app as [screen] is drawn: the real engine without a model. */
internal fun app(screen: Screen): AppState {
    val real = Fixture.everything()
    val reader = when (screen) {
        Screen.READING -> Unfinished(real.reader)
        Screen.UNANSWERED -> Unanswered(real.reader)
        else -> real.reader
    }
    Pictured.named = Pictured.facts.takeIf { screen == Screen.FACILITY_NAMED }
    val facility = Pictured.takeIf { screen.name.startsWith("FACILITY") }
    val drafts = real.drafts.takeIf { screen != Screen.READING }
    val outside = Outside(real.rules, reader, real.store, real.clock, real.version, drafts, real.photos, real.models, SameModules(real.handovers!!), Drafted, real.choices, real.lookAgain, facility)
    return Fixture.state(outside).also { screen.open(it) }
}

/** A sensor that knows everybody, and opens nothing while a picture is drawn. */
internal object KnownFinger : Finger {
    override val isReady: Boolean = true

    override suspend fun close(secret: ByteArray, words: FingerWords): ByteArray = secret

    override suspend fun open(closed: ByteArray, words: FingerWords): ByteArray? = null
}

/** Written two days before it is read. */
private const val RIVER = Fixture.NOW - 2 * 86_400_000L

private fun key(seed: Int) = runBlocking { Fixture.post(seed).handovers!!.ownKey() }

/** What a post of that key says of a child. */
private fun message(seed: Int, at: Long): String = runBlocking {
    val post = Fixture.post(seed) { at }
    val state = Fixture.state(post).also { it.entry(Fixture.redChild); it.read() }
    post.handovers!!.write(state.result!!.view!!.record, "", 24).text
}

/** A code as a photo without a fault. */
internal fun QrModules.picture(module: Int = 8): ByteArray {
    val side = (width + 8) * module
    val image = BufferedImage(side, side, BufferedImage.TYPE_INT_RGB)
    for (y in 0 until side) for (x in 0 until side) {
        val (column, row) = x / module - 4 to y / module - 4
        val isDark = column in 0 until width && row in 0 until width && dark[row * width + column]
        image.setRGB(x, y, if (isDark) 0 else 0xFFFFFF)
    }
    return ByteArrayOutputStream().also { ImageIO.write(image, "png", it) }.toByteArray()
}

/** The real hand-over, drawn with modules that stay the same when the rules' hash, which a message names, is another. */
private class SameModules(private val real: Handovers) : Handovers by real {
    override suspend fun write(record: Record, label: String, hours: Int): HandoverCode = real.write(record, label, hours).run {
        HandoverCode(text, sms, real.drawn("AP1." + "Aidpost-".repeat(23)), says)
    }
}

/** Records as a model writes them, without one: to draw what each line says of itself. */
private object Drafted : Writer {
    override fun write(form: Form, what: Writing): Flow<WriteEvent> = flow {
        val parts = when (what) {
            Writing.Note -> listOf(
                WrittenPart.SUBJECTIVE to listOf(WrittenLine("convulsing since the morning", Origin.QUOTED)),
                WrittenPart.OBJECTIVE to listOf(WrittenLine("heart rate: 171 beats/min", Origin.ENTERED, "vitals.heart_rate_per_minute")),
                WrittenPart.ASSESSMENT to listOf(WrittenLine("red: convulsing now", Origin.PROTOCOL, "iitt.red.convulsions"), WrittenLine("A fit with fever.", Origin.INFERRED)),
                WrittenPart.PLAN to listOf(WrittenLine("Measure glucose.", Origin.INFERRED)),
            )
            Writing.History -> listOf(
                WrittenPart.MEDICINES to listOf(WrittenLine("amoxicillin", Origin.QUOTED, "250 mg")), WrittenPart.ALLERGIES to emptyList(),
            )
            is Writing.Ask -> emptyList()
        }
        emit(WriteEvent.Done(Written(what, parts, if (what is Writing.Ask) Found.NOT_IN_RECORD else Found.YES, what != Writing.Note, true, "A draft for a health worker, not advice to a patient.")))
    }
}

private fun AppState.write() = result!!.notes!!.run {
    for (what in listOf(Writing.Note, Writing.History, Writing.Ask("Has she been vaccinated?"))) {
        write(entry!!.form, what)
        while (isWriting) Thread.sleep(5)
    }
}

private fun Job.wait() = runBlocking { join() }

private fun AppState.photos(vararg files: ByteArray) {
    picker = Given(*files)
    photos!!.kind = PhotoKind.WOUND
    repeat(files.size) { photos!!.bring(picker!!::takePhoto).wait() }
}

/** As a fetch is seen on its way. */
private fun AppState.fetch() = models!!.run {
    val row = list.rows.first()
    ask(row)
    accept("")
    Fixture.fetcher.state.value = Fetch.Running(row.id, 1_245_000_000, 2_489_894_976)
    while (fetching != Fixture.fetcher.state.value) Thread.sleep(5)
}

/** The real reading, held up before its end: to draw what is seen on the way. */
private class Unfinished(private val reader: StoryReader) : StoryReader by reader {
    override fun read(form: Form, stop: Deferred<Unit>): Flow<ReadEvent> = flow {
        reader.read(form, stop).collect { if (it !is ReadEvent.Done) emit(it) }
        emit(ReadEvent.Progress(0.4f))
        awaitCancellation()
    }
}

private fun AppState.entry(form: Form, pad: String? = null) {
    newPatient()
    entry!!.change { form }
    entry!!.pad = pad
    check(pad != AGE_PAD)
}

private fun AppState.read() {
    showResult()
    while (result!!.isReading) Thread.sleep(5)
}
