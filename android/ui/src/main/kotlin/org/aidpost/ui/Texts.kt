package org.aidpost.ui

import androidx.compose.runtime.staticCompositionLocalOf

/**
 * Every word of the app's own, from a language's file ([Words]). What a rule, a question or a warning says comes from the library
 * ([LibraryWords]); the names of signs and vital signs stand in the files of the other languages too.
 */
open class Texts(words: Words = Words.of("en")) : RecordTexts(words) {
    open val appName: String get() = words["appName"]
    open val queue: String get() = words["queue"]
    open val mass: String get() = words["mass"]
    open val settings: String get() = words["settings"]
    open val about: String get() = words["about"]
    open val back: String get() = words["back"]
    open val yes: String get() = words["yes"]
    open val no: String get() = words["no"]
    open val cancel: String get() = words["cancel"]

    open fun word(colour: Colour): String = words["colour.${colour.name}"]

    open fun meaning(colour: Colour, review: Boolean): String = words["meaning.${colour.name}${reviewed(colour, review)}"]

    open fun toDo(colour: Colour, review: Boolean): String = words["toDo.${colour.name}${reviewed(colour, review)}"]

    private fun reviewed(colour: Colour, review: Boolean) = if (review && (colour == Colour.YELLOW || colour == Colour.GREEN)) ".review" else ""

    // Who
    open val ageFirst: String get() = words["ageFirst"]
    open val ageFirstWhy: String get() = words["ageFirstWhy"]
    open val who: String get() = words["who"]
    open val nameOrNumber: String get() = words["nameOrNumber"]
    open val age: String get() = words["age"]

    open fun unit(unit: AgeUnit): String = words["unit.${unit.name}"]

    open val sex: String get() = words["sex"]

    open fun sex(sex: Sex): String = words["sex.${sex.name}"]

    open val pregnancy: String get() = words["pregnancy"]

    open fun pregnancy(pregnancy: Pregnancy): String = words["pregnancy.${pregnancy.name}"]

    // Signs
    open val danger: String get() = words["danger"]
    open val urgent: String get() = words["urgent"]
    open val other: String get() = words["other"]

    open fun group(group: Group): String = words["group.${group.name}"]

    open val notLooked: String get() = words["notLooked"]
    open val noneOfThese: String get() = words["noneOfThese"]

    open fun noneOf(group: String): String = words.filled("noneOf", group)

    open val listDone: String get() = words["listDone"]

    open fun answered(yes: Int, no: Int, all: Int): String = words.filled("answered", yes, no, all - yes - no)

    open val show: String get() = words["show"]
    open val hide: String get() = words["hide"]

    // Vital signs
    open val vitals: String get() = words["vitals"]
    open val notMeasured: String get() = words["notMeasured"]
    open val consciousness: String get() = words["consciousness"]

    open fun alertness(alertness: Alertness): String = words["alertness.${alertness.name}"]

    open fun usual(from: String, to: String, unit: String): String = words.filled("usual", from, to, unit)

    open fun possible(from: String, to: String, unit: String): String = words.filled("possible", from, to, unit)

    open fun notPossible(from: String, to: String, unit: String): String = words.filled("notPossible", from, to, unit)

    open val next: String get() = words["next"]
    open val done: String get() = words["done"]
    open val clear: String get() = words["clear"]
    open val point: String get() = "."
    open val pointName: String get() = words["pointName"]
    open val erase: String get() = "⌫"
    open val eraseName: String get() = words["eraseName"]
    open val measureMore: String get() = words["measureMore"]
    open val count: String get() = words["count"]
    open val tapEach: String get() = words["tapEach"]
    open val tapToStart: String get() = words["tapToStart"]

    open fun counted(taps: Int, seconds: Int): String = words.filled("counted", taps, seconds)

    open fun rate(rate: Int): String = words.filled("rate", rate)

    open val useIt: String get() = words["useIt"]
    open val again: String get() = words["again"]

    // Banner
    open fun missing(count: Int): String = if (count == 1) words["missing.one"] else words.filled("missing.many", count)

    open val nothingMissing: String get() = words["nothingMissing"]

    /** A field of the library; [vital]: the library's own words for a vital sign. */
    open fun field(field: String, vital: String?): String = words.orNull("field.$field") ?: vital?.let { vital(field, it) } ?: field.substringAfter('.').replace('_', ' ')

