//! The story and the photos as documents, and the referral that follows from red and yellow.
//! A photo's path stands in the worker's form only: here is what it shows, and where to look it up.

use crate::acuity::Acuity;
use crate::encounter::Encounter;
use crate::triage::Triage;

use super::assessment::ASSESSMENT;
use super::element::{Attachment, Concept};
use super::form::word;
use super::patient::{ENCOUNTER, PATIENT, acuity};
use super::resource::{Content, DocumentReference, Resource, ServiceRequest};
use super::write::{Writer, attachment, ours};

pub(super) const NARRATIVE: &str = "narrative";
pub(super) const REFERRAL: &str = "referral";

pub(super) fn add(writer: &mut Writer, encounter: &Encounter) {
    if let Some(narrative) = &encounter.narrative {
        let attachment = Attachment {
            language: Some(encounter.language.as_deref().unwrap_or("en").to_owned()),
            ..attachment(narrative)
        };
        document(
            writer,
            NARRATIVE,
            "narrative",
            "the story as told",
            attachment,
        );
    }
    for (index, photo) in encounter.photos.iter().enumerate() {
        let kind = word(&photo.kind).unwrap_or_default();
        let attachment = Attachment {
            title: Some(format!("photo {} ({kind})", index + 1)),
            ..Attachment::default()
        };
        let place = format!("photos.{index}");
        document(
            writer,
            &place,
            "photo",
            &format!("the form's {place}.path"),
            attachment,
        );
    }
}

fn document(
    writer: &mut Writer,
    role: &str,
    code: &str,
    description: &str,
    attachment: Attachment,
) {
    let document = DocumentReference {
        id: writer.id(role),
        status: "current".to_owned(),
        r#type: Some(Concept::new([ours("document", code, "")], code)),
        subject: Some(writer.reference(PATIENT)),
        description: Some(description.to_owned()),
        content: vec![Content { attachment }],
    };
    writer.add(Resource::DocumentReference(Box::new(document)));
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
        status: "draft".to_owned(),
        intent: "proposal".to_owned(),
        priority: Some(priority.to_owned()),
        code: Some(Concept::new([ours("service", "referral", "")], "referral")),
        subject: writer.reference(PATIENT),
        encounter: Some(writer.reference(ENCOUNTER)),
        reason_code: vec![acuity(triage)],
        supporting_info: vec![writer.reference(ASSESSMENT)],
    };
    writer.add(Resource::ServiceRequest(Box::new(request)));
}
