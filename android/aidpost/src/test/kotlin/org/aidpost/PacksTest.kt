package org.aidpost

import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.readBytes
import kotlin.io.path.writeBytes
import kotlin.io.path.writeText
import kotlinx.coroutines.runBlocking
import org.aidpost.core.Event
import org.aidpost.engine.Pack
import org.aidpost.engine.PackStore
import org.aidpost.engine.catalogue
import org.aidpost.engine.entryFit
import org.aidpost.engine.terms
import org.aidpost.models.Depth
import org.aidpost.models.Device
import org.aidpost.models.FetchException
import org.aidpost.models.ImportException
import org.aidpost.models.Verdict
import org.aidpost.models.VerifyException
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

    private suspend fun verify(dir: Path) = call { Pack.verify(dir.toString(), it).close() }

    @Test
    fun `the catalogue says what fits a phone, before anything is fetched`() {
        val entries = catalogue()
        assertTrue(entries.any { "MedGemma" in it.name })
        assertTrue(entries.mapNotNull { entryFit(it, phone) }.any { it.verdict == Verdict.FITS })
        val small = Device(totalMemory = 4uL shl 30, availableMemory = 2uL shl 30)
        val tooLarge = entries.mapNotNull { entryFit(it, small) }.first { it.verdict == Verdict.WILL_NOT_FIT }
        assertTrue(tooLarge.knobs.isNotEmpty())
    }

    @Test
    fun `the built-in pack fits, and is not for clinical use`() {
        assertEquals(Verdict.FITS, Fixture.pack.fit(phone)?.verdict)
        assertNotNull(Fixture.pack.fit())
        assertEquals(org.aidpost.models.ClinicalUse.NOT_FOR_CLINICAL_USE, Fixture.pack.manifest().clinicalUse)
    }

    @Test
    fun `what is no pack, or no longer whole, is refused, each by its own name`() {
        refused<VerifyException.NoPack> { verify(Fixture.scratch.resolve("nowhere")) }
        val manifest = Fixture.pack.manifest()
        val broken = copy("manifest").also { it.resolve("pack.json").writeText("{}") }
        refused<VerifyException.Manifest> { verify(broken) }
        val missing = copy("missing").also { it.resolve(manifest.text.file).toFile().delete() }
        refused<VerifyException.Missing> { verify(missing) }
        val short = copy("short")
        short.resolve(manifest.text.file).let { it.writeBytes(it.readBytes().dropLast(1).toByteArray()) }
        refused<VerifyException.Length> { verify(short) }
        val changed = copy("changed")
        changed.resolve(manifest.text.file).let { file ->
            file.writeBytes(file.readBytes().also { it[it.size - 1] = (it.last() + 1).toByte() })
        }
        val error = refused<VerifyException.Hash> { verify(changed) }
        assertTrue(manifest.text.sha256 in error.message!!, error.message)
    }

    @Test
    fun `an imported pack is verified, counted and opened by its name`() = runBlocking {
        val store = PackStore(Fixture.scratch.resolve("packs").toString())
        val bytes = mutableListOf<Event>()
        val imported = call(onEvent = { bytes.add(it) }) { store.import(copy("card").toString(), null, it) }
        assertEquals(listOf(imported.manifest().id), store.ids())
        assertTrue(bytes.isNotEmpty() && bytes.all { it is Event.Bytes })
        val opened = call { store.open(imported.manifest().id, Depth.SEALED, it) }
        assertEquals(imported.manifest(), opened.manifest())
        refused<VerifyException.NoPack> { call { store.open("no-such-pack", Depth.WHOLE, it) } }
        refused<ImportException.Source> {
            call { store.import(Fixture.scratch.resolve("empty").createDirectories().toString(), null, it) }
        }
        Unit
    }

    @Test
    fun `nothing is fetched before its terms are accepted`() = runBlocking {
        val entry = catalogue().first()
        val terms = terms(entry.licence)!!
        assertNull(terms("MIT"))
        val store = PackStore(Fixture.scratch.resolve("fetched").toString())
        val others = terms.copy(licence = "another")
        refused<FetchException.NotAccepted> { call { store.fetch(entry, others, null, it) } }
        Unit
    }
}
