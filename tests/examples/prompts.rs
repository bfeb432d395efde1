//! Prints what the product asks a model, so that training and product can never differ: `prompts [TEXT.gguf] < requests.jsonl`.
//! A request is `{"task", "setting", "encounter", "told", "question"}`; `told` are the signs that the narrative truly tells of.
//! Out comes a line each: the prompt's segments, their tokens if a model is given, and what the rules say of the full truth.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program of the demo pack: it prints, and fails by panicking"
)]

use std::io::{BufWriter, Write, stdin, stdout};
use std::path::Path;
use std::sync::{Arc, Mutex};

use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::model::{Control, Identity, Model, ModelError, Reply, Request};
use aidpost::prompt::{Prompt, PromptSet, Segment};
use aidpost::protocol;
use aidpost::tokenizer::Tokenizer;
use aidpost::triage::{Engine, Options};
use aidpost_models::gguf::Gguf;
use serde_json::{Value, json};

/// A model that only remembers what it was asked.
struct Ear {
    heard: Arc<Mutex<Option<Prompt>>>,
    identity: Identity,
}

impl Model for Ear {
    fn reply(&mut self, request: &Request, _: &Control<'_>) -> Result<Reply, ModelError> {
        *self.heard.lock().unwrap() = Some(request.prompt.clone());
        Err(ModelError::Cancelled)
    }

    fn identity(&self) -> &Identity {
        &self.identity
    }
}

fn main() {
    let tokenizer = std::env::args().nth(1).map(|file| {
        Tokenizer::from_gguf(&Gguf::open(Path::new(&file)).unwrap()).unwrap()
    });
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let request: Value = serde_json::from_str(&line.unwrap()).unwrap();
        writeln!(out, "{}", answer(&request, tokenizer.as_ref())).unwrap();
    }
    out.flush().unwrap();
}

fn answer(request: &Value, tokenizer: Option<&Tokenizer>) -> Value {
    let text = |name: &str| request[name].as_str();
    // A bare text, to compare tokenizers.
    if let (Some(text), Some(tokenizer)) = (text("text"), tokenizer) {
        return json!({ "tokens": tokenizer.encode(text) });
    }
    let encounter = Encounter::from_json(&request["encounter"].to_string()).unwrap();
    let heard = Arc::new(Mutex::new(None));
    let ear = Ear {
        heard: Arc::clone(&heard),
        identity: Identity::default(),
    };
    let options = Options {
        prompts: PromptSet::built_in(text("setting").unwrap()).unwrap(),
        ..Options::default()
    };
    let mut engine = Engine::with_model(Box::new(ear), options);
    let unattended = &Control::UNATTENDED;
    match text("task").unwrap() {
        "read_signs" => drop(engine.triage(&encounter, unattended).unwrap()),
        // The ear never answers: what comes back is an error, and only what it heard is wanted.
        "soap" => drop(engine.soap(&encounter, unattended)),
        "history" => drop(engine.history(&encounter, unattended)),
        "ask" => drop(engine.ask(&encounter, text("question").unwrap(), unattended)),
        task => panic!("no task {task}"),
    }
    let prompt = heard.lock().unwrap().take().unwrap();
    let mut truth = encounter.clone();
    for code in request["told"].as_array().into_iter().flatten() {
        let sign = Sign::from_code(code.as_str().unwrap()).unwrap();
        truth.signs.insert(sign, SignState::Present);
    }
    let outcome = protocol::evaluate(&truth);
    let findings: Vec<Value> = (outcome.assessment.findings.iter())
        .map(|finding| json!({ "acuity": finding.acuity.code(), "criterion": finding.criterion }))
        .collect();
    let signs: Vec<&str> = (protocol::vocabulary(&encounter).iter())
        .map(|sign| sign.code())
        .collect();
    json!({
        "prefix": segments(&prompt.prefix, tokenizer),
        "rest": segments(&prompt.rest, tokenizer),
        "acuity": outcome.acuity.code(),
        "findings": findings,
        "signs": signs,
    })
}

/// Neighbouring texts are one, as the product tokenizes them.
fn segments(segments: &[Segment], tokenizer: Option<&Tokenizer>) -> Vec<Value> {
    let mut joined: Vec<(bool, String)> = Vec::new();
    for segment in segments {
        let (control, text) = match segment {
            Segment::Control(name) => (true, *name),
            Segment::Text(text) => (false, text.as_str()),
            Segment::Patient(text) => (false, &**text),
            Segment::Image(_) => (true, "<image>"),
        };
        match joined.last_mut() {
            Some((false, before)) if !control => before.push_str(text),
            _ => joined.push((control, text.to_owned())),
        }
    }
    let value = |(control, text): (bool, String)| match (control, tokenizer) {
        (true, _) => json!({ "control": text }),
        (false, None) => json!({ "text": text }),
        (false, Some(tokenizer)) => json!({ "tokens": tokenizer.encode(&text), "text": text }),
    };
    joined.into_iter().map(value).collect()
}
