//! What an app does that a form calls with an intent: the extras as one JSON object of texts on standard input, a triage by the rules, and
//! the answer's extras on standard output. `fields` names the fields that the form has, so that those without an answer are emptied.
#![expect(clippy::print_stdout, reason = "the answer")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::stdin;

use aidpost::Engine;
use aidpost::model::Control;
use aidpost::records::flat_keys::{FIELDS, encounter, outputs, outputs_for};

fn main() -> Result<(), Box<dyn Error>> {
    let extras: BTreeMap<String, String> = serde_json::from_reader(stdin().lock())?;
    let texts = extras
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()));
    let triage = Engine::rules_only().triage(&encounter(texts)?, &Control::default())?;
    let answer = match extras.get(FIELDS) {
        Some(fields) => outputs_for(&triage, fields.split_whitespace()),
        None => outputs(&triage),
    };
    println!("{}", serde_json::to_string_pretty(&*answer)?);
    Ok(())
}
