//! Bundles of generated encounters, of every kind, for programs that are not ours.
//!
//! `fhir_bundles COUNT`: one a line, for a validator; how many of what, on standard error.
//! `fhir_bundles COUNT transactions`: transactions alone, for a server.
//! `fhir_bundles compare`: what a server gave back, `NUMBER TAB BUNDLE` a line, read and compared with what was sent.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the tests: it prints, and fails by panicking"
)]

use std::collections::BTreeMap;
use std::io::BufRead;
use std::process::ExitCode;
use std::time::{Duration, UNIX_EPOCH};

use aidpost::encounter::{Casualty, Encounter};
use aidpost::records::fhir::{self, Attached, BundleKind, BundleOptions, PatientLink};
use aidpost::triage::{ModelStatus, Triage};

#[path = "../tests/fhir/generate.rs"]
mod generate;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().unwrap();
    if first == "compare" {
        return compare();
    }
    let only_transactions = arguments.next().is_some();
    let mut counts = BTreeMap::new();
    for seed in 0..first.parse().unwrap() {
        let (encounter, triage, attached) = made(seed);
        let recorded = UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seed * 86_399);
        let options = options(seed, only_transactions);
        let bundle = fhir::bundle_with(&encounter, &triage, &attached, recorded, &options).unwrap();
        println!("{}", serde_json::to_string(&bundle).unwrap());
        count(&mut counts, &encounter, &triage, &attached, &options);
    }
    let counts = counts.iter().map(|(what, count)| format!("{count} {what}"));
    eprintln!("clients: fhir: {}", counts.collect::<Vec<_>>().join(", "));
    ExitCode::SUCCESS
}

fn made(seed: u64) -> (Encounter, Triage, Attached) {
    let mut dice = generate::Dice::new(seed);
    let mut encounter = generate::encounter(&mut dice);
    // Every second one has a time, in the forms that RFC 3339 allows.
    let times = [
        "2026-11-28T09:30:00+03:00",
        "2026-11-28t09:30:00.25z",
        "2026-11-28T09:30:00+14:30",
    ];
    if seed.is_multiple_of(2) {
        encounter.measured_at = Some(times[(seed / 2 % 3) as usize].into());
    }
    let triage = generate::triage(&mut dice, &encounter);
    let attached = generate::attached(&mut dice, &encounter);
    (encounter, triage, attached)
}

/// Every kind with every way of telling who the patient is, in plain R4.
fn options(seed: u64, only_transactions: bool) -> BundleOptions {
    let kinds = [
        BundleKind::Collection,
        BundleKind::Transaction,
        BundleKind::Document,
    ];
    let kind = if only_transactions {
        BundleKind::Transaction
    } else {
        kinds[(seed % 3) as usize]
    };
    let patient = match seed / 3 % 3 {
        1 => PatientLink::Identified {
            system: "urn:oid:2.16.840.1.113883.2.4.6.3".to_owned(),
            value: format!("0815|a,b-{seed}").into(),
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

/// What the bundles are about, so that it is seen that none of it was left out.
fn count(
    counts: &mut BTreeMap<&'static str, u64>,
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    options: &BundleOptions,
) {
    let kind = match options.kind {
        BundleKind::Collection => "collections",
        BundleKind::Transaction => "transactions",
        BundleKind::Document => "documents",
    };
    let patient = match options.patient {
        PatientLink::Unnamed => "of nobody's patient",
        PatientLink::Identified { .. } => "of a patient by identifier",
        PatientLink::Known { .. } => "of a patient by reference",
    };
    let model = match triage.model.status {
        ModelStatus::NotLoaded => "without a model",
        ModelStatus::Answered => "with a model's answer",
        _ => "with a model that failed",
    };
    let found = [
        (true, kind),
        (true, patient),
        (true, model),
        (
            !triage.reading.signs.is_empty(),
            "with signs read in the story",
        ),
        (encounter.measured_at.is_some(), "with a time"),
        (!encounter.photos.is_empty(), "with photos"),
        (!attached.photos.is_empty(), "with photos' hashes"),
        (attached.note.is_some(), "with a note"),
        (encounter.casualty != Casualty::default(), "of casualties"),
    ];
    for (_, what) in found.into_iter().filter(|(holds, _)| *holds) {
        *counts.entry(what).or_default() += 1;
    }
}

/// Ends with 1 if anything differs, or nothing came.
fn compare() -> ExitCode {
    let (mut read, mut wrong) = (0, 0);
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (seed, bundle) = line.split_once('\t').unwrap();
        read += 1;
        let said = match fhir::read(bundle) {
            Ok(back) if back == made(seed.parse().unwrap()) => continue,
            Ok(_) => "it reads as something else".to_owned(),
            Err(error) => error.to_string(),
        };
        wrong += 1;
        eprintln!("clients: fhir: transaction {seed}, read back: {said}");
    }
    println!(
        "clients: fhir: {read} bundles read back, {wrong} not equal to the encounter, triage, note and hashes that were sent"
    );
    ExitCode::from(u8::from(wrong > 0 || read == 0))
}
