package org.aidpost.ui

import java.util.Locale
import kotlin.math.round

/** A unit in which people measure: [toOurs] gives the library's. */
class Measure(val symbol: String, private val factor: Double, private val offset: Double) {
    fun toOurs(shown: Double): Double = rounded((shown - offset) / factor)

    fun toShown(ours: Double): Double = rounded(ours * factor + offset)

    private fun rounded(value: Double) = round(value * 10) / 10
}

/** 180.16 g of glucose are one mole: 18.016 mg/dL are 1 mmol/L. */
private const val MG_PER_MMOL = 18.016

private val MEASURES = mapOf(
    "vitals.temperature_celsius" to listOf(Measure("°C", 1.0, 0.0), Measure("°F", 1.8, 32.0)),
    "vitals.glucose_mmol_per_l" to listOf(Measure("mmol/L", 1.0, 0.0), Measure("mg/dL", MG_PER_MMOL, 0.0)),
)

/** The units in which this vital sign may be typed, the library's own first. */
fun VitalTile.measures(): List<Measure> = MEASURES[field] ?: listOf(Measure(symbol, 1.0, 0.0))

/** The unit as it is written on instruments. */
val VitalTile.symbol: String get() = if (field in COUNTED) "/min" else unit

/** `37` and `37.5`. */
fun number(value: Double): String = if (value == round(value)) value.toLong().toString() else String.format(Locale.ROOT, "%.1f", value)

/** The vital signs that are counted by tapping. */
val COUNTED: Set<String> = setOf("vitals.heart_rate_per_minute", "vitals.respiratory_rate_per_minute")

/** In which order the keypad goes on, as people measure; the rest only where somebody taps it. */
val PAD_ORDER: List<String> = listOf(
    "vitals.respiratory_rate_per_minute", "vitals.spo2_percent", "vitals.heart_rate_per_minute", "vitals.systolic_mmhg",
    "vitals.diastolic_mmhg", "vitals.temperature_celsius",
)

/** Shown with the others, and not gone through by "next". */
val PAD_ASIDE: List<String> = listOf("vitals.capillary_refill_seconds", "vitals.glucose_mmol_per_l", "vitals.muac_mm", "vitals.weight_kg")
