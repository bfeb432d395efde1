//! A SOAP note as a document: plain text for people, in which every statement says where it comes from, and the record itself.

use crate::tasks::{SoapNote, StatementOrigin};

use super::FhirError;
use super::element::Attachment;
use super::resource::DocumentReference;
use super::write::attached_text;

pub(super) const CODE: &str = "soap-note";
pub(super) const JSON: &str = "application/json";

pub(super) fn text(note: &SoapNote) -> String {
    let mut text = String::new();
    if note.about.draft {
        text.push_str("DRAFT: the model did not come to the end.\n\n");
    }
    for (heading, statements) in [
        ("Subjective", &note.subjective),
        ("Objective", &note.objective),
        ("Assessment", &note.assessment),
        ("Plan", &note.plan),
    ] {
        text.push_str(heading);
        text.push('\n');
        for statement in statements {
            let words = &*statement.text;
            text.push_str(&match &statement.origin {
                StatementOrigin::Quoted { .. } => format!("- told: \u{201c}{words}\u{201d}\n"),
                StatementOrigin::Entered { .. } => format!("- entered: {words}\n"),
                StatementOrigin::Protocol { rule } => format!("- protocol: {words} [{rule}]\n"),
                StatementOrigin::Inferred => format!("- model's inference: {words}\n"),
            });
        }
    }
    text.push('\n');
    text.push_str(&note.about.intended_use);
    text
}

/// The note of a document, if it is one; otherwise nothing.
pub(super) fn read(document: &DocumentReference) -> Option<Result<SoapNote, FhirError>> {
    let types = document.r#type.iter().flat_map(|of| &of.coding);
    let is_note = types.into_iter().any(|coding| {
        coding.code.as_deref() == Some(CODE)
            && coding.system.as_deref() == Some("urn:aidpost:fhir:document")
    });
    let is_json = |attachment: &&Attachment| attachment.content_type.as_deref() == Some(JSON);
    is_note.then(|| {
        let mut attachments = document.content.iter().map(|content| &content.attachment);
        attachments
            .find(is_json)
            .and_then(attached_text)
            .and_then(|json| serde_json::from_str(&json).ok())
            .ok_or(FhirError::Unusable { what: "the note" })
    })
}
