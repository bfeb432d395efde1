//! The resources of the bundle as types: R4's names and cardinality, only the elements that are used.
//! Reading is lenient towards elements that are not here: a server may have added its own, and they are left alone.

use serde::{Deserialize, Serialize};

use super::element::{
    Absent, Annotation, Attachment, Coding, Concept, Extension, Identifier, Meta, Narrative,
    Reference, Value, elements,
};

elements! {
    Patient { id: String, | text: Option<Narrative>, identifier: Vec<Identifier>, gender: Option<String>, }
    Encounter { id: String, status: String, class: Coding, | text: Option<Narrative>, identifier: Vec<Identifier>, priority: Option<Concept>, subject: Option<Reference>, }
    RiskAssessment {
        id: String, status: String, subject: Reference, |
        meta: Option<Meta>, text: Option<Narrative>, extension: Vec<Extension>, identifier: Vec<Identifier>, method: Option<Concept>, encounter: Option<Reference>, performer: Option<Reference>,
        reason_code: Vec<Concept>, basis: Vec<Reference>, prediction: Vec<Prediction>, note: Vec<Annotation>,
    }
    Prediction { | outcome: Option<Concept>, qualitative_risk: Option<Concept>, rationale: Option<String>, }
    QuestionnaireResponse { id: String, status: String, | text: Option<Narrative>, identifier: Option<Identifier>, subject: Option<Reference>, encounter: Option<Reference>, item: Vec<Item>, }
    Item { link_id: String, | answer: Vec<Answer>, }
    DocumentReference {
        id: String, status: String, content: Vec<Content>, |
        meta: Option<Meta>, text: Option<Narrative>, identifier: Vec<Identifier>, doc_status: Option<String>, r#type: Option<Concept>, subject: Option<Reference>, author: Vec<Reference>,
        description: Option<String>, context: Option<Context>,
    }
    Context { | encounter: Vec<Reference>, }
    Content { attachment: Attachment, | }
    ServiceRequest {
        id: String, status: String, intent: String, subject: Reference, |
        meta: Option<Meta>, text: Option<Narrative>, identifier: Vec<Identifier>, priority: Option<String>, code: Option<Concept>, encounter: Option<Reference>, reason_code: Vec<Concept>, supporting_info: Vec<Reference>,
    }
    Device {
        id: String, | text: Option<Narrative>, extension: Vec<Extension>, identifier: Vec<Identifier>, device_name: Vec<DeviceName>, model_number: Option<String>,
        r#type: Option<Concept>, version: Vec<Version>,
    }
    DeviceName { name: String, r#type: String, | }
    Version { value: String, | r#type: Option<Concept>, }
    Provenance { id: String, target: Vec<Reference>, recorded: String, agent: Vec<Agent>, | meta: Option<Meta>, text: Option<Narrative>, reason: Vec<Concept>, entity: Vec<Entity>, }
    Agent { who: Reference, | r#type: Option<Concept>, role: Vec<Concept>, }
    // What stands beside a primitive element: here why it has no value.
    PrimitiveExtension { | extension: Vec<Extension>, }
    Entity { role: String, what: Reference, | }
    Composition {
        id: String, status: String, r#type: Concept, date: String, author: Vec<Reference>, title: String, |
        text: Option<Narrative>, identifier: Option<Identifier>, subject: Option<Reference>, encounter: Option<Reference>, section: Vec<Section>,
    }
    Section { | title: Option<String>, entry: Vec<Reference>, }
    Request { method: String, url: String, | if_none_exist: Option<String>, }
}

/// A value that was measured, seen or read, or why there is none.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Observation {
    pub(super) id: String,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) meta: Option<Meta>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) text: Option<Narrative>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) extension: Vec<Extension>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) identifier: Vec<Identifier>,
    pub(super) status: String,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) category: Vec<Concept>,
    pub(super) code: Concept,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) subject: Option<Reference>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) encounter: Option<Reference>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) effective_date_time: Option<String>,
    #[serde(
        rename = "_effectiveDateTime",
        default,
        skip_serializing_if = "Absent::absent"
    )]
    pub(super) effective: Option<PrimitiveExtension>,
    #[serde(flatten)]
    pub(super) value: Option<Value>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) data_absent_reason: Option<Concept>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) note: Vec<Annotation>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) derived_from: Vec<Reference>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) component: Vec<Component>,
}

