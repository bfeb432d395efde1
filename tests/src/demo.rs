//! What the demo pack was trained on: the prompts of every task, by name, with the digests that its manifest must hold.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use aidpost::encounter::{Encounter, PhotoKind};
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Identity, Model, ModelError, Reply, Request};
use aidpost::prompt::{CONDITIONS, Image, Pixels, Prompt, PromptSet, Segment};
use aidpost::reading::{check_request, reading_request};
use aidpost::tasks::{ask_image_request, classify_request, describe_request};
use aidpost_models::Sha256;

/// A model that only remembers what it was asked.
#[derive(Clone, Default)]
pub struct Ear(Arc<Mutex<Option<Prompt>>>, Identity);

impl Ear {
    /// The last prompt, which is then forgotten.
    pub fn heard(&self) -> Option<Prompt> {
        self.0.lock().ok().and_then(|mut prompt| prompt.take())
    }
}

impl Model for Ear {
    fn reply(&mut self, request: &Request, _: &Control<'_>) -> Result<Reply, ModelError> {
        if let Ok(mut heard) = self.0.lock() {
            *heard = Some(request.prompt.clone());
        }
        Err(ModelError::Cancelled)
    }

    fn identity(&self) -> &Identity {
        &self.1
    }
}

/// What is asked about a narrative: `read_signs`, `check_signs`, `soap`, `history` or `ask`; `None` for another task or an impossible encounter.
pub fn asked(
    task: &str,
    encounter: &Encounter,
    question: &str,
    prompts: &PromptSet,
) -> Option<Prompt> {
    match task {
        "read_signs" => return Some(reading_request(encounter, prompts, 1).prompt),
        "check_signs" => return Some(check_request(encounter, prompts).prompt),
        _ => {}
    }
    let ear = Ear::default();
    let options = Options {
        prompts: prompts.clone(),
        ..Options::default()
    };
    let mut engine = Engine::with_model(Box::new(ear.clone()), options);
    let unattended = &Control::default();
    // The ear never answers: what comes back is an error, and only what it heard is wanted.
    match task {
        "soap" => drop(engine.soap(encounter, unattended)),
        "history" => drop(engine.history(encounter, unattended)),
        "ask" => drop(engine.ask(encounter, question, unattended)),
        _ => return None,
    }
    ear.heard()
}

/// Patients whose charts, between them, have every sign: age, and pregnancy.
const PATIENTS: [(&str, &str); 6] = [
    ("newborn", r#"{"age":{"days":20},"narrative":"x"}"#),
    ("infant", r#"{"age":{"months":7},"narrative":"x"}"#),
    ("child", r#"{"age":{"years":3},"narrative":"x"}"#),
    ("school-child", r#"{"age":{"years":8},"narrative":"x"}"#),
    ("adult", r#"{"age":{"years":40},"narrative":"x"}"#),
    (
        "pregnant",
        r#"{"age":{"years":24},"sex":"female","pregnancy":"pregnant","narrative":"x"}"#,
    ),
];

/// SHA-256 of each prompt, with all that stands around the patient's words: `setting/task/patient or kind of image`.
pub fn prompt_hashes() -> BTreeMap<String, String> {
    let mut hashes = BTreeMap::new();
    for setting in PromptSet::built_in_ids() {
        let prompts = PromptSet::built_in(setting).unwrap_or_default();
        for (patient, json) in PATIENTS {
            let Ok(encounter) = Encounter::from_json(json) else {
                continue;
            };
            for task in ["read_signs", "soap", "history", "ask"] {
                // Only the signs of a chart differ between patients.
                if task == "read_signs" || patient == "adult" {
                    let prompt = asked(task, &encounter, "x", &prompts);
                    hashes
                        .extend(prompt.map(|p| (format!("{setting}/{task}/{patient}"), hash(&p))));
                }
            }
        }
        for kind in [PhotoKind::ChestXray, PhotoKind::Skin, PhotoKind::Fundus] {
            let pixels = Arc::new(Pixels {
                side: 0,
                rgb: Vec::new(),
            });
            let images = [Image { kind, pixels }];
            let name = format!("{kind:?}").to_lowercase();
            let mut put = |task: &str, request: Request| {
                hashes.insert(format!("{setting}/{task}/{name}"), hash(&request.prompt));
            };
            put("describe", describe_request(&images, &prompts));
            put("ask_image", ask_image_request(&images, "x", &prompts));
            for condition in CONDITIONS.iter().filter(|condition| condition.kind == kind) {
                let task = format!("classify-{}", condition.code);
                put(&task, classify_request(&images, condition, &prompts));
            }
        }
    }
    hashes
}

fn hash(prompt: &Prompt) -> String {
    let text = |segment: &Segment| match segment {
        Segment::Control(name) => (*name).to_owned(),
        Segment::Text(text) => text.clone(),
        Segment::Patient(text) => text.to_string(),
        Segment::Image(_) => "<image>".to_owned(),
    };
    let all: String = prompt.prefix.iter().chain(&prompt.rest).map(text).collect();
    Sha256::of(all.as_bytes()).to_string()
}
