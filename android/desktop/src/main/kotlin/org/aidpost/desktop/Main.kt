package org.aidpost.desktop

import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.singleWindowApplication
import java.awt.GraphicsEnvironment
import java.nio.file.Path
import kotlin.system.exitProcess
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.aidpost.engine.Engine
import org.aidpost.models.PackSource
import org.aidpost.open
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState

/** The app in a window of a phone's shape. `--no-model`: rules and word list alone. `--in-memory`: nothing is kept. */
fun main(arguments: Array<String>) {
    if (GraphicsEnvironment.isHeadless()) {
        System.err.println("aidpost: there is no display to open a window on. With Xvfb: xvfb-run -a make app (Debian: xvfb, xauth)")
        exitProcess(2)
    }
    val engine = if ("--no-model" in arguments) ({ Engine.rulesOnly() }) else builtIn()
    val folder = dataFolder()
    val key = KeyFile(folder.resolve("key"))
    val store = if ("--in-memory" in arguments) MemoryStore() else VisitPatients(folder.resolve("patients.db").toFile(), key::get, System::currentTimeMillis, key::forget)
    val drafts = if ("--in-memory" in arguments) null else SealedDrafts(folder.resolve("open").toFile(), key::get)
    val outside = engineOutside(once(engine), store, System::currentTimeMillis, drafts)
    singleWindowApplication(title = "Aidpost", state = WindowState(width = 430.dp, height = 860.dp)) {
        val scope = rememberCoroutineScope()
        App(remember { AppState(outside, scope) })
    }
}

/** The pack that comes with the library: a demonstration, marked so on every result. */
private fun builtIn(): suspend () -> Engine = {
    val cache = Path.of(System.getProperty("java.io.tmpdir"), "aidpost-app").toString()
    Engine.open(PackSource.BuiltIn(cache).open())
}

/** Opened when it is first needed, and then kept. */
private fun once(open: suspend () -> Engine): suspend () -> Engine {
    val lock = Mutex()
    var engine: Engine? = null
    return { lock.withLock { engine ?: open().also { engine = it } } }
}
