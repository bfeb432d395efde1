//! How long 300 words take to read, and one keystroke while they are typed: `cargo run --release -p aidpost-reading --example speed`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it measures time and prints it, and a broken case file must stop it"
)]

use std::path::Path;
use std::time::Instant;

use aidpost_protocol::encounter::Sign;
use aidpost_reading::{languages, read, suggest};

const WORDS: usize = 300;
const ROUNDS: usize = 20;

fn main() {
    for language in languages() {
        let text = words(language);
        let first = Instant::now();
        let found = read(&text, language, Sign::ALL).signs.len();
        let first = first.elapsed();
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(read(&text, language, Sign::ALL));
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let start = Instant::now();
        std::hint::black_box(suggest(&text, language, Sign::ALL));
        let key = start.elapsed().as_secs_f64() * 1000.0;
        println!(
            "{language}: {WORDS} words, {found} hits: median {:.2} ms, slowest {:.2} ms of {ROUNDS}; first use {:.0} ms; a keystroke at their end {key:.2} ms",
            times[ROUNDS / 2],
            times[ROUNDS - 1],
            first.as_secs_f64() * 1000.0,
        );
    }
}

/// The narratives of a language, one after the other, until there are 300 words.
fn words(language: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../tests/reading/{language}.dev2.jsonl"));
    let texts: Vec<String> = std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            case["text"].as_str().unwrap().to_owned()
        })
        .collect();
    let all = texts.iter().flat_map(|text| text.split_whitespace());
    all.cycle().take(WORDS).collect::<Vec<_>>().join(" ")
}
