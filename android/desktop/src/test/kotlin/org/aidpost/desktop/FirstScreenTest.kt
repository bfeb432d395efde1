package org.aidpost.desktop

import java.io.File
import java.nio.file.Path
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.Outside
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The app from the start of its process to the queue on the screen, with who waits read from the store; without a window, which needs a display. */
internal object FirstScreen {
    fun outside(folder: File): Outside {
        val key = { ByteArray(32) { 7 } }
        return engineOutside({ Engine.rulesOnly() }, VisitPatients(folder.resolve("patients.db"), key, { Fixture.NOW }), { Fixture.NOW }, SealedDrafts(folder.resolve("open"), key))
    }

    @JvmStatic
    fun main(arguments: Array<String>) {
        println(firstScreen { outside(File(arguments[0])) })
        System.out.flush()
        Runtime.getRuntime().halt(0)
    }
}

internal class FirstScreenTest {
    @Test
    fun `the queue stands on the screen soon after the start`(@TempDir folder: Path) {
        val state = Fixture.state(FirstScreen.outside(folder.toFile()))
        runBlocking { state.outside.store.read() }
        repeat(WAITING) { state.keepsOne() }
        val times = List(3) { Child.run(FirstScreen::class.java, listOf(folder.toString()), options = listOf("-XX:TieredStopAtLevel=1")).split(' ').map { it.toLong() } }
        println("first screen, ms from the process's start, and with $WAITING who wait: $times")
        assertEquals(WAITING.toLong(), times.first()[2])
        assertTrue(times.minOf { it[0] } < MOST, "$times")
    }

    private companion object {
        const val WAITING = 20

        /** A JVM without a warm disk and beside other work takes longer; the least of three is the app's own. */
        const val MOST = 5_000L
    }
}
