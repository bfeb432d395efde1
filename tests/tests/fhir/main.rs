//! The FHIR bundle: nothing lost, nothing invented, and the label on what a model wrote on exactly that.
#![expect(clippy::unwrap_used, reason = "what the tests share fails like a test")]

mod attached;
mod content;
mod generate;
mod kinds;
mod round_trip;
mod server;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aidpost::encounter::Encounter;
use aidpost::records::fhir::{AiLabels, Attached, BundleOptions};
use aidpost::triage::Triage;
use serde_json::Value;

/// Any moment: the caller brings it.
fn moment() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

fn bundle(encounter: &Encounter, triage: &Triage) -> Value {
    bundle_with(encounter, triage, &Attached::default())
}

fn bundle_with(encounter: &Encounter, triage: &Triage, attached: &Attached) -> Value {
    // With HL7's codes: what plain R4 gets has tests of its own.
    let options = BundleOptions {
        labels: AiLabels::AiTransparency,
        ..BundleOptions::default()
    };
    let bundle =
        aidpost::records::fhir::bundle_with(encounter, triage, attached, moment(), &options)
            .unwrap();
    serde_json::to_value(bundle).unwrap()
}

/// The resources of a type.
fn of<'b>(bundle: &'b Value, kind: &str) -> Vec<&'b Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    entries
        .map(|entry| &entry["resource"])
        .filter(|resource| resource["resourceType"] == kind)
        .collect()
}

/// The first observation with this code.
fn coded<'b>(bundle: &'b Value, code: &str) -> Option<&'b Value> {
    of(bundle, "Observation").into_iter().find(|observation| {
        let codings = observation["code"]["coding"].as_array().unwrap();
        codings.iter().any(|coding| coding["code"] == code)
    })
}
