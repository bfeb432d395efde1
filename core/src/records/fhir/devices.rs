//! Which machine said what: the rule engine and the model as devices, and the provenance of what each wrote.
//! Labels after HL7's AI Transparency on FHIR, 1.0.0-ballot.

use crate::triage::{DecidedBy, Provenance as Versions, Triage};

use super::attached::Attached;
use super::element::{Coding, Concept, Extension, Identifier, Meta, Reference};
use super::resource::{Agent, Device, DeviceName, Entity, Provenance, Resource, Version};
use super::roles::{ASSESSMENT, ENGINE, NOTE, REFERRAL};
use super::signs;
use super::write::{Writer, asserted_by_ai, name_tag, ours};

const MODEL: &str = "device.model";
const NOTE_MODEL: &str = "device.note-model";
const AI_DEVICES: &str = "http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS";
const AI_KIND: &str =
    "http://hl7.org/fhir/uv/aitransparency/StructureDefinition/aitransparency.AIKind";

/// The devices; a model's only if there is one, or it wrote something. A note may be another model's than the triage's.
pub(super) fn add_devices(writer: &mut Writer, triage: &Triage, attached: &Attached) {
    let versions = &triage.provenance;
    let engine = Device {
        id: writer.id(ENGINE),
        extension: kind(writer, "Rule-Based-Systems"),
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
    if signs::wrote(triage) || versions.pack.is_some() || versions.model_sha256.is_some() {
        writer.add(Resource::Device(Box::new(model(writer, MODEL, versions))));
    }
    if let Some(note) = &attached.note {
        let by = &note.about.provenance;
        let same = by.model_sha256 == versions.model_sha256
            && by.pack == versions.pack
            && by.adapter_sha256 == versions.adapter_sha256
            && by.backend == versions.backend;
        if !(same && writer.holds(MODEL)) {
            writer.add(Resource::Device(Box::new(model(writer, NOTE_MODEL, by))));
        }
    }
}

/// The role of the device that wrote the note.
pub(super) fn note_device(writer: &Writer<'_>) -> &'static str {
    if writer.holds(NOTE_MODEL) {
        NOTE_MODEL
    } else {
        MODEL
    }
}

/// The prompt is not the device's: it stands in the provenance of what was written with it.
fn model(writer: &Writer<'_>, role: &str, versions: &Versions) -> Device {
    let parts = [
        ("model SHA-256", &versions.model_sha256),
        ("projector SHA-256", &versions.projector_sha256),
        ("adapter", &versions.adapter),
        ("adapter SHA-256", &versions.adapter_sha256),
        ("quantization", &versions.quantization),
        ("backend", &versions.backend),
    ];
    let given = parts
        .into_iter()
        .filter_map(|(what, value)| Some(version(what, value.as_deref()?)));
    let remote = versions.remote.as_ref();
    let also = remote.map(|remote| {
        version(
            "also asked",
            &format!("{} at {}", remote.model, remote.server),
        )
    });
    Device {
        id: writer.id(role),
        extension: kind(writer, "Large-Language-Models"),
        device_name: name(
            (versions.pack.as_deref())
                .or(remote.map(|remote| remote.model.as_str()))
                .unwrap_or("a model without a pack"),
        ),
        r#type: Some(machine(writer)),
        version: given.chain(also).collect(),
        ..Device::default()
    }
}

/// What a model is called: in plain R4 by a code of this project.
fn machine(writer: &Writer<'_>) -> Concept {
    let of_hl7 = Coding::new(AI_DEVICES, "Artificial-Intelligence", "");
    let ours = ours("device", "language-model", "");
    let coding = if writer.knows_ai() { of_hl7 } else { ours };
    Concept::new([coding], "language model")
}

/// Which kind of artificial intelligence, by an extension of HL7's that plain R4 does not know.
fn kind(writer: &Writer<'_>, code: &str) -> Vec<Extension> {
    if !writer.knows_ai() {
        return Vec::new();
    }
    let concept = Concept {
        coding: vec![Coding::new(AI_DEVICES, code, "")],
        text: None,
    };
    vec![Extension {
        url: AI_KIND.to_owned(),
        value_codeable_concept: Some(concept),
        ..Extension::default()
    }]
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
    attached: &Attached,
    written: &[String],
    recorded: &str,
) {
    let decided = [ASSESSMENT, REFERRAL].map(str::to_owned);
    let decided: Vec<String> = decided.into_iter().filter(|r| writer.holds(r)).collect();
    let hash = &triage.provenance.protocol_sha256;
    let tables = Some(("urn:aidpost:fhir:rules-sha256", hash));
    let by_rules = provenance(
        writer,
        "provenance.rules",
        &decided,
        ENGINE,
        tables,
        recorded,
    );
    writer.add(Resource::Provenance(Box::new(by_rules)));
    let note_by = note_device(writer);
    let mut by_model = |role: &str, targets: &[String], device: &str, versions: &Versions| {
        let prompt = versions.prompt_sha256.as_ref();
        let prompt = prompt.map(|hash| ("urn:aidpost:fhir:prompt-sha256", hash));
        let mut made = provenance(writer, role, targets, device, prompt, recorded);
        // R4 binds the reason to purposes of use; only HL7's guide puts the label there.
        if writer.knows_ai() {
            made.reason = vec![Concept {
                coding: vec![asserted_by_ai()],
                text: None,
            }];
        }
        for agent in &mut made.agent {
            agent.role = vec![machine(writer)];
        }
        writer.add(Resource::Provenance(Box::new(made)));
    };
    if !written.is_empty() {
        let mut targets = written.to_vec();
        // A colour that the opinion raised is the model's too.
        if triage.decided_by == DecidedBy::ModelOpinion {
            targets.extend(decided);
        }
        by_model("provenance.model", &targets, MODEL, &triage.provenance);
    }
    if let Some(note) = &attached.note {
        by_model(
            "provenance.note",
            &[NOTE.to_owned()],
            note_by,
            &note.about.provenance,
        );
    }
}

fn provenance(
    writer: &Writer<'_>,
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
    let id = writer.id(role);
    Provenance {
        meta: Some(Meta {
            security: Vec::new(),
            tag: vec![name_tag(&id)],
        }),
        id,
        target: targets.iter().map(|role| writer.reference(role)).collect(),
        recorded: recorded.to_owned(),
        agent: vec![Agent {
            who: writer.reference(device),
            r#type: Some(Concept {
                coding: vec![Coding::new(types, "author", "Author")],
                text: None,
            }),
            role: Vec::new(),
        }],
        entity: entity.into_iter().collect(),
        ..Provenance::default()
    }
}
