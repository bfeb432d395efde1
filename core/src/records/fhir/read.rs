//! From a bundle back to the encounter and the triage. The form and the records are what is read; every observation, the
//! colour and the referral must still say the same, so that a bundle changed by someone else is an error and not a triage.

use crate::encounter::Encounter;
use crate::triage::Triage;
use base64::{Engine, prelude::BASE64_STANDARD};

use super::documents::photo_file;
use super::element::{Concept, Extension, Meta};
use super::resource::{QuestionnaireResponse, Resource};
use super::signs::ModelRecord;
use super::write::{MODEL_RECORD, RECORD, asserted_by_ai};
use super::{Attached, Bundle, FhirError, entries, note, questionnaire};

pub(super) fn read(json: &str) -> Result<(Encounter, Triage, Attached), FhirError> {
    let bundle: Bundle = serde_json::from_str(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_data() {
            FhirError::Shape { line, column }
        } else {
            FhirError::InvalidJson { line, column }
        }
    })?;
    let resources = || bundle.entry.iter().map(|entry| &entry.resource);
    let encounter = resources()
        .find_map(worker_form)
        .ok_or(FhirError::Lacks {
            what: "the worker's form",
        })
        .and_then(questionnaire::read)?;
    let record = resources().find_map(|resource| match resource {
        Resource::RiskAssessment(assessment) => text(&assessment.extension, RECORD),
        _ => None,
    });
    let record = record.ok_or(FhirError::Lacks {
        what: "the triage record",
    })?;
    let mut triage: Triage = serde_json::from_str(&record).map_err(|_| FhirError::Unusable {
        what: "the triage record",
    })?;
    let model = resources().find_map(|resource| match resource {
        Resource::Observation(observation) => text(&observation.extension, MODEL_RECORD),
        _ => None,
    });
    if let Some(model) = model {
        let record: ModelRecord =
            serde_json::from_str(&model).map_err(|_| FhirError::Unusable {
                what: "the model's record",
            })?;
        record.restore(&mut triage);
    }
    let attached = attached(resources(), encounter.photos.len())?;
    // The time is not compared: it is the caller's.
    for expected in entries(&encounter, &triage, &attached, "")?.1 {
        agrees(&expected.resource, resources())?;
    }
    Ok((encounter, triage, attached))
}

/// The note, and what is known of the photos' files: of none, an empty list.
fn attached<'r>(
    resources: impl Iterator<Item = &'r Resource>,
    photos: usize,
) -> Result<Attached, FhirError> {
    let mut attached = Attached::default();
    let documents = resources.filter_map(|resource| match resource {
        Resource::DocumentReference(document) => Some(document),
        _ => None,
    });
    for document in documents {
        if let Some(note) = note::read(document) {
            attached.note = Some(note?);
        }
        if let Some((index, file)) = photo_file(document).filter(|(index, _)| *index < photos) {
            attached.photos.resize(photos, None);
            attached.photos[index] = Some(file);
        }
    }
    Ok(attached)
}

/// A form is ours if it says an age in our words: everyone's has one.
fn worker_form(resource: &Resource) -> Option<&QuestionnaireResponse> {
    match resource {
        Resource::QuestionnaireResponse(form) => form
            .item
            .iter()
            .any(|item| item.link_id.starts_with("age."))
            .then_some(form.as_ref()),
        _ => None,
    }
}

fn text(extensions: &[Extension], url: &str) -> Option<String> {
    let extension = extensions.iter().find(|extension| extension.url == url)?;
    match (&extension.value_string, &extension.value_base64_binary) {
        (Some(text), _) => Some(text.clone()),
        (None, Some(data)) => String::from_utf8(BASE64_STANDARD.decode(data).ok()?).ok(),
        (None, None) => None,
    }
}

fn agrees<'r>(
    expected: &Resource,
    mut given: impl Iterator<Item = &'r Resource>,
) -> Result<(), FhirError> {
    let (kind, id) = expected.name();
    let found = given.find(|resource| resource.name() == (kind, id));
    if found.is_some_and(|found| says_the_same(expected, found)) {
        Ok(())
    } else {
        Err(FhirError::Disagrees {
            resource: kind,
            about: about(expected),
        })
    }
}

/// Whether two resources say the same of the patient. Metadata is a server's to add, except the label on what a model wrote.
fn says_the_same(ours: &Resource, theirs: &Resource) -> bool {
    match (ours, theirs) {
        (Resource::Patient(a), Resource::Patient(b)) => a.gender == b.gender,
        (Resource::Observation(a), Resource::Observation(b)) => {
            a.value == b.value
                && a.code == b.code
                && a.data_absent_reason == b.data_absent_reason
                && a.component == b.component
                && a.extension == b.extension
                && labelled(&a.meta) == labelled(&b.meta)
        }
        (Resource::RiskAssessment(a), Resource::RiskAssessment(b)) => {
            a.prediction == b.prediction
                && a.reason_code == b.reason_code
                && a.basis == b.basis
                && labelled(&a.meta) == labelled(&b.meta)
        }
        (Resource::ServiceRequest(a), Resource::ServiceRequest(b)) => {
            a.priority == b.priority && labelled(&a.meta) == labelled(&b.meta)
        }
        (Resource::DocumentReference(a), Resource::DocumentReference(b)) => {
            a.content == b.content && labelled(&a.meta) == labelled(&b.meta)
        }
        // Encounters move on, and devices and provenance get more to say.
        _ => true,
    }
}

fn labelled(meta: &Option<Meta>) -> bool {
    let label = asserted_by_ai();
    meta.iter()
        .flat_map(|meta| &meta.security)
        .any(|coding| coding.system == label.system && coding.code == label.code)
}

/// What a resource is about, in words of this program.
fn about(expected: &Resource) -> String {
    let words = |code: &Concept| code.text.clone().unwrap_or_default();
    match expected {
        Resource::Observation(observation) => words(&observation.code),
        Resource::RiskAssessment(_) => "the acuity and why".to_owned(),
        Resource::ServiceRequest(_) => "the referral".to_owned(),
        Resource::Patient(_) => "the patient".to_owned(),
        Resource::DocumentReference(_) => "the story, a photo or the note".to_owned(),
        _ => "the setting".to_owned(),
    }
}
