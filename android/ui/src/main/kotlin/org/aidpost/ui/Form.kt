package org.aidpost.ui

import androidx.compose.runtime.Immutable

/** The answer to a question; no answer means that nobody looked. */
enum class Answer { YES, NO }

enum class AgeUnit { YEARS, MONTHS, WEEKS, DAYS }

enum class Sex { FEMALE, MALE, OTHER, UNKNOWN }

enum class Pregnancy { PREGNANT, POSTPARTUM, NOT_PREGNANT, UNKNOWN }

enum class Alertness { ALERT, CONFUSION, VOICE, PAIN, UNRESPONSIVE }

/** Who the patient is, as far as the charts ask. */
@Immutable
data class Who(
    val age: Int? = null,
    val unit: AgeUnit = AgeUnit.YEARS,
    val sex: Sex = Sex.UNKNOWN,
    val pregnancy: Pregnancy = Pregnancy.UNKNOWN,
)

/** What the worker has entered so far. Codes and fields are the library's own names. */
@Immutable
data class Form(
    val name: String = "",
    val who: Who = Who(),
    val signs: Map<String, Answer> = emptyMap(),
    val vitals: Map<String, Double> = emptyMap(),
    val alertness: Alertness? = null,
    /** The worker has gone through the whole list: a sign without an answer is absent. */
    val listDone: Boolean = false,
    val story: String = "",
    val photos: List<Photo> = emptyList(),
    /** What another app told, in its own keys: what no screen shows of it goes on with the rest. */
    val given: Map<String, String> = emptyMap(),
) {
    /** A form names a patient: it does not print itself. */
    override fun toString(): String = "<form withheld>"

    fun withSign(code: String, answer: Answer?): Form = copy(signs = if (answer == null) signs - code else signs + (code to answer))

    fun withVital(field: String, value: Double?): Form = copy(vitals = if (value == null) vitals - field else vitals + (field to value))
}

/** Tells the time; in tests a clock that stands. */
fun interface Clock {
    fun millis(): Long
}
