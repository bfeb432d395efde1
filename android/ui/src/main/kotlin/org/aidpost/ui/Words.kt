package org.aidpost.ui

import java.util.Locale
import java.util.Properties

/**
 * The words of one language, from its file in `resources`; what that file lacks is said in English. A file says by whom it was reviewed, and
 * which way the language runs.
 */
class Words private constructor(val tag: String, private val own: Properties, private val english: Properties) {
    /** The language's own name for itself. */
    val language: String get() = this["language"]

    val isRightToLeft: Boolean get() = own.getProperty("direction") == "rtl"

    val keys: Set<String> get() = own.stringPropertyNames()

    operator fun get(key: String): String = orNull(key) ?: error("no words for $key")

    fun orNull(key: String): String? = own.getProperty(key) ?: english.getProperty(key)

    /** What runs from left to right, such as a number with its unit, keeps its order inside a language that runs from right to left. */
    fun isolated(text: String): String = if (isRightToLeft && text.isNotEmpty()) "$BEGIN_ISOLATE$text$END_ISOLATE" else text

    /** `{0}`, `{1}` filled in. */
    fun filled(key: String, vararg what: Any): String {
        val text = this[key]
        // What is put in may itself hold braces: each place is filled once, from the left.
        return Regex("""\{(\d)}""").replace(text) { isolated(what[it.groupValues[1].toInt()].toString()) }
    }

    companion object {
        /** Those that the app speaks, by their tags; the order is the settings'. */
        val TAGS: List<String> = listOf("en", "fr", "es", "pt", "sw", "hi", "ar")

        private val all = HashMap<String, Words>()

        /** A tag that has no file is English. */
        @Synchronized
        fun of(tag: String): Words {
            val known = tag.takeIf { it in TAGS } ?: "en"
            return all.getOrPut(known) { Words(known, read(known), read("en")) }
        }

        /** The one that the device speaks. */
        fun ofDevice(): Words = of(Locale.getDefault().language)

        // By its whole path: a shrinker may give this class another place.
        private fun read(tag: String) = Properties().apply {
            Words::class.java.getResourceAsStream("/org/aidpost/ui/words/$tag.properties")?.use { load(it.reader()) }
        }
    }
}

/** Unicode's own: the direction is that of the first letter in between. */
private const val BEGIN_ISOLATE = '\u2068'
private const val END_ISOLATE = '\u2069'
