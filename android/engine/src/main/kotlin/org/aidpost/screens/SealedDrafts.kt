package org.aidpost.screens

import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.File
import java.io.IOException
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import java.security.GeneralSecurityException
import java.security.SecureRandom
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec
import org.aidpost.ui.Drafts

/**
 * What is open, in one small file that only [key], 32 bytes, can read. A new one takes the old one's place whole: after a kill there is the one
 * or the other. A file that does not open is none. Photos of what is open lie beside it, each closed in the same way.
 */
class SealedDrafts(private val file: File, private val key: () -> ByteArray) : Drafts {
    private val folder = File(file.path + ".photos")

    override fun read(): Map<String, String>? = opened(file)?.let { plain ->
        val input = DataInputStream(ByteArrayInputStream(plain))
        fun text() = ByteArray(input.readInt()).also(input::readFully).decodeToString()
        buildMap { repeat(input.readInt()) { put(text(), text()) } }
    }

    override fun keepPhoto(digest: String, file: ByteArray) {
        folder.mkdirs()
        seal(folder.resolve(digest), file)
    }

    override fun photo(digest: String): ByteArray? = opened(folder.resolve(digest))

    override fun dropPhotos(except: Set<String>) {
        folder.listFiles().orEmpty().filter { it.name !in except }.forEach { it.delete() }
    }

    private fun opened(file: File): ByteArray? = try {
        val sealed = file.readBytes()
        if (sealed.size < NONCE + TAG) throw IOException("cut short")
        cipher(Cipher.DECRYPT_MODE, sealed.copyOf(NONCE)).doFinal(sealed, NONCE, sealed.size - NONCE)
    } catch (_: IOException) {
        null
    } catch (_: GeneralSecurityException) {
        null
    } catch (_: KeyUnreadable) {
        null
    }

    /** A full disk loses what was changed since the last time, and nothing else. */
    override fun write(draft: Map<String, String>) {
        val plain = ByteArrayOutputStream()
        val output = DataOutputStream(plain)
        fun put(text: String) = text.encodeToByteArray().let {
            output.writeInt(it.size)
            output.write(it)
        }
        output.writeInt(draft.size)
        draft.forEach { (name, text) ->
            put(name)
            put(text)
        }
        seal(file, plain.toByteArray())
    }

    /** One at a time: two would write into the same new file, and what then takes the old one's place opens no more. */
    @Synchronized
    private fun seal(file: File, plain: ByteArray) {
        val nonce = ByteArray(NONCE).also(SecureRandom()::nextBytes)
        val next = File(file.path + ".new")
        try {
            val sealed = nonce + cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain)
            next.writeBytes(sealed)
            Files.move(next.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING)
        } catch (_: IOException) {
            next.delete()
        } catch (_: KeyUnreadable) {
            // The queue says so already.
        }
    }

    private fun cipher(mode: Int, nonce: ByteArray): Cipher =
        Cipher.getInstance("AES/GCM/NoPadding").apply { init(mode, SecretKeySpec(key(), "AES"), GCMParameterSpec(8 * TAG, nonce)) }
}

private const val NONCE = 12
private const val TAG = 16
