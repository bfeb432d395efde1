//! Functions over values, for apps: what has no engine and takes no time.

use aidpost::encounter::{Encounter, PatientText};
use aidpost::image::{ImageError, Limits, PreparedImage, QualityWarning, prepare};
use aidpost::reading::{self, Suggestions};
use aidpost::triage::Triage;

use crate::error::EngineError;

/// Reads and checks an encounter, `aidpost.encounter/1`.
///
/// # Errors
/// [`EngineError::Input`] names field, value and range.
#[uniffi::export]
pub fn encounter_from_json(json: &str) -> Result<Encounter, EngineError> {
    Ok(Encounter::from_json(json)?)
}

/// An encounter as `encounter_from_json` reads it.
#[uniffi::export]
pub fn encounter_to_json(encounter: &Encounter) -> PatientText {
    // As with a triage: there is nothing that could not be written.
    serde_json::to_string(encounter).unwrap_or_default().into()
}

/// What the account tells so far, while it is being written: words to underline, to be ticked by a person. Milliseconds, no model.
#[uniffi::export]
pub fn suggest(encounter: &Encounter) -> Suggestions {
    reading::suggest(encounter)
}

/// The same as JSON.
#[uniffi::export]
pub fn suggestions_to_json(suggestions: &Suggestions) -> PatientText {
    serde_json::to_string(suggestions)
        .unwrap_or_default()
        .into()
}

/// A triage as the contract's JSON, `aidpost.triage/2`, for apps that store or send it.
#[uniffi::export]
pub fn triage_to_json(triage: &Triage) -> String {
    // Names and numbers of our own types: there is nothing that could not be written.
    serde_json::to_string(triage).unwrap_or_default()
}

/// Reads a triage that `triage_to_json` wrote, for apps that keep it.
///
/// # Errors
/// [`EngineError::Input`] with line and column, and nothing of the text.
#[uniffi::export]
pub fn triage_from_json(json: &PatientText) -> Result<Triage, EngineError> {
    serde_json::from_str(json).map_err(|error| EngineError::Input {
        field: None,
        code: "invalid_json".to_owned(),
        reason: format!(
            "not a triage of this version (line {}, column {})",
            error.line(),
            error.column()
        ),
    })
}

/// Prepares the image in a file, given whole. Nothing of the file but its pixels goes further.
///
/// # Errors
/// [`ImageError`].
#[uniffi::export]
pub fn prepare_image(file: Vec<u8>) -> Result<PreparedImage, ImageError> {
    prepare(&file, &Limits::default())
}

/// What to do about a picture's quality, for the worker, in plain words.
#[uniffi::export]
pub fn quality_advice(warning: QualityWarning) -> String {
    warning.words().to_owned()
}
