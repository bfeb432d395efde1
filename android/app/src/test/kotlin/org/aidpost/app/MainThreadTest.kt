package org.aidpost.app

import android.content.pm.ApplicationInfo
import android.os.Looper
import android.os.StrictMode
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

/** How a debug build watches its main thread. Whether the app's own work stays off it, the desktop's tests say: no disk of Robolectric is heard by StrictMode. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], application = TestApplication::class)
class MainThreadTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private val lax = StrictMode.ThreadPolicy.LAX.toString()

    @Test
    fun `a debug build watches the main thread, and no other does`() {
        val app = RuntimeEnvironment.getApplication()
        // What `make apk` and Gradle's debug build make is one.
        assertNotEquals(0, app.applicationInfo.flags and ApplicationInfo.FLAG_DEBUGGABLE)
        assertNotEquals(lax, StrictMode.getThreadPolicy().toString())
        StrictMode.setThreadPolicy(StrictMode.ThreadPolicy.LAX)
        app.applicationInfo.flags = app.applicationInfo.flags and ApplicationInfo.FLAG_DEBUGGABLE.inv()
        app.watchMainThread()
        assertEquals(lax, StrictMode.getThreadPolicy().toString())
    }

    @Test
    fun `work is told by its length alone, and only where it is longer than eight milliseconds`() {
        var now = 0L
        val told = mutableListOf<Long>()
        val slow = SlowWork({ now }, told::add)
        for (length in listOf(8L, 9L, 0L, 40L)) {
            slow.println(">>>>> Dispatching to Handler {Amina} 7")
            now += length
            slow.println("<<<<< Finished to Handler {Amina}")
        }
        assertEquals(listOf(9L, 40L), told)
        Looper.getMainLooper().setMessageLogging(null)
    }
}
