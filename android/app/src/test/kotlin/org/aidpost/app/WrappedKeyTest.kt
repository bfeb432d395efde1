package org.aidpost.app

import java.io.File
import javax.crypto.spec.SecretKeySpec
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34])
class WrappedKeyTest {
    @get:Rule
    val folder = TemporaryFolder()

    private fun wrapping(byte: Byte) = { SecretKeySpec(ByteArray(32) { byte }, "AES") }

    @Test
    fun `the key is the same after a start, and stands in no file`() {
        val file = File(folder.root, "key")
        val key = WrappedKey(file, wrapping(1)).get()
        assertEquals(32, key.size)
        assertArrayEquals(key, WrappedKey(file, wrapping(1)).get())
        assertFalse(String(key, Charsets.ISO_8859_1) in file.readBytes().toString(Charsets.ISO_8859_1))
    }

    @Test
    fun `another device's key, a cut file and a changed one open nothing, and nothing is made anew over them`() {
        val file = File(folder.root, "key")
        WrappedKey(file, wrapping(1)).get()
        val kept = file.readBytes()
        assertThrows(KeyLost::class.java) { WrappedKey(file, wrapping(2)).get() }
        for (broken in listOf(kept.copyOf(7), kept.copyOf(kept.size - 1), kept.copyOf().also { it[20] = (it[20] + 1).toByte() })) {
            file.writeBytes(broken)
            assertThrows(KeyLost::class.java) { WrappedKey(file, wrapping(1)).get() }
            assertArrayEquals(broken, file.readBytes())
        }
    }
}
