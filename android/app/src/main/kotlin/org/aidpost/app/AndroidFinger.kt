package org.aidpost.app

import android.content.Context
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import androidx.annotation.RequiresApi
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import kotlin.coroutines.resume
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import org.aidpost.ui.Finger
import org.aidpost.ui.FingerLost
import org.aidpost.ui.FingerWords

/**
 * Android's own question for a finger or face, and a key of its Keystore that can be used only after the right answer: what [close] gives is
 * opened by nothing else, whatever this process is made to believe. From Android 11 on; below it there is the number.
 */
internal class AndroidFinger(private val context: Context, private val keys: FingerKeys = KeystoreFingerKeys) : Finger {
    override val isReady: Boolean
        get() = Build.VERSION.SDK_INT >= Build.VERSION_CODES.R &&
            context.getSystemService(BiometricManager::class.java)?.canAuthenticate(BIOMETRIC_STRONG) == BiometricManager.BIOMETRIC_SUCCESS

    override suspend fun close(secret: ByteArray, words: FingerWords): ByteArray? = using {
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, keys.fresh()) }
        asked(cipher, words)?.let { it.iv + it.doFinal(secret) }
    }

    override suspend fun open(closed: ByteArray, words: FingerWords): ByteArray? = using {
        val key = keys.kept() ?: throw FingerLost()
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, closed, 0, NONCE)) }
        asked(cipher, words)?.doFinal(closed, NONCE, closed.size - NONCE)
    }

    /** The Keystore answers from another process: not for the thread that draws. What it will never answer again is told as lost. */
    private suspend fun using(work: suspend () -> ByteArray?): ByteArray? = if (!isReady) null else withContext(Dispatchers.IO) {
        try {
            work()
        } catch (changed: GeneralSecurityException) {
            throw FingerLost(changed)
        } catch (cut: IllegalArgumentException) {
            throw FingerLost(cut)
        }
    }

    private suspend fun asked(cipher: Cipher, words: FingerWords): Cipher? =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) withContext(Dispatchers.Main) { prompt(cipher, words) } else null

    @RequiresApi(Build.VERSION_CODES.R)
    private suspend fun prompt(cipher: Cipher, words: FingerWords): Cipher? = suspendCancellableCoroutine { answer ->
        val stop = CancellationSignal()
        answer.invokeOnCancellation { stop.cancel() }
        val told = object : BiometricPrompt.AuthenticationCallback() {
            override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
                if (answer.isActive) answer.resume(result.cryptoObject?.cipher)
            }

            // Also when the app leaves the screen, or too many were wrong.
            override fun onAuthenticationError(code: Int, said: CharSequence?) {
                if (answer.isActive) answer.resume(null)
            }
        }
        BiometricPrompt.Builder(context).setTitle(words.title).setAllowedAuthenticators(BIOMETRIC_STRONG)
            .setNegativeButton(words.insteadTheNumber, context.mainExecutor) { _, _ -> if (answer.isActive) answer.resume(null) }
            .build().authenticate(BiometricPrompt.CryptoObject(cipher), stop, context.mainExecutor, told)
    }
}

/** The key that a finger guards. */
internal interface FingerKeys {
    fun fresh(): SecretKey

    fun kept(): SecretKey?
}

/** In Android's Keystore: unusable without the person, and gone once a finger or face is added to the device. */
private object KeystoreFingerKeys : FingerKeys {
    override fun fresh(): SecretKey {
        val spec = KeyGenParameterSpec.Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE).setKeySize(256)
            .setUserAuthenticationRequired(true).setInvalidatedByBiometricEnrollment(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG)
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE).apply { init(spec.build()) }.generateKey()
    }

    override fun kept(): SecretKey? = KeyStore.getInstance(KEYSTORE).apply { load(null) }.getKey(ALIAS, null) as? SecretKey
}

private const val CIPHER = "AES/GCM/NoPadding"
private const val NONCE = 12
private const val TAG_BITS = 128
private const val KEYSTORE = "AndroidKeyStore"
private const val ALIAS = "org.aidpost.finger"
