package org.aidpost.desktop

import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.singleWindowApplication
import java.awt.GraphicsEnvironment
import java.nio.file.Path
import kotlin.system.exitProcess
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import org.aidpost.ReloadingEngine
import org.aidpost.core.ImageInterpretation
import org.aidpost.engine.Engine
import org.aidpost.engine.EngineOptions
import org.aidpost.keepingPrefixesIn
import org.aidpost.open
import org.aidpost.screens.CoroutineFetcher
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.PhotoInterpretation
import org.aidpost.screens.Posts
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.StoredChoices
import org.aidpost.screens.StoredModels
import org.aidpost.screens.StoredServer
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside

/**
 * The app in a window of a phone's shape. `--no-model`: rules and word list alone. `--in-memory`: nothing is kept. `--images`: the model is asked
 * about photos, as an integrator may switch it on. `--first-screen`: no window; prints how soon the first screen was drawn.
 */
fun main(arguments: Array<String>) {
    val drawsOnce = "--first-screen" in arguments
    if (GraphicsEnvironment.isHeadless() && !drawsOnce) {
        System.err.println("aidpost: there is no display to open a window on. With Xvfb: xvfb-run -a make app (Debian: xvfb, xauth)")
        exitProcess(2)
    }
    val folder = dataFolder()
    val key = KeyFile(folder.resolve("key"))
    val store = if ("--in-memory" in arguments) MemoryStore() else VisitPatients(folder.resolve("patients.db").toFile(), key::get, System::currentTimeMillis, key::forget)
    val drafts = if ("--in-memory" in arguments) null else SealedDrafts(folder.resolve("open").toFile(), key::get)
    val photos = if ("--images" in arguments) PhotoInterpretation.ON else PhotoInterpretation.OFF
    val postKey = KeyFile(folder.resolve("post-key"))
    val posts = Posts(folder.resolve("posts").toFile(), postKey::get)
    val cache = Path.of(System.getProperty("java.io.tmpdir"), "aidpost-app").toFile()
    lateinit var engine: ReloadingEngine
    // What is fetched goes on while the window is open.
    val fetcher = CoroutineFetcher(CoroutineScope(SupervisorJob() + Dispatchers.IO))
    val models = StoredModels(folder.resolve("models").toFile(), cache, fetcher, changed = { engine.close() })
    val choices = StoredChoices(folder.resolve("choices").toFile()) { engine.close() }
    val facility = StoredServer.ifPossible(folder.resolve("server").toFile(), postKey::get, System::currentTimeMillis, photos) { engine.close() }
    fun options() = EngineOptions(opinion = choices.policy, imageInterpretation = if (photos == PhotoInterpretation.ON) ImageInterpretation.ON else ImageInterpretation.OFF).keepingPrefixesIn(cache)
    engine = ReloadingEngine {
        val here = models.source()?.takeIf { "--no-model" !in arguments }?.let { Engine.open(it.open(), options()) } ?: Engine.rulesOnly()
        facility?.ask(here) ?: here
    }
    // Made where it is opened: not by the thread that draws.
    val outside by lazy { engineOutside({ engine.withEngine { it } }, store, System::currentTimeMillis, drafts, photos, models, posts, choices, facility = facility) }
    if (drawsOnce) {
        println(firstScreen { outside })
        exitProcess(0)
    }
    singleWindowApplication(title = NAME, state = WindowState(width = 430.dp, height = 860.dp)) {
        Opening({ outside }, opened = { it.picker = WindowPicker() })
    }
}
