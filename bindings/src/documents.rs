//! What leaves an app for people and other systems, from an encounter and its triage: a letter, a FHIR bundle, text messages; and the
//! records' JSON, read back.

use std::time::{Duration, UNIX_EPOCH};

use aidpost::encounter::{Encounter, PatientText};
use aidpost::records::fhir::{self, Attached};
use aidpost::records::report::{self, Letter};
use aidpost::tasks::SoapNote;
use aidpost::triage::Triage;

use crate::error::EngineError;

/// What a letter says besides the record; what is not given is a line to fill in by hand.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct LetterHead {
    /// Date and time, as the app writes them: the engine has no clock.
    #[uniffi(default)]
    pub written: Option<String>,
    /// Who the patient is.
    #[uniffi(default)]
    pub patient: Option<PatientText>,
    /// The clinic that sends.
    #[uniffi(default)]
    pub from: Option<String>,
    /// The clinic that is asked.
    #[uniffi(default)]
    pub to: Option<String>,
}

/// The referral letter: one HTML page without script or anything from outside, to print on one sheet or two.
///
/// # Errors
/// [`EngineError::Failed`] if it could not be written.
#[uniffi::export]
pub fn triage_letter(
    encounter: &Encounter,
    triage: &Triage,
    head: LetterHead,
) -> Result<String, EngineError> {
    let letter = Letter {
        written: head.written.as_deref(),
        patient: head.patient,
        from: head.from.as_deref(),
        to: head.to.as_deref(),
        photo: None,
    };
    report::html(encounter, triage, &letter).map_err(|error| EngineError::Failed {
        reason: error.to_string(),
    })
}

/// An encounter, its triage and the note about it as one FHIR R4 bundle in JSON. `recorded`: the app's clock, in seconds since 1970.
///
/// # Errors
/// [`EngineError::Input`] for an impossible encounter, [`EngineError::Failed`] if it could not be written.
#[uniffi::export]
pub fn triage_fhir(
    encounter: &Encounter,
    triage: &Triage,
    note: Option<SoapNote>,
    recorded: u64,
) -> Result<String, EngineError> {
    encounter.check()?;
    let failed = |error: &dyn std::error::Error| EngineError::Failed {
        reason: error.to_string(),
    };
    let attached = Attached {
        note,
        ..Attached::default()
    };
    let recorded = UNIX_EPOCH + Duration::from_secs(recorded);
    let bundle =
        fhir::bundle(encounter, triage, &attached, recorded).map_err(|error| failed(&error))?;
    serde_json::to_string(&bundle).map_err(|error| failed(&error))
}

/// The triage as text messages to send one by one, the most important first. They hold nothing that a person wrote.
#[uniffi::export]
pub fn triage_messages(encounter: &Encounter, triage: &Triage) -> Vec<String> {
    report::sms(encounter, triage)
}

/// An encounter as the contract's JSON, `aidpost.encounter/1`.
#[uniffi::export]
pub fn encounter_to_json(encounter: &Encounter) -> String {
    // Names and numbers of our own types: there is nothing that could not be written.
    serde_json::to_string(encounter).unwrap_or_default()
}

/// Reads a triage that `triage_to_json` wrote.
///
/// # Errors
/// [`EngineError::Input`] with line and column; nothing of the text.
#[uniffi::export]
pub fn triage_from_json(json: &str) -> Result<Triage, EngineError> {
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
