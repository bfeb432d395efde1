package org.aidpost.ui

/** All that is open and not in the store yet, as flat texts: to be kept encrypted, and opened again after the process has ended. */
fun AppState.draft(): Map<String, String> = buildMap {
    put("place", place.name)
    entry?.let { entry ->
        put("number", entry.number.toString())
        putAll(entry.form.texts())
    }
    result?.let { result ->
        put("result", "open")
        result.override?.let {
            put("override.colour", it.colour.name)
            put("override.reason", it.reason)
            put("override.by", it.by)
        }
    }
    put("mass.protocol", mass.protocol.id)
    put("mass.tally", mass.tally.joinToString(" ") { it.name })
    putAll(mass.form.texts().mapKeys { "mass.${it.key}" })
    putAll(lock.texts())
    put("looks.type", looks.type.toString())
    put("looks.brightness", looks.brightness.name)
    put("looks.strong", looks.strong.toString())
    put("looks.language", looks.language)
    keptDays?.let { put("kept.days", it.toString()) }
    if (!asksPhotos) put("photos", "off")
    // An integrator's own times may change with the app.
    if (lookAgain != outside.lookAgain) put("again", lookAgain.text())
}

internal fun AppState.restore(draft: Map<String, String>) {
    draft.named<Place>("place")?.let { place = it }
    lock.restore(draft)
    looks = Looks(draft["looks.type"]?.toFloatOrNull() ?: 1f, draft.named<Brightness>("looks.brightness") ?: Brightness.SYSTEM, draft["looks.strong"] == "true", draft["looks.language"].orEmpty())
    keptDays = draft["kept.days"]?.toIntOrNull()
    asksPhotos = draft["photos"] != "off"
    draft["again"]?.let { lookAgain = lookAgainOf(it) }
    val tally = draft["mass.tally"].orEmpty().split(' ').mapNotNull { name -> Category.entries.find { it.name == name } }
    mass.restore(draft["mass.protocol"], tally, casualtyOf(draft.filterKeys { it.startsWith("mass.") }.mapKeys { it.key.removePrefix("mass.") }))
    val number = draft["number"]?.toIntOrNull() ?: return
    val form = formOf(draft)
    if (draft["result"] == null) return edit(number, form)
    val colour = draft.named<Colour>("override.colour")
    open(number, form, colour?.let { Override(it, draft["override.reason"].orEmpty(), draft["override.by"].orEmpty()) })
}

/** A form as flat texts; [formOf] reads the same one from them. */
fun Form.texts(): Map<String, String> = buildMap {
    put("name", name)
    who.age?.let { put("age", it.toString()) }
    put("unit", who.unit.name)
    put("sex", who.sex.name)
    put("pregnancy", who.pregnancy.name)
    signs.forEach { (code, answer) -> put("sign.$code", answer.name) }
    this@texts.vitals.forEach { (field, value) -> put("vital.$field", value.toString()) }
    alertness?.let { put("alertness", it.name) }
    put("list", listDone.toString())
    put("story", story)
    photos.forEachIndexed { at, photo -> put("photo.$at", "${photo.kind.name} ${photo.digest}") }
    given.forEach { (key, text) -> put("given.$key", text) }
}

fun formOf(texts: Map<String, String>): Form = Form(
    name = texts["name"].orEmpty(),
    who = Who(
        texts["age"]?.toIntOrNull(), texts.named<AgeUnit>("unit") ?: AgeUnit.YEARS, texts.named<Sex>("sex") ?: Sex.UNKNOWN,
        texts.named<Pregnancy>("pregnancy") ?: Pregnancy.UNKNOWN,
    ),
    signs = texts.below("sign.") { value -> Answer.entries.find { it.name == value } },
    vitals = texts.below("vital.") { it.toDoubleOrNull() },
    alertness = texts.named<Alertness>("alertness"),
    listDone = texts["list"] == "true",
    story = texts["story"].orEmpty(),
    photos = (0 until PhotoTray.MOST).mapNotNull { at -> texts["photo.$at"]?.let(::photoOf) },
    given = texts.below("given.") { it },
)

private fun photoOf(text: String): Photo? =
    PhotoKind.entries.find { it.name == text.substringBefore(' ') }?.let { Photo(it, text.substringAfter(' ')) }

private fun CasualtyForm.texts(): Map<String, String> = buildMap {
    months?.let { put("months", it.toString()) }
    answers.forEach { (field, answer) -> put("answer.$field", answer.name) }
    breaths?.let { put("breaths", it.toString()) }
    alertness?.let { put("alertness", it.name) }
    confirmedBy?.let { put("by", it) }
    confirmed?.let { put("confirmed", it.name) }
}

private fun casualtyOf(texts: Map<String, String>) = CasualtyForm(
    texts["months"]?.toIntOrNull(), texts.below("answer.") { value -> Answer.entries.find { it.name == value } }, texts["breaths"]?.toDoubleOrNull(),
    texts.named<Alertness>("alertness"), texts["by"], texts.named<Category>("confirmed"),
)

private inline fun <reified E : Enum<E>> Map<String, String>.named(key: String): E? = get(key)?.let { name -> enumValues<E>().find { it.name == name } }

private fun <T : Any> Map<String, String>.below(prefix: String, value: (String) -> T?): Map<String, T> =
    filterKeys { it.startsWith(prefix) }.mapNotNull { (key, text) -> value(text)?.let { key.removePrefix(prefix) to it } }.toMap()
