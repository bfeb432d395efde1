package org.aidpost.ui

/** The words around a triage as it stands: how it came about, what is written of it, and how it goes to other posts. */
open class RecordTexts(val words: Words) {
    // What changes a triage
    open val protocols: String get() = words["protocols"]
    open val onePatient: String get() = words["protocols.one"]
    open val manyHurt: String get() = words["protocols.many"]
    open val opinionAsk: String get() = words["opinion"]
    open val opinionNote: String get() = words["opinion.note"]

    open fun opinion(opinion: Opinion): String = words["opinion.${opinion.name}"]

    // Note, history, questions to the record
    open val notes: String get() = words["notes"]
    open val notesNotice: String get() = words["notes.notice"]
    open val writeNote: String get() = words["notes.write"]
    open val readHistory: String get() = words["notes.history"]
    open val recordQuestion: String get() = words["notes.question"]
    open val askRecord: String get() = words["notes.ask"]
    open val writing: String get() = words["notes.writing"]
    open val stopWriting: String get() = words["notes.stop"]
    open val note: String get() = words["note"]
    open val history: String get() = words["history"]
    open val beingWritten: String get() = words["notes.coming"]
    open val unfinished: String get() = words["notes.unfinished"]

    fun title(of: Writing): String = when (of) {
        Writing.Note -> note
        Writing.History -> history
        is Writing.Ask -> of.question
    }

    open val notWhole: String get() = words["notes.notWhole"]
    open val nothingTold: String get() = words["notes.nothing"]

    open fun found(found: Found): String = words["found.${found.name}"]

    open fun part(part: WrittenPart): String = words["part.${part.name}"]

    /** A rule's words and a ticked sign in this language; a number with its unit, and what a model or the story says, as they are. */
    fun said(line: WrittenLine, library: LibraryWords): String {
        if (library === EnglishWords) return if (line.origin == Origin.QUOTED) "“${line.text}”" else line.text
        val (name, value) = line.text.substringBefore(": ", "") to line.text.substringAfter(": ")
        return when (line.origin) {
            Origin.QUOTED -> "“${line.text}”"
            Origin.INFERRED -> line.text
            Origin.PROTOCOL -> Colour.entries.find { it.name.equals(name, ignoreCase = true) }?.let { "${words["colour.${it.name}"]}: ${library.finding(value)}" } ?: line.text
            Origin.ENTERED -> {
                val here = line.source?.let { words.orNull(it) ?: words.orNull("sign.${it.removePrefix("signs.")}") } ?: name
                val answer = when (value) {
                    "present" -> words["yes"]
                    "absent" -> words["no"]
                    else -> value
                }
                if (name.isEmpty()) answer else "$here: $answer"
            }
        }
    }

    open fun origin(origin: Origin): String = words["origin.${origin.name}"]

    // Hand-over to other posts
    open val handOver: String get() = words["qr"]
    open val qrName: String get() = words["qr.name"]
    open val qrOpen: String get() = words["qr.open"]
    open fun qrDecided(decided: String, sent: String): String = words.filled("qr.decided", decided, sent)

    open val qrLabel: String get() = words["qr.label"]
    open val qrLabelNote: String get() = words["qr.label.note"]
    open val qrHours: String get() = words["qr.hours"]

    open fun hours(hours: Int): String = words.filled("qr.hours.some", hours)

    open fun qrAsMessage(sms: Int): String = words.filled("qr.message", sms)

    open fun validUntil(time: String): String = words.filled("qr.until", time)

    open val inMessage: String get() = words["qr.holds"]
    open val readInStory: String get() = words["qr.read"]

    open fun notCarried(what: String): String = words.filled("qr.not", what)

    /** [english]: the library's words for it. */
    open fun notCarriedWord(english: String): String = words.orNull("qr.not.${english.replace(' ', '_').replace("'", "")}") ?: english

    open fun raised(raised: Raised): String = words["raised.${raised.name}"]

    open val otherPost: String get() = words["posts"]
    open val pasteMessage: String get() = words["posts.paste"]
    open val pasteNote: String get() = words["posts.paste.note"]
    open val readMessage: String get() = words["posts.read"]
    open val knownPosts: String get() = words["posts.known"]
    open val noPosts: String get() = words["posts.none"]
    open val postName: String get() = words["posts.name"]
    open val postKey: String get() = words["posts.key"]
    open val addPost: String get() = words["posts.add"]
    open val addPostNote: String get() = words["posts.add.note"]
    open val ownKey: String get() = words["posts.own"]
    open val ownKeyNote: String get() = words["posts.own.note"]
    open val ownKeyCode: String get() = words["posts.own.qr"]
    open val photographCode: String get() = words["posts.photo"]
    open val chooseCode: String get() = words["posts.picture"]
    open val noCode: String get() = words["posts.noCode"]
    open val keyRead: String get() = words["posts.keyRead"]
    open val otherRules: String get() = words["posts.otherRules"]

    open fun removePost(name: String): String = words.filled("posts.remove", name)

    open fun signedBy(name: String): String = words.filled("posts.signed", name)

    open fun sentAt(time: String, minutes: Long): String =
        if (minutes < 60) words.filled("posts.sent.minutes", time, minutes) else words.filled("posts.sent.hours", time, minutes / 60, minutes % 60)

    open fun freshness(freshness: Freshness): String = words["posts.${freshness.name}"]

    open fun disagree(sent: String, here: String): String = words.filled("posts.disagree", sent, here)

    open fun refusal(why: Refusal): String = words["refused.${why.name}"]
}
