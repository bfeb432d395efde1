//! What the caller tells of a bundle and of a letter: who the patient is, from where to where, and what is sent.

use aidpost::records::fhir::{AiLabels, BundleKind, BundleOptions, PatientLink};
use aidpost::records::report::Letter;

#[derive(clap::Args)]
pub(crate) struct OutgoingArguments {
    /// With --format fhir: what the bundle is
    #[arg(long, value_enum, default_value = "collection", value_name = "KIND")]
    bundle: BundleKind,
    /// With --format fhir: how what a model wrote is labelled; `ai-transparency` needs a server that has loaded HL7's package
    /// hl7.fhir.uv.aitransparency
    #[arg(long, value_enum, default_value = "plain")]
    labels: AiLabels,
    /// With --format fhir: the patient's identifier, its system before the last `|`: `urn:oid:1.2.3|0815`
    #[arg(long, value_name = "SYSTEM|VALUE", value_parser = identifier, conflicts_with = "patient_reference")]
    patient_identifier: Option<(String, String)>,
    /// With --format fhir: a patient whom the server has already: `Patient/123`
    #[arg(long, value_name = "REFERENCE")]
    patient_reference: Option<String>,
    /// With --format fhir: your own number of this visit, which tells it from another that is alike
    #[arg(long, value_name = "NUMBER")]
    visit: Option<String>,
    /// With --format html: who the patient is
    #[arg(long, value_name = "NAME")]
    patient: Option<String>,
    /// With --format html: the clinic that sends
    #[arg(long, value_name = "CLINIC")]
    from: Option<String>,
    /// With --format html: the clinic that is asked
    #[arg(long, value_name = "CLINIC")]
    to: Option<String>,
}

fn identifier(text: &str) -> Result<(String, String), &'static str> {
    let (system, value) = text.rsplit_once('|').ok_or("give SYSTEM|VALUE")?;
    Ok((system.to_owned(), value.to_owned()))
}

impl OutgoingArguments {
    pub(crate) fn bundle(&self) -> BundleOptions {
        let patient = match (&self.patient_identifier, &self.patient_reference) {
            (Some((system, value)), _) => PatientLink::Identified {
                system: system.clone(),
                value: value.as_str().into(),
            },
            (None, Some(reference)) => PatientLink::Known {
                reference: reference.as_str().into(),
            },
            (None, None) => PatientLink::Unnamed,
        };
        BundleOptions {
            kind: self.bundle,
            labels: self.labels,
            patient,
            visit: self.visit.as_deref().map(Into::into),
        }
    }

    /// A letter with what is known of its head.
    pub(crate) fn letter(&self) -> Letter<'_> {
        Letter {
            patient: self.patient.as_deref().map(Into::into),
            from: self.from.as_deref(),
            to: self.to.as_deref(),
            ..Letter::default()
        }
    }
}
