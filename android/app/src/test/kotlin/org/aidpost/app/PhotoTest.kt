package org.aidpost.app

import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.graphics.Bitmap
import android.graphics.Color
import android.net.Uri
import android.provider.MediaStore
import java.io.ByteArrayOutputStream
import org.aidpost.ui.PhotoKind
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What the camera app and the photo picker are asked, and what becomes of their answers. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = TestApplication::class)
class PhotoTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private val picture = ByteArrayOutputStream().also { png ->
        val squares = Bitmap.createBitmap(320, 320, Bitmap.Config.ARGB_8888)
        for (y in 0 until 320) for (x in 0 until 320) squares.setPixel(x, y, if ((x / 8 + y / 8) % 2 == 0) Color.rgb(200, 90, 60) else Color.rgb(60, 30, 20))
        squares.compress(Bitmap.CompressFormat.PNG, 100, png)
    }.toByteArray()

    @Before
    fun camera() = shadowOf(RuntimeEnvironment.getApplication().packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, true)

    private fun entry() = Phone().apply {
        tapTag("new")
        tap("3")
        tap("4")
        tap("Next")
        tap("What will it show?: Wound")
    }

    private fun Phone.asked(): Intent {
        until { shadowOf(activity).peekNextStartedActivityForResult() != null }
        return shadowOf(activity).nextStartedActivityForResult.intent
    }

    @Test
    fun `the camera app is asked for a file of this app's own folder, and who leaves it adds nothing`() {
        val phone = entry()
        phone.tapTag("photo.take")
        val asked = phone.asked()
        assertEquals(MediaStore.ACTION_IMAGE_CAPTURE, asked.action)
        assertEquals("content://org.aidpost.app.camera/camera/photo.jpg", asked.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java).toString())
        shadowOf(phone.activity).receiveResult(asked, Activity.RESULT_CANCELED, null)
        phone.idle()
        assertTrue(phone.state.entry!!.form.photos.isEmpty())
        assertFalse(phone.state.photos!!.isPreparing)
    }

    /** As a camera app does: it writes where it was told to, and comes back. */
    private fun Phone.takes(asked: Intent, photo: ByteArray) {
        val uri = asked.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java)!!
        activity.contentResolver.openOutputStream(uri)!!.use { it.write(photo) }
        shadowOf(activity).receiveResult(asked, Activity.RESULT_OK, null)
        idle()
    }

    private fun leftBehind() = RuntimeEnvironment.getApplication().cacheDir.resolve("camera").listFiles().orEmpty().toList()

    @Test
    fun `what the camera app writes is judged, belongs to the entry, and is not left in its file`() {
        val phone = entry()
        phone.tapTag("photo.take")
        phone.takes(phone.asked(), picture)
        phone.until { phone.state.entry!!.form.photos.isNotEmpty() }
        val photo = phone.state.entry!!.form.photos.single()
        assertEquals(PhotoKind.WOUND, photo.kind)
        assertTrue(phone.state.photos!!.of(photo)!!.png.isNotEmpty())
        phone.until { leftBehind().isEmpty() }
        // A phone that is turned while the camera app is open loses nothing.
        phone.tapTag("photo.take")
        val asked = phone.asked()
        phone.controller.recreate()
        phone.idle()
        assertEquals(1, phone.state.entry!!.form.photos.size)
        assertEquals("content://org.aidpost.app.camera/camera/photo.jpg", asked.getParcelableExtra(MediaStore.EXTRA_OUTPUT, Uri::class.java).toString())
    }

    @Test
    fun `a post's key is read from a photo of its code, and the photo is gone`() {
        val phone = Phone()
        phone.tapTag("other-post")
        phone.until { phone.state.posts!!.ownKey != null }
        val (key, code) = phone.state.posts!!.run { ownKey!! to ownCode!! }
        val module = 9
        val drawn = Bitmap.createBitmap((code.width + 8) * module, (code.width + 8) * module, Bitmap.Config.ARGB_8888)
        drawn.eraseColor(Color.WHITE)
        code.dark.forEachIndexed { at, dark ->
            val (left, top) = (at % code.width + 4) * module to (at / code.width + 4) * module
            if (dark) for (y in top until top + module) for (x in left until left + module) drawn.setPixel(x, y, Color.BLACK)
        }
        phone.tapTag("posts.photo")
        phone.takes(phone.asked(), ByteArrayOutputStream().also { drawn.compress(Bitmap.CompressFormat.JPEG, 80, it) }.toByteArray())
        phone.until { phone.state.posts!!.keyRead != null }
        assertEquals(key, phone.state.posts!!.keyRead)
        assertTrue(phone.state.posts!!.posts.isEmpty())
        phone.until { leftBehind().isEmpty() }
    }

    @Test
    fun `a photo from the picker is read where it lies`() {
        val phone = entry()
        phone.tapTag("photo.choose")
        val asked = phone.asked()
        val uri = Uri.parse("content://photos/7")
        shadowOf(phone.activity.contentResolver).registerInputStream(uri, picture.inputStream())
        shadowOf(phone.activity).receiveResult(asked, Activity.RESULT_OK, Intent().setData(uri))
        phone.until { phone.state.entry!!.form.photos.isNotEmpty() }
        assertEquals(PhotoKind.WOUND, phone.state.entry!!.form.photos.single().kind)
        assertTrue(phone.state.photos!!.of(phone.state.entry!!.form.photos.single()) != null)
    }
}
