package org.aidpost.screens

import org.aidpost.protocol.Age
import org.aidpost.protocol.Avpu
import org.aidpost.protocol.Encounter
import org.aidpost.protocol.PatientText
import org.aidpost.protocol.Photo
import org.aidpost.protocol.PhotoKind
import org.aidpost.protocol.Pregnancy
import org.aidpost.protocol.Sex
import org.aidpost.protocol.Sign
import org.aidpost.protocol.SignState
import org.aidpost.ui.AgeUnit
import org.aidpost.ui.Alertness
import org.aidpost.ui.Answer
import org.aidpost.ui.Form
import org.aidpost.ui.PhotoTray
import org.aidpost.ui.Who

/** What was entered as the library's encounter; none without an age. [signs]: the library's signs by their codes. */
internal fun Form.encounter(signs: Map<String, Sign>): Encounter? {
    val patient = who.encounter() ?: return null
    // What another app told and no screen shows stands on.
    val base = if (given.isEmpty()) patient else told(given).copy(age = patient.age, sex = patient.sex, pregnancy = patient.pregnancy)
    return base.copy(
        signs = this.signs.mapNotNull { (code, answer) -> signs[code]?.let { it to answer.state() } }.toMap(),
        vitals = base.vitals.copy(
            heartRatePerMinute = vitals["vitals.heart_rate_per_minute"],
            respiratoryRatePerMinute = vitals["vitals.respiratory_rate_per_minute"],
            temperatureCelsius = vitals["vitals.temperature_celsius"],
            spo2Percent = vitals["vitals.spo2_percent"],
            systolicMmhg = vitals["vitals.systolic_mmhg"],
            diastolicMmhg = vitals["vitals.diastolic_mmhg"],
            capillaryRefillSeconds = vitals["vitals.capillary_refill_seconds"],
            glucoseMmolPerL = vitals["vitals.glucose_mmol_per_l"],
            muacMm = vitals["vitals.muac_mm"],
            weightKg = vitals["vitals.weight_kg"],
            avpu = alertness?.avpu(),
        ),
        checklistComplete = listDone,
        photos = (base.photos + photos.map { Photo(PatientText(it.path()), PhotoKind.valueOf(it.kind.name)) }).take(PhotoTray.MOST),
        narrative = story.takeIf { it.isNotBlank() }?.let(::PatientText),
    )
}

/** The screens' form of an encounter; [encounter] makes the same one of it, but for what no screen shows. */
internal fun Encounter.form(): Form {
    val years = age
    return Form(
        who = Who(
            age = when (years) {
                is Age.Years -> years.v1.toInt()
                is Age.Months -> years.v1.toInt()
                is Age.Weeks -> years.v1.toInt()
                is Age.Days -> years.v1.toInt()
            },
            unit = when (years) {
                is Age.Years -> AgeUnit.YEARS
                is Age.Months -> AgeUnit.MONTHS
                is Age.Weeks -> AgeUnit.WEEKS
                is Age.Days -> AgeUnit.DAYS
            },
            sex = org.aidpost.ui.Sex.valueOf(sex.name),
            pregnancy = org.aidpost.ui.Pregnancy.valueOf(pregnancy.name),
        ),
        signs = signs.map { (sign, state) -> sign.name.lowercase() to if (state == SignState.PRESENT) Answer.YES else Answer.NO }.toMap(),
        vitals = listOf(
            "vitals.heart_rate_per_minute" to vitals.heartRatePerMinute,
            "vitals.respiratory_rate_per_minute" to vitals.respiratoryRatePerMinute,
            "vitals.temperature_celsius" to vitals.temperatureCelsius,
            "vitals.spo2_percent" to vitals.spo2Percent,
            "vitals.systolic_mmhg" to vitals.systolicMmhg,
            "vitals.diastolic_mmhg" to vitals.diastolicMmhg,
            "vitals.capillary_refill_seconds" to vitals.capillaryRefillSeconds,
            "vitals.glucose_mmol_per_l" to vitals.glucoseMmolPerL,
            "vitals.muac_mm" to vitals.muacMm,
            "vitals.weight_kg" to vitals.weightKg,
        ).mapNotNull { (field, value) -> value?.let { field to it } }.toMap(),
        alertness = vitals.avpu?.let { Alertness.valueOf(it.name) },
        listDone = checklistComplete,
        story = narrative?.text.orEmpty(),
    )
}

/** Such a patient, of whom nothing else is known. */
internal fun Who.encounter(): Encounter? = age?.let { age ->
    // What is more than a number of this width is refused by the library all the same.
    val small = age.coerceAtMost(UShort.MAX_VALUE.toInt()).toUShort()
    Encounter(
        age = when (unit) {
            AgeUnit.YEARS -> Age.Years(small)
            AgeUnit.MONTHS -> Age.Months(small)
            AgeUnit.WEEKS -> Age.Weeks(small)
            AgeUnit.DAYS -> Age.Days(age.toUInt())
        },
        sex = when (sex) {
            org.aidpost.ui.Sex.FEMALE -> Sex.FEMALE
            org.aidpost.ui.Sex.MALE -> Sex.MALE
            org.aidpost.ui.Sex.OTHER -> Sex.OTHER
            org.aidpost.ui.Sex.UNKNOWN -> Sex.UNKNOWN
        },
        pregnancy = when (pregnancy) {
            org.aidpost.ui.Pregnancy.PREGNANT -> Pregnancy.PREGNANT
            org.aidpost.ui.Pregnancy.POSTPARTUM -> Pregnancy.POSTPARTUM
            org.aidpost.ui.Pregnancy.NOT_PREGNANT -> Pregnancy.NOT_PREGNANT
            org.aidpost.ui.Pregnancy.UNKNOWN -> Pregnancy.UNKNOWN
        },
    )
}

private fun Answer.state() = if (this == Answer.YES) SignState.PRESENT else SignState.ABSENT

internal fun Alertness.avpu() = when (this) {
    Alertness.ALERT -> Avpu.ALERT
    Alertness.CONFUSION -> Avpu.CONFUSION
    Alertness.VOICE -> Avpu.VOICE
    Alertness.PAIN -> Avpu.PAIN
    Alertness.UNRESPONSIVE -> Avpu.UNRESPONSIVE
}