    /** A sign of the library, whose own [label] is English. */
    open fun sign(code: String, label: String): String = words.orNull("sign.$code") ?: label

    /** The library's [question]; under a name in another language the English name too, by which the rules were reviewed. */
    open fun asked(tile: SignTile, question: String = tile.question): String =
        if (words.orNull("sign.${tile.code}") == null) question else "$question (${tile.label})"

    /** A vital sign of the library, whose own [label] is English. */
    open fun vital(field: String, label: String): String = words.orNull(field) ?: label

    // Story
    open val story: String get() = words["story"]
    open val storyHint: String get() = words["storyHint"]
    open val toResult: String get() = words["toResult"]

    open fun tick(words: String): String = this.words.filled("tick", words)

    open fun notCounted(label: String, scope: String): String = words.filled("notCounted", label, words.orNull("scope.$scope") ?: scope.replace('_', ' '))

    // Result
    open val doNow: String get() = words["doNow"]
    open val why: String get() = words["why"]
    open val noRule: String get() = words["noRule"]
    open val reading: String get() = words["reading"]
    open val stop: String get() = words["stop"]
    open val inTheStory: String get() = words["inTheStory"]
    open val noStory: String get() = words["noStory"]

    open fun readBy(by: ReadBy): String = words["readBy.${by.name}"]

    open fun saysNo(label: String): String = words.filled("saysNo", label)

    open fun told(value: String, words: String): String = this.words.filled("told", words, value)

    open val enterIt: String get() = words["enterIt"]
    open val askNext: String get() = words["askNext"]
    open val moreQuestions: String get() = words["moreQuestions"]
    open val warnings: String get() = words["warnings"]
    open val scores: String get() = words["scores"]
    open val lacking: String get() = words["lacking"]

    open fun model(state: ModelState): String = words["model.${state.name}"]

    open val demo: String get() = words["demo"]
    open val review: String get() = words["review"]
    open val overrideAsk: String get() = words["overrideAsk"]
    open val reason: String get() = words["reason"]
    open val saveOverride: String get() = words["saveOverride"]
    open val reasonNeeded: String get() = words["reasonNeeded"]

    open fun overridden(by: String, mine: String, rules: String, reason: String): String = words.filled("overridden", by, mine, rules, reason)

    open val takeBack: String get() = words["takeBack"]
    open val yourName: String get() = words["yourName"]
    open val keep: String get() = words["keep"]
    open val sendBack: String get() = words["sendBack"]
    open val share: String get() = words["share"]
    open val shareMessages: String get() = words["shareMessages"]
    open val shareLetter: String get() = words["shareLetter"]
    open val shareFhir: String get() = words["shareFhir"]
    open val change: String get() = words["change"]

    // Queue
    open val newPatient: String get() = words["newPatient"]
    open val search: String get() = words["search"]
    open val nobody: String get() = words["nobody"]
    open val nobodyFound: String get() = words["nobodyFound"]

    open fun patient(number: Int): String = words.filled("patient", number)

    open fun waits(minutes: Long): String = if (minutes < 60) words.filled("waits.minutes", minutes) else words.filled("waits.hours", minutes / 60, minutes % 60)

    open val lookAgain: String get() = words["lookAgain"]
    open val lookAgainNote: String get() = words["lookAgain.note"]

    /** After so many minutes; none: nobody is told. */
    open fun lookAgainAfter(minutes: Int?): String = if (minutes == null) words["lookAgain.none"] else words.filled("lookAgain.minutes", minutes)

    /** [left]: minutes; 0 or less: it is time. */
    open fun lookAgainIn(left: Long): String = if (left == 0L) words["lookAgain.now"] else if (left > 0) words.filled("lookAgain.in", left) else words.filled("lookAgain.late", -left)

    open fun years(age: Int, unit: String): String = words.filled("years", age, unit)

    open val openReview: String get() = words["openReview"]
    open val decidedByPerson: String get() = words["decidedByPerson"]
    open val seen: String get() = words["seen"]
    open val seenBy: String get() = words["seenBy"]
    open val seenByNeeded: String get() = words["seenByNeeded"]

