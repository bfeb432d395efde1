//! From a bundle back to the encounter and the triage. The form and the records are what is read; every observation, the
//! colour and the referral must still say the same, so that a bundle changed by someone else is an error and not a triage.
//! A server's own ids, references and metadata change nothing: a resource is known by the identifier that it was sent with.

use std::collections::HashMap;

use crate::encounter::Encounter;
use crate::triage::Triage;
use base64::{Engine, prelude::BASE64_STANDARD};

use super::documents::photo_file;
use super::element::{Coding, Concept, Extension, Meta, Reference};
use super::options::{BundleOptions, PatientLink};
use super::resource::{Entry, QuestionnaireResponse, Resource};
use super::roles::PATIENT;
use super::signs::ModelRecord;
use super::write::{KEY, MODEL_RECORD, RECORD, URIS, asserted_by_ai, written_by_model};
use super::{Attached, Bundle, FhirError, content, note, questionnaire, written};

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
    let concluded = resources().find_map(|resource| match resource {
        Resource::RiskAssessment(assessment) => {
            text(&assessment.extension, RECORD).map(|record| (assessment, record))
        }
        _ => None,
    });
    let (assessment, record) = concluded.ok_or(FhirError::Lacks {
        what: "the triage record",
    })?;
    let key = text(&assessment.extension, KEY).ok_or(FhirError::Lacks {
        what: "the key of its ids",
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
    let given = Given::of(&bundle.entry);
    // The time of writing is not compared: it is the caller's.
    let mut options = BundleOptions::default();
    let ours = written(&encounter, &triage, &attached, "", &options, key.clone())?;
    if !given.is_same(&assessment.subject, &ours.reference(PATIENT)) {
        // The caller's own patient, or the one that the server had already.
        let reference = assessment.subject.reference.as_deref().unwrap_or_default();
        options.patient = PatientLink::Known {
            reference: reference.into(),
        };
    }
    let digest = content(&encounter, &triage, &attached)?;
    let is_whole = key.split('.').next() == Some(&digest);
    for expected in written(&encounter, &triage, &attached, "", &options, key)?.entries {
        given.agrees(&expected.resource)?;
    }
    // What stands in one place only, such as the hash of a photo, agrees with itself however it was changed.
    if !is_whole {
        return Err(FhirError::Disagrees {
            resource: "DocumentReference",
            about: "the note, or what is known of a photo's file".to_owned(),
        });
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

/// What was given, by type and by the id that it was sent with.
struct Given<'r> {
    by_name: HashMap<(&'static str, String), &'r Resource>,
    /// From every way of pointing to a resource to the id that it was sent with.
    pointers: HashMap<String, String>,
}

impl<'r> Given<'r> {
    fn of(entries: &'r [Entry]) -> Self {
        let mut by_name = HashMap::new();
        let mut pointers = HashMap::new();
        for entry in entries {
            let (kind, id) = entry.resource.name();
            let sent = sent_as(&entry.resource);
            pointers.insert(format!("{kind}/{id}"), sent.clone());
            pointers.extend(entry.full_url.iter().map(|url| (url.clone(), sent.clone())));
            by_name.entry((kind, sent)).or_insert(&entry.resource);
        }
        Self { by_name, pointers }
    }

    /// The id that the resource was sent with to which this points; what points out of the bundle stays as it is.
    fn target<'t>(&'t self, reference: &'t Reference) -> Option<&'t str> {
        let whole = reference.reference.as_deref()?;
        let version = whole.split("/_history/").next().unwrap_or(whole);
        let parts: Vec<&str> = version.rsplitn(3, '/').collect();
        let tail = match parts.as_slice() {
            [id, kind, ..] => format!("{kind}/{id}"),
            _ => String::new(),
        };
        let found = self.pointers.get(version).or(self.pointers.get(&tail));
        Some(found.map_or_else(
            || version.strip_prefix("urn:uuid:").unwrap_or(version),
            String::as_str,
        ))
    }

    fn is_same(&self, a: &Reference, b: &Reference) -> bool {
        self.target(a) == self.target(b)
    }

    fn agrees(&self, expected: &Resource) -> Result<(), FhirError> {
        let (kind, id) = expected.name();
        let found = match expected {
            // Who made it stands in the record too; a search on a server may leave these out.
            Resource::Provenance(_) | Resource::Device(_) => return Ok(()),
            _ => self.by_name.get(&(kind, id.to_owned())),
        };
        if found.is_some_and(|found| self.says_the_same(expected, found)) {
            Ok(())
        } else {
            Err(FhirError::Disagrees {
                resource: kind,
                about: about(expected),
            })
        }
    }

    /// Whether two resources say the same of the patient. Metadata is a server's to add, except the label on what a model wrote.
    fn says_the_same(&self, ours: &Resource, theirs: &Resource) -> bool {
        let same_basis = |a: &[Reference], b: &[Reference]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.is_same(a, b))
        };
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
                    && same_basis(&a.basis, &b.basis)
                    && labelled(&a.meta) == labelled(&b.meta)
            }
            (Resource::ServiceRequest(a), Resource::ServiceRequest(b)) => {
                a.priority == b.priority && labelled(&a.meta) == labelled(&b.meta)
            }
            (Resource::DocumentReference(a), Resource::DocumentReference(b)) => {
                a.content == b.content && labelled(&a.meta) == labelled(&b.meta)
            }
            // Encounters move on.
            _ => true,
        }
    }
}

/// The id that a resource was sent with: that of its identifier, which a server keeps, or its own.
fn sent_as(resource: &Resource) -> String {
    let mut identifiers = resource.identifiers().iter();
    let sent = identifiers.find_map(|identifier| {
        let is_uri = identifier.system.as_deref() == Some(URIS);
        let value = identifier.value.as_deref().filter(|_| is_uri)?;
        value.strip_prefix("urn:uuid:")
    });
    sent.unwrap_or(resource.name().1).to_owned()
}

/// Whether a resource bears either label on what a model wrote.
fn labelled(meta: &Option<Meta>) -> bool {
    let labels = [asserted_by_ai(), written_by_model()];
    let given = meta
        .iter()
        .flat_map(|meta| meta.security.iter().chain(&meta.tag));
    given.into_iter().any(|coding| {
        let is = |label: &Coding| coding.system == label.system && coding.code == label.code;
        labels.iter().any(is)
    })
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
