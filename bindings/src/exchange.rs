//! An encounter and its triage for other apps and for people: flat keys for the intents of ODK, CHT and CommCare, text messages, the letter.

use std::collections::{BTreeMap, HashMap};

use aidpost::encounter::{Encounter, PatientText};
use aidpost::records::flat_keys::{self, AdapterError};
use aidpost::records::report::{self, Letter};
use aidpost::triage::Triage;

use crate::error::EngineError;

/// The encounter that another app tells in flat keys.
///
/// # Errors
/// [`EngineError::Input`] names the key; for one that is not known, its place in the alphabet of those given.
#[uniffi::export]
pub fn encounter_from_flat_keys(
    keys: HashMap<String, PatientText>,
) -> Result<Encounter, EngineError> {
    let sorted: BTreeMap<&str, &str> = keys
        .iter()
        .map(|(key, text)| (key.as_str(), &**text))
        .collect();
    flat_keys::encounter(sorted).map_err(|error| {
        let (field, code) = match &error {
            AdapterError::UnknownKey { .. } => (None, "unknown_key"),
            AdapterError::Twice { key } => (Some(key), "duplicate"),
            AdapterError::Gap { key } => (Some(key), "gap"),
            AdapterError::Refused { key, .. } => (Some(key), "refused"),
        };
        EngineError::Input {
            field: field.cloned(),
            code: code.to_owned(),
            reason: error.to_string(),
        }
    })
}

/// The record in flat keys, for the app that asked.
#[uniffi::export]
pub fn triage_to_flat_keys(triage: &Triage) -> HashMap<String, PatientText> {
    let keys = flat_keys::outputs(triage);
    let row = |(key, text): (&String, &String)| (key.clone(), text.as_str().into());
    keys.iter().map(row).collect()
}

/// The triage as text messages, to be sent one by one. Nothing that a person wrote is in them.
#[uniffi::export]
pub fn triage_messages(encounter: &Encounter, triage: &Triage) -> Vec<String> {
    report::sms(encounter, triage)
}

/// The referral letter, one page of HTML. `written`: date and time as the app shows them; `patient`: who it is. What is not given is a line to
/// fill in by hand.
#[uniffi::export(default(written = None, patient = None))]
pub fn referral_letter(
    encounter: &Encounter,
    triage: &Triage,
    written: Option<String>,
    patient: Option<PatientText>,
) -> PatientText {
    let letter = Letter {
        written: written.as_deref(),
        patient,
        ..Letter::default()
    };
    // Formatting into memory does not fail.
    report::html(encounter, triage, &letter)
        .unwrap_or_default()
        .into()
}
