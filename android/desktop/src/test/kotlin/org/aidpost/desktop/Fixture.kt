package org.aidpost.desktop

import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.platform.Font
import java.io.File
import java.nio.file.Files
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.models.Device
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.Posts
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.StoredChoices
import org.aidpost.screens.StoredModels
import org.aidpost.screens.engineOutside
import org.aidpost.ui.AgeUnit
import org.aidpost.ui.Alertness
import org.aidpost.ui.Answer
import org.aidpost.ui.AppState
import org.aidpost.ui.Clock
import org.aidpost.ui.Colour
import org.aidpost.ui.Form
import org.aidpost.ui.Outside
import org.aidpost.ui.Patient
import org.aidpost.ui.Sex
import org.aidpost.ui.Who

/** The real engine, a clock that stands, a store in memory. */
internal object Fixture {
    const val NOW = 1_764_400_000_000L

    val root: File = File(System.getProperty("aidpost.root")).canonicalFile

    private val scratch: File = Files.createTempDirectory("aidpost-app").toFile().also { folder ->
        Runtime.getRuntime().addShutdownHook(Thread { folder.deleteRecursively() })
    }

    private val withModel: Engine by lazy { runBlocking { Engine.open(PackSource.BuiltIn(scratch.resolve("cache").path).open()) } }
    private val withoutModel: Engine by lazy { Engine.rulesOnly() }

    fun noModel(clock: Clock = Clock { NOW }): Outside = engineOutside({ withoutModel }, MemoryStore(), clock)

    /** Tells of fetches what a test says. */
    var fetcher = Told()
        private set

    /** With all that a screen can show; the device has the memory that it had when the pictures were drawn. */
    fun everything(): Outside {
        fetcher = Told()
        val folder = Files.createTempDirectory(scratch.toPath(), "device").toFile()
        val models = StoredModels(folder.resolve("models"), folder, fetcher, { Device(6_000_000_000uL, 5_000_000_000uL) })
        val posts = Posts(folder.resolve("posts")) { ByteArray(32) { it.toByte() } }
        return engineOutside({ withoutModel }, MemoryStore(), { NOW }, SealedDrafts(folder.resolve("open")) { ByteArray(32) }, models = models, posts = posts, choices = StoredChoices(folder.resolve("choices")))
    }

    /** Hands over to other posts and reads theirs, by a key that [seed] tells from others; [reads]: with the demonstration model. */
    fun post(seed: Int, reads: Boolean = false, clock: Clock = Clock { NOW }): Outside =
        engineOutside({ if (reads) withModel else withoutModel }, MemoryStore(), clock, posts = Posts(Files.createTempDirectory(scratch.toPath(), "post").toFile().resolve("posts")) { ByteArray(32) { (it + seed).toByte() } })

    fun model(): Outside = engineOutside({ withModel }, MemoryStore(), { NOW })

    fun state(outside: Outside): AppState = AppState(outside, CoroutineScope(Dispatchers.Default)).also { if (it.looks.language.isEmpty()) it.looks = it.looks.copy(language = "en") }

    /** The same letters on every machine, so that pictures can be compared. */
    val font = FontFamily(Font(File("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")))

    private val normal = mapOf(
        "vitals.heart_rate_per_minute" to 78.0, "vitals.respiratory_rate_per_minute" to 16.0, "vitals.temperature_celsius" to 36.8,
        "vitals.spo2_percent" to 98.0, "vitals.systolic_mmhg" to 124.0, "vitals.diastolic_mmhg" to 78.0,
    )

    val greenAdult = Form("Bed 4", Who(34, AgeUnit.YEARS, Sex.MALE), emptyMap(), normal, Alertness.ALERT, true, "Cough and a runny nose for two days.")

    val redChild = Form(
        "Amina", Who(14, AgeUnit.MONTHS, Sex.FEMALE), mapOf("active_convulsions" to Answer.YES, "stridor" to Answer.NO),
        mapOf("vitals.heart_rate_per_minute" to 171.0), Alertness.UNRESPONSIVE, false, "",
    )

    /** Nothing ticked; the story tells of a danger sign, and of a temperature. */
    val missedSign = Form(
        "", Who(34, AgeUnit.YEARS, Sex.MALE), emptyMap(), normal - "vitals.temperature_celsius", Alertness.ALERT, false,
        "He is still convulsing and vomits everything. His temperature was 39.4 °C at home.",
    )

    fun patients(outside: Outside) = runBlocking {
        suspend fun put(number: Int, form: Form, colour: Colour, minutes: Long, review: Boolean = false) =
            outside.store.put(Patient(number, form, colour, review, NOW - minutes * 60_000))
        repeat(4) { outside.store.nextNumber() }
        put(1, greenAdult, Colour.GREEN, 95)
        put(2, redChild, Colour.RED, 2)
        put(3, missedSign, Colour.YELLOW, 14, review = true)
        put(4, Form(who = Who(3, AgeUnit.WEEKS)), Colour.NOT_TRIAGEABLE, 6)
    }
}
