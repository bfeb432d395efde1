//! What every part of the bundle is written with: ids from content, references, code systems, texts that FHIR cannot hold.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::element::{Attachment, Coding, Concept, Extension, Meta, Reference};
use super::resource::{Entry, PrimitiveExtension, Resource};

pub(super) const LOINC: &str = "http://loinc.org";
pub(super) const RECORD: &str = "urn:aidpost:fhir:record";
pub(super) const MODEL_RECORD: &str = "urn:aidpost:fhir:model-record";
pub(super) const EVIDENCE: &str = "urn:aidpost:fhir:evidence";
pub(super) const REASON: &str = "urn:aidpost:fhir:reason";
pub(super) const FILE_SHA256: &str = "urn:aidpost:fhir:file-sha256";

/// Collects entries; their ids follow from the content of the whole and from the role of each.
pub(super) struct Writer {
    seed: [u8; 32],
    pub(super) entries: Vec<Entry>,
}

impl Writer {
    /// `content` is everything that the bundle says: the same content, the same ids.
    pub(super) fn new(content: &[u8]) -> Self {
        Self {
            seed: Sha256::digest(content).into(),
            entries: Vec::new(),
        }
    }

    /// A UUID (version 8 of RFC 9562: SHA-256 of the seed and the role, cut).
    pub(super) fn id(&self, role: &str) -> String {
        let digest = Sha256::new_with_prefix(self.seed)
            .chain_update(role)
            .finalize();
        let mut bytes = [0_u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let (a, rest) = hex.split_at(8);
        let (b, rest) = rest.split_at(4);
        let (c, rest) = rest.split_at(4);
        let (d, e) = rest.split_at(4);
        format!("{a}-{b}-{c}-{d}-{e}")
    }

    pub(super) fn reference(&self, role: &str) -> Reference {
        Reference {
            reference: Some(format!("urn:uuid:{}", self.id(role))),
            ..Reference::default()
        }
    }

    /// Whether a resource with this role has been written.
    pub(super) fn holds(&self, role: &str) -> bool {
        let id = self.id(role);
        self.entries
            .iter()
            .any(|entry| entry.resource.name().1 == id)
    }

    pub(super) fn add(&mut self, resource: Resource) {
        let full_url = format!("urn:uuid:{}", resource.name().1);
        self.entries.push(Entry { full_url, resource });
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

pub(super) fn ai_label() -> Option<Meta> {
    Some(Meta {
        security: vec![asserted_by_ai()],
        tag: Vec::new(),
    })
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

/// Whether FHIR's `string` can hold a text: something that is not white space, and no control characters but tab and line ends.
pub(super) fn is_fhir_string(text: &str) -> bool {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    !text.chars().any(control) && text.chars().any(|c| !c.is_whitespace())
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
