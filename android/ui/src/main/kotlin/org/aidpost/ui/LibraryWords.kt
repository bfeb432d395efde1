package org.aidpost.ui

import androidx.compose.runtime.Immutable
import androidx.compose.runtime.staticCompositionLocalOf

/** What rules, questions and warnings say, in one language. Where there are no words for it, the library's English comes back. */
interface LibraryWords {
    fun finding(english: String): String

    fun question(english: String): String

    /** A class of another standard. */
    fun standardClass(english: String): String

    fun warning(warning: Warning): String

    /** Why something was not done: in general words, and behind them what the library says in full. */
    fun refusal(why: Why): String

    /** What to do about a photo. */
    fun advice(english: String): String
}

/** Why something was not done. [code]: the library's, empty where there is none; [english]: in full. */
@Immutable
data class Why(val code: String, val english: String)

/** As the library says it. */
object EnglishWords : LibraryWords {
    override fun finding(english: String) = english

    override fun question(english: String) = english

    override fun standardClass(english: String) = english

    override fun warning(warning: Warning) = warning.english

    override fun refusal(why: Why) = why.english

    override fun advice(english: String) = english
}

val LocalLibraryWords = staticCompositionLocalOf<LibraryWords> { EnglishWords }
