package org.aidpost

import com.sun.jna.Library
import com.sun.jna.Native
import java.nio.file.Path
import kotlin.io.path.useLines

/** The address space of this process, which Linux can be told to end. */
internal object Memory {
    private interface C : Library {
        fun getrlimit(resource: Int, limits: LongArray): Int

        fun setrlimit(resource: Int, limits: LongArray): Int
    }

    private const val ADDRESS_SPACE = 9

    /** More than the JVM takes meanwhile, less than any step of a model: those ask for 32 MiB beyond what they need. */
    private const val LEFT = 24L shl 20

    private val c: C by lazy { Native.load("c", C::class.java) }

    /** Does [work] while the system gives next to no memory. */
    suspend fun <T> limited(work: suspend () -> T): T {
        val before = LongArray(2).also { check(c.getrlimit(ADDRESS_SPACE, it) == 0) }
        check(c.setrlimit(ADDRESS_SPACE, longArrayOf(taken() + LEFT, before[1])) == 0)
        try {
            return work()
        } finally {
            check(c.setrlimit(ADDRESS_SPACE, before) == 0)
        }
    }

    private fun taken(): Long = Path.of("/proc/self/status").useLines { lines ->
        lines.first { it.startsWith("VmSize:") }.filter(Char::isDigit).toLong() shl 10
    }
}
