//! An encounter and its triage as one FHIR R4 bundle, and back without loss. What the model wrote bears a label (a tag of this project,
//! or HL7's `AIAST` beside it); what the rules found never does. No clock, no randomness, no birth date, no diagnosis: ids follow from the content, and
//! the one time that R4 requires (`Provenance.recorded`) is the caller's.
//!
//! **Why the R4 types are our own.** The elements that are used stand in `element` and `resource`, no more. Crates with R4 types,
//! measured in November 2026 (build of the crate alone in the dev profile, one job, two cores under heavy load of others):
//! `fhir` 4.1 with `r4`: 268 s, and it turns on serde_json's `arbitrary_precision` for the whole workspace, as fhirbolt 0.4 does, so that
//! numbers are no longer the nearest doubles; `rh-hl7-fhir-r4-core` 0.3: 227 s; `fhir-model` 0.13 has R4B and no R4; `helios-fhir` 0.2
//! brings chrono with a clock and was not built to its end. `fhirkit` 0.1 (R4 alone, no dependencies, 32 s with three of five feature groups)
//! would fit; it is a first release, has no serde, and holds decimals as text. To move to it means its JSON in place of serde's in
//! [`Bundle`], its element wrappers in the ten files here, and a comparison of decimals as numbers in `read`.
//! Meanwhile a validator that is not ours checks generated bundles against the whole of R4 (`make fhir`, part of `make test`).
//!
//! Measurements whose LOINC code this project is not sure of (glucose, capillary refill, pain, supplemental oxygen, arm
//! circumference) bear a code of this project, `urn:aidpost:fhir:field`, and plain words: 15074-8, 44963-7, 72514-3 and 3150-6
//! are not used, 14743-9 would claim a capillary sample, 56072-2 is the right arm's. Weight is 29463-7, as in R4's own body-weight profile.
//! R4 holds every observation with a vital sign's LOINC code to a profile that wants a time to the day, whether the profile is claimed or
//! not. The time is the encounter's `measured_at`; without one the measurement bears a code of this project, and says that no time is known.
//!
//! Every resource has an identifier (a Provenance cannot), by which [`read`] finds it again where a server gave it another id.
//!
//! A note and the hashes of photos' files come from the caller ([`Attached`]): nothing here reads a file.

mod assessment;
mod attached;
mod composition;
mod devices;
mod documents;
mod element;
mod narrative;
mod note;
mod options;
mod patient;
mod questionnaire;
mod read;
mod request;
mod resource;
mod roles;
mod signs;
mod time;
mod vitals;
mod write;

use std::fmt;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::encounter::{Encounter, EncounterError};
use crate::triage::Triage;

pub use attached::{Attached, PhotoFile};
pub use options::{AiLabels, BundleKind, BundleOptions, PatientLink};

use element::{Identifier, Meta};
use resource::Entry;
use write::Writer;

/// A FHIR R4 bundle; JSON by `serde`. It holds patient text: its `Debug` counts, and shows none.
///
/// The same encounter and triage have the same ids, if anything tells them from their like: the encounter's `id` or `measured_at`, or
/// [`BundleOptions::visit`]. Otherwise the ids follow from the moment of writing too, so that no two patients share them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    resource_type: BundleName,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    identifier: Option<Identifier>,
    r#type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
enum BundleName {
    Bundle,
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<bundle of {} resources withheld>", self.entry.len())
    }
}

