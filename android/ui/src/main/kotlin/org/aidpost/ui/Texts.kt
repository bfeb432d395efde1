package org.aidpost.ui

import androidx.compose.runtime.staticCompositionLocalOf

/** Every word of the app's own, in one place to be translated. What a rule, a sign or a question says comes from the library. */
open class Texts {
    open val appName = "Aidpost"
    open val queue = "Queue"
    open val mass = "Many hurt"
    open val settings = "Settings"
    open val about = "About"
    open val back = "Back"
    open val yes = "Yes"
    open val no = "No"
    open val cancel = "Cancel"

    open fun word(colour: Colour) = when (colour) {
        Colour.RED -> "RED"
        Colour.YELLOW -> "YELLOW"
        Colour.NOT_TRIAGEABLE -> "NO COLOUR"
        Colour.GREEN -> "GREEN"
    }

    open fun meaning(colour: Colour, review: Boolean) = when {
        colour == Colour.RED -> "Needs care now"
        colour == Colour.YELLOW && review -> "Needs care soon. A supervisor must look at once"
        colour == Colour.YELLOW -> "Needs care soon"
        colour == Colour.NOT_TRIAGEABLE -> "Too little is known to give a colour"
        review -> "Only after a supervisor has looked"
        else -> "Can wait. Nothing urgent was found"
    }

    open fun toDo(colour: Colour, review: Boolean) = when {
        colour == Colour.RED -> "Take the patient to where care is given now. Call for help. Do not leave the patient alone."
        colour == Colour.YELLOW && review -> "Bring a supervisor now, and see the patient before those who are green."
        colour == Colour.YELLOW -> "See the patient soon, before those who are green. Look again while they wait."
        colour == Colour.NOT_TRIAGEABLE -> "Measure and ask what is missing. Until then nobody may say that the patient can wait."
        review -> "Do not send the patient to wait before a supervisor has looked."
        else -> "The patient can wait. Look again if anything changes."
    }

    // Who
    open val ageFirst = "Enter the age first"
    open val ageFirstWhy = "Which signs are asked depends on it."
    open val who = "Who"
    open val nameOrNumber = "Name or number (optional)"
    open val age = "Age"

    open fun unit(unit: AgeUnit) = when (unit) {
        AgeUnit.YEARS -> "years"
        AgeUnit.MONTHS -> "months"
        AgeUnit.WEEKS -> "weeks"
        AgeUnit.DAYS -> "days"
    }

    open val sex = "Sex"

    open fun sex(sex: Sex) = when (sex) {
        Sex.FEMALE -> "Female"
        Sex.MALE -> "Male"
        Sex.OTHER -> "Other"
        Sex.UNKNOWN -> "Not known"
    }

    open val pregnancy = "Pregnant, or gave birth in the last six weeks?"

    open fun pregnancy(pregnancy: Pregnancy) = when (pregnancy) {
        Pregnancy.PREGNANT -> "Pregnant"
        Pregnancy.POSTPARTUM -> "Gave birth"
        Pregnancy.NOT_PREGNANT -> "Neither"
        Pregnancy.UNKNOWN -> "Not known"
    }

    // Signs
    open val danger = "Danger signs"
    open val urgent = "Urgent signs"
    open val other = "Other signs"

    open fun group(group: Group) = when (group) {
        Group.AIRWAY -> "A B  Airway and breathing"
        Group.CIRCULATION -> "C  Circulation and bleeding"
        Group.BRAIN -> "D  Brain"
        Group.BODY -> "Body, food and fluids"
        Group.HEAD -> "Ears, eyes and mouth"
        Group.PAIN -> "Pain"
        Group.INJURY -> "Injury and exposure"
        Group.SKIN -> "Skin, surgery, urine"
        Group.PREGNANCY -> "Pregnancy"
    }

    open val notLooked = "not looked"
    open val noneOfThese = "None of these"

    open fun noneOf(group: String) = "$group: none of these"

    open val listDone = "I went through the list: the rest is no"

    open fun answered(yes: Int, no: Int, all: Int) = "$yes yes, $no no, ${all - yes - no} not looked"

    open val show = "Show"
    open val hide = "Hide"

    // Vital signs
    open val vitals = "Vital signs"
    open val notMeasured = "not measured"
    open val consciousness = "Awake?"

    open fun alertness(alertness: Alertness) = when (alertness) {
        Alertness.ALERT -> "Alert"
        Alertness.CONFUSION -> "Confused"
        Alertness.VOICE -> "To voice"
        Alertness.PAIN -> "To pain"
        Alertness.UNRESPONSIVE -> "No answer"
    }

