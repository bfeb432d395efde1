package org.aidpost

import java.nio.file.Files
import java.nio.file.Path
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.core.Triage
import org.aidpost.engine.Engine
import org.aidpost.models.Pack
import org.aidpost.models.PackSource
import org.aidpost.protocol.Age
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Pregnancy
import org.aidpost.protocol.Sex
import org.aidpost.protocol.Vitals

/** What the tests share: a folder that goes, the pack that comes with the library, an encounter, a canary. */
internal object Fixture {
    /** Stands for patient text; it must appear nowhere but in results. */
    const val CANARY = "Zanzibar-Quokka-7714"

    val root: Path = Path.of(System.getProperty("aidpost.root")).toRealPath()

    val scratch: Path = Files.createTempDirectory("aidpost").also { folder ->
        Runtime.getRuntime().addShutdownHook(Thread { folder.toFile().deleteRecursively() })
    }

    val pack: Pack by lazy { runBlocking { PackSource.BuiltIn(scratch.resolve("cache").toString()).open() } }

    suspend fun engine(): Engine = Engine.open(pack)

    /** Red by its heart rate; its story names more. */
    val encounter = Encounter(
        id = PatientText("7"),
        age = Age.Years(34u),
        sex = Sex.FEMALE,
        pregnancy = Pregnancy.UNKNOWN,
        vitals = Vitals(heartRatePerMinute = 160.0, temperatureCelsius = 38.4),
        narrative = PatientText(
            "She fell this morning and was confused. There is noisy breathing at rest, she vomits everything and cannot walk.",
        ),
    )

    /** Of the same patient, with a story that takes the model longer. */
    val longEncounter = encounter.copy(narrative = PatientText(encounter.narrative!!.text.repeat(40)))

    suspend fun Engine.events(encounter: Encounter): List<Event> = triageEvents(encounter).toList()

    fun List<Event>.triage(): Triage = (last() as Event.Done).triage

    fun Event.isPrompt() = this is Event.Progress && progress is ModelProgress.Prompt

    fun Event.isReply() = this is Event.Progress && progress is ModelProgress.Reply
}