    open fun keeps(keeps: Keeps): String = words["keeps.${keeps.name}"]

    open val unreadable: String get() = words["unreadable"]
    open val beginAnew: String get() = words["beginAnew"]
    open val deleteForGood: String get() = words["deleteForGood"]

    // Many hurt
    open val sortedBy: String get() = words["sortedBy"]

    /** Names, the same in every language. */
    open fun protocol(id: String): String = when (id) {
        "start" -> "START"
        "jumpstart" -> "JumpSTART"
        "salt" -> "SALT"
        else -> id
    }

    open fun ageBand(from: Int, until: Int?): String = when {
        until == null -> words.filled(if (from == 1) "ageBand.olderOne" else "ageBand.older", from)
        from == 0 -> words.filled(if (until == 1) "ageBand.underOne" else "ageBand.under", until)
        else -> words.filled("ageBand.between", from, until - 1)
    }

    open val breathsAsked: String get() = words["breathsAsked"]

    open fun moreThan(number: String): String = words.filled("moreThan", number)

    open fun fewerThan(number: String): String = words.filled("fewerThan", number)

    open fun orFewer(number: String): String = words.filled("orFewer", number)

    open fun orMore(number: String): String = words.filled("orMore", number)

    open fun fromTo(from: String, to: String): String = words.filled("fromTo", from, to)

    open val unlikely: String get() = words["unlikely"]

    open fun casualty(number: Int): String = words.filled("casualty", number)

    /** [meaning] is the library's, and stands beside the words of another language. */
    open fun ask(field: String, meaning: String): String = words.orNull(field)?.let { "$it ($meaning)" } ?: "${meaning.replaceFirstChar { it.uppercase() }}?"

    open fun word(category: Category): String = words["category.${category.name}"]

    open val confirmBy: String get() = words["confirmBy"]
    open val confirmDead: String get() = words["confirmDead"]
    open val confirmExpectant: String get() = words["confirmExpectant"]
    open val nextCasualty: String get() = words["nextCasualty"]
    open val undo: String get() = words["undo"]
    open val tally: String get() = words["tally"]

    // Settings and About
    open val typeSize: String get() = words["typeSize"]
    open val brightness: String get() = words["brightness"]
    open val light: String get() = words["light"]
    open val dark: String get() = words["dark"]
    open val contrast: String get() = words["contrast"]
    open val on: String get() = words["on"]
    open val off: String get() = words["off"]
    open val lock: String get() = words["lock"]
    open val lockWhy: String get() = words["lockWhy"]
    open val newPin: String get() = words["newPin"]
    open val setLock: String get() = words["setLock"]
    open val removeLock: String get() = words["removeLock"]
    open val useFinger: String get() = words["finger.use"]
    open val addFinger: String get() = words["finger.add"]
    open val removeFinger: String get() = words["finger.remove"]
    open val fingerNote: String get() = words["finger.note"]
    open val fingerWords: FingerWords get() = FingerWords(locked, typePin)
    open val locked: String get() = words["locked"]
    open val typePin: String get() = words["typePin"]
    open val open: String get() = words["open"]
    open val wrongPin: String get() = words["wrongPin"]

    open fun waitFor(seconds: Long): String = words.filled("waitFor", seconds)

    open val notDevice: String get() = words["notDevice"]
    open val everyRule: String get() = words["everyRule"]
    open val licences: String get() = words["licences"]
    open val ours: String get() = words["ours"]

    open fun version(version: String): String = words.filled("version", version)

    open fun rules(count: Int): String = words.filled("rules", count)

    open val language: String get() = words["language.heading"]
    open val deviceLanguage: String get() = words["language.device"]
    open val languageNote: String get() = words["language.note"]
    open val reviewedBy: String get() = words.filled("language.reviewed", words["reviewer"])

    // Photos
    open val photos: String get() = words["photos"]
    open val photosNote: String get() = words["photos.note"]
    open val photoShows: String get() = words["photos.shows"]
    open val takePhoto: String get() = words["photos.take"]
    open val choosePhoto: String get() = words["photos.choose"]

    open fun photoKind(kind: PhotoKind): String = words["photo.${kind.name}"]

    open fun photo(number: Int, kind: PhotoKind): String = words.filled("photo", number, photoKind(kind))