/// Why there is no bundle, or why one was not read. Nothing that a person wrote is quoted.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum FhirError {
    /// The text is not JSON.
    #[error("not valid JSON (line {line}, column {column})")]
    InvalidJson {
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// It is JSON, and not a bundle as R4 has it.
    #[error("not a bundle as FHIR R4 has it (line {line}, column {column})")]
    Shape {
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// A bundle that this project did not write, or that lost a part.
    #[error("the bundle lacks {what}")]
    Lacks {
        /// The part.
        what: &'static str,
    },
    /// A part that cannot be read.
    #[error("{what} cannot be read")]
    Unusable {
        /// The part.
        what: &'static str,
    },
    /// The form holds an encounter that cannot be.
    #[error("the worker's form: {0}")]
    Form(#[from] EncounterError),
    /// A resource is missing or says something else than the form and the record: someone changed the bundle.
    #[error("{resource}, {about}: missing, or it says something else than the form and the record")]
    Disagrees {
        /// Type of the resource.
        resource: &'static str,
        /// What it is about, in words of this program.
        about: String,
    },
    /// The caller's reference to the patient, or identifier, has no place in R4.
    #[error("who the patient is: {reason}")]
    Patient {
        /// What is wrong, without the text.
        reason: &'static str,
    },
    /// The triage has no JSON: a number in it is not finite.
    #[error("the triage cannot be written as JSON")]
    NotWritten,
}

/// The bundle of an encounter and its triage, with what the caller attaches, as [`BundleOptions::default`] has it. `recorded` is when
/// they were put together, by the caller's clock.
///
/// # Errors
/// [`FhirError::Form`] for an impossible encounter, [`FhirError::NotWritten`] for a triage that JSON cannot hold.
pub fn bundle(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    recorded: SystemTime,
) -> Result<Bundle, FhirError> {
    let options = BundleOptions::default();
    bundle_with(encounter, triage, attached, recorded, &options)
}

/// The same, as the caller chose.
///
/// # Errors
/// As [`bundle`], and [`FhirError::Patient`] for a patient who cannot be told so.
pub fn bundle_with(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    recorded: SystemTime,
    options: &BundleOptions,
) -> Result<Bundle, FhirError> {
    encounter.check()?;
    options.check()?;
    let recorded = time::instant(recorded);
    let key = key(encounter, triage, attached, &recorded, options)?;
    let mut writer = written(encounter, triage, attached, &recorded, options, key)?;
    let id = writer.id("bundle");
    let (r#type, identifier, timestamp) = match options.kind {
        BundleKind::Collection => ("collection", None, None),
        BundleKind::Transaction => {
            request::add(&mut writer.entries, &options.patient);
            ("transaction", None, None)
        }
        BundleKind::Document => {
            composition::add(&mut writer, &recorded);
            let identifier = write::identifier_of(&id);
            ("document", Some(identifier), Some(recorded))
        }
    };
    let note = attached.note.as_ref().map(|note| &note.about.provenance);
    let mut made_by = note.into_iter().chain([&triage.provenance]);
    let is_demo = made_by.any(|versions| versions.not_for_clinical_use);
    Ok(Bundle {
        resource_type: BundleName::Bundle,
        id: Some(id),
        identifier,
        timestamp,
        meta: is_demo.then(|| Meta {
            security: Vec::new(),
            tag: write::not_for_clinical_use(is_demo),
        }),
        r#type: r#type.to_owned(),
        entry: writer.entries,
    })
}

/// The encounter, the triage and what was attached, of a bundle that [`bundle`] made.
///
/// # Errors
/// What is missing, unreadable, or changed; see [`FhirError`].
pub fn read(json: &str) -> Result<(Encounter, Triage, Attached), FhirError> {
    read::read(json)
}

/// From what the ids of a bundle follow: the digest of what it says, by which [`read`] sees a change, and what tells it from its like.
fn key(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    recorded: &str,
    options: &BundleOptions,
) -> Result<String, FhirError> {
    let content = content(encounter, triage, attached)?;
    let tells_apart = encounter.id.is_some() || encounter.measured_at.is_some();
    let apart = match &options.visit {
        Some(visit) => visit,
        None if tells_apart => "",
        None => recorded,
    };
    let visit = write::digest(&format!("{content}\n{apart}"));
    Ok(format!("{content}.{visit}"))
}

/// The digest of everything that a bundle says.
fn content(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
) -> Result<String, FhirError> {
    let json = |value: serde_json::Result<String>| value.map_err(|_| FhirError::NotWritten);
    let mut content = json(serde_json::to_string(encounter))?;
    content.push('\n');
    content.push_str(&json(serde_json::to_string(triage))?);
    if let Some(told) = attached.told(encounter.photos.len()) {
        content.push('\n');
        content.push_str(&json(serde_json::to_string(&told))?);
    }
    Ok(write::digest(&content))
}

/// The entries, in the order of the line: who, what was told and measured, what was read, what follows.
fn written<'o>(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    recorded: &str,
    options: &'o BundleOptions,
    key: String,
) -> Result<Writer<'o>, FhirError> {
    let told = serde_json::to_value(encounter).map_err(|_| FhirError::NotWritten)?;
    let mut writer = Writer {
        key,
        options,
        time: encounter.measured_at.as_deref().and_then(time::date_time),
        entries: Vec::new(),
    };
    patient::add(&mut writer, encounter, triage);
    devices::add_devices(&mut writer, triage, attached);
    questionnaire::add(&mut writer, &told);
    documents::add(&mut writer, encounter, &attached.photos);
    documents::add_note(&mut writer, attached)?;
    vitals::add_age_and_pregnancy(&mut writer, encounter);
    vitals::add(&mut writer, encounter, &triage.assessment.missing);
    vitals::add_scores(&mut writer, &triage.scores);
    signs::add(&mut writer, encounter);
    let by_model = signs::add_read(&mut writer, triage)?;
    assessment::add(&mut writer, triage)?;
    documents::add_referral(&mut writer, triage);
    devices::add_provenance(&mut writer, triage, attached, &by_model, recorded);
    Ok(writer)
}
