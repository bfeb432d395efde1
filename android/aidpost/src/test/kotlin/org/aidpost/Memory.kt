package org.aidpost

import com.sun.jna.Library
import com.sun.jna.Native
import java.nio.file.Path
import kotlin.io.path.useLines

/** The memory of this process, which Linux can be told to end. */
internal object Memory {
    private interface C : Library {
        fun getrlimit(resource: Int, limits: LongArray): Int

        fun setrlimit(resource: Int, limits: LongArray): Int

        fun mallopt(parameter: Int, value: Int): Int
    }

    private const val ADDRESS_SPACE = 9

    private const val MMAP_THRESHOLD = -3

    private val c: C by lazy { Native.load("c", C::class.java) }

    /**
     * Does [work] while the system gives this process 48 MiB more: threads and small pieces have that, and each step of a model asks for
     * 64 MiB beyond what it needs. Large pieces come from the system and not from what a heap was given before.
     */
    suspend fun <T> limited(work: suspend () -> T): T {
        check(c.mallopt(MMAP_THRESHOLD, 1 shl 20) == 1)
        val before = LongArray(2).also { check(c.getrlimit(ADDRESS_SPACE, it) == 0) }
        check(c.setrlimit(ADDRESS_SPACE, longArrayOf(addressSpace() + (48L shl 20), before[1])) == 0)
        try {
            return work()
        } finally {
            check(c.setrlimit(ADDRESS_SPACE, before) == 0)
        }
    }

    private fun addressSpace(): Long = Path.of("/proc/self/status").useLines { lines ->
        lines.first { it.startsWith("VmSize:") }.filter(Char::isDigit).toLong() shl 10
    }
}
