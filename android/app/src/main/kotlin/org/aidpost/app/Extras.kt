package org.aidpost.app

import android.content.Intent
import android.os.Bundle
import org.aidpost.ui.Record

/** What another app starts to have a patient triaged: flat keys as extras in, flat keys as extras back. */
const val ACTION_TRIAGE: String = "org.aidpost.TRIAGE"

/** Where CommCare puts a form's values and looks for the answers. */
const val COMMCARE_BUNDLE: String = "odk_intent_bundle"

/** The flat keys of an intent. ODK sends every number with decimals, CHT sends numbers and truth values as such: all become texts. */
fun Intent.flatKeys(): Map<String, String> {
    val extras = extras ?: return emptyMap()
    val inner = extras.getBundle(COMMCARE_BUNDLE)
    return (extras.texts() + inner?.texts().orEmpty()) - COMMCARE_BUNDLE
}

private fun Bundle.texts(): Map<String, String> = keySet().mapNotNull { key ->
    @Suppress("DEPRECATION") // What type an extra has is the other app's to choose.
    when (val value = get(key)) {
        is String -> key to value
        is Boolean -> key to value.toString()
        is Double -> key to whole(value)
        is Float -> key to whole(value.toDouble())
        is Number -> key to value.toString()
        else -> null
    }
}.toMap()

private fun whole(value: Double): String = if (value % 1.0 == 0.0) value.toLong().toString() else value.toString()

/** The answer, for ODK and CHT at the top, for CommCare in its bundle. */
fun answered(record: Record): Intent {
    val keys = Bundle().apply { record.flatKeys().forEach { (key, text) -> putString(key, text) } }
    return Intent().putExtras(keys).putExtra(COMMCARE_BUNDLE, keys)
}
