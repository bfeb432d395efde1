package org.aidpost

import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.readBytes
import kotlin.io.path.writeBytes
import kotlin.io.path.writeText
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import org.aidpost.core.Event
import org.aidpost.core.ModelProgress
import org.aidpost.engine.EngineCall
import org.aidpost.engine.openPack
import org.aidpost.models.Device
import org.aidpost.models.PackException
import org.aidpost.models.PackSource
import org.aidpost.models.Verdict
import org.aidpost.models.VerifyMode
import org.aidpost.models.catalogue
import org.aidpost.models.removePack
import org.aidpost.models.storedPacks
import org.aidpost.models.terms
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

internal class PacksTest {
    private val phone = Device(totalMemory = 8uL shl 30, availableMemory = 6uL shl 30)

    private inline fun <reified E : Throwable> refused(crossinline work: suspend () -> Unit): E =
        assertThrows(E::class.java) { runBlocking { work() } }

    /** A copy of the built-in pack, to be spoiled. */
    private fun copy(name: String): Path {
        val manifest = Fixture.pack.manifest()
        val from = Fixture.scratch.resolve("cache").toFile().listFiles()!!.single().toPath()
        val to = Fixture.scratch.resolve(name).createDirectories()
        val files = listOfNotNull("pack.json", manifest.text.file, manifest.projector?.file, manifest.licence.noticeFile)
        files.filter { from.resolve(it).toFile().exists() }.forEach { to.resolve(it).writeBytes(from.resolve(it).readBytes()) }
        return to
    }

    private suspend fun verify(dir: Path) = PackSource.Folder(dir.toString()).open().close()

    @Test
    fun `the catalogue says what fits a phone, before anything is fetched`() {
        val entries = catalogue()
        assertTrue(entries.any { "MedGemma" in it.name })
        assertTrue(entries.mapNotNull { it.fit(phone) }.any { it.verdict == Verdict.FITS })
        val small = Device(totalMemory = 4uL shl 30, availableMemory = 2uL shl 30)
        val tooLarge = entries.mapNotNull { it.fit(small) }.first { it.verdict == Verdict.WILL_NOT_FIT }
        assertTrue(tooLarge.suggestions.isNotEmpty())
    }

    @Test
    fun `the built-in pack fits, and is not for clinical use`() {
        assertEquals(Verdict.FITS, Fixture.pack.fit(phone)?.verdict)
        assertNotNull(Fixture.pack.fit())
        assertEquals(org.aidpost.models.ClinicalUse.NOT_FOR_CLINICAL_USE, Fixture.pack.manifest().clinicalUse)
    }

    @Test
    fun `what is no pack, or no longer whole, is refused, each by its own name`() {
        refused<PackException.NoPack> { verify(Fixture.scratch.resolve("nowhere")) }
        val manifest = Fixture.pack.manifest()
        val broken = copy("manifest").also { it.resolve("pack.json").writeText("{}") }
        refused<PackException.Damaged> { verify(broken) }
        val missing = copy("missing").also { it.resolve(manifest.text.file).toFile().delete() }
        refused<PackException.Damaged> { verify(missing) }
        val short = copy("short")
        short.resolve(manifest.text.file).let { it.writeBytes(it.readBytes().dropLast(1).toByteArray()) }
        refused<PackException.Damaged> { verify(short) }
        val changed = copy("changed")
        changed.resolve(manifest.text.file).let { file ->
            file.writeBytes(file.readBytes().also { it[it.size - 1] = (it.last() + 1).toByte() })
        }
        val error = refused<PackException.Damaged> { verify(changed) }
        assertTrue(manifest.text.sha256 in error.reason, error.reason)
    }

    @Test
    fun `an imported pack is verified, counted, opened by its name and removed`() = runBlocking {
        val store = Fixture.scratch.resolve("packs").toString()
        val told = mutableListOf<Event>()
        val imported = PackSource.Import(copy("card").toString(), store, null).open { told.add(it) }
        val id = imported.manifest().id
        assertEquals(listOf(id), storedPacks(store))
        assertTrue(told.isNotEmpty() && told.all { (it as Event.Progress).progress is ModelProgress.Bytes })
        val opened = PackSource.Stored(store, id, VerifyMode.SEALED).open()
        assertEquals(imported.manifest(), opened.manifest())
        refused<PackException.NoPack> { PackSource.Stored(store, "no-such-pack", VerifyMode.WHOLE).open() }
        val empty = Fixture.scratch.resolve("empty").createDirectories()
        refused<PackException.NoPack> { PackSource.Import(empty.toString(), store, null).open() }
        assertTrue(removePack(store, id) > 1_000_000u)
        assertEquals(emptyList<String>(), storedPacks(store))
        refused<PackException.NoPack> { removePack(store, id) }
        Unit
    }

    @Test
    fun `a call that fails says why when all that it told was heard, however slow the ear`() {
        val changed = copy("changed-and-heard").resolve(Fixture.pack.manifest().text.file)
        changed.writeBytes(changed.readBytes().also { it[it.size - 1] = (it.last() + 1).toByte() })
        repeat(5) {
            var heard = 0
            // On a thread of its own, which a coroutine that is cancelled meanwhile does not wake.
            val error = refused<PackException.Damaged> {
                withContext(Dispatchers.Default) { PackSource.Folder(changed.parent.toString()).open { Thread.sleep(20).also { heard++ } } }
            }
            assertEquals(emptyList<Throwable>(), error.suppressed.toList())
            val told = heard
            assertTrue(told > 1, "$told")
            Thread.sleep(50)
            assertEquals(told, heard)
        }
    }

    @Test
    fun `work that never asks the engine, or fails before, ends its call`() = runBlocking {
        withTimeout(10_000) {
            assertEquals(5, call { 5 })
            assertEquals("before", runCatching { call<Int> { error("before") } }.exceptionOrNull()?.message)
            assertEquals("in the ear", runCatching { PackSource.BuiltIn(Fixture.scratch.resolve("ear").toString()).open { error("in the ear") } }.exceptionOrNull()?.message)
        }
    }

    @Test
    fun `a cancelled import leaves no pack`() = runBlocking {
        val store = Fixture.scratch.resolve("cancelled").toString()
        val call = EngineCall()
        call.cancel()
        refused<PackException.Cancelled> { openPack(PackSource.Import(copy("cancelled-card").toString(), store, null), call) }
        assertEquals(emptyList<String>(), storedPacks(store))
    }

    @Test
    fun `where the storage refuses, it says so`(): Unit = runBlocking {
        val file = Fixture.scratch.resolve("not-a-folder").also { it.writeText("") }
        refused<PackException.Storage> { PackSource.Import(copy("card-for-no-folder").toString(), file.toString(), null).open() }
    }

    @Test
    fun `nothing is fetched before its terms are accepted`() = runBlocking {
        val entry = catalogue().first()
        val terms = terms(entry.licence)!!
        assertNull(terms("MIT"))
        val others = terms.copy(licence = "another")
        val store = Fixture.scratch.resolve("fetched").toString()
        val error = refused<PackException.NotAccepted> { PackSource.Fetch(entry, store, others, null).open() }
        assertEquals(entry.licence, error.licence)
    }
}