    open fun removePhoto(number: Int, kind: PhotoKind): String = words.filled("photo.remove", photo(number, kind))

    open val photoFine: String get() = words["photo.fine"]
    open val photoGone: String get() = words["photo.gone"]
    open val photoPreparing: String get() = words["photo.preparing"]
    open val photoEncoding: String get() = words["photo.encoding"]
    open val photosFull: String get() = words["photos.full"]
    open val photosOff: String get() = words["photos.off"]
    open val photosSwitch: String get() = words["photos.switch"]
    open val photosSwitchNote: String get() = words["photos.switch.note"]
    open val photosSwitchedOff: String get() = words["photos.switchedOff"]
    open val photoNotice: String get() = words["photos.notice"]
    open val photoQuestion: String get() = words["photos.question"]
    open val askPhoto: String get() = words["photos.ask"]
    open val stopAsking: String get() = words["photos.stop"]
    open val notSeen: String get() = words["photos.notSeen"]

    // Models
    open val models: String get() = words["models"]
    open val modelsNote: String get() = words["models.note"]
    open val whichReads: String get() = words["models.which"]
    open val noModel: String get() = words["models.none"]
    open val builtIn: String get() = words["models.builtIn"]
    open val builtInNote: String get() = words["models.builtIn.note"]
    open val use: String get() = words["models.use"]
    open val inUse: String get() = words["models.inUse"]
    open val fetch: String get() = words["models.fetch"]
    open val fetchOn: String get() = words["models.fetchOn"]
    open val stopFetch: String get() = words["models.stop"]
    open val waitsForNetwork: String get() = words["models.waits"]
    open val importModel: String get() = words["models.import"]
    open val importing: String get() = words["models.importing"]
    open val removeModel: String get() = words["models.remove"]
    open val removeModelSure: String get() = words["models.remove.sure"]
    open val card: String get() = words["models.card"]
    open val terms: String get() = words["models.terms"]
    open val acceptTerms: String get() = words["models.accept"]
    open val notNow: String get() = words["models.notNow"]
    open val fromElsewhere: String get() = words["models.others"]
    open val notClinical: String get() = words["models.notClinical"]
    open val token: String get() = words["models.token"]

    open fun licence(licence: String): String = words.filled("models.licence", licence)

    open fun size(size: String): String = words.filled("models.size", size)

    open fun bytes(bytes: Long): String = when {
        bytes >= GIGA -> words.filled("bytes.giga", tenths(bytes, GIGA))
        else -> words.filled("bytes.mega", tenths(bytes, MEGA))
    }

    private fun tenths(bytes: Long, of: Long): String = number((bytes * 10 / of).toDouble() / 10)

    open fun fits(fits: Fits): String = words["fits.${fits.name}"]

    open fun needs(needs: String, free: String): String = words.filled("models.needs", needs, free)

    open fun help(help: Help): String = when (help) {
        is Help.Context -> words.filled("help.context", help.tokens)
        Help.ReadWeights -> words["help.readWeights"]
        Help.SmallerCache -> words["help.smallerCache"]
        Help.TextOnly -> words["help.textOnly"]
        is Help.Smaller -> words.filled("help.smaller", bytes(help.atMost))
        is Help.Free -> words.filled("help.free", bytes(help.bytes))
    }

    open fun fetched(done: String, total: String?): String = if (total == null) words.filled("models.fetched", done) else words.filled("models.fetchedOf", done, total)

    open fun notOpened(reason: String): String = words.filled("models.notOpened", reason)

    open fun context(tokens: Int): String = words.filled("models.context", tokens)

    /** Of the facility's server. */
    open val server: ServerTexts = ServerTexts(words)

    // What is kept
    open val retention: String get() = words["retention"]
    open val retentionNote: String get() = words["retention.note"]
    open val keepAll: String get() = words["retention.all"]
    open val wipe: String get() = words["retention.wipe"]
    open val loading: String get() = words["loading"]

    open fun days(days: Int): String = words.filled("retention.days", days)

    open fun forgotten(visits: Long, kept: Long): String = words.filled("retention.forgotten", visits, kept)
}

private const val MEGA = 1_000_000L
private const val GIGA = 1_000_000_000L

/** The words in use. */
val LocalTexts = staticCompositionLocalOf { Texts() }