    open fun usual(from: String, to: String, unit: String) = "No alarm at this age: $from to $to $unit"

    open fun possible(from: String, to: String, unit: String) = "Possible: $from to $to $unit"

    open fun notPossible(from: String, to: String, unit: String) = "Not possible. Enter $from to $to $unit"

    open val next = "Next"
    open val done = "Done"
    open val clear = "Clear"
    open val point = "."
    open val pointName = "Decimal point"
    open val erase = "⌫"
    open val eraseName = "Erase one digit"
    open val measureMore = "Other measurements"
    open val count = "Count by tapping"
    open val tapEach = "Tap at each one"
    open val tapToStart = "Tap at the first one. The minute starts there."

    open fun counted(taps: Int, seconds: Int) = "$taps counted, $seconds seconds left"

    open fun rate(rate: Int) = "$rate per minute"

    open val useIt = "Use it"
    open val again = "Again"

    // Banner
    open fun missing(count: Int) = if (count == 1) "1 thing missing for green" else "$count things missing for green"

    open val nothingMissing = "Nothing missing"

    open fun field(field: String, words: String?) = when (field) {
        "checklist" -> "the whole list of signs"
        "pregnancy" -> "whether she is pregnant"
        "vitals.avpu" -> "whether awake"
        "age.days" -> "the age in days"
        else -> words ?: field.substringAfter('.').replace('_', ' ')
    }

    // Story
    open val story = "The story"
    open val storyHint = "What happened, in the patient's words. The keyboard's microphone can write it."
    open val toResult = "Result"

    open fun tick(words: String) = "Tick: $words"

    open fun notCounted(label: String, scope: String) = "$label, not counted: " + when (scope) {
        "history" -> "of an earlier time"
        "other_person" -> "of somebody else"
        "resolved" -> "it is over"
        "hypothetical", "feared" -> "only of what might be"
        "advice" -> "advice that was given"
        "asked" -> "a question"
        "figurative" -> "a manner of speaking"
        else -> scope.replace('_', ' ')
    }

    // Result
    open val doNow = "What to do now"
    open val why = "Why"
    open val noRule = "No rule of the chart held."
    open val reading = "Reading the story"
    open val stop = "Stop reading"
    open val inTheStory = "Read in the story"
    open val noStory = "No story was written."

    open fun readBy(by: ReadBy) = when (by) {
        ReadBy.LEXICON -> "read by the word list"
        ReadBy.MODEL -> "read by the model"
        ReadBy.BOTH -> "read by the word list and the model"
    }

    open fun saysNo(label: String) = "not there: $label"

    open fun told(value: String, words: String) = "$words: $value is told. Enter it?"

    open val enterIt = "Enter it"
    open val askNext = "Ask next"
    open val moreQuestions = "More questions"
    open val warnings = "Take care"
    open val scores = "Scores and other standards"
    open val lacking = "lacks"

    open fun model(state: ModelState) = when (state) {
        ModelState.ANSWERED -> "The model has read the story."
        ModelState.NOT_LOADED -> "No model is loaded. The rules and the word list answer."
        ModelState.STOPPED -> "The model's reading was stopped. The rules and the word list answer."
        ModelState.TIMED_OUT -> "The model took too long. The rules and the word list answer."
        ModelState.FAILED -> "The model gave no answer. The rules and the word list answer."
        ModelState.UNRELIABLE -> "The model's reading went wrong and is not used."
    }

    open val demo = "NOT FOR CLINICAL USE: the model is a demonstration and knows no medicine."
    open val review = "Your decision"
    open val overrideAsk = "Another colour, with a reason"
    open val reason = "Reason"
    open val saveOverride = "Decide this colour"
    open val reasonNeeded = "A colour of your own needs a reason and your name."

    open fun overridden(by: String, mine: String, rules: String, reason: String) = "$by decided $mine. The rules say $rules. Reason: $reason"

    open val takeBack = "Take it back"
    open val yourName = "Your name"
    open val keep = "Put in the queue"
    open val sendBack = "Send to the form"
    open val share = "Share"
    open val shareMessages = "As text messages, without the story"
    open val shareLetter = "Referral letter: print or save"
    open val change = "Change the entry"

    // Queue
    open val newPatient = "New patient"
    open val search = "Search by name or number"
    open val nobody = "Nobody waits."
    open val nobodyFound = "Nobody of this name waits."

