//! An encounter and its triage as one FHIR R4 bundle, and back without loss. What the model wrote bears the label `AIAST`;
//! what the rules found never does. No clock, no randomness, no birth date, no diagnosis: ids follow from the content, and
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
//! R4's vital signs must have a time, and the encounter has none: the element says that it is unknown. The profile is not claimed.
//!
//! A note and the hashes of photos' files come from the caller ([`Attached`]): nothing here reads a file.

mod assessment;
mod attached;
mod devices;
mod documents;
mod element;
mod note;
mod patient;
mod questionnaire;
mod read;
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

use element::Meta;
use resource::Entry;
use write::Writer;

/// A FHIR R4 bundle of type `collection`; JSON by `serde`. It holds patient text: its `Debug` counts, and shows none.
///
/// The same encounter and triage have the same ids. Two encounters that are alike to the last character have too: give
/// each an `id` of its own.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    resource_type: BundleName,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    r#type: String,
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
    /// The triage has no JSON: a number in it is not finite.
    #[error("the triage cannot be written as JSON")]
    NotWritten,
}

/// The bundle of an encounter and its triage, with what the caller attaches. `recorded` is when they were put together, by the
/// caller's clock.
///
/// # Errors
/// [`FhirError::Form`] for an impossible encounter, [`FhirError::NotWritten`] for a triage that JSON cannot hold.
pub fn bundle(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    recorded: SystemTime,
) -> Result<Bundle, FhirError> {
    encounter.check()?;
    let (id, entry) = entries(encounter, triage, attached, &time::instant(recorded))?;
    let note = attached.note.as_ref().map(|note| &note.about.provenance);
    let mut made_by = note.into_iter().chain([&triage.provenance]);
    let is_demo = made_by.any(|versions| versions.not_for_clinical_use);
    Ok(Bundle {
        resource_type: BundleName::Bundle,
        id,
        meta: is_demo.then(|| Meta {
            security: Vec::new(),
            tag: write::not_for_clinical_use(is_demo),
        }),
        r#type: "collection".to_owned(),
        entry,
    })
}

/// The encounter, the triage and what was attached, of a bundle that [`bundle`] made.
///
/// # Errors
/// What is missing, unreadable, or changed; see [`FhirError`].
pub fn read(json: &str) -> Result<(Encounter, Triage, Attached), FhirError> {
    read::read(json)
}

/// The bundle's id and its entries, in the order of the line: who, what was told and measured, what was read, what follows.
fn entries(
    encounter: &Encounter,
    triage: &Triage,
    attached: &Attached,
    recorded: &str,
) -> Result<(String, Vec<Entry>), FhirError> {
    let told = serde_json::to_value(encounter).map_err(|_| FhirError::NotWritten)?;
    let concluded = serde_json::to_value(triage).map_err(|_| FhirError::NotWritten)?;
    let mut content = format!("{told}\n{concluded}");
    if !attached.is_empty() {
        let attached = serde_json::to_string(attached).map_err(|_| FhirError::NotWritten)?;
        content.push('\n');
        content.push_str(&attached);
    }
    let mut writer = Writer::new(content.as_bytes());
    patient::add(&mut writer, encounter, triage);
    devices::add_devices(&mut writer, triage, attached);
    questionnaire::add(&mut writer, &told);
    documents::add(&mut writer, encounter, &attached.photos);
    documents::add_note(&mut writer, attached)?;
    vitals::add_age_and_pregnancy(&mut writer, encounter);
    vitals::add(&mut writer, encounter, &triage.assessment.missing);
    vitals::add_scores(&mut writer, &triage.scores);
    signs::add(&mut writer, encounter);
    let written = signs::add_read(&mut writer, triage)?;
    assessment::add(&mut writer, triage)?;
    documents::add_referral(&mut writer, triage);
    devices::add_provenance(&mut writer, triage, attached, &written, recorded);
    Ok((writer.id("bundle"), writer.entries))
}
