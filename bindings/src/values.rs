//! Functions over values, for apps: what has no engine and takes no time.

use aidpost::encounter::{Encounter, PatientText};
use aidpost::image::{
    DecodedPixels, ImageError, Limits, PixelLayout, PreparedImage, QualityWarning, prepare,
    prepare_pixels,
};
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

/// A picture that the system has decoded: a phone's own HEIC, a camera's frame, a page of a document.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DecodedImage {
    /// The samples, 8 bit each: `height` rows from the top.
    pub samples: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// In which order a pixel's samples lie: RGBA of Android's `Bitmap.copyPixelsToBuffer`, BGRA as CoreGraphics usually has it.
    pub layout: PixelLayout,
    /// From the beginning of a row to that of the next, in bytes; none where rows lie without gaps.
    #[uniffi(default = None)]
    pub row_bytes: Option<u32>,
    /// EXIF's orientation, 1 (upright) to 8.
    #[uniffi(default = 1)]
    pub orientation: u8,
}

/// Prepares a picture that the system has decoded, as [`prepare_image`] does a file.
///
/// # Errors
/// [`ImageError`], where the samples are not those of such a picture.
#[uniffi::export]
pub fn prepare_decoded(image: &DecodedImage) -> Result<PreparedImage, ImageError> {
    let pixels = DecodedPixels {
        samples: &image.samples,
        width: image.width,
        height: image.height,
        row_bytes: image.row_bytes,
        layout: image.layout,
        orientation: image.orientation,
    };
    prepare_pixels(&pixels, &Limits::default())
}

/// What to do about a picture's quality, for the worker, in plain words.
#[uniffi::export]
pub fn quality_advice(warning: QualityWarning) -> String {
    warning.words().to_owned()
}
