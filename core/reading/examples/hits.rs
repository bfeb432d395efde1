//! What the reader finds in each narrative of a file of `tests/reading`, a JSON line each, for `tests/reading/learned`:
//! `cargo run -p aidpost-reading --example hits -- en tests/reading/en.dev.jsonl`. The first line holds the red signs and what follows from which.

#![expect(
    clippy::print_stdout,
    reason = "a program of the command line: it prints what it found"
)]

use std::error::Error;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_protocol::red_signs;
use aidpost_reading::{Hit, read, score::FOLLOWS};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [language, path] = arguments.as_slice() else {
        return Err("two arguments are needed: a language, and a file of narratives".into());
    };
    let red: Vec<&str> = red_signs().iter().map(|sign| sign.code()).collect();
    let follows = FOLLOWS.map(|(cause, what)| [cause.code(), what.code()]);
    println!("{}", json!({ "red": red, "follows": follows }));
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    for (at, line) in text.lines().enumerate() {
        let faulty = |reason: &str| format!("{path}, line {}: {reason}", at + 1);
        let case: Value = serde_json::from_str(line).map_err(|error| faulty(&error.to_string()))?;
        let told = case["text"].as_str().ok_or_else(|| faulty("no `text`"))?;
        let found = read(told, language, Sign::ALL).signs;
        let hits: Vec<Value> = found.iter().map(|hit| of(hit, told)).collect();
        println!("{}", json!({ "id": case["id"], "hits": hits }));
    }
    Ok(())
}

/// `start` and `end` in characters; `state` is null where the scope counts as nothing.
fn of(hit: &Hit, told: &str) -> Value {
    let characters = |byte: usize| told.get(..byte).map(|before| before.chars().count());
    let state = hit.state.map(|state| state == SignState::Present);
    json!({
        "sign": hit.sign.code(), "cue": hit.cue, "present": state,
        "start": characters(hit.span.start), "end": characters(hit.span.end),
    })
}
