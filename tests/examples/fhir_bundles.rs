//! Writes bundles of generated encounters, one a line, for a validator that is not ours: `fhir_bundles COUNT`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of the tests: it prints, and fails by panicking"
)]

use std::time::{Duration, UNIX_EPOCH};

#[path = "../tests/fhir/generate.rs"]
mod generate;

fn main() {
    let count: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    for seed in 0..count {
        let mut dice = generate::Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let recorded = UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seed * 86_399);
        let bundle =
            aidpost::records::fhir::bundle(&encounter, &triage, &attached, recorded).unwrap();
        println!("{}", serde_json::to_string(&bundle).unwrap());
    }
}
