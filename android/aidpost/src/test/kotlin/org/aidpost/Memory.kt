package org.aidpost

import com.sun.jna.Library
import com.sun.jna.Native
import com.sun.jna.Pointer
import java.nio.file.Path
import kotlin.io.path.useLines

/** The memory of this process, which Linux can be told to end. */
internal object Memory {
    private interface C : Library {
        fun getrlimit(resource: Int, limits: LongArray): Int

        fun setrlimit(resource: Int, limits: LongArray): Int

        fun malloc(bytes: Long): Pointer?

        fun free(block: Pointer)

        fun malloc_trim(pad: Long): Int
    }

    private const val ADDRESS_SPACE = 9

    private val c: C by lazy { Native.load("c", C::class.java) }

    /**
     * Does [work] while this process has no memory in large pieces: what its heap holds of them is taken, and the system gives 48 MiB
     * more, for threads, the JVM and small pieces. Each step of a model asks for 64 MiB beyond what it needs.
     */
    suspend fun <T> limited(work: suspend () -> T): T {
        val before = LongArray(2).also { check(c.getrlimit(ADDRESS_SPACE, it) == 0) }
        val leave = { bytes: Long -> check(c.setrlimit(ADDRESS_SPACE, longArrayOf(addressSpace() + bytes, before[1])) == 0) }
        leave(24L shl 20)
        val taken = generateSequence { c.malloc(32L shl 20) }.toList()
        leave(48L shl 20)
        try {
            return work()
        } finally {
            check(c.setrlimit(ADDRESS_SPACE, before) == 0)
            taken.forEach(c::free)
        }
    }

    /** Resident memory, after the heap has given back the pages that nothing uses. */
    fun kilobytesInUse(): Long {
        c.malloc_trim(0)
        return kilobytes("VmRSS")
    }

    private fun addressSpace(): Long = kilobytes("VmSize") shl 10

    private fun kilobytes(name: String): Long = Path.of("/proc/self/status").useLines { lines ->
        lines.first { it.startsWith("$name:") }.filter(Char::isDigit).toLong()
    }
}
