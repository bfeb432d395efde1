package org.aidpost.app

import android.content.Context
import android.content.pm.ApplicationInfo
import android.os.Looper
import android.os.StrictMode
import android.os.SystemClock
import android.util.Log
import android.util.Printer

/** In a debug build: what the main thread reads, writes or sends, and all of its work that takes longer than half a frame, is told in the log. */
internal fun Context.watchMainThread() {
    if (applicationInfo.flags and ApplicationInfo.FLAG_DEBUGGABLE == 0) return
    StrictMode.setThreadPolicy(StrictMode.ThreadPolicy.Builder().detectAll().penaltyLog().build())
    StrictMode.setVmPolicy(StrictMode.VmPolicy.Builder().detectActivityLeaks().detectLeakedClosableObjects().detectFileUriExposure().penaltyLog().build())
    Looper.getMainLooper().setMessageLogging(SlowWork(SystemClock::uptimeMillis) { millis -> Log.w(TAG, "$millis ms on the main thread") })
}

/** Told by a looper before and after each piece of work; tells of those longer than [MOST]. What the work was is not told: it may name a patient. */
internal class SlowWork(private val clock: () -> Long, private val tell: (millis: Long) -> Unit) : Printer {
    private var since = 0L

    override fun println(line: String) {
        if (line.startsWith(BEGINS)) {
            since = clock()
        } else {
            val millis = clock() - since
            if (millis > MOST) tell(millis)
        }
    }

    companion object {
        /** Milliseconds: half of a frame. */
        const val MOST = 8L

        /** As [Looper] writes it. */
        private const val BEGINS = ">>>>>"
    }
}

private const val TAG = "Aidpost"
