//! Writes bundles of generated encounters, of every kind, one a line, for a validator that is not ours: `fhir_bundles COUNT`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of the tests: it prints, and fails by panicking"
)]

use std::time::{Duration, UNIX_EPOCH};

use aidpost::records::fhir::{self, BundleKind, BundleOptions, PatientLink};

#[path = "../tests/fhir/generate.rs"]
mod generate;

/// Every kind with every way of telling who the patient is, in plain R4.
fn options(seed: u64) -> BundleOptions {
    let kinds = [
        BundleKind::Collection,
        BundleKind::Transaction,
        BundleKind::Document,
    ];
    let kind = kinds[(seed % 3) as usize];
    let patient = match seed / 3 % 3 {
        1 => PatientLink::Identified {
            system: "urn:oid:2.16.840.1.113883.2.4.6.3".to_owned(),
            value: "0815|a,b".into(),
        },
        2 if kind == BundleKind::Transaction => PatientLink::Known {
            reference: "Patient/example".into(),
        },
        _ => PatientLink::Unnamed,
    };
    BundleOptions {
        kind,
        patient,
        visit: Some(seed.to_string().into()),
        ..BundleOptions::default()
    }
}

fn main() {
    let count: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    for seed in 0..count {
        let mut dice = generate::Dice::new(seed);
        let mut encounter = generate::encounter(&mut dice);
        // Every second one has a time, in the forms that RFC 3339 allows.
        let times = [
            "2026-11-28T09:30:00+03:00",
            "2026-11-28t09:30:00.25z",
            "2026-11-28T09:30:00+14:30",
        ];
        if seed % 2 == 0 {
            encounter.measured_at = Some(times[(seed / 2 % 3) as usize].into());
        }
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let recorded = UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seed * 86_399);
        let options = options(seed);
        let bundle = fhir::bundle_with(&encounter, &triage, &attached, recorded, &options).unwrap();
        println!("{}", serde_json::to_string(&bundle).unwrap());
    }
}