    open fun patient(number: Int) = "Patient $number"

    open fun waits(minutes: Long) = if (minutes < 60) "waits $minutes min" else "waits ${minutes / 60} h ${minutes % 60} min"

    open fun years(age: Int, unit: String) = "$age $unit"

    open val openReview = "a supervisor must look"
    open val decidedByPerson = "decided by a person"
    open val seen = "Seen: take off the queue"
    open val seenBy = "Who looked? A supervisor's name"
    open val seenByNeeded = "A supervisor must look first: write who did."

    open fun keeps(keeps: Keeps) = when (keeps) {
        Keeps.UNTIL_CLOSED -> "Kept until the window closes. Nothing is written to this machine."
        Keeps.ON_DEVICE -> "Kept encrypted on this device."
    }

    open val unreadable = "The patients who were kept here cannot be opened. Nobody can be put in the queue."
    open val beginAnew = "Begin anew"
    open val deleteForGood = "Delete all who were kept, for good"

    // Many hurt
    open val sortedBy = "Sorted by"

    open fun protocol(id: String) = when (id) {
        "start" -> "START"
        "jumpstart" -> "JumpSTART"
        "salt" -> "SALT"
        else -> id
    }

    open fun ageBand(from: Int, until: Int?) = when {
        until == null -> "$from ${if (from == 1) "year" else "years"} or older"
        from == 0 -> "Under $until ${if (until == 1) "year" else "years"}"
        else -> "$from to ${until - 1} years"
    }

    open val breathsAsked = "Breaths in a minute?"

    open fun moreThan(number: String) = "More than $number"

    open fun fewerThan(number: String) = "Fewer than $number"

    open fun orFewer(number: String) = "$number or fewer"

    open fun orMore(number: String) = "$number or more"

    open fun fromTo(from: String, to: String) = "$from to $to"

    open val unlikely = "Not likely to survive with what there is now"

    open fun casualty(number: Int) = "Casualty $number"

    open fun ask(meaning: String) = "${meaning.replaceFirstChar { it.uppercase() }}?"

    open fun word(category: Category) = when (category) {
        Category.IMMEDIATE -> "IMMEDIATE"
        Category.DELAYED -> "DELAYED"
        Category.MINIMAL -> "MINIMAL"
        Category.PROPOSED_DEAD -> "DEAD? Not confirmed"
        Category.PROPOSED_EXPECTANT -> "EXPECTANT? Not confirmed"
        Category.DEAD -> "DEAD"
        Category.EXPECTANT -> "EXPECTANT"
        Category.UNABLE -> "NOT SORTED"
    }

    open val confirmBy = "Your name, to confirm"
    open val confirmDead = "I looked and confirm: dead"
    open val confirmExpectant = "I looked and confirm: expectant"
    open val nextCasualty = "Next casualty"
    open val undo = "Undo the last answer"
    open val tally = "So far"

    // Settings and About
    open val typeSize = "Size of the letters"
    open val brightness = "Light or dark"
    open val light = "Light"
    open val dark = "Dark"
    open val contrast = "Strong contrast"
    open val on = "On"
    open val off = "Off"
    open val lock = "Lock by a number"
    open val lockWhy = "Asked when the app is opened again. It keeps people from looking. What is kept on the device is encrypted with or without it. " +
        "Whoever forgets the number can only remove the app, with all who are kept."
    open val newPin = "A number of 4 to 12 digits"
    open val setLock = "Lock with this number"
    open val removeLock = "Take the lock away"
    open val locked = "Locked"
    open val typePin = "Type the number"
    open val open = "Open"
    open val wrongPin = "That was not the number."

    open fun waitFor(seconds: Long) = "Too many wrong numbers. Try again in $seconds seconds."

    open val notDevice = "Not a medical device. Decision support for trained health workers, who can check every rule and its source. " +
        "Not a diagnosis, and never a reason to delay care. No clinician has signed these rules yet."
    open val everyRule = "Every rule with its source"
    open val licences = "Licences"
    open val ours = "Aidpost and its built-in model: MIT or Apache-2.0. The screens are drawn with Jetpack Compose and Skia (Apache-2.0, BSD), " +
        "the engine with llama.cpp (MIT). The protocols have terms of their own, beside each below."

    open fun version(version: String) = "Version $version"

    open fun rules(count: Int) = "$count rules"
}

/** The words in use. */
val LocalTexts = staticCompositionLocalOf { Texts() }
