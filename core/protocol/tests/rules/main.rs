//! The rules against tables written by hand from the charts, never against the rules' own tables.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "what the tests share fails like a test"
)]

mod added;
mod ages;
mod alarms;
mod antenatal;
mod beside;
mod cases;
mod casualty_record;
mod charts;
mod child_classes;
mod child_health;
mod colours;
mod derived;
mod generate;
mod generate_moves;
mod listing;
mod mass_casualty;
mod monotone;
mod pregnancy;
mod properties;
mod published_algorithms;
mod questions;
mod readings;
mod remote;
mod scores;
mod signs;
mod thresholds;
mod unlikely;
mod vectors;
mod vocabulary;

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Avpu, Encounter, Sign, SignState, Vital, Vitals};
use aidpost_protocol::{Outcome, YoungInfantFever, charts, evaluate, guidelines};

/// A patient with nothing wrong and nothing missing: green at any age over six months.
fn well(age: Age) -> Encounter {
    let (heart, breaths) = match age.completed_months() {
        0..12 => (130.0, 35.0),
        12..60 => (110.0, 28.0),
        60..144 => (90.0, 20.0),
        _ => (75.0, 16.0),
    };
    let vitals = Vitals {
        heart_rate_per_minute: Some(heart),
        respiratory_rate_per_minute: Some(breaths),
        temperature_celsius: Some(37.0),
        spo2_percent: Some(98.0),
        avpu: Some(Avpu::Alert),
        ..Vitals::default()
    };
    Encounter {
        vitals,
        checklist_complete: true,
        ..Encounter::new(age)
    }
}

fn with(mut encounter: Encounter, sign: Sign) -> Encounter {
    encounter.signs.insert(sign, SignState::Present);
    encounter
}

fn measured(mut encounter: Encounter, vital: Vital, value: f64) -> Encounter {
    let vitals = &mut encounter.vitals;
    match vital {
        Vital::HeartRate => vitals.heart_rate_per_minute = Some(value),
        Vital::RespiratoryRate => vitals.respiratory_rate_per_minute = Some(value),
        Vital::Temperature => vitals.temperature_celsius = Some(value),
        Vital::Spo2 => vitals.spo2_percent = Some(value),
        Vital::Systolic => vitals.systolic_mmhg = Some(value),
        Vital::Diastolic => vitals.diastolic_mmhg = Some(value),
        Vital::CapillaryRefill => vitals.capillary_refill_seconds = Some(value),
        Vital::Glucose => vitals.glucose_mmol_per_l = Some(value),
        Vital::Muac => vitals.muac_mm = Some(value),
        Vital::Weight => vitals.weight_kg = Some(value),
        Vital::GcsTotal => vitals.gcs_total = Some(value as u8),
        Vital::PainScore => vitals.pain_score = Some(value as u8),
    }
    encounter
}

fn fired(outcome: &Outcome) -> Vec<&str> {
    outcome
        .assessment
        .findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect()
}

/// Asserts the colour, who must look, and exactly which of the chart's own rules held (named without the chart); what is
/// added to the chart has tests of its own.
fn expect(encounter: &Encounter, acuity: Acuity, rules: &[&str], what: &str) {
    let outcome = evaluate(encounter);
    let chart = format!("{}/", outcome.assessment.protocol);
    let names: Vec<&str> = fired(&outcome)
        .into_iter()
        .filter(|id| !is_added(id))
        .map(|id| id.strip_prefix(&chart).unwrap_or(id))
        .collect();
    assert_eq!(names, rules, "{what}");
    assert_eq!(outcome.acuity, acuity, "{what}");
    let high_risk = fired(&outcome)
        .iter()
        .any(|rule| rule.contains("/vital/") || rule.contains("/review/"));
    assert_eq!(
        outcome.supervisor_review,
        high_risk && acuity != Acuity::Red,
        "{what}"
    );
}

/// Whether a rule was added to its chart.
fn is_added(id: &str) -> bool {
    let mut added = charts().iter().flat_map(|chart| chart.added());
    added.any(|rule| rule.id == id)
}

/// The rules of one standard beside the triage that held.
fn classes(protocol: &str, encounter: &Encounter) -> Vec<String> {
    let all = guidelines(encounter, YoungInfantFever::From37_5);
    let one = all.into_iter().find(|one| one.protocol == protocol);
    one.map(|one| one.findings.into_iter().map(|found| found.rule).collect())
        .unwrap_or_default()
}
