package org.aidpost.desktop

import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.nio.file.Path
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.aidpost.core.ImageInterpretation
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.PhotoInterpretation
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Form
import org.aidpost.ui.Outside
import org.aidpost.ui.Sex
import org.aidpost.ui.Texts
import org.aidpost.ui.WriteEvent
import org.aidpost.ui.Writer
import org.aidpost.ui.Writing
import org.aidpost.ui.draft
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

/** The flows of `tests/flows`, which the iOS app runs too: what only a call by telephone has is passed over by its name. */
@OptIn(ExperimentalTestApi::class)
internal class SharedFlowTest {
    private val flows = Fixture.root.resolve("tests/flows")

    private fun steps(name: String) = Json.parseToJsonElement(flows.resolve("$name.json").readText()).jsonObject

    private fun JsonObject.text(key: String): String? = get(key)?.jsonPrimitive?.content

    @ParameterizedTest
    @ValueSource(strings = ["red-call", "kill", "missed-sign", "cancel", "photo", "writing"])
    fun `a flow of both apps is true here`(name: String, @TempDir folder: Path) = run(steps(name), folder)

    /** A note, and that green is not to be had, belong to the call. */
    @Test
    fun `every flow of the folder is run here or belongs to the call`() {
        val files = flows.list().orEmpty().filter { it.endsWith(".json") }.map { it.removeSuffix(".json") }.toSet()
        assertEquals(setOf("red-call", "kill", "missed-sign", "cancel", "photo", "writing") + setOf("note", "no-model", "review"), files)
    }

    @Test
    fun `a flow that is not true fails`(@TempDir folder: Path) {
        for (last in listOf("""{"colour": "red"}""", """{"see": "finding"}""", """{"not": "result"}""", """{"hope": "red"}""")) {
            val flow = """{"name": "", "steps": [{"press": "new"}, {"write": "age", "text": "34"}, $last]}"""
            assertThrows(Throwable::class.java, { run(Json.parseToJsonElement(flow).jsonObject, folder.resolve("$last".hashCode().toString()), 1_000) }, last)
        }
    }

    private fun run(flow: JsonObject, folder: Path, patience: Long = 60_000) = runDesktopComposeUiTest(400, 860) {
        folder.toFile().mkdirs()
        val images = flow.text("images") == "true"
        val options = EngineOptions(imageInterpretation = if (images) ImageInterpretation.ON else ImageInterpretation.OFF)
        val engine = if (flow.text("model") == "demo") runBlocking { Engine.open(PackSource.BuiltIn(folder.resolve("cache").toString()).open(), options) } else Engine.rulesOnly()
        Runner(this, folder, engine, if (images) PhotoInterpretation.ON else PhotoInterpretation.OFF, patience).run {
            setContent { App(state, font = Fixture.font) }
            flow["steps"]!!.jsonArray.forEach { step(it.jsonObject) }
            state.leave()
        }
        engine.close()
    }

    /** The real writer, told more slowly: the demonstration is done before the next look at the screen. */
    private class Slow(private val real: Writer) : Writer {
        override fun write(form: Form, what: Writing): Flow<WriteEvent> = real.write(form, what).onEach { if (it is WriteEvent.Draft) delay(100) }
    }

