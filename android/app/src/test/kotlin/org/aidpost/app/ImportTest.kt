package org.aidpost.app

import android.content.Intent
import android.net.Uri
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import org.aidpost.ui.Place
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** A model's file that comes by another app's "share" or "open with". */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = TestApplication::class)
class ImportTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private val uri = Uri.parse("content://files/tiny.zip")

    /** A pack as a colleague sends it; [broken]: one byte of the weights is another one. */
    private fun pack(broken: Boolean = false): ByteArray = ByteArrayOutputStream().also { bytes ->
        ZipOutputStream(bytes).use { zip ->
            for (name in listOf("pack.json", "text.gguf", "projector.gguf")) {
                val file = File(System.getProperty("aidpost.root"), "models/tiny/$name").readBytes()
                if (broken && name == "text.gguf") file[file.size / 2] = (file[file.size / 2] + 1).toByte()
                zip.putNextEntry(ZipEntry(name))
                zip.write(file)
            }
        }
    }.toByteArray()

    private fun lies(bytes: ByteArray) = shadowOf(RuntimeEnvironment.getApplication().contentResolver).registerInputStream(uri, bytes.inputStream())

    private fun forwarded(intent: Intent): Intent? {
        val activity = Robolectric.buildActivity(ImportActivity::class.java, intent).create().get()
        assertTrue(activity.isFinishing)
        return shadowOf(activity).nextStartedActivity
    }

    private val shared get() = forwarded(Intent(Intent.ACTION_SEND).setType("application/zip").putExtra(Intent.EXTRA_STREAM, uri))!!

    private fun here(phone: Phone) = phone.state.models!!.list.others

    @Test
    fun `share and open with are offered for a pack, and lead to the one activity that holds the models`() {
        val app = RuntimeEnvironment.getApplication()
        for (asked in listOf(Intent(Intent.ACTION_SEND).setType("application/zip"), Intent(Intent.ACTION_VIEW).setDataAndType(uri, "application/octet-stream"))) {
            assertEquals(listOf(ImportActivity::class.java.name), app.packageManager.queryIntentActivities(asked.setPackage(app.packageName), 0).map { it.activityInfo.name })
        }
        for (intent in listOf(shared, forwarded(Intent(Intent.ACTION_VIEW).setDataAndType(uri, "application/zip"))!!)) {
            assertEquals(TriageActivity::class.java.name, intent.component!!.className)
            assertEquals(uri, intent.data)
            assertTrue(intent.flags and Intent.FLAG_GRANT_READ_URI_PERMISSION != 0)
        }
        // By a path another app could name this app's own files.
        assertNull(forwarded(Intent(Intent.ACTION_VIEW, Uri.fromFile(File(app.noBackupFilesDir, "key")))))
        assertNull(forwarded(Intent(Intent.ACTION_SEND).putExtra(Intent.EXTRA_TEXT, "hello")))
    }

    @Test
    fun `a shared pack is verified and there, its copy is gone, and nobody chose it`() {
        lies(pack())
        val phone = Phone(shared)
        phone.until { phone.state.models!!.refused != null || here(phone).isNotEmpty() }
        assertNull(phone.state.models!!.refused)
        assertEquals(listOf("tiny-random"), here(phone))
        assertEquals(Place.MODELS, phone.state.place)
        assertEquals("built-in", phone.state.models!!.chosen)
        phone.until { RuntimeEnvironment.getApplication().cacheDir.resolve("import").listFiles().orEmpty().isEmpty() }
    }

    @Test
    fun `a pack with another byte is refused in words, and so is what is no pack and what may not be read`() {
        lies(pack(broken = true))
        val phone = Phone(shared)
        phone.until { phone.state.models!!.refused != null }
        phone.state.models!!.refresh()
        phone.idle()
        assertEquals(emptyList<String>(), here(phone))
        for (bytes in listOf("no pack".toByteArray(), ByteArray(0))) {
            lies(bytes)
            val other = Phone(shared)
            other.until { other.state.models!!.refused != null }
            assertEquals(emptyList<String>(), here(other))
        }
    }

    @Test
    fun `the app that is open takes it, behind its lock and without touching what is entered`() {
        lies(pack())
        val phone = Phone()
        phone.state.lock.set("2468")
        phone.state.lock.close()
        phone.controller.newIntent(shared)
        phone.idle()
        assertEquals(Place.QUEUE, phone.state.place)
        phone.state.lock.open("2468")
        phone.until { phone.state.place == Place.MODELS && here(phone) == listOf("tiny-random") }
        // Who is in the middle of an entry stays there, and finds the models after it.
        phone.state.place = Place.QUEUE
        phone.idle()
        phone.tapTag("new")
        val entry = phone.state.entry
        assertNotNull(entry)
        lies(pack(broken = true))
        phone.controller.newIntent(shared)
        phone.until { phone.state.models!!.refused != null }
        assertSame(entry, phone.state.entry)
    }
}
