//! An encounter as callers write it: any text gives a checked encounter, which the rules judge, or an error without control characters.
//! `cargo +nightly fuzz run encounter fuzz/corpus/encounter ../../tests/cases`, from `core/reading`.
#![no_main]

use aidpost_protocol::encounter::Encounter;
use aidpost_protocol::evaluate;

libfuzzer_sys::fuzz_target!(|json: &str| {
    match Encounter::from_json(json) {
        Ok(encounter) => {
            encounter.check().expect("it was checked");
            let outcome = evaluate(&encounter);
            assert_eq!(outcome, evaluate(&encounter));
        }
        Err(error) => {
            let message = error.to_string();
            assert!(!message.contains(char::is_control), "{message:?}");
            assert!(message.len() < 2_000, "{message}");
        }
    }
});
