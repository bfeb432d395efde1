//! Who and where: Patient and Encounter without anything invented, and the frame of every observation.

use crate::encounter::{self, Setting, Sex};
use crate::triage::Triage;

use super::element::{Coding, Concept, Identifier, Value, is_fhir_string};
use super::options::PatientLink;
use super::resource::{Encounter, Observation, Patient, Resource};
use super::roles::{ENCOUNTER, PATIENT};
use super::write::{Writer, ours};

pub(super) fn add(writer: &mut Writer, encounter: &encounter::Encounter, triage: &Triage) {
    let gender = match encounter.sex {
        Sex::Female => "female",
        Sex::Male => "male",
        Sex::Other => "other",
        Sex::Unknown => "unknown",
    };
    let identifier = match &writer.options.patient {
        PatientLink::Identified { system, value } => Some(Identifier {
            system: Some(system.clone()),
            value: Some((**value).to_owned()),
        }),
        PatientLink::Unnamed | PatientLink::Known { .. } => None,
    };
    if !matches!(writer.options.patient, PatientLink::Known { .. }) {
        writer.add(Resource::Patient(Patient {
            id: writer.id(PATIENT),
            gender: Some(gender.to_owned()),
            identifier: identifier.into_iter().collect(),
            ..Patient::default()
        }));
    }
    let identifier = encounter.id.as_deref().filter(|id| is_fhir_string(id));
    let visit = Encounter {
        id: writer.id(ENCOUNTER),
        identifier: identifier
            .map(|id| Identifier {
                system: Some("urn:aidpost:fhir:encounter-id".to_owned()),
                value: Some(id.to_owned()),
            })
            .into_iter()
            .collect(),
        status: "triaged".to_owned(),
        class: class(encounter),
        priority: Some(acuity(triage)),
        subject: Some(writer.reference(PATIENT)),
        ..Encounter::default()
    };
    writer.add(Resource::Encounter(Box::new(visit)));
}

/// Somebody is with the patient, or nobody is: what an encounter without a setting means is the encounter's to say.
fn class(encounter: &encounter::Encounter) -> Coding {
    let system = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    match encounter.setting.unwrap_or_default() {
        Setting::Clinic => Coding::new(system, "AMB", "ambulatory"),
        Setting::Remote => Coding::new(system, "VR", "virtual"),
    }
}

/// The colour as a code of this project, in the record's own words.
pub(super) fn acuity(triage: &Triage) -> Concept {
    let acuity = triage.acuity;
    Concept::new([ours("acuity", acuity.code(), "")], triage.label())
}

/// An observation of this patient in this encounter, without its value.
pub(super) fn observation(
    writer: &Writer<'_>,
    role: &str,
    category: &str,
    code: Concept,
) -> Observation {
    let system = "http://terminology.hl7.org/CodeSystem/observation-category";
    Observation {
        id: writer.id(role),
        status: "final".to_owned(),
        category: vec![Concept {
            coding: vec![Coding::new(system, category, "")],
            text: None,
        }],
        code,
        subject: Some(writer.reference(PATIENT)),
        encounter: Some(writer.reference(ENCOUNTER)),
        effective_date_time: writer.time.clone(),
        ..Observation::default()
    }
}

/// A fact about the patient that is no vital sign.
pub(super) fn about(writer: &mut Writer, role: &str, code: Concept, value: Value) {
    let written = Observation {
        value: Some(value),
        ..observation(writer, role, "exam", code)
    };
    writer.add(Resource::Observation(Box::new(written)));
}
