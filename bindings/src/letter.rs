//! What leaves the engine for people: text messages and the referral letter.

use aidpost::encounter::{Encounter, PatientText};
use aidpost::records::report::{self, Letter, Photo};
use aidpost::triage::Triage;

use crate::error::EngineError;

/// The triage in text messages to send one by one. They hold nothing that a person wrote.
#[uniffi::export]
pub fn text_messages(encounter: &Encounter, triage: &Triage) -> Vec<String> {
    report::sms(encounter, triage)
}

/// What a letter says beside the record; what is not given is a line to fill in by hand.
#[derive(Debug, Clone, Default, uniffi::Record)]
pub struct LetterHead {
    /// Date and time, as people write them.
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
    /// A photo as `prepare_image` writes it: a JPEG or PNG that holds nothing but the picture.
    #[uniffi(default)]
    pub photo: Option<Vec<u8>>,
}

/// The referral letter as one HTML page, which loads nothing.
///
/// # Errors
/// [`EngineError::Input`] for a photo that is none, or holds more than the picture.
#[uniffi::export]
pub fn referral_letter(
    encounter: &Encounter,
    triage: &Triage,
    head: LetterHead,
) -> Result<PatientText, EngineError> {
    let photo = head.photo.map(Photo::new).transpose();
    let photo = photo.map_err(|e| EngineError::input(Some("photo"), "unusable", &e))?;
    let letter = Letter {
        written: head.written.as_deref(),
        patient: head.patient,
        from: head.from.as_deref(),
        to: head.to.as_deref(),
        photo: photo.as_ref(),
    };
    let page = report::html(encounter, triage, &letter).map_err(|e| EngineError::failed(&e))?;
    Ok(page.into())
}
