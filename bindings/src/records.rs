//! What leaves the engine for other programs: keys for other apps' forms, and FHIR bundles.

use std::collections::{BTreeMap, HashMap};
use std::time::SystemTime;

use aidpost::encounter::{Encounter, PatientText};
use aidpost::records::fhir::{self, Attached, BundleOptions, FhirError, PhotoFile};
use aidpost::records::flat_keys::{self, AdapterError, Flat};
use aidpost::triage::Triage;

use crate::error::EngineError;

type Result<T> = std::result::Result<T, EngineError>;
type Keys = HashMap<String, PatientText>;

/// The encounter that another app's extras tell: `vitals_heart_rate_per_minute`, `signs_stridor`. An empty text is a question without an answer.
///
/// # Errors
/// [`EngineError::Input`] names the key; the field is none for a key that is not known.
#[uniffi::export]
pub fn encounter_from_keys(keys: Keys) -> Result<Encounter> {
    let sorted: BTreeMap<&str, &str> = (keys.iter().map(|(key, text)| (&**key, &**text))).collect();
    Ok(flat_keys::encounter(sorted)?)
}

/// The extras that tell an encounter.
///
/// # Errors
/// [`EngineError::Input`] for one that cannot be.
#[uniffi::export]
pub fn encounter_to_keys(encounter: &Encounter) -> Result<Keys> {
    Ok(texts(&flat_keys::inputs(encounter)?))
}

/// The extras that answer another app: `aidpost_acuity`, `aidpost_findings_0_criterion`. With `fields`, just the fields that its form has,
/// those without a text emptied, so that nothing of an earlier answer stays.
#[uniffi::export(default(fields = None))]
pub fn triage_to_keys(triage: &Triage, fields: Option<Vec<String>>) -> Keys {
    let flat = fields.map_or_else(
        || flat_keys::outputs(triage),
        |fields| flat_keys::outputs_for(triage, fields.iter().map(String::as_str)),
    );
    texts(&flat)
}

fn texts(keys: &Flat) -> Keys {
    let pairs = keys.iter();
    (pairs.map(|(key, text)| (key.clone(), text.as_str().into()))).collect()
}

/// A FHIR R4 bundle as JSON; `recorded` is the app's clock. Without `options` a collection in plain R4 about a patient without a name.
///
/// # Errors
/// [`EngineError::Input`] for an encounter that cannot be, or a patient who cannot be told so.
#[uniffi::export(default(options = None, attached = None))]
pub fn fhir_bundle(
    encounter: &Encounter,
    triage: &Triage,
    recorded: SystemTime,
    options: Option<BundleOptions>,
    attached: Option<Attached>,
) -> Result<PatientText> {
    let (options, attached) = (options.unwrap_or_default(), attached.unwrap_or_default());
    let bundle = fhir::bundle_with(encounter, triage, &attached, recorded, &options)?;
    let json = serde_json::to_string(&bundle).map_err(|_| FhirError::NotWritten)?;
    Ok(json.into())
}

/// What a bundle tells.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct FhirContents {
    /// What went in.
    pub encounter: Encounter,
    /// What came out.
    pub triage: Triage,
    /// The note, and what is known of the photos' files.
    pub attached: Attached,
}

/// Reads a bundle that this library wrote, also as a server gives it back.
///
/// # Errors
/// [`EngineError::Input`]: what is missing, unreadable, or was changed.
#[uniffi::export]
pub fn read_fhir_bundle(json: &PatientText) -> Result<FhirContents> {
    let (encounter, triage, attached) = fhir::read(json)?;
    Ok(FhirContents {
        encounter,
        triage,
        attached,
    })
}

/// What tells a photo's file from every other; nothing for one that is longer than FHIR can say.
#[uniffi::export]
pub fn photo_file(file: Vec<u8>) -> Option<PhotoFile> {
    PhotoFile::of(&file)
}

impl From<AdapterError> for EngineError {
    fn from(error: AdapterError) -> Self {
        let (key, code) = match &error {
            AdapterError::UnknownKey { .. } => (None, "unknown_name"),
            AdapterError::Twice { key } => (Some(&**key), "duplicate_field"),
            AdapterError::Gap { key } => (Some(&**key), "gap"),
            AdapterError::Refused { key, .. } => (Some(&**key), "wrong_value"),
        };
        Self::input(key, code, &error)
    }
}

impl From<FhirError> for EngineError {
    fn from(error: FhirError) -> Self {
        match error {
            FhirError::Form(error) => error.into(),
            FhirError::Patient { .. } => Self::input(Some("patient"), "wrong_value", &error),
            _ => Self::input(Some("bundle"), "unusable", &error),
        }
    }
}
