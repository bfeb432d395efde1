package org.aidpost.app

import android.content.Intent
import android.webkit.WebView
import kotlinx.coroutines.runBlocking
import org.aidpost.engine.readFhirBundle
import org.aidpost.protocol.Acuity
import org.aidpost.protocol.PatientText
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowWebView

/** What is given to the page, as the WebView is made and given up by the app. */
@Implements(WebView::class)
class Pages : ShadowWebView() {
    @Implementation
    override fun loadDataWithBaseURL(baseUrl: String?, data: String?, mimeType: String?, encoding: String?, historyUrl: String?) {
        last = data
    }

    companion object {
        var last: String? = null
    }
}

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = TestApplication::class, shadows = [Pages::class])
class ShareTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private fun shared(): Phone = Phone().apply {
        tapTag("new")
        tap("3")
        tap("4")
        tap("Next")
        tap("convulsing now: Yes")
        write("name", "Amina")
        write("story", "She fell down at the well.")
        tapTag("result")
        until { state.result?.isReading == false }
        tap("Share. Show")
    }

    @Test
    fun `text messages go to the app that the worker picks, without the story and the name`() {
        val phone = shared()
        phone.tapTag("share-messages")
        val chooser = shadowOf(phone.activity).nextStartedActivity
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        val send = chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
        assertEquals(Intent.ACTION_SEND, send.action)
        val text = send.getStringExtra(Intent.EXTRA_TEXT)!!
        assertTrue(text, "RED" in text)
        assertFalse(text, "Amina" in text || "well" in text)
    }

    @Test
    fun `a FHIR record goes to the app that the worker picks, and is read back as the same triage`() {
        val phone = shared()
        phone.tapTag("share-fhir")
        val send = shadowOf(phone.activity).nextStartedActivity.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
        val json = send.getStringExtra(Intent.EXTRA_TEXT)!!
        val read = readFhirBundle(PatientText(json))
        assertEquals(Acuity.RED, read.triage.acuity)
        assertEquals("She fell down at the well.", read.encounter.narrative!!.text)
        assertFalse("Amina" in json)
    }

    @Test
    fun `the letter is a page of its own for Android's print dialogue`() {
        val phone = shared()
        phone.tapTag("share-letter")
        val page = Pages.last!!
        for (words in listOf("Amina", "She fell down at the well.", "convulsing now")) assertTrue(words, words in page)
        assertFalse("<script" in page)
    }

    @Test
    fun `the code is sent as a text without name and story, by a key that lies closed on the disk, and back leads to the result`() {
        val phone = shared()
        phone.tapTag("hand-over")
        phone.until { phone.state.handing?.code != null }
        phone.tapTag("qr.message")
        val send = shadowOf(phone.activity).nextStartedActivity.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java)!!
        assertEquals(phone.state.handing!!.code!!.text, send.getStringExtra(Intent.EXTRA_TEXT))
        val kept = TestApplication.files.resolve("post-key").readBytes()
        assertTrue("${kept.size}", kept.size > 32)
        assertTrue("narrative" in phone.state.handing!!.code!!.says.notCarried)
        phone.activity.onBackPressedDispatcher.onBackPressed()
        phone.idle()
        assertNull(phone.state.handing)
        assertNotNull(phone.state.result)
        // When all patients are deleted the post is still the same one.
        runBlocking { phone.state.outside.store.beginAnew() }
        assertArrayEquals(kept, TestApplication.files.resolve("post-key").readBytes())
    }
}
