package org.aidpost.screens

import org.aidpost.Reason
import org.aidpost.core.WarningCode
import org.aidpost.engine.Messages
import org.aidpost.ui.LibraryWords
import org.aidpost.ui.Warning
import org.aidpost.ui.Why

/** The library's words of one language. */
internal class EngineWords(private val messages: Messages) : LibraryWords {
    override fun finding(english: String): String = messages.finding(english)

    override fun question(english: String): String = messages.question(english)

    override fun standardClass(english: String): String = messages.standardClass(english)

    override fun warning(warning: Warning): String = WarningCode.entries.find { it.name == warning.code }?.let(messages::warning) ?: warning.english

    /** Sizes and names stand in the English words only. */
    override fun refusal(why: Why): String = messages.refusal(why.code)?.let { "$it\n${why.english}" } ?: why.english

    override fun advice(english: String): String = messages.advice(english)
}

internal fun Reason.why() = Why(code, english)