    private inner class Runner(private val screen: ComposeUiTest, private val folder: Path, private val engine: Engine, private val photos: PhotoInterpretation, private val patience: Long) {
        private val key = ByteArray(32) { it.toByte() }
        private val texts = Texts()
        private val hand = Hand(screen)
        private val camera = mutableListOf<ByteArray>()
        var state: AppState by mutableStateOf(start())

        private fun start(): AppState {
            val store = VisitPatients(folder.resolve("patients.db").toFile(), { key }, { Fixture.NOW })
            runBlocking { store.read() }
            val real = engineOutside({ engine }, store, { Fixture.NOW }, SealedDrafts(folder.resolve("open").toFile()) { key }, photos)
            val outside = Outside(real.rules, real.reader, real.store, real.clock, real.version, real.drafts, real.photos, writer = Slow(real.writer!!))
            return Fixture.state(outside).also { it.picker = Given() }
        }

        fun step(step: JsonObject) {
            step.text("press")?.let { if (it !in CALL) press(it) } ?: step.text("write")?.let { write(it, step.text("text")!!) }
                ?: step.text("colour")?.let { colour -> see { texts.word(org.aidpost.ui.Colour.valueOf(colour.uppercase())) in words("colour") } }
                ?: step.text("see")?.let { id -> if (id !in CALL) see { nodes(id).any { step.text("says").orEmpty() in it.said() } } }
                ?: step.text("not")?.let { id -> see { nodes(id).isEmpty() } }
                ?: step.text("camera")?.let { camera.add(Fixture.root.resolve("tests/$it").readBytes()) }
                ?: step.text("app")?.let { if (it == "kill") kill() } ?: error("no such step: ${step.keys}")
            screen.waitForIdle()
        }

        /** What was kept is what a kill leaves. */
        private fun kill() {
            state.outside.drafts!!.write(state.draft())
            state = start()
        }

        private fun press(id: String) {
            val (kind, rest) = id.substringBefore('.') to id.substringAfter('.')
            when (kind) {
                "sex" -> hand.tap("${texts.sex}: ${texts.sex(Sex.valueOf(rest.uppercase()))}")
                "answer" -> hand.tap("${state.entry!!.signs.first { it.code == rest.substringBefore('.') }.label}: ${if (rest.endsWith("yes")) texts.yes else texts.no}")
                "go" -> when (rest) {
                    "result" -> hand.tapTag("result")
                    "intake" -> hand.tap(texts.change)
                    // The call writes its note at once; here it is asked for.
                    "note" -> hand.tap("${texts.notes}. ${texts.show}").also { hand.tapTag("note.write") }
                    else -> error("no such way: $rest")
                }
                "keep" -> hand.tapTag("keep").also { see { state.entry == null } }
                "open" -> hand.tapPart(", $rest,")
                "enter" -> hand.tapPart("${texts.enterIt}: ")
                "photo" -> if (rest == "ask") hand.tapTag("photo.ask") else {
                    state.picker = Given(camera.removeAt(0))
                    screen.waitForIdle()
                    hand.tap("${texts.photoShows}: ${texts.photoKind(org.aidpost.ui.PhotoKind.valueOf(rest.uppercase()))}")
                    hand.tapTag("photo.take")
                }
                "remove" -> {
                    // A picture that is read back moves what stands below it, and a finger would miss the button.
                    see { state.photos!!.let { it.reading.isEmpty() && it.encoding.isEmpty() } }
                    hand.tap(nodes(id).single().name())
                }
                "stop" -> see { nodes("stop").isNotEmpty() }.also { hand.tapTag("stop") }
                else -> hand.tapTag(id)
            }
        }

        private fun write(id: String, text: String) {
            if (id == "age") {
                hand.number(text)
                hand.tap(texts.next)
            } else {
                hand.write(id, "")
                screen.onNode(hasTestTag(id)).performTextReplacement(text)
            }
        }

        /** What bears this id here. */
        private fun nodes(id: String): List<SemanticsNode> = when {
            id == "demo" -> all().filter { texts.demo in it.said() }
            id == "refused" -> tagged("photo.refused")
            id.startsWith("origin.") -> tagged("line.${id.removePrefix("origin.").uppercase()}")
            id.startsWith("open.") -> all().filter { ", ${id.removePrefix("open.")}," in it.said() }
            id.startsWith("remove.") -> all().filter { SemanticsActions.OnClick in it.config && it.name() == texts.removePhoto(1, org.aidpost.ui.PhotoKind.valueOf(id.removePrefix("remove.").uppercase())) }
            id.startsWith("enter.") -> all().filter { SemanticsActions.OnClick in it.config && it.name().startsWith(texts.enterIt) }
            id.startsWith("answered.") -> {
                val label = state.entry!!.signs.first { it.code == id.removePrefix("answered.") }.label
                all().filter { it.name().startsWith("$label: ") && it.config.getOrNull(SemanticsProperties.Selected) == true }
            }
            else -> tagged(id)
        }

        private fun tagged(id: String) = all().filter { it.config.getOrNull(SemanticsProperties.TestTag) == id }

        private fun words(id: String) = nodes(id).joinToString { it.said() }

        private fun all(): List<SemanticsNode> = screen.onRoot(useUnmergedTree = true).fetchSemanticsNode().all()

        private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

        private fun SemanticsNode.name() = config.getOrNull(SemanticsProperties.ContentDescription).orEmpty().joinToString()

        /** All that stands in it, what is typed too. */
        private fun SemanticsNode.said(): String = all().joinToString(" ") { node ->
            listOf(
                node.name(), node.config.getOrNull(SemanticsProperties.Text).orEmpty().joinToString { it.text }, node.config.getOrNull(SemanticsProperties.EditableText)?.text.orEmpty(),
            ).joinToString(" ")
        }

        private fun see(what: () -> Boolean) = screen.waitUntil(timeoutMillis = patience, condition = what)
    }

    private companion object {
        /** What only a call by telephone has. */
        val CALL = setOf("caller", "go.handOver", "message", "share.letter", "share.bundle", "qr")
    }
}
