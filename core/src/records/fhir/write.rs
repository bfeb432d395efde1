//! What every part of the bundle is written with: ids from content, references, code systems, texts that FHIR cannot hold.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::element::{
    Attachment, Coding, Concept, Extension, Identifier, Meta, Reference, is_fhir_string,
};
use super::narrative;
use super::options::{AiLabels, BundleOptions, PatientLink};
use super::resource::{Entry, PrimitiveExtension, Resource};
use super::roles::PATIENT;

pub(super) const LOINC: &str = "http://loinc.org";
/// The system of the identifiers that a server keeps where it gives its own ids.
pub(super) const URIS: &str = "urn:ietf:rfc:3986";
pub(super) const KEY: &str = "urn:aidpost:fhir:key";
pub(super) const RECORD: &str = "urn:aidpost:fhir:record";
pub(super) const MODEL_RECORD: &str = "urn:aidpost:fhir:model-record";
pub(super) const EVIDENCE: &str = "urn:aidpost:fhir:evidence";
pub(super) const REASON: &str = "urn:aidpost:fhir:reason";
pub(super) const FILE_SHA256: &str = "urn:aidpost:fhir:file-sha256";

/// Collects entries; their ids follow from the key of the whole and from the role of each.
pub(super) struct Writer<'a> {
    pub(super) key: String,
    pub(super) options: &'a BundleOptions,
    /// When it was measured, as R4 writes it.
    pub(super) time: Option<String>,
    pub(super) entries: Vec<Entry>,
}

pub(super) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Writer<'_> {
    /// A UUID (version 8 of RFC 9562: SHA-256 of the key and the role, cut).
    pub(super) fn id(&self, role: &str) -> String {
        let digest = Sha256::new_with_prefix(&self.key)
            .chain_update(role)
            .finalize();
        let mut bytes = [0_u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex(&bytes);
        let (a, rest) = hex.split_at(8);
        let (b, rest) = rest.split_at(4);
        let (c, rest) = rest.split_at(4);
        let (d, e) = rest.split_at(4);
        format!("{a}-{b}-{c}-{d}-{e}")
    }

    /// What points to a resource of the bundle, or to the patient that the server has already.
    pub(super) fn reference(&self, role: &str) -> Reference {
        match &self.options.patient {
            PatientLink::Known { reference } if role == PATIENT => Reference {
                reference: Some((**reference).to_owned()),
                ..Reference::default()
            },
            _ => by_id(&self.id(role)),
        }
    }

    /// The label on what a model wrote.
    pub(super) fn ai_label(&self) -> Meta {
        Meta {
            security: self.knows_ai().then(asserted_by_ai).into_iter().collect(),
            tag: vec![written_by_model()],
        }
    }

    /// Whether the codes of HL7's AI Transparency are written.
    pub(super) fn knows_ai(&self) -> bool {
        self.options.labels == AiLabels::AiTransparency
    }

    /// Whether a resource with this role has been written.
    pub(super) fn holds(&self, role: &str) -> bool {
        let id = self.id(role);
        self.entries
            .iter()
            .any(|entry| entry.resource.name().1 == id)
    }

    pub(super) fn add(&mut self, mut resource: Resource) {
        let identifier = identifier_of(resource.name().1);
        let narrative = narrative::of(&resource);
        let full_url = identifier.value.clone();
        resource.finish(identifier, narrative);
        self.entries.push(Entry {
            full_url,
            resource,
            request: None,
        });
    }
}

/// The identifier of the resource with this id.
pub(super) fn identifier_of(id: &str) -> Identifier {
    Identifier {
        system: Some(URIS.to_owned()),
        value: Some(format!("urn:uuid:{id}")),
    }
}

/// The tag by which a server finds a Provenance again: R4 gives it no identifier.
pub(super) fn name_tag(id: &str) -> Coding {
    Coding {
        system: Some("urn:aidpost:fhir:id".to_owned()),
        code: Some(id.to_owned()),
        ..Coding::default()
    }
}

/// What points to the resource with this id in the same bundle.
pub(super) fn by_id(id: &str) -> Reference {
    Reference {
        reference: Some(format!("urn:uuid:{id}")),
        ..Reference::default()
    }
}

/// A code of this project.
pub(super) fn ours(system: &str, code: &str, display: &str) -> Coding {
    Coding::new(&format!("urn:aidpost:fhir:{system}"), code, display)
}

/// The label on what a model wrote (HL7 AI Transparency on FHIR, 1.0.0-ballot).
pub(super) fn asserted_by_ai() -> Coding {
    let system = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    Coding::new(system, "AIAST", "Artificial Intelligence asserted")
}

/// The tag on what a model wrote, which needs no code that R4 lacks.
pub(super) fn written_by_model() -> Coding {
    ours("tag", "written-by-model", "written by a model")
}

/// The tag on everything from a demo or unverified pack.
pub(super) fn not_for_clinical_use(is_demo: bool) -> Vec<Coding> {
    let tag = ours("tag", "not-for-clinical-use", "not for clinical use");
    is_demo.then_some(tag).into_iter().collect()
}

pub(super) fn data_absent(code: &str, display: &str) -> Coding {
    let system = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    Coding::new(system, code, display)
}

/// Why a measurement has no value: nobody took it.
pub(super) fn not_measured() -> Option<Concept> {
    let coding = data_absent("not-performed", "Not Performed");
    Some(Concept::new([coding], "not measured"))
}

/// A text in an extension; in base64 where FHIR's `string` cannot hold it.
pub(super) fn text_extension(url: &str, text: &str) -> Extension {
    let plain = is_fhir_string(text);
    Extension {
        url: url.to_owned(),
        value_string: plain.then(|| text.to_owned()),
        value_base64_binary: (!plain && !text.is_empty()).then(|| BASE64_STANDARD.encode(text)),
        value_codeable_concept: text.is_empty().then(|| Concept {
            text: Some("(empty)".to_owned()),
            ..Concept::default()
        }),
        ..Extension::default()
    }
}

/// In place of a time that R4's vital signs must have and nobody told.
pub(super) fn time_unknown() -> Option<PrimitiveExtension> {
    Some(PrimitiveExtension {
        extension: vec![Extension {
            url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason".to_owned(),
            value_code: Some("unknown".to_owned()),
            ..Extension::default()
        }],
    })
}

/// A text as a document; an empty one has its size and no data, as FHIR wants.
pub(super) fn attachment(text: &str) -> Attachment {
    Attachment {
        content_type: Some("text/plain; charset=utf-8".to_owned()),
        data: (!text.is_empty()).then(|| BASE64_STANDARD.encode(text)),
        size: u32::try_from(text.len()).ok(),
        ..Attachment::default()
    }
}

/// The text of an [`attachment`].
pub(super) fn attached_text(attachment: &Attachment) -> Option<String> {
    let Some(data) = &attachment.data else {
        return (attachment.size == Some(0)).then(String::new);
    };
    String::from_utf8(BASE64_STANDARD.decode(data).ok()?).ok()
}
