//! How the few types and functions cross to Kotlin and Swift that uniffi does not take as they are. The rest are declared where they live.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use aidpost_models::{PackError, Source, VerifiedPack};

use crate::EngineError;
use crate::acuity::Acuity;
use crate::encounter::Encounter;
use crate::image::{ImageError, Limits, PreparedImage, QualityWarning, prepare};
use crate::model::{Control, Progress};
use crate::triage::Triage;

uniffi::custom_type!(usize, u64, {
    remote,
    lower: |count| count as u64,
    try_lift: |count| Ok(usize::try_from(count)?),
});

type Probabilities = BTreeMap<Acuity, f64>;
uniffi::custom_type!(Probabilities, HashMap<Acuity, f64>, {
    remote,
    lower: |probabilities| probabilities.into_iter().collect(),
    try_lift: |probabilities| Ok(probabilities.into_iter().collect()),
});

/// Brings a pack from where it is, verified, under the caller's control.
///
/// # Errors
/// [`PackError`].
pub fn open_pack(source: &Source, control: &Control<'_>) -> Result<VerifiedPack, PackError> {
    source.open(&mut |at| {
        let (done, total) = (at.done, at.total);
        (control.progress)(Progress::Bytes { done, total });
        (control.stop)().map_or(ControlFlow::Continue(()), |_| ControlFlow::Break(()))
    })
}

/// Reads and checks an encounter, `aidpost.encounter/1`.
#[uniffi::export]
fn encounter_from_json(json: &str) -> Result<Encounter, EngineError> {
    Ok(Encounter::from_json(json)?)
}

#[uniffi::export]
impl Triage {
    /// As the contract's JSON, `aidpost.triage/1`, for apps that store or send it.
    pub fn to_json(&self) -> String {
        // Names and numbers of our own types: there is nothing that could not be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Prepares the image in a file, given whole: JPEG, PNG or, if it is built in, DICOM. Nothing of the file but its pixels goes further.
#[uniffi::export]
fn prepare_image(file: Vec<u8>) -> Result<PreparedImage, ImageError> {
    prepare(&file, &Limits::default())
}

#[uniffi::export]
impl QualityWarning {
    /// For the worker, in plain words, with what to do.
    pub fn advice(&self) -> String {
        self.words().to_owned()
    }
}
