package org.aidpost.ui

import androidx.compose.runtime.staticCompositionLocalOf

/** What rules, questions and warnings say, in one language. Where there are no words for it, the library's English comes back. */
interface LibraryWords {
    fun finding(english: String): String

    fun question(english: String): String

    /** A class of another standard. */
    fun standardClass(english: String): String

    fun warning(warning: Warning): String
}

/** As the library says it. */
object EnglishWords : LibraryWords {
    override fun finding(english: String) = english

    override fun question(english: String) = english

    override fun standardClass(english: String) = english

    override fun warning(warning: Warning) = warning.english
}

val LocalLibraryWords = staticCompositionLocalOf<LibraryWords> { EnglishWords }