/// One part of an observation.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component {
    pub(super) code: Concept,
    #[serde(flatten)]
    pub(super) value: Option<Value>,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) data_absent_reason: Option<Concept>,
}

/// One answer on the worker's form.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Answer {
    #[serde(flatten)]
    pub(super) value: Option<Value>,
}

/// What an entry of the bundle holds.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "resourceType")]
pub(super) enum Resource {
    Patient(Patient),
    Encounter(Box<Encounter>),
    Observation(Box<Observation>),
    RiskAssessment(Box<RiskAssessment>),
    QuestionnaireResponse(Box<QuestionnaireResponse>),
    DocumentReference(Box<DocumentReference>),
    ServiceRequest(Box<ServiceRequest>),
    Device(Box<Device>),
    Provenance(Box<Provenance>),
    Composition(Box<Composition>),
    /// A resource that someone added; it is left alone.
    #[serde(other)]
    Foreign,
}

impl Resource {
    /// Its type and id.
    pub(super) fn name(&self) -> (&'static str, &str) {
        match self {
            Resource::Patient(resource) => ("Patient", &resource.id),
            Resource::Encounter(resource) => ("Encounter", &resource.id),
            Resource::Observation(resource) => ("Observation", &resource.id),
            Resource::RiskAssessment(resource) => ("RiskAssessment", &resource.id),
            Resource::QuestionnaireResponse(resource) => ("QuestionnaireResponse", &resource.id),
            Resource::DocumentReference(resource) => ("DocumentReference", &resource.id),
            Resource::ServiceRequest(resource) => ("ServiceRequest", &resource.id),
            Resource::Device(resource) => ("Device", &resource.id),
            Resource::Provenance(resource) => ("Provenance", &resource.id),
            Resource::Composition(resource) => ("Composition", &resource.id),
            Resource::Foreign => ("another resource", ""),
        }
    }

    /// Its identifiers; a Provenance has none in R4.
    pub(super) fn identifiers(&self) -> &[Identifier] {
        match self {
            Resource::Patient(resource) => &resource.identifier,
            Resource::Encounter(resource) => &resource.identifier,
            Resource::Observation(resource) => &resource.identifier,
            Resource::RiskAssessment(resource) => &resource.identifier,
            Resource::QuestionnaireResponse(resource) => resource.identifier.as_slice(),
            Resource::DocumentReference(resource) => &resource.identifier,
            Resource::ServiceRequest(resource) => &resource.identifier,
            Resource::Device(resource) => &resource.identifier,
            Resource::Composition(resource) => resource.identifier.as_slice(),
            Resource::Provenance(_) | Resource::Foreign => &[],
        }
    }

    /// Adds what every resource of a bundle has: an identifier, which a server keeps where it gives another id, and words.
    pub(super) fn finish(&mut self, identifier: Identifier, narrative: Narrative) {
        let (text, identifiers): (_, Option<&mut Vec<Identifier>>) = match self {
            Resource::Patient(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::Encounter(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::Observation(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::RiskAssessment(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::DocumentReference(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::ServiceRequest(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::Device(of) => (&mut of.text, Some(&mut of.identifier)),
            Resource::QuestionnaireResponse(of) => {
                of.identifier = Some(identifier.clone());
                (&mut of.text, None)
            }
            Resource::Composition(of) => {
                of.identifier = Some(identifier.clone());
                (&mut of.text, None)
            }
            Resource::Provenance(of) => (&mut of.text, None),
            Resource::Foreign => return,
        };
        *text = Some(narrative);
        if let Some(identifiers) = identifiers {
            identifiers.push(identifier);
        }
    }
}

/// One entry; `full_url` is what references point to.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) full_url: Option<String>,
    pub(super) resource: Resource,
    #[serde(default, skip_serializing_if = "Absent::absent")]
    pub(super) request: Option<Request>,
}
