//! What the learned reader sees of narratives and phrases, a JSON line each, for `core/reading/learned/learn.py`:
//! `cargo run -p aidpost-reading --example seen -- en tests/reading/en.dev.jsonl …`. The first line holds the name of each sign as a row of words, the red and the urgent signs, and what follows
//! from which. A `.jsonl` file has narratives, a `.tsv` file a sign's code and a phrase a line; a `-` before the code says that it is not there.

#![expect(
    clippy::print_stdout,
    reason = "a program of the command line: it prints what it sees"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use aidpost_protocol::encounter::Sign;
use aidpost_protocol::{red_signs, urgent_signs};
use aidpost_reading::{learned::sign_name, score::FOLLOWS, seen};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let language = arguments.next().ok_or("which language, and which files?")?;
    let codes = |signs: Vec<Sign>| -> Vec<&str> { signs.iter().map(|sign| sign.code()).collect() };
    let follows = FOLLOWS.map(|(cause, what)| [cause.code(), what.code()]);
    let names: BTreeMap<&str, u32> = Sign::ALL
        .iter()
        .map(|sign| (sign.code(), sign_name(*sign)))
        .collect();
    println!(
        "{}",
        json!({ "names": names, "red": codes(red_signs()), "urgent": codes(urgent_signs()), "follows": follows })
    );
    for path in arguments {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        for (at, line) in text.lines().enumerate() {
            let faulty = |reason: &str| format!("{path}, line {}: {reason}", at + 1);
            let case = case(&path, line).map_err(|reason| faulty(&reason))?;
            let told = case["text"].as_str().ok_or_else(|| faulty("no `text`"))?;
            let seen = seen(told, &language).ok_or("the language has no word list")?;
            let labels = |name: &str| case.get(name).cloned().unwrap_or(json!([]));
            let line = json!({
                "file": path, "id": case["id"], "seen": seen, "present": labels("present"),
                "absent": labels("absent"), "trapped": labels("trapped"), "phrase": case["phrase"],
            });
            println!("{line}");
        }
    }
    Ok(())
}

fn case(path: &str, line: &str) -> Result<Value, String> {
    if Path::new(path).extension().is_some_and(|end| end == "tsv") {
        let (code, phrase) = line
            .split_once('\t')
            .ok_or("no tab behind the sign's code")?;
        return Ok(json!({ "id": "", "text": phrase, "phrase": code }));
    }
    serde_json::from_str(line).map_err(|error| error.to_string())
}
