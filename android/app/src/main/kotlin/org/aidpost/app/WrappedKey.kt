package org.aidpost.app

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.SecureRandom
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import org.aidpost.screens.KeyUnreadable

/** The key that was kept cannot be had any more: what it closed stays closed. */
class KeyLost(cause: Exception) : KeyUnreadable("the key of this device's patients cannot be opened", cause)

/** 32 random bytes for store and drafts, in [file], closed by [wrapping]: a key that stays where it is. */
class WrappedKey(file: File, private val wrapping: () -> SecretKey) {
    private val file = AtomicFile(file)
    private var opened: ByteArray? = null

    /** @throws KeyLost */
    @Synchronized
    fun get(): ByteArray = (opened ?: try {
        if (file.baseFile.exists()) unwrap(file.readFully()) else make()
    } catch (lost: GeneralSecurityException) {
        throw KeyLost(lost)
    } catch (lost: IOException) {
        throw KeyLost(lost)
    }).also { opened = it }.copyOf()

    /** Gives up the key that was kept: what it closed can never be opened again. */
    @Synchronized
    fun forget() {
        file.delete()
        opened = null
    }

    private fun unwrap(kept: ByteArray): ByteArray {
        if (kept.size <= NONCE) throw IOException("the key's file is too short")
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, wrapping(), GCMParameterSpec(TAG_BITS, kept, 0, NONCE))
        return cipher.doFinal(kept, NONCE, kept.size - NONCE)
    }

    private fun make(): ByteArray {
        val bytes = ByteArray(32).also(SecureRandom()::nextBytes)
        // The Keystore chooses the nonce itself.
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, wrapping()) }
        val closed = cipher.iv + cipher.doFinal(bytes)
        val stream = file.startWrite()
        try {
            stream.write(closed)
        } catch (full: IOException) {
            file.failWrite(stream)
            throw full
        }
        file.finishWrite(stream)
        return bytes
    }
}

private const val CIPHER = "AES/GCM/NoPadding"
private const val NONCE = 12
private const val TAG_BITS = 128

/** The wrapping key in Android's Keystore, made when it is first asked for. It cannot be read out, and goes with the app. */
fun keystoreKey(): SecretKey {
    val keystore = KeyStore.getInstance(KEYSTORE).apply { load(null) }
    (keystore.getKey(ALIAS, null) as? SecretKey)?.let { return it }
    val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE)
    val spec = KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE).setKeySize(256).build()
    generator.init(spec)
    return generator.generateKey()
}

private const val KEYSTORE = "AndroidKeyStore"
private const val ALIAS = "org.aidpost.patients"
