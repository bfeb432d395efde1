//! The table of contents of a document: what was concluded first, then what it rests on, then who made it.

use super::element::{Coding, Concept};
use super::resource::{Composition, Resource, Section};
use super::roles::{CONTENTS, ENCOUNTER, ENGINE, PATIENT};
use super::write::{LOINC, Writer, by_id};

/// Puts it before all other entries, and names each of them in a section.
pub(super) fn add(writer: &mut Writer, recorded: &str) {
    let mut sections = [
        ("Triage", Vec::new()),
        ("Measured, seen and read", Vec::new()),
        ("Documents", Vec::new()),
        ("Who made it", Vec::new()),
    ];
    for entry in &writer.entries {
        let place = match &entry.resource {
            Resource::RiskAssessment(_) | Resource::ServiceRequest(_) => 0,
            Resource::Observation(_) => 1,
            Resource::QuestionnaireResponse(_) | Resource::DocumentReference(_) => 2,
            Resource::Device(_) | Resource::Provenance(_) => 3,
            // The subject and the visit of the whole.
            Resource::Patient(_)
            | Resource::Encounter(_)
            | Resource::Composition(_)
            | Resource::Foreign => continue,
        };
        sections[place].1.push(by_id(entry.resource.name().1));
    }
    let section = sections
        .into_iter()
        .filter(|(_, entry)| !entry.is_empty())
        .map(|(title, entry)| Section {
            title: Some(title.to_owned()),
            entry,
        });
    let contents = Composition {
        id: writer.id(CONTENTS),
        // No person has signed it.
        status: "preliminary".to_owned(),
        // Emergency department triage note, of R4's own list of document types.
        r#type: Concept::new([Coding::new(LOINC, "54094-8", "")], "triage note"),
        date: recorded.to_owned(),
        author: vec![writer.reference(ENGINE)],
        title: "Triage".to_owned(),
        subject: Some(writer.reference(PATIENT)),
        encounter: Some(writer.reference(ENCOUNTER)),
        section: section.collect(),
        ..Composition::default()
    };
    writer.add(Resource::Composition(Box::new(contents)));
    writer.entries.rotate_right(1);
}
