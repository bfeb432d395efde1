package org.aidpost.app

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import org.aidpost.ui.AgeUnit
import org.aidpost.ui.Answer
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** What ODK, CHT and CommCare send and get. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [34], qualifiers = "w360dp-h640dp-xhdpi", application = TestApplication::class)
class IntentTest {
    @get:Rule
    val device: ExternalResource = NewDevice()

    private val asks = Intent(ACTION_TRIAGE)

    private fun Phone.send(): Intent {
        tapTag("result")
        until { state.result?.isReading == false }
        tapTag("keep")
        until { activity.isFinishing }
        assertEquals(Activity.RESULT_OK, shadowOf(activity).resultCode)
        return shadowOf(activity).resultIntent
    }

    @Test
    fun `a form's answers are an entry begun, and the triage goes back in flat keys`() {
        // ODK sends numbers as decimals, CHT as whole ones; an empty text is a question without an answer.
        val phone = Phone(
            asks.putExtra("id", "case 7").putExtra("age_months", 14.0).putExtra("vitals_temperature_celsius", 40.1).putExtra("vitals_heart_rate_per_minute", 150)
                .putExtra("signs_stridor", "absent").putExtra("sex", "female").putExtra("vitals_avpu", "").putExtra("vitals_gcs_total", "15")
                .putExtra("checklist_complete", false),
        )
        val form = phone.state.entry!!.form
        assertEquals(14, form.who.age)
        assertEquals(AgeUnit.MONTHS, form.who.unit)
        assertEquals(mapOf("stridor" to Answer.NO), form.signs)
        assertEquals(40.1, form.vitals["vitals.temperature_celsius"])
        phone.tap("convulsing now: Yes")
        val answer = phone.send()
        assertEquals("red", answer.getStringExtra("aidpost_acuity"))
        assertEquals("case 7", answer.getStringExtra("aidpost_id"))
        assertTrue(answer.getStringExtra("aidpost_findings_count")!!.toInt() >= 1)
        assertEquals("red", answer.getBundleExtra(COMMCARE_BUNDLE)!!.getString("aidpost_acuity"))
        // It was the other app's patient: nobody waits in this one's queue.
        assertTrue(phone.state.outside.store.patients.isEmpty())
    }

    @Test
    fun `CommCare's values come in a bundle`() {
        val inner = Bundle().apply {
            putString("age_years", "34")
            putString("narrative", "He is still convulsing.")
        }
        val phone = Phone(asks.putExtra(COMMCARE_BUNDLE, inner))
        assertEquals("He is still convulsing.", phone.state.entry!!.form.story)
        assertEquals("red", phone.send().getBundleExtra(COMMCARE_BUNDLE)!!.getString("aidpost_acuity"))
    }

    @Test
    fun `extras that are no encounter are refused by key, and nothing of the patient is in the words`() {
        for (wrong in listOf(
            Intent(ACTION_TRIAGE),
            Intent(ACTION_TRIAGE).putExtra("age_months", 14.5),
            Intent(ACTION_TRIAGE).putExtra("age_years", "Amina"),
            Intent(ACTION_TRIAGE).putExtra("age_years", 30).putExtra("Amina", "yes"),
            Intent(ACTION_TRIAGE).putExtra("age_years", 30).putExtra("vitals_spo2_percent", 0.97),
        )) {
            val activity = Phone(wrong).activity
            assertTrue(activity.isFinishing)
            assertEquals(Activity.RESULT_CANCELED, shadowOf(activity).resultCode)
            val reason = shadowOf(activity).resultIntent.getStringExtra(TriageActivity.EXTRA_REFUSED)!!
            assertTrue(reason.isNotBlank())
            assertFalse(reason, "Amina" in reason)
        }
    }

    @Test
    fun `whoever goes back sends nothing`() {
        val phone = Phone(asks.putExtra("age_years", 34))
        phone.tap("Back")
        assertTrue(phone.activity.isFinishing)
        assertEquals(Activity.RESULT_CANCELED, shadowOf(phone.activity).resultCode)
        assertNull(shadowOf(phone.activity).resultIntent)
    }

    @Test
    fun `a turned phone still answers`() {
        val phone = Phone(asks.putExtra("age_years", 34))
        phone.tap("convulsing now: Yes")
        phone.controller.recreate()
        phone.idle()
        assertEquals("red", phone.send().getStringExtra("aidpost_acuity"))
    }
}
