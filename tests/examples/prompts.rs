//! Prints what the product asks a model, so that training and product can never differ: `prompts [TEXT.gguf] < requests.jsonl`;
//! with `--hashes` instead, the digests of all prompts that the demo pack is trained on.
//! A request is `{"task", "setting"}` with `"encounter"`, `"told"` (the signs that the narrative truly tells of) and `"question"`, or with
//! `"kind"`, `"condition"` and `"question"` for one about an image; or `{"text"}`, to compare tokenizers.
//! Out comes a line each: the prompt's segments, their tokens if a model is given, and what the rules say of the full truth.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program of the demo pack: it prints, and fails by panicking"
)]

use std::io::{BufWriter, Write, stdin, stdout};
use std::path::Path;
use std::sync::Arc;

use aidpost::encounter::{Encounter, PhotoKind, Sign, SignState};
use aidpost::prompt::{Condition, Image, Pixels, PromptSet, Segment};
use aidpost::protocol;
use aidpost::tasks::{ask_image_request, classify_request, describe_request};
use aidpost::tokenizer::Tokenizer;
use aidpost_models::gguf::Gguf;
use aidpost_tests::demo::{asked, prompt_hashes};
use serde_json::{Value, json};

fn main() {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("--hashes") {
        println!("{}", serde_json::to_string(&prompt_hashes()).unwrap());
        return;
    }
    let tokenizer =
        argument.map(|file| Tokenizer::from_gguf(&Gguf::open(Path::new(&file)).unwrap()).unwrap());
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let request: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let answer = if let (Some(text), Some(tokenizer)) = (request["text"].as_str(), &tokenizer) {
            json!({ "tokens": tokenizer.encode(text) })
        } else if request["kind"].is_string() {
            about_image(&request, tokenizer.as_ref())
        } else {
            about_encounter(&request, tokenizer.as_ref())
        };
        writeln!(out, "{answer}").unwrap();
    }
    out.flush().unwrap();
}

fn prompts(request: &Value) -> PromptSet {
    PromptSet::built_in(request["setting"].as_str().unwrap()).unwrap()
}

fn about_image(request: &Value, tokenizer: Option<&Tokenizer>) -> Value {
    let kind: PhotoKind = serde_json::from_value(request["kind"].clone()).unwrap();
    let pixels = Arc::new(Pixels {
        side: 0,
        rgb: Vec::new(),
    });
    let images = [Image { kind, pixels }];
    let (prompts, text) = (prompts(request), |name: &str| {
        request[name].as_str().unwrap()
    });
    let asked = match text("task") {
        "describe" => describe_request(&images, &prompts),
        "ask_image" => ask_image_request(&images, text("question"), &prompts),
        "classify" => {
            let condition = Condition::from_code(text("condition")).unwrap();
            classify_request(&images, condition, &prompts)
        }
        task => panic!("no task {task}"),
    };
    json!({
        "prefix": segments(&asked.prompt.prefix, tokenizer),
        "rest": segments(&asked.prompt.rest, tokenizer),
    })
}

fn about_encounter(request: &Value, tokenizer: Option<&Tokenizer>) -> Value {
    let encounter = Encounter::from_json(&request["encounter"].to_string()).unwrap();
    let prompts = prompts(request);
    let question = request["question"].as_str().unwrap_or_default();
    let prompt = asked(
        request["task"].as_str().unwrap(),
        &encounter,
        question,
        &prompts,
    )
    .unwrap();
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
