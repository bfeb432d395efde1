//! What was measured, as observations with LOINC codes and UCUM units; and what the chart asks for and nobody measured.
//! LOINC codes that the project is not sure of are not used: see the module's doc.

use crate::encounter::{Encounter, Vital, Vitals};
use crate::protocol::Score;

use super::element::{Annotation, Coding, Concept, Quantity, Range, Value};
use super::patient::{about, observation};
use super::resource::{Component, Observation, Resource};
use super::write::{LOINC, Writer, not_measured, ours, time_unknown};

/// The codes for which R4 itself holds an observation to its vital-signs profile, which wants a time to the day. Nobody invents
/// one: where the encounter has none, such a measurement bears the code of this project in their place.
const TIMED: [&str; 7] = [
    "8867-4", "9279-1", "8310-5", "2708-6", "59408-5", "29463-7", "85354-9",
];

pub(super) const BLOOD_PRESSURE: &str = "vitals.blood_pressure";

/// A vital sign, its LOINC codes (none: a code of this project), and its unit in words and in UCUM.
struct Row(
    Vital,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const ROWS: [Row; 10] = [
    Row(Vital::HeartRate, "heart rate", &["8867-4"], "/min", "/min"),
    Row(Vital::RespiratoryRate, "respiratory rate", &["9279-1"], "/min", "/min"),
    Row(Vital::Temperature, "body temperature", &["8310-5"], "°C", "Cel"),
    Row(Vital::Spo2, "oxygen saturation by pulse oximetry", &["2708-6", "59408-5"], "%", "%"),
    Row(Vital::GcsTotal, "Glasgow coma scale, total", &["9269-2"], "{score}", "{score}"),
    Row(Vital::CapillaryRefill, "capillary refill time", &[], "s", "s"),
    Row(Vital::Glucose, "blood glucose", &[], "mmol/L", "mmol/L"),
    Row(Vital::Muac, "mid-upper-arm circumference", &[], "mm", "mm"),
    Row(Vital::Weight, "body weight", &["29463-7"], "kg", "kg"),
    Row(Vital::PainScore, "pain from 0 to 10", &[], "{score}", "{score}"),
];

/// The observation that holds a field of the encounter: both pressures stand in one panel.
pub(super) fn role(field: &str) -> &str {
    match field {
        "vitals.systolic_mmhg" | "vitals.diastolic_mmhg" => BLOOD_PRESSURE,
        other => other,
    }
}

/// `missing` are the fields that the chart asks for and the encounter lacks.
pub(super) fn add(writer: &mut Writer, encounter: &Encounter, missing: &[String]) {
    let vitals = &encounter.vitals;
    for Row(vital, words, loinc, unit, ucum) in ROWS {
        let code = code(writer, loinc, vital.field(), words);
        let value = vital
            .of(vitals)
            .map(|value| Value::Quantity(Quantity::ucum(value, unit, ucum)));
        measured(writer, missing, vital.field(), code, value);
    }
    blood_pressure(writer, missing, vitals);
    let level = vitals.avpu.map(|level| {
        let coding = ours("avpu", level.code(), "");
        Value::Concept(Concept::new([coding], level.code()))
    });
    let avpu = code(
        writer,
        &["67775-7"],
        "vitals.avpu",
        "level of responsiveness",
    );
    measured(writer, missing, "vitals.avpu", avpu, level);
    let oxygen = "vitals.supplemental_oxygen";
    let given = code(writer, &[], oxygen, "given oxygen while SpO2 was measured");
    let value = vitals.supplemental_oxygen.map(Value::Boolean);
    measured(writer, missing, oxygen, given, value);
}

fn code(writer: &Writer<'_>, loinc: &[&str], field: &str, words: &str) -> Concept {
    let mut codings: Vec<Coding> = loinc
        .iter()
        .filter(|code| writer.time.is_some() || !TIMED.contains(code))
        .map(|code| Coding::new(LOINC, code, ""))
        .collect();
    if codings.is_empty() {
        codings.push(ours("field", field, ""));
    }
    Concept::new(codings, words)
}

/// Writes a value; without one, why there is none, if the chart asks for it.
fn measured(
    writer: &mut Writer,
    missing: &[String],
    role: &str,
    code: Concept,
    value: Option<Value>,
) {
    if value.is_none() && !missing.iter().any(|field| field == role) {
        return;
    }
    let data_absent_reason = value.is_none().then(not_measured).flatten();
    let written = Observation {
        effective: writer.time.is_none().then(time_unknown).flatten(),
        value,
        data_absent_reason,
        ..observation(writer, role, "vital-signs", code)
    };
    writer.add(Resource::Observation(Box::new(written)));
}

fn blood_pressure(writer: &mut Writer, missing: &[String], vitals: &Vitals) {
    let pressures = [
        (Vital::Systolic, "8480-6", "systolic blood pressure"),
        (Vital::Diastolic, "8462-4", "diastolic blood pressure"),
    ];
    let component = pressures.map(|(vital, loinc, words)| {
        let value = vital.of(vitals);
        let data_absent_reason = value.is_none().then(not_measured).flatten();
        Component {
            code: code(writer, &[loinc], vital.field(), words),
            value: value.map(|value| Value::Quantity(Quantity::ucum(value, "mmHg", "mm[Hg]"))),
            data_absent_reason,
        }
    });
    let asked = missing.iter().any(|field| role(field) == BLOOD_PRESSURE);
    if asked || component.iter().any(|part| part.value.is_some()) {
        let panel = code(writer, &["85354-9"], BLOOD_PRESSURE, "blood pressure");
        let written = Observation {
            effective: writer.time.is_none().then(time_unknown).flatten(),
            component: component.to_vec(),
            ..observation(writer, BLOOD_PRESSURE, "vital-signs", panel)
        };
        writer.add(Resource::Observation(Box::new(written)));
    }
}

/// Age and pregnancy: what is known of the patient that FHIR's Patient has no place for, since no birth date is invented.
pub(super) fn add_age_and_pregnancy(writer: &mut Writer, encounter: &Encounter) {
    let (unit, ucum) = match encounter.age {
        crate::encounter::Age::Years(_) => ("years", "a"),
        crate::encounter::Age::Months(_) => ("months", "mo"),
        crate::encounter::Age::Weeks(_) => ("weeks", "wk"),
        crate::encounter::Age::Days(_) => ("days", "d"),
    };
    let value = Quantity::ucum(f64::from(encounter.age.value()), unit, ucum);
    let age = code(writer, &["30525-0"], "age", "age");
    about(writer, "age", age, Value::Quantity(value));
    if let Some(state) =
        super::questionnaire::word(&encounter.pregnancy).filter(|state| state != "unknown")
    {
        let value = Concept::new([ours("pregnancy", &state, "")], &state);
        let pregnancy = code(writer, &[], "pregnancy", "pregnancy");
        about(writer, "pregnancy", pregnancy, Value::Concept(value));
    }
}

/// Scores, each with its band. One that lacks inputs names them and is a range: so many points at the least.
pub(super) fn add_scores(writer: &mut Writer, scores: &[Score]) {
    for score in scores {
        let role = format!("scores.{}", score.score);
        let code = Concept::new([ours("score", &score.score, "")], &score.score);
        let (value, missing) = match score.missing.as_slice() {
            [] => (Value::Integer(i32::from(score.value)), String::new()),
            missing => {
                let least = Quantity::ucum(f64::from(score.value), "{score}", "{score}");
                let range = Range {
                    low: Some(least),
                    high: None,
                };
                let missing = format!("; not known: {}", missing.join(", "));
                (Value::Range(range), missing)
            }
        };
        let written = Observation {
            value: Some(value),
            note: vec![Annotation {
                text: format!("band: {}{missing}", score.band),
            }],
            ..observation(writer, &role, "survey", code)
        };
        writer.add(Resource::Observation(Box::new(written)));
    }
}
