//! What a caller chooses of a bundle: what it is sent as, who the patient is, which labels it bears, and which visit it tells of.

use crate::encounter::PatientText;

use super::FhirError;
use super::element::is_fhir_string;

/// The choices; by default a `collection` in plain R4 about a patient without a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BundleOptions {
    /// What the bundle is.
    pub kind: BundleKind,
    /// How what a model wrote is labelled.
    pub labels: AiLabels,
    /// Who the patient is.
    pub patient: PatientLink,
    /// What tells this visit from another that is alike to the last character: the caller's own number of it. All ids follow
    /// from it and from the content. Without it, and without the encounter's `id` and `measured_at`, the moment of writing does.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<PatientText>,
}

/// What a server does with the bundle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum BundleKind {
    /// Resources side by side, to keep or to read.
    #[default]
    Collection,
    /// Every resource is created, unless the server has it already: what is sent twice is stored once.
    Transaction,
    /// A document, whose first resource is its table of contents.
    Document,
}

/// How what a model wrote is labelled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum AiLabels {
    /// A tag and codes of this project: every R4 server takes them.
    #[default]
    Plain,
    /// The codes of HL7's AI Transparency on FHIR as well, which R4 does not know: a server that validates must have loaded the
    /// packages `hl7.fhir.uv.aitransparency` 1.0.0-ballot and the `hl7.terminology.r4` that it depends on.
    AiTransparency,
}

/// Who the patient is, as far as the caller tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PatientLink {
    /// A patient of this bundle alone.
    #[default]
    Unnamed,
    /// A patient with an identifier: in a transaction the server's own, if it has one with it.
    Identified {
        /// Whose number it is, as a URI.
        system: String,
        /// The number.
        value: PatientText,
    },
    /// A patient that the server has already: the bundle holds none.
    Known {
        /// `Patient/123`, or its whole address.
        reference: PatientText,
    },
}

impl BundleOptions {
    /// Refuses what R4 has no place for.
    pub(super) fn check(&self) -> Result<(), FhirError> {
        let refuse = |reason| Err(FhirError::Patient { reason });
        match &self.patient {
            PatientLink::Unnamed => Ok(()),
            PatientLink::Identified { system, value } => {
                let is_uri = system.contains(':') && !system.contains(char::is_whitespace);
                if !is_uri {
                    return refuse("the identifier's system is not a URI");
                }
                if !is_fhir_string(value) || value.trim() != &**value {
                    return refuse("the identifier is empty, or has spaces around it");
                }
                Ok(())
            }
            PatientLink::Known { .. } if self.kind == BundleKind::Document => {
                refuse("a document holds its patient: give an identifier in place of a reference")
            }
            PatientLink::Known { reference } => {
                let mut parts = reference.rsplit('/');
                let (id, kind) = (parts.next(), parts.next());
                let is_id = |id: &str| {
                    (1..=64).contains(&id.len())
                        && id
                            .bytes()
                            .all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
                };
                let ends = kind == Some("Patient") && id.is_some_and(is_id);
                let begins = **reference == format!("Patient/{}", id.unwrap_or_default())
                    || reference.starts_with("https://")
                    || reference.starts_with("http://");
                if ends && begins && !reference.contains(char::is_whitespace) {
                    Ok(())
                } else {
                    refuse("the reference is not `Patient/` and an id, nor an address that ends so")
                }
            }
        }
    }
}
