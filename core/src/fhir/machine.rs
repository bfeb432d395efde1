//! Which machine said what: the rule engine and the model as devices, and the provenance of what each wrote.
//! Labels after HL7's AI Transparency on FHIR, 1.0.0-ballot.

use crate::triage::{Provenance as Versions, Triage};

use super::assessment::ASSESSMENT;
use super::documents::REFERRAL;
use super::element::{Coding, Concept, Extension, Identifier, Reference};
use super::resource::{Agent, Device, DeviceName, Entity, Provenance, Resource, Version};
use super::signs;
use super::write::{Writer, asserted_by_ai, ours};

pub(super) const ENGINE: &str = "device.engine";
const MODEL: &str = "device.model";
const AI_DEVICES: &str = "http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS";
const AI_KIND: &str =
    "http://hl7.org/fhir/uv/aitransparency/StructureDefinition/aitransparency.AIKind";

/// The devices; the model's only if there is one, or it wrote something.
pub(super) fn add_devices(writer: &mut Writer, triage: &Triage) {
    let versions = &triage.provenance;
    let engine = Device {
        id: writer.id(ENGINE),
        extension: vec![kind("Rule-Based-Systems")],
        device_name: name(&versions.engine),
        r#type: Some(Concept::new(
            [ours("device", "rule-engine", "")],
            "triage rule engine",
        )),
        version: vec![
            version("engine", &versions.engine),
            version("rules SHA-256", &versions.protocol_sha256),
        ],
        ..Device::default()
    };
    writer.add(Resource::Device(Box::new(engine)));
    if signs::wrote(&triage.model) || versions.pack.is_some() || versions.model_sha256.is_some() {
        writer.add(Resource::Device(Box::new(model(writer, versions))));
    }
}

fn model(writer: &Writer, versions: &Versions) -> Device {
    let parts = [
        ("model SHA-256", &versions.model_sha256),
        ("projector SHA-256", &versions.projector_sha256),
        ("quantization", &versions.quantization),
        ("prompt SHA-256", &versions.prompt_sha256),
        ("backend", &versions.backend),
    ];
    let given = parts
        .into_iter()
        .filter_map(|(what, value)| Some(version(what, value.as_deref()?)));
    Device {
        id: writer.id(MODEL),
        extension: vec![kind("Large-Language-Models")],
        device_name: name(versions.pack.as_deref().unwrap_or("a model without a pack")),
        r#type: Some(Concept {
            coding: vec![Coding::new(AI_DEVICES, "Artificial-Intelligence", "")],
            text: None,
        }),
        version: given.collect(),
        ..Device::default()
    }
}

fn kind(code: &str) -> Extension {
    let concept = Concept {
        coding: vec![Coding::new(AI_DEVICES, code, "")],
        text: None,
    };
    Extension {
        url: AI_KIND.to_owned(),
        value_codeable_concept: Some(concept),
        ..Extension::default()
    }
}

fn name(name: &str) -> Vec<DeviceName> {
    vec![DeviceName {
        name: name.to_owned(),
        r#type: "model-name".to_owned(),
    }]
}

fn version(what: &str, value: &str) -> Version {
    Version {
        value: value.to_owned(),
        r#type: Some(Concept::new([], what)),
    }
}

/// What the model wrote, and what the rules found, each by its own device. `recorded` is an instant of the caller's.
pub(super) fn add_provenance(
    writer: &mut Writer,
    triage: &Triage,
    written: &[String],
    recorded: &str,
) {
    let rules = [ASSESSMENT, REFERRAL].map(str::to_owned);
    let rules: Vec<String> = rules.into_iter().filter(|r| writer.holds(r)).collect();
    let hash = &triage.provenance.protocol_sha256;
    let tables = Some(("urn:aidpost:fhir:rules-sha256", hash));
    let by_rules = provenance(writer, "provenance.rules", &rules, ENGINE, tables, recorded);
    writer.add(Resource::Provenance(Box::new(by_rules)));
    if !written.is_empty() {
        let prompt = triage.provenance.prompt_sha256.as_ref();
        let prompt = prompt.map(|hash| ("urn:aidpost:fhir:prompt-sha256", hash));
        let by_model = Provenance {
            reason: vec![Concept {
                coding: vec![asserted_by_ai()],
                text: None,
            }],
            ..provenance(writer, "provenance.model", written, MODEL, prompt, recorded)
        };
        writer.add(Resource::Provenance(Box::new(by_model)));
    }
}

fn provenance(
    writer: &Writer,
    role: &str,
    targets: &[String],
    device: &str,
    from: Option<(&str, &String)>,
    recorded: &str,
) -> Provenance {
    let types = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    let entity = from.map(|(system, hash)| Entity {
        role: "derivation".to_owned(),
        what: Reference {
            identifier: Some(Identifier {
                system: Some(system.to_owned()),
                value: Some(hash.clone()),
            }),
            ..Reference::default()
        },
    });
    Provenance {
        id: writer.id(role),
        target: targets.iter().map(|role| writer.reference(role)).collect(),
        recorded: recorded.to_owned(),
        agent: vec![Agent {
            who: writer.reference(device),
            r#type: Some(Concept {
                coding: vec![Coding::new(types, "author", "Author")],
                text: None,
            }),
        }],
        reason: Vec::new(),
        entity: entity.into_iter().collect(),
    }
}
