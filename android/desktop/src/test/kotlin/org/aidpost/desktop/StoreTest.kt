package org.aidpost.desktop

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.Engine
import org.aidpost.screens.VisitPatients
import org.aidpost.screens.engineOutside
import org.aidpost.ui.App
import org.aidpost.ui.AppState
import org.aidpost.ui.Colour
import org.aidpost.ui.Forgotten
import org.aidpost.ui.Form
import org.aidpost.ui.NotKept
import org.aidpost.ui.Override
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The queue on the real encrypted store. */
internal class StoreTest {
    private val key = ByteArray(32) { it.toByte() }

    private fun store(folder: Path, key: ByteArray = this.key, now: Long = Fixture.NOW) =
        VisitPatients(folder.resolve("patients.db").toFile(), { key }, { now }).also { runBlocking { it.read() } }

    private fun state(store: VisitPatients): AppState = Fixture.state(engineOutside({ Engine.rulesOnly() }, store, { Fixture.NOW }))

    /** Triages this form and puts it into the queue; what comes back says why it was not kept. */
    private fun AppState.keep(form: Form, decided: Override? = null): String? {
        newPatient()
        entry!!.change { form }
        showResult()
        while (result!!.isReading) Thread.sleep(5)
        result!!.override = decided
        keep()
        while (entry != null && trouble == null) Thread.sleep(5)
        return trouble
    }

    @Test
    fun `who waited before a kill waits after it, with name, colour, time and decision`(@TempDir folder: Path) {
        val before = state(store(folder))
        assertNull(before.keep(Fixture.redChild))
        assertNull(before.keep(Fixture.greenAdult, Override(Colour.YELLOW, "Lives alone, far away.", "Sr. Okello")))
        // Nothing is closed: the file stands as a kill leaves it.
        val after = store(folder)
        assertEquals(before.outside.store.patients.map { it.copy(record = null) }, after.patients.map { it.copy(record = null) }.sortedBy { it.number })
        val (child, adult) = org.aidpost.ui.inOrder(after.patients)
        assertEquals("Amina", child.form.name)
        assertEquals(Fixture.redChild, child.form)
        assertEquals(Colour.RED, child.stands)
        assertEquals(Fixture.NOW, child.triagedAt)
        assertEquals(Colour.GREEN, adult.colour)
        assertEquals("Sr. Okello", adult.override!!.by)
        assertEquals(3, runBlocking { after.nextNumber() })
        val bytes = folder.toFile().walk().filter { it.isFile }.map { it.readBytes().toString(Charsets.ISO_8859_1) }.joinToString("")
        assertFalse("Amina" in bytes || "runny nose" in bytes)
    }

    @Test
    fun `a changed entry is kept as it is now, and the colour falls only by a person's word`(@TempDir folder: Path) {
        val state = state(store(folder))
        state.keep(Fixture.redChild)
        val waiting = state.outside.store.patients.single()
        state.open(waiting)
        while (state.result!!.isReading) Thread.sleep(5)
        state.result!!.change { it.copy(signs = emptyMap(), alertness = null, story = "She is playing again.\nAll = well \\ good.") }
        while (state.result!!.isReading) Thread.sleep(5)
        state.keep()
        while (state.entry != null) Thread.sleep(5)
        val later = store(folder).patients.single()
        assertEquals("She is playing again.\nAll = well \\ good.", later.form.story)
        assertEquals(Colour.RED, later.colour)
    }

    @Test
    fun `who was seen waits no longer, and with an open review only by a name`(@TempDir folder: Path) {
        val store = store(folder)
        val state = state(store)
        state.keep(Fixture.greenAdult)
        val unwell = Fixture.greenAdult.copy(
            vitals = Fixture.greenAdult.vitals + mapOf("vitals.heart_rate_per_minute" to 118.0, "vitals.respiratory_rate_per_minute" to 26.0, "vitals.temperature_celsius" to 38.9),
        )
        state.keep(unwell)
        val (well, open) = store.patients
        assertTrue(open.review)
        assertThrows(NotKept::class.java) { runBlocking { store.seen(open.number, " ") } }
        runBlocking {
            store.seen(well.number, "")
            store.seen(open.number, "Sr. Okello")
        }
        assertTrue(store(folder).patients.isEmpty())
        // A number is never given twice.
        assertEquals(3, runBlocking { store(folder).nextNumber() })
    }

    @Test
    fun `who came before the days that are kept is deleted, but nobody whose review is open`(@TempDir folder: Path) {
        val day = 86_400_000L
        val before = state(store(folder))
        before.keep(Fixture.redChild)
        before.keep(
            Fixture.greenAdult.copy(
                vitals = Fixture.greenAdult.vitals + mapOf("vitals.heart_rate_per_minute" to 118.0, "vitals.respiratory_rate_per_minute" to 26.0, "vitals.temperature_celsius" to 38.9),
            ),
        )
        assertTrue(before.outside.store.patients.any { it.review })
        val early = store(folder, now = Fixture.NOW + 6 * day)
        assertEquals(Forgotten(0, 0), runBlocking { early.forgetBefore(Fixture.NOW - day) })
        assertEquals(2, early.patients.size)
        val late = store(folder, now = Fixture.NOW + 8 * day)
        assertEquals(Forgotten(1, 1), runBlocking { late.forgetBefore(Fixture.NOW + day) })
        assertTrue(late.patients.single().review)
        assertEquals(late.patients.map { it.number }, store(folder).patients.map { it.number })
    }

    @OptIn(ExperimentalTestApi::class)
    @Test
    fun `with a wrong key nobody is shown or kept, and only a second tap deletes`(@TempDir folder: Path) = runDesktopComposeUiTest(400, 860) {
        assertNull(state(store(folder)).keep(Fixture.redChild))
        val locked = store(folder, ByteArray(32))
        val state = state(locked)
        assertNotNull(state.keep(Fixture.greenAdult))
        assertNotNull(state.entry, "what could not be kept stays open")
        state.leave()
        setContent { App(state, font = Fixture.font) }
        onNodeWithTag("unreadable").assertIsDisplayed()
        val hand = Hand(this)
        hand.tap("Begin anew")
        assertEquals(1, store(folder).patients.size)
        hand.tap("Delete all who were kept, for good")
        waitUntil(timeoutMillis = 10_000) { locked.unreadable == null }
        assertNull(state.keep(Fixture.greenAdult))
        assertEquals(1, store(folder, ByteArray(32)).patients.size)
    }

    @Test
    fun `a file that no key fits, and a folder in which nothing can be made, are told`(@TempDir folder: Path) {
        folder.resolve("patients.db").toFile().writeText("no store at all, but long enough to look like one".repeat(100))
        assertNotNull(store(folder).unreadable)
        assertNotNull(VisitPatients(File("/proc/patients.db"), { key }, { Fixture.NOW }).also { runBlocking { it.read() } }.unreadable)
    }

    @Test
    fun `the window's key is made once, and readable by its user alone`(@TempDir folder: Path) {
        val path = folder.resolve("aidpost/key")
        val made = KeyFile(path).get()
        assertArrayEquals(made, KeyFile(path).get())
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.parent)))
        path.toFile().writeText("short")
        assertThrows(org.aidpost.screens.KeyUnreadable::class.java) { KeyFile(path).get() }
    }
}
