package org.aidpost.screens

import java.io.File
import java.io.IOException
import java.util.Properties
import org.aidpost.core.OpinionPolicy
import org.aidpost.ui.Choices
import org.aidpost.ui.Opinion

/** The choices in [file], one for all that the process shows. [changed] is told when the engine has to be opened by other ones. */
class StoredChoices(private val file: File, private val changed: () -> Unit = {}) : Choices {
    @Volatile
    override var opinion: Opinion = read()
        set(value) {
            if (value == field) return
            field = value
            write()
            changed()
        }

    /** As the engine's options have it. */
    val policy: OpinionPolicy get() = if (opinion == Opinion.RAISE) OpinionPolicy.RAISE else OpinionPolicy.REVIEW

    private fun read(): Opinion = try {
        val kept = Properties().apply { file.reader().use(::load) }.getProperty(OPINION)
        Opinion.entries.find { it.name == kept } ?: Opinion.REVIEW
    } catch (_: IOException) {
        Opinion.REVIEW
    }

    private fun write() = try {
        file.absoluteFile.parentFile.mkdirs()
        file.writer().use { Properties().apply { setProperty(OPINION, opinion.name) }.store(it, null) }
    } catch (_: IOException) {
        // A full disk: chosen until the app ends.
    }
}

private const val OPINION = "opinion"
