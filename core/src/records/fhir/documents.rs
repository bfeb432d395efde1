//! The story, the photos and the note as documents, and the referral that follows from red and yellow.
//! A photo's path stands in the worker's form only: here is what it shows, where to look it up, and its file's hash if the
//! caller has read it. The hash is SHA-256 in an extension, since R4's `Attachment.hash` is SHA-1.

use aidpost_models::Sha256;

use crate::acuity::Acuity;
use crate::encounter::Encounter;
use crate::triage::Triage;

use super::FhirError;
use super::assessment::label;
use super::attached::{Attached, PhotoFile};
use super::devices::note_device;
use super::element::{Attachment, Concept};
use super::note;
use super::patient::acuity;
use super::questionnaire::word;
use super::resource::{Content, Context, DocumentReference, Resource, ServiceRequest};
use super::roles::{ASSESSMENT, ENCOUNTER, NARRATIVE, NOTE, PATIENT, REFERRAL};
use super::write::{FILE_SHA256, Writer, attachment, not_for_clinical_use, ours, text_extension};

/// R4's common languages. A server without a terminology server of its own refuses others, Swahili too, though R4 allows every tag of
/// BCP 47; so another language stands in the worker's form only.
#[rustfmt::skip]
const COMMON_LANGUAGES: [&str; 56] = [
    "ar", "bn", "cs", "da", "de", "de-AT", "de-CH", "de-DE", "el", "en", "en-AU", "en-CA",
    "en-GB", "en-IN", "en-NZ", "en-SG", "en-US", "es", "es-AR", "es-ES", "es-UY", "fi", "fr",
    "fr-BE", "fr-CH", "fr-FR", "fy", "fy-NL", "hi", "hr", "it", "it-CH", "it-IT", "ja", "ko",
    "nl", "nl-BE", "nl-NL", "no", "no-NO", "pa", "pl", "pt", "pt-BR", "ru", "ru-RU", "sr",
    "sr-RS", "sv", "sv-SE", "te", "zh", "zh-CN", "zh-HK", "zh-SG", "zh-TW",
];

pub(super) fn add(writer: &mut Writer, encounter: &Encounter, photos: &[Option<PhotoFile>]) {
    if let Some(narrative) = &encounter.narrative {
        let language = encounter.language.as_deref().unwrap_or("en");
        let attachment = Attachment {
            language: COMMON_LANGUAGES
                .contains(&language)
                .then(|| language.to_owned()),
            ..attachment(narrative)
        };
        let document = DocumentReference {
            description: Some("the story as told".to_owned()),
            ..document(writer, NARRATIVE, "narrative", vec![attachment])
        };
        writer.add(Resource::DocumentReference(Box::new(document)));
    }
    for (index, photo) in encounter.photos.iter().enumerate() {
        let kind = word(&photo.kind).unwrap_or_default();
        let file = photos.get(index).and_then(Option::as_ref);
        let hash = file.map(|file| text_extension(FILE_SHA256, &file.sha256.to_string()));
        let attachment = Attachment {
            title: Some(format!("photo {} ({kind})", index + 1)),
            content_type: file.map(|file| file.media_type.clone()),
            size: file.map(|file| file.bytes),
            extension: hash.into_iter().collect(),
            ..Attachment::default()
        };
        let document = DocumentReference {
            description: Some(format!("{PHOTO_BEFORE}{index}{PHOTO_AFTER}")),
            ..document(
                writer,
                &format!("photos.{index}"),
                "photo",
                vec![attachment],
            )
        };
        writer.add(Resource::DocumentReference(Box::new(document)));
    }
}

const PHOTO_BEFORE: &str = "the form's photos.";
const PHOTO_AFTER: &str = ".path";

/// The note, for people and for programs. The model wrote it, whatever it quotes, so the whole bears its label.
pub(super) fn add_note(writer: &mut Writer, attached: &Attached) -> Result<(), FhirError> {
    let Some(note) = &attached.note else {
        return Ok(());
    };
    let record = serde_json::to_string(note).map_err(|_| FhirError::NotWritten)?;
    let mut json = attachment(&record);
    json.content_type = Some(note::JSON.to_owned());
    let mut label = writer.ai_label();
    let demo = not_for_clinical_use(note.about.provenance.not_for_clinical_use);
    label.tag.splice(0..0, demo);
    let document = DocumentReference {
        meta: Some(label),
        // No person has looked at what a model wrote.
        doc_status: Some("preliminary".to_owned()),
        author: vec![writer.reference(note_device(writer))],
        description: Some("a note in four sections, written by a model".to_owned()),
        ..document(
            writer,
            NOTE,
            note::CODE,
            vec![attachment(&note::text(note)), json],
        )
    };
    writer.add(Resource::DocumentReference(Box::new(document)));
    Ok(())
}

fn document(
    writer: &Writer<'_>,
    role: &str,
    code: &str,
    attachments: Vec<Attachment>,
) -> DocumentReference {
    let content = attachments.into_iter();
    DocumentReference {
        id: writer.id(role),
        status: "current".to_owned(),
        r#type: Some(Concept::new([ours("document", code, "")], code)),
        subject: Some(writer.reference(PATIENT)),
        content: content.map(|attachment| Content { attachment }).collect(),
        context: Some(Context {
            encounter: vec![writer.reference(ENCOUNTER)],
        }),
        ..DocumentReference::default()
    }
}

/// What a bundle says of a photo's file, and of which photo.
pub(super) fn photo_file(document: &DocumentReference) -> Option<(usize, PhotoFile)> {
    let place = document.description.as_deref()?;
    let place = place
        .strip_prefix(PHOTO_BEFORE)?
        .strip_suffix(PHOTO_AFTER)?;
    let [Content { attachment }] = document.content.as_slice() else {
        return None;
    };
    let hash = attachment
        .extension
        .iter()
        .find(|extension| extension.url == FILE_SHA256)?;
    let sha256: Sha256 = hash.value_string.as_deref()?.parse().ok()?;
    let file = PhotoFile {
        sha256,
        bytes: attachment.size?,
        media_type: attachment.content_type.clone()?,
    };
    Some((place.parse().ok()?, file))
}

/// A referral is proposed, not ordered: a person does that.
pub(super) fn add_referral(writer: &mut Writer, triage: &Triage) {
    let priority = match triage.acuity {
        Acuity::Red => "stat",
        Acuity::Yellow => "urgent",
        Acuity::NotTriageable | Acuity::Green => return,
    };
    let request = ServiceRequest {
        id: writer.id(REFERRAL),
        meta: label(writer, triage),
        status: "draft".to_owned(),
        intent: "proposal".to_owned(),
        priority: Some(priority.to_owned()),
        code: Some(Concept::new([ours("service", "referral", "")], "referral")),
        subject: writer.reference(PATIENT),
        encounter: Some(writer.reference(ENCOUNTER)),
        reason_code: vec![acuity(triage)],
        supporting_info: vec![writer.reference(ASSESSMENT)],
        ..ServiceRequest::default()
    };
    writer.add(Resource::ServiceRequest(Box::new(request)));
}
