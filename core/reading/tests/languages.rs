//! How often a narrative in another language than was said is seen, and how often the right language is doubted.

#![expect(
    clippy::unwrap_used,
    reason = "a test: a broken case file must stop it"
)]

use std::path::Path;

use aidpost_reading::{languages, only_small_words, read};

fn texts(language: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading");
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if !name.starts_with(&format!("{language}.")) {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            texts.push(case["text"].as_str().unwrap().to_owned());
        }
    }
    texts
}

#[test]
fn a_right_language_is_seldom_doubted() {
    for language in languages() {
        let said = if language == "en" { "fr" } else { "en" };
        let (mut seen, mut doubted, mut short, mut all) = (0, 0, 0, 0);
        for text in texts(language) {
            all += 1;
            short += usize::from(text.split_whitespace().count() < 6);
            seen += usize::from(read(&text, said, &[]).language.looks_like == Some(language));
            doubted += usize::from(read(&text, language, &[]).language.looks_like.is_some());
        }
        println!(
            "{language}: {seen} of {all} seen where {said} is said, {doubted} doubted, {short} shorter than six words"
        );
        assert!(
            all > 0 && doubted * 50 <= all,
            "{language}: {doubted} of {all}"
        );
    }
}

#[test]
fn small_words_alone_are_told_from_words_that_can_show_a_sign() {
    for nothing in ["the", "She has", "and", "elle a", "ni", "है"] {
        assert!(only_small_words(nothing), "{nothing}");
    }
    for something in [
        "fits",
        "she has fits",
        "39.4",
        "",
        "⊖",
        "ana homa",
        "बुखार है",
    ] {
        assert!(!only_small_words(something), "{something}");
    }
}
