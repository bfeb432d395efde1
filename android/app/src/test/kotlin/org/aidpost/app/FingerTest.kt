package org.aidpost.app

import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricPrompt
import android.os.CancellationSignal
import android.security.keystore.KeyPermanentlyInvalidatedException
import java.util.concurrent.Executor
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import org.aidpost.ui.FingerWords
import org.aidpost.ui.Lock
import org.aidpost.ui.draft
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

/** Android's question, which a test answers in a person's place. */
@Implements(BiometricPrompt::class)
class Sensor {
    @Implementation
    fun authenticate(crypto: BiometricPrompt.CryptoObject, stop: CancellationSignal, executor: Executor, told: BiometricPrompt.AuthenticationCallback) {
        asked += Question(crypto, told)
    }

    class Question(val crypto: BiometricPrompt.CryptoObject, private val told: BiometricPrompt.AuthenticationCallback) {
        fun isRight(with: BiometricPrompt.CryptoObject? = crypto) {
            val result = ReflectionHelpers.callConstructor(
                BiometricPrompt.AuthenticationResult::class.java,
                ClassParameter(BiometricPrompt.CryptoObject::class.java, with), ClassParameter(Int::class.javaPrimitiveType, BiometricPrompt.AUTHENTICATION_RESULT_TYPE_BIOMETRIC),
            )
            told.onAuthenticationSucceeded(result)
        }

        fun isRefused() = told.onAuthenticationError(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT, "")
    }

    companion object {
        val asked = mutableListOf<Question>()
    }
}

@Implements(BiometricManager::class)
class Enrolled {
    @Implementation
    fun canAuthenticate(@Suppress("UNUSED_PARAMETER") authenticators: Int): Int = known

    companion object {
        var known = BiometricManager.BIOMETRIC_SUCCESS
    }
}

/** A lock that a finger opens too. Robolectric has no sensor and no Keystore: the question and its answer are the test's, and so is the key. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = TestApplication::class, shadows = [Sensor::class, Enrolled::class])
class FingerTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private class Keys : FingerKeys {
        var key: SecretKey? = null
        var isInvalid = false

        override fun fresh(): SecretKey = KeyGenerator.getInstance("AES").apply { init(256) }.generateKey().also { key = it }

        override fun kept(): SecretKey? = if (isInvalid) throw KeyPermanentlyInvalidatedException() else key
    }

    private val keys = Keys()

    @Before
    fun known() {
        Sensor.asked.clear()
        Enrolled.known = BiometricManager.BIOMETRIC_SUCCESS
    }

    @After
    fun nobodyAsked() = Sensor.asked.clear()

    private fun phone() = Phone().apply {
        state.finger = AndroidFinger(activity.application, keys)
        state.lock.set("2468")
    }

    private fun Phone.question(): Sensor.Question {
        until { Sensor.asked.isNotEmpty() }
        return Sensor.asked.removeAt(0)
    }

    private fun Phone.added() {
        CoroutineScope(Dispatchers.Main).launch { state.lock.addFinger(state.finger!!, FingerWords("t", "n")) }
        question().isRight()
        until { state.lock.hasFinger }
    }

    @Test
    fun `a finger opens what a finger was added to, and the number still does`() {
        val phone = phone()
        phone.added()
        phone.state.lock.close()
        phone.question().isRight()
        phone.until { !phone.state.lock.isClosed }
        phone.state.lock.close()
        // Asked at once when the lock is seen, and again by a tap.
        phone.question().isRefused()
        phone.idle()
        assertTrue(phone.state.lock.isClosed)
        phone.tapTag("finger")
        phone.question().isRight()
        phone.until { !phone.state.lock.isClosed }
        phone.state.lock.close()
        phone.state.lock.open("2468")
        assertFalse(phone.state.lock.isClosed)
    }

    @Test
    fun `an answer without the key opens nothing`() {
        val phone = phone()
        phone.added()
        phone.state.lock.close()
        phone.question().isRight(with = null)
        phone.idle()
        assertTrue(phone.state.lock.isClosed)
    }

    @Test
    fun `after other fingers are known to the phone only the number opens`() {
        val phone = phone()
        phone.added()
        keys.isInvalid = true
        phone.state.lock.close()
        phone.until { !phone.state.lock.hasFinger }
        assertTrue(phone.state.lock.isClosed && Sensor.asked.isEmpty())
        phone.state.lock.open("2468")
        assertFalse(phone.state.lock.isClosed)
    }

    @Test
    fun `it is there after a start, and what is kept opens nothing without the key`() {
        val phone = phone()
        phone.added()
        val kept = phone.state.draft()
        val later = Lock { 0 }.apply { restore(kept) }
        assertTrue(later.isClosed && later.hasFinger)
        assertNotNull(kept["lock.finger"])
        phone.state.lock.remove()
        assertFalse(phone.state.lock.hasFinger)
        assertEquals(null, phone.state.draft()["lock.finger"])
    }

    @Test
    fun `a phone that knows no finger offers none`() {
        Enrolled.known = BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED
        val phone = phone()
        assertFalse(phone.state.finger!!.isReady)
        CoroutineScope(Dispatchers.Main).launch { phone.state.lock.addFinger(phone.state.finger!!, FingerWords("t", "n")) }
        phone.idle()
        assertTrue(Sensor.asked.isEmpty() && !phone.state.lock.hasFinger)
    }
}
