package org.aidpost.app

import android.content.pm.PackageManager
import android.os.Bundle
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import java.io.File
import org.aidpost.ui.Colour
import org.aidpost.ui.RulesAnswer
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotSame
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = TestApplication::class)
class LifecycleTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private fun Phone.redChild() {
        tapTag("new")
        tap("Age: months")
        tap("1")
        tap("4")
        tap("Next")
        tap("convulsing now: Yes")
        write("name", "Amina")
        write("story", "She has been hot since the morning.")
    }

    private fun Phone.colour(): Colour = (state.entry!!.answer as RulesAnswer.Ready).view.colour

    @Test
    fun `a red child is red at the tap, and a turned phone keeps all of it`() {
        val phone = Phone()
        phone.redChild()
        assertEquals(Colour.RED, phone.colour())
        val (entry, activity) = phone.state.entry to phone.activity
        RuntimeEnvironment.setQualifiers("+land")
        phone.controller.recreate()
        phone.idle()
        assertNotSame(activity, phone.activity)
        assertSame(entry, phone.state.entry)
        assertTrue(phone.names().any { it.startsWith("RED") })
    }

    @Test
    fun `what was entered is there again after the system has ended the process, and stands nowhere readable`() {
        val phone = Phone()
        val folder = phone.activity.application.noBackupFilesDir
        val draft = File(folder, "open")
        phone.redChild()
        val form = phone.state.entry!!.form
        phone.until { draft.exists() && phone.state.outside.drafts!!.read()?.get("story") == form.story }
        val saved = Bundle()
        phone.controller.pause().stop().saveInstanceState(saved).destroy()
        val later = Phone(saved = saved)
        assertEquals(form, later.state.entry!!.form)
        assertEquals(Colour.RED, later.colour())
        folder.walk().filter { it.isFile }.forEach { file ->
            val text = file.readBytes().toString(Charsets.ISO_8859_1)
            assertFalse(file.name, "Amina" in text || "convulsi" in text)
        }
        // The system keeps what an activity saves in a process of its own: nothing of a patient may be in it.
        assertFalse("Amina" in saved.toString())
    }

    @Test
    fun `back goes from the result to the entry and from there to the queue`() {
        val phone = Phone()
        phone.redChild()
        phone.tapTag("result")
        phone.until { phone.state.result?.isReading == false }
        phone.activity.onBackPressedDispatcher.onBackPressed()
        assertNull(phone.state.result)
        phone.activity.onBackPressedDispatcher.onBackPressed()
        assertNull(phone.state.entry)
        assertFalse(phone.activity.isFinishing)
    }

    @Test
    fun `no picture is taken of the screen, and the network is all that the app may use`() {
        val activity = Phone().activity
        assertTrue(activity.window.attributes.flags and FLAG_SECURE != 0)
        val info = activity.packageManager.getPackageInfo(activity.packageName, PackageManager.GET_PERMISSIONS)
        // The network for models, what WorkManager fetches them with, and the lock by a finger. None of them is asked of a person.
        assertEquals(setOf("INTERNET", "ACCESS_NETWORK_STATE", "WAKE_LOCK", "USE_BIOMETRIC").map { "android.permission.$it" }.toSet(), info.requestedPermissions.orEmpty().toSet())
        assertFalse(activity.applicationInfo.flags and android.content.pm.ApplicationInfo.FLAG_ALLOW_BACKUP != 0)
    }
}
