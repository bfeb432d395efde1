package org.aidpost.desktop

import java.io.File
import java.nio.file.Path
import org.aidpost.screens.MemoryStore
import org.aidpost.screens.SealedDrafts
import org.aidpost.screens.engineOutside
import org.aidpost.engine.Engine
import org.aidpost.ui.AppState
import org.aidpost.ui.Colour
import org.aidpost.ui.Form
import org.aidpost.ui.Lock
import org.aidpost.ui.Override
import org.aidpost.ui.Place
import org.aidpost.ui.draft
import org.aidpost.ui.formOf
import org.aidpost.ui.texts
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What is open survives the end of the process, and nobody without the key reads it. */
internal class DraftTest {
    private val key = ByteArray(32) { it.toByte() }

    private fun state(file: File): AppState =
        Fixture.state(engineOutside({ Engine.rulesOnly() }, MemoryStore(), { Fixture.NOW }, SealedDrafts(file) { key }))

    @Test
    fun `an entry is open again after a kill, as it was`(@TempDir folder: Path) {
        val file = folder.resolve("open").toFile()
        val before = state(file)
        before.newPatient()
        before.entry!!.change { Fixture.missedSign.copy(name = "Amina", given = mapOf("vitals_pain_score" to "4")) }
        before.looks = before.looks.copy(type = 2f)
        before.outside.drafts!!.write(before.draft())
        val after = state(file)
        assertEquals(before.entry!!.form, after.entry!!.form)
        assertEquals(before.entry!!.number, after.entry!!.number)
        assertNull(after.result)
        assertEquals(2f, after.looks.type)
    }

    @Test
    fun `a result with a person's decision, and many hurt, are there again`(@TempDir folder: Path) {
        val file = folder.resolve("open").toFile()
        val before = state(file)
        before.place = Place.MASS
        before.mass.sortBy(before.mass.protocols[1])
        before.mass.choose(before.mass.open!!.options[0])
        before.mass.choose(before.mass.open!!.options[1])
        val open = before.mass.form
        before.newPatient()
        before.entry!!.change { Fixture.greenAdult }
        before.showResult()
        before.result!!.override = Override(Colour.RED, "pale", "Sr. Okello")
        before.outside.drafts!!.write(before.draft())
        val after = state(file)
        assertEquals(before.result!!.override, after.result!!.override)
        assertEquals("jumpstart", after.mass.protocol.id)
        assertEquals(open, after.mass.form)
        assertEquals(Place.MASS, after.place)
    }

    @Test
    fun `a lock is closed after a start, opens by its number alone, and lets nobody guess for long`(@TempDir folder: Path) {
        val file = folder.resolve("open").toFile()
        val before = state(file)
        before.lock.set("2468")
        before.outside.drafts!!.write(before.draft())
        assertFalse("2468" in before.draft().toString())
        val lock = state(file).lock
        assertTrue(lock.isClosed)
        repeat(Lock.FREE) { lock.open("1357") }
        assertEquals(30, lock.waits())
        // The right one waits too.
        lock.open("2468")
        assertTrue(lock.isClosed)
        val later = Lock { Fixture.NOW + 30_000 }
        later.restore(before.draft())
        later.open("1357")
        assertTrue(later.isClosed)
        later.open("2468")
        assertFalse(later.isClosed)
    }

    @Test
    fun `nothing of a patient stands readable on the disk, and a wrong key or a cut file opens nothing`(@TempDir folder: Path) {
        val file = folder.resolve("open").toFile()
        SealedDrafts(file) { key }.write(Fixture.missedSign.copy(name = "Amina").texts())
        val bytes = file.readBytes()
        assertFalse("Amina" in bytes.toString(Charsets.ISO_8859_1))
        assertFalse("convulsing" in bytes.toString(Charsets.ISO_8859_1))
        assertNull(SealedDrafts(file) { ByteArray(32) }.read())
        for (length in listOf(0, 5, 12, bytes.size - 1)) {
            file.writeBytes(bytes.copyOf(length))
            assertNull(SealedDrafts(file) { key }.read(), "$length")
        }
    }

    @Test
    fun `where the disk takes no more, the last draft stays`(@TempDir folder: Path) {
        val file = folder.resolve("open").toFile()
        val drafts = SealedDrafts(file) { key }
        drafts.write(mapOf("name" to "first"))
        // What stands where the new file should be written cannot be written to.
        assertTrue(File(file.path + ".new").mkdir() && File(file.path + ".new/held").mkdir())
        drafts.write(mapOf("name" to "second"))
        assertEquals(mapOf("name" to "first"), drafts.read())
    }

    @Test
    fun `a form is read from its texts as it was written`() {
        for (form in listOf(Form(), Fixture.greenAdult, Fixture.redChild, Fixture.missedSign)) assertEquals(form, formOf(form.texts()))
    }
}
