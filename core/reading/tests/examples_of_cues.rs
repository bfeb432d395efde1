//! Names each cue that no narrative, sentence or phrase uses, in a file that is reviewed like a snapshot: such a cue needs an example, or it goes.
//! `BLESS=1` writes it anew.

#![expect(
    clippy::unwrap_used,
    reason = "a test: a broken file of examples must stop it"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use aidpost_protocol::encounter::Sign;
use aidpost_reading::{cues, languages, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading")
}

/// Narratives, sentences on scopes and phrases, each with its language.
fn examples() -> Vec<(&'static str, String)> {
    let mut examples = Vec::new();
    for folder in ["", "scopes", "phrases"].map(|name| folder().join(name)) {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let language = |code: &&str| name.starts_with(&format!("{code}."));
            let Some(language) = languages().into_iter().find(language) else {
                continue;
            };
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                let text = match line.split_once('\t') {
                    Some((_, phrase)) => phrase.to_owned(),
                    None => {
                        let case: serde_json::Value = serde_json::from_str(line).unwrap();
                        case["text"].as_str().unwrap().to_owned()
                    }
                };
                examples.push((language, text));
            }
        }
    }
    examples
}

#[test]
fn every_cue_without_an_example_is_named() {
    let mut used: BTreeSet<(&str, Sign, &str)> = BTreeSet::new();
    for (language, text) in examples() {
        let reading = read(&text, language, Sign::ALL);
        used.extend(
            reading
                .signs
                .iter()
                .map(|hit| (language, hit.sign, hit.cue)),
        );
    }
    let mut list = String::new();
    for language in languages() {
        let all: BTreeSet<_> = cues(language).unwrap().iter().collect();
        let without: Vec<_> = all
            .iter()
            .filter(|cue| !used.contains(&(language, cue.sign, cue.cue)))
            .collect();
        writeln!(
            list,
            "# {language}: {} of {} cues without an example",
            without.len(),
            all.len()
        )
        .unwrap();
        for cue in without {
            writeln!(list, "{language} {}: {}", cue.sign.code(), cue.cue).unwrap();
        }
    }
    let path = folder().join("results/cues-without-example.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeSet<&str> = known.lines().collect();
    let now: BTreeSet<&str> = list.lines().collect();
    let different: Vec<_> = known.symmetric_difference(&now).collect();
    assert!(
        different.is_empty(),
        "give each an example, or BLESS=1: {different:#?}"
    );
}
