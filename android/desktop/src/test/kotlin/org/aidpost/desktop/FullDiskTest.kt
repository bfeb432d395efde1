package org.aidpost.desktop

import java.io.File
import java.nio.file.Path
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.aidpost.ui.AppState
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Puts patients in the queue until the system lets no file grow any more, and prints how many there are, what is said, and whether the last one is still open. */
internal object FullDisk {
    @JvmStatic
    fun main(arguments: Array<String>) = runBlocking {
        val state = AppState.open(CoroutineScope(Dispatchers.Default)) { FirstScreen.outside(File(arguments[0])) }
        state.outside.store.read()
        while (state.trouble == null && state.outside.store.patients.size < MOST) state.keepsOne()
        println("${state.outside.store.patients.size}|${state.trouble}|${state.entry?.form?.name}|${state.result != null}")
        System.out.flush()
        Runtime.getRuntime().halt(0)
    }

    private const val MOST = 2_000
}

/** One more adult, entered and triaged; returns when the queue has them, or says why not. */
internal fun AppState.keepsOne() {
    newPatient()
    while (entry == null) Thread.sleep(1)
    entry!!.change { Fixture.greenAdult }
    showResult()
    while (result!!.isReading) Thread.sleep(1)
    keep()
    while (entry != null && trouble == null) Thread.sleep(1)
}

internal class FullDiskTest {
    @Test
    fun `where the disk takes no more the patient stays on the screen, the worker is told, and who was kept is kept`(@TempDir folder: Path) {
        val state = Fixture.state(FirstScreen.outside(folder.toFile()))
        runBlocking { state.outside.store.read() }
        repeat(5) { state.keepsOne() }
        // No file of that process may grow beyond this: as a full disk, but for other programs.
        val kilobytes = maxOf(folder.resolve("patients.db").toFile().length() / 1024 + 40, 200)
        val said = Child.run(FullDisk::class.java, listOf(folder.toString()), kilobytes)
        val (kept, trouble, name, shown) = said.split('|')
        assertTrue(kept.toInt() in 5..1_999, said)
        assertTrue(trouble.isNotBlank() && trouble != "null" && Fixture.greenAdult.story !in trouble, said)
        assertEquals(Fixture.greenAdult.name, name)
        assertEquals("true", shown)
        val after = FirstScreen.outside(folder.toFile()).store
        runBlocking { after.read() }
        assertEquals(null, after.unreadable)
        assertEquals(kept.toInt(), after.patients.size)
    }
}
