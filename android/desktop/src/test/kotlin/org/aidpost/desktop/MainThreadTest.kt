package org.aidpost.desktop

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import java.lang.management.ManagementFactory
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import jdk.jfr.Recording
import jdk.jfr.consumer.RecordedEvent
import jdk.jfr.consumer.RecordingFile
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.screens.Posts
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.StoredChoices
import org.aidpost.screens.StoredModels
import org.aidpost.screens.StoredServer
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Answer
import org.aidpost.ui.Models
import org.aidpost.ui.Opinion
import org.aidpost.ui.Place
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** One thread draws and runs all that the screens start, as Android's main thread does. Everything else is as in the app, on a real folder. */
internal class MainThreadTest {
    private val main = Executors.newSingleThreadExecutor { Thread(it, MAIN) }
    private val dispatcher = main.asCoroutineDispatcher()
    private val threads = ManagementFactory.getThreadMXBean()
    private val spent = LinkedHashMap<String, MutableList<Double>>()

    @AfterEach
    fun end() {
        main.shutdownNow()
    }

    private fun <T> onMain(work: () -> T): T = main.submit(Callable { work() }).get(60, TimeUnit.SECONDS)

    /** A step of the worker's, and the processor's time that it took the main thread. */
    private fun step(name: String, work: () -> Unit) = onMain {
        val before = threads.currentThreadCpuTime
        work()
        spent.getOrPut(name) { mutableListOf() } += (threads.currentThreadCpuTime - before) / 1e6
    }

    private fun until(what: () -> Boolean) {
        val end = System.nanoTime() + 30_000_000_000
        while (!onMain(what)) {
            check(System.nanoTime() < end) { "waited in vain" }
            Thread.sleep(5)
        }
    }

    private fun open(folder: Path, scope: CoroutineScope): AppState {
        fun file(name: String) = folder.resolve(name).toFile()
        val key = { ByteArray(32) { 7 } }
        val engine by lazy { Engine.rulesOnly() }
        return runBlocking(dispatcher) {
            AppState.open(scope) {
                val models = StoredModels(file("models"), file("cache"), Told()).also { it.choose(Models.NONE) }
                engineOutside(
                    { engine }, VisitPatients(file("patients.db"), key, { Fixture.NOW }), { Fixture.NOW }, SealedDrafts(file("open"), key),
                    models = models, posts = Posts(file("posts"), key), choices = StoredChoices(file("choices")), facility = StoredServer.ifPossible(file("server"), key, { Fixture.NOW }),
                )
            }
        }
    }

    /** An adult is entered, triaged, handed over and put in the queue; then other places are looked at. */
    private fun AppState.works(scene: ImageComposeScene, photo: ByteArray) {
        fun draws(name: String) = onMain { scene.render(System.nanoTime()) }.also { spent.getOrPut(name) { mutableListOf() } }
        step("new patient") { newPatient() }
        until { entry != null }
        step("age") { entry!!.pad = null; entry!!.change { it.copy(who = Fixture.greenAdult.who) }; entry!!.answer; entry!!.signs }
        draws("entry")
        step("sign") { entry!!.change { it.copy(signs = it.signs + ("stridor" to Answer.NO)) }; entry!!.answer }
        step("number") { entry!!.change { it.withVital("vitals.heart_rate_per_minute", 78.0) }; entry!!.answer }
        step("story") { entry!!.change { it.copy(story = Fixture.missedSign.story) }; entry!!.answer }
        onMain { picker = Given(photo) }
        step("photo") { photos!!.bring(picker!!::takePhoto) }
        until { entry!!.form.photos.isNotEmpty() }
        draws("photo")
        step("photo away") { photos!!.remove(entry!!.form.photos.single()) }
        step("result") { showResult() }
        until { result!!.isReading.not() }
        draws("result")
        step("messages") { result!!.view!!.record.messages() }
        step("hand over") { handOver() }
        until { handing!!.code != null }
        draws("code")
        step("back") { backToResult() }
        step("keep") { keep() }
        until { entry == null && outside.store.patients.isNotEmpty() }
        draws("queue")
        step("search") { inOrder() }
        for (there in Place.entries) {
            step("place") { place = there }
            draws("place")
        }
        step("opinion") { letOpinion(if (opinion == Opinion.RAISE) Opinion.REVIEW else Opinion.RAISE) }
        step("models") { models!!.refresh() }
        step("days") { keepFor(30) }
        step("open") { open(outside.store.patients.last()) }
        until { !result!!.isReading }
        step("leave") { leave(); place = Place.QUEUE }
    }

    private fun AppState.inOrder() = org.aidpost.ui.inOrder(outside.store.patients)

    private fun whole(folder: Path, turns: Int) {
        val job = Job()
        val state = open(folder, CoroutineScope(dispatcher + job))
        until { !state.outside.store.isReading }
        val scene = onMain { ImageComposeScene(360, 760, Density(1f), coroutineContext = dispatcher) { App(state, font = Fixture.font) } }
        repeat(turns) { state.works(scene, SHARP) }
        step("delete all") { state.forgetAll() }
        until { state.outside.store.patients.isEmpty() }
        onMain { scene.close() }
        job.cancel()
        // The last draft is written by then.
        Thread.sleep(300)
    }

    /** Of these, all that reads or writes a file of this folder. */
    private fun RecordedEvent.of(folder: Path) = thread?.javaName == MAIN && getString("path").orEmpty().startsWith(folder.toString())

    @Test
    fun `the thread that draws reads and writes nothing, from the start to the end`(@TempDir folder: Path) {
        Recording().use { recording ->
            for (event in listOf("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce")) recording.enable(event).withThreshold(Duration.ZERO).withStackTrace()
            recording.start()
            whole(folder, 1)
            // That the recording hears such a thread at all.
            onMain { folder.resolve("heard").toFile().writeText("x") }
            // And what was open is open again.
            whole(folder, 1)
            recording.stop()
            val file = folder.resolve("recording.jfr")
            recording.dump(file)
            val all = RecordingFile.readAllEvents(file)
            val onMain = all.filter { it.of(folder) }
            assertEquals(listOf("heard"), onMain.map { Path.of(it.getString("path")).fileName.toString() }, onMain.joinToString("\n") { "${it.stackTrace?.frames?.take(12)?.map { frame -> frame.method.name }}" })
            assertTrue(all.any { it.thread?.javaName != MAIN && it.getString("path").orEmpty().startsWith(folder.toString()) })
        }
    }

    @Test
    fun `no step of the worker's takes the thread that draws eight milliseconds`(@TempDir folder: Path) {
        whole(folder, TURNS)
        // What the first turns take is the compiler's time, and the machine is not this test's alone: the least of the later ones is the work itself.
        val least = spent.filterValues { it.isNotEmpty() }.mapValues { (_, all) -> all.drop(all.size / 3).min() }
        println(least.entries.sortedByDescending { it.value }.joinToString(prefix = "main thread, ms of processor: ") { "${it.key} %.1f".format(it.value) })
        assertEquals(emptyMap<String, Double>(), least.filterValues { it > 8 })
    }

    private companion object {
        const val MAIN = "main of the app"
        const val TURNS = 6
    }
}
