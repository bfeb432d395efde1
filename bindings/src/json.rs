//! The contract's JSON, for apps that store or send it.

use aidpost::EngineError;
use aidpost::encounter::Encounter;
use aidpost::triage::Triage;

/// Reads and checks an encounter, `aidpost.encounter/1`.
#[uniffi::export]
pub fn encounter_from_json(json: String) -> Result<Encounter, EngineError> {
    Ok(Encounter::from_json(&json)?)
}

/// Writes a triage, `aidpost.triage/1`.
#[uniffi::export]
pub fn triage_to_json(triage: Triage) -> String {
    // Names and numbers of our own types: there is nothing that could not be written.
    serde_json::to_string(&triage).unwrap_or_default()
}
