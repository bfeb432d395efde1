//! Numbers that a patient can have, but that look like a number in another unit, or like a slip: never taken for normal.
//! They make the outcome at least yellow with a supervisor's review, and the message names the likely unit. Nothing is
//! converted: a person looks again. All limits here are this project's reading; where they come from is said at each.

use serde::{Deserialize, Serialize};

use super::condition::Condition::{self, Above, All, Any, AtLeast, Below, Months};
use crate::encounter::units::{MG_PER_MMOL, MMHG_PER_KPA, rounded};
use crate::encounter::{Encounter, Vital};

/// A measured number that looks like another unit or a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UnlikelyValue {
    /// The field, `vitals.systolic_mmhg`.
    pub field: String,
    /// What it looks like, in plain words with the numbers; no patient text.
    pub message: String,
}

/// As low as this a pressure has no pulse that a cuff finds; in cmHg and kPa it is a usual one.
pub(super) const SYSTOLIC: Condition = Below(Vital::Systolic, 30.0);
/// As for the systolic.
pub(super) const DIASTOLIC: Condition = Below(Vital::Diastolic, 20.0);
/// 20 mg/dL is the least that usual meters show, 20 mmol/L is a crisis: whichever it is, somebody has to look.
pub(super) const GLUCOSE: Condition = AtLeast(Vital::Glucose, 20.0);
/// Oximeters are not made to read so low; a fraction is at most 1.
pub(super) const SPO2: Condition = Below(Vital::Spo2, 50.0);
/// No pulse is as slow; beats counted for 15 seconds are.
pub(super) const HEART_RATE: Condition = Below(Vital::HeartRate, 20.0);
/// As for the pulse.
pub(super) const RESPIRATORY_RATE: Condition = Below(Vital::RespiratoryRate, 5.0);
/// No arm is as thin; the arm of a heavy adult in centimetres is.
pub(super) const MUAC: Condition = Below(Vital::Muac, 70.0);
/// More than any child of the age weighs by WHO's growth standards (three standard deviations above the median are
/// about 14 kg at 1 year and 30 kg at 5, from memory), and less than a living adult: a weight in pounds, or in stones.
pub(super) const WEIGHT: Condition = Any(&[
    All(&[Months(0, 11), Above(Vital::Weight, 16.0)]),
    All(&[Months(12, 59), Above(Vital::Weight, 35.0)]),
    All(&[Months(60, 143), Above(Vital::Weight, 120.0)]),
    All(&[Months(144, u32::MAX), Below(Vital::Weight, 20.0)]),
]);

type Words = fn(f64, &Encounter) -> String;

const ALL: [(Vital, Condition, Words); 8] = [
    (Vital::HeartRate, HEART_RATE, |beats, _| {
        counted(beats, "beats")
    }),
    (Vital::RespiratoryRate, RESPIRATORY_RATE, |breaths, _| {
        counted(breaths, "breaths")
    }),
    (Vital::Spo2, SPO2, saturation),
    (Vital::Systolic, SYSTOLIC, pressure),
    (Vital::Diastolic, DIASTOLIC, pressure),
    (Vital::Glucose, GLUCOSE, |mmol, _| {
        let mg = rounded(mmol / MG_PER_MMOL);
        format!(
            "{mmol} looks like mg/dL: {mg} mmol/L, which is low? As mmol/L it is very high: measure again"
        )
    }),
    (Vital::Muac, MUAC, |mm, _| {
        format!("{mm} looks like cm: {} mm?", mm * 10.0)
    }),
    (Vital::Weight, WEIGHT, weight),
];

/// The measured numbers that look like another unit or a slip, in the order of the contract.
#[must_use]
pub fn unlikely_values(encounter: &Encounter) -> Vec<UnlikelyValue> {
    let mut found: Vec<UnlikelyValue> = Vec::new();
    for (vital, when, words) in ALL {
        let value = vital.of(&encounter.vitals);
        let Some(value) = value.filter(|_| when.holds(encounter)) else {
            continue;
        };
        let message = format!("{}: {}", vital.words(), words(value, encounter));
        let is_said = |said: &UnlikelyValue| {
            vital == Vital::Diastolic && said.field == Vital::Systolic.field()
        };
        // The pair of pressures is one finding.
        if !found.iter().any(is_said) {
            found.push(UnlikelyValue {
                field: vital.field().to_owned(),
                message,
            });
        }
    }
    found
}

fn counted(number: f64, what: &str) -> String {
    if number == 0.0 {
        return format!("0 {what}: nothing felt or seen is an arrest, a slip is not; look at once");
    }
    let minute = rounded(number * 4.0);
    format!(
        "{number} looks like {what} in 15 seconds: {minute} per minute? Count again for a minute"
    )
}

fn saturation(percent: f64, _: &Encounter) -> String {
    if percent <= 1.0 {
        format!(
            "{percent} looks like a fraction: {} %?",
            rounded(percent * 100.0)
        )
    } else {
        format!(
            "{percent} % is less than an oximeter reads reliably: warm the finger and measure again"
        )
    }
}

/// `16/11 looks like cmHg: 160/110 mmHg?` Cuffs in cmHg are read in whole numbers and halves, those in kPa in tenths.
fn pressure(_: f64, encounter: &Encounter) -> String {
    let of = |vital: Vital| vital.of(&encounter.vitals);
    let both = |convert: &dyn Fn(f64) -> f64| {
        let numbers = [of(Vital::Systolic), of(Vital::Diastolic)];
        let numbers = numbers.into_iter().flatten().map(convert);
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        numbers.join("/")
    };
    let (given, cmhg) = (both(&|n| n), both(&|n| rounded(n * 10.0)));
    let kpa = both(&|n| (n * MMHG_PER_KPA).round());
    let highest = of(Vital::Systolic).or(of(Vital::Diastolic)).unwrap_or(0.0);
    let tenths = [of(Vital::Systolic), of(Vital::Diastolic)];
    let has_tenths = tenths
        .into_iter()
        .flatten()
        .any(|n| (n * 2.0).fract() != 0.0);
    if highest < 4.0 {
        format!("{given} mmHg was not felt, or is a slip: look at once, and measure again")
    } else if has_tenths || highest > 26.0 {
        format!("{given} looks like kPa: {kpa} mmHg?")
    } else {
        format!("{given} looks like cmHg: {cmhg} mmHg? Or like kPa: {kpa} mmHg?")
    }
}

fn weight(number: f64, encounter: &Encounter) -> String {
    if encounter.age.completed_months() < 144 {
        let kg = rounded(number * 0.453_592);
        format!("{number} is very much at this age and looks like pounds: {kg} kg?")
    } else {
        let kg = rounded(number * 6.350_29);
        format!("{number} is very little at this age and looks like stones: {kg} kg?")
    }
}
