package org.aidpost.screens

import org.aidpost.engine.VisitStore
import org.aidpost.store.FindVisits
import org.aidpost.store.VisitLine

/** By whom the notes are that hold an entry's form: the app itself. A person's note bears a name. */
internal const val APP = "org.aidpost.app form"

/** A note holds 20,000 characters, and a story may have as many. */
private const val PART = 15_000

/** A form's texts in notes, each with its place among all: `1/2` and a line of its own, then a text a line. */
internal fun parts(texts: Map<String, String>): List<String> {
    val whole = texts.entries.joinToString("\n") { (key, text) -> "$key=" + text.replace("\\", "\\\\").replace("\n", "\\n") }
    val parts = whole.chunked(PART)
    return parts.mapIndexed { at, part -> "${at + 1}/${parts.size}\n$part" }
}

/** The last form whose parts are all there: after a kill between two of them, the one before. */
internal fun formIn(notes: List<String>): Map<String, String>? {
    var last: String? = null
    var open = StringBuilder()
    for (note in notes) {
        val (place, part) = note.split("\n", limit = 2).takeIf { it.size == 2 } ?: continue
        val (at, all) = place.split("/").mapNotNull { it.toIntOrNull() }.takeIf { it.size == 2 } ?: continue
        if (at == 1) open = StringBuilder()
        open.append(part)
        if (at == all) last = open.toString()
    }
    return last?.lines()?.filter { '=' in it }?.associate { line -> line.substringBefore('=') to plain(line.substringAfter('=')) }
}

private fun plain(text: String): String = Regex("""\\(.)""").replace(text) { if (it.groupValues[1] == "n") "\n" else it.groupValues[1] }

/** Every visit, closed ones too, without their records. */
internal fun VisitStore.everyLine(): List<VisitLine> {
    val lines = mutableListOf<VisitLine>()
    var page = find(FindVisits(limit = 500u))
    while (true) {
        lines.addAll(page.lines)
        page = find(FindVisits(limit = 500u, after = page.next ?: return lines))
    }
}
