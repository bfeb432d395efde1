//! What an integrator adds to a bundle beside encounter and triage: a note, and what is known of the photos' files.
//! Nothing here reads a file: whoever may look at a photo hands over its bytes once, and they are not kept.

use aidpost_models::Sha256;
use serde::Serialize;

use crate::tasks::SoapNote;

/// Beside encounter and triage; nothing by default.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "FhirAttached")
)]
pub struct Attached {
    /// The note about this encounter.
    pub note: Option<SoapNote>,
    /// The photos' files, in the order of the encounter's photos; `None` for one that could not be read. May be shorter.
    pub photos: Vec<Option<PhotoFile>>,
}

impl Attached {
    /// What a bundle tells of it about an encounter with so many photos, without those after the last one of which something is known;
    /// `None` where that is nothing.
    pub(super) fn told(&self, photos: usize) -> Option<(&Option<SoapNote>, &[Option<PhotoFile>])> {
        let files = &self.photos[..photos.min(self.photos.len())];
        let known = files.iter().rposition(Option::is_some);
        let files = &files[..known.map_or(0, |last| last + 1)];
        (self.note.is_some() || !files.is_empty()).then_some((&self.note, files))
    }
}

/// What tells one photo's file from every other: enough to find it again, and nothing of what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PhotoFile {
    /// SHA-256 of the file as it lies on the device.
    pub sha256: Sha256,
    /// Its length in bytes; FHIR R4 counts to 2 147 483 647.
    pub bytes: u32,
    /// Its media type by its first bytes: `image/jpeg`, `image/png` or `application/octet-stream`.
    pub media_type: String,
}

impl PhotoFile {
    /// Of a file's bytes; `None` for one that is longer than FHIR can say.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let media_type = if bytes.starts_with(b"\xff\xd8\xff") {
            "image/jpeg"
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            "image/png"
        } else {
            "application/octet-stream"
        };
        let length = i32::try_from(bytes.len()).ok()?;
        Some(Self {
            sha256: Sha256::of(bytes),
            bytes: length.unsigned_abs(),
            media_type: media_type.to_owned(),
        })
    }
}
