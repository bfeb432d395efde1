//! What the learned weights add to the word list of English, and what they leave alone.

#![expect(
    clippy::unwrap_used,
    reason = "a test: a broken case file must stop it"
)]

use std::path::Path;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_protocol::urgent_signs;
use aidpost_reading::learned::LEARNED;
use aidpost_reading::{Hit, Scope, languages, read, seen};

fn lines(file: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading");
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn narratives(file: &str) -> Vec<String> {
    let text = |line: String| {
        let case: serde_json::Value = serde_json::from_str(&line).unwrap();
        case["text"].as_str().unwrap().to_owned()
    };
    lines(file).into_iter().map(text).collect()
}

fn hits(text: &str) -> Vec<Hit> {
    read(text, "en", Sign::ALL).signs
}

#[test]
fn a_clause_may_tell_a_sign_in_words_that_no_cue_has() {
    let text = "Ear give bad smell water five days. When he was baby it ran for months, then heal. No pain.";
    let found = hits(text);
    let of = |hit: &&Hit| hit.cue == LEARNED;
    let hit = found.iter().find(of).unwrap();
    assert_eq!(
        (hit.sign, hit.state),
        (Sign::EarDischarge, Some(SignState::Present))
    );
    assert_eq!(hit.text, "Ear give bad smell water five days");
    assert_eq!(hit.scope, Scope::Affirmed);
}

/// The weights do not know one number from another.
#[test]
fn a_clause_with_a_told_number_tells_no_sign() {
    for told in ["39.4 °C", "35.4 °C", "37.0", "104 F"] {
        for text in [
            format!("His temperature was {told} at home."),
            format!("He vomits everything. His temperature was {told} at home."),
            format!("Temp {told} two days back. malaria test say negative. no loose stool"),
        ] {
            let found = hits(&text);
            assert!(!found.iter().any(|hit| hit.cue == LEARNED), "{text}");
        }
    }
    for text in narratives("en.dev19.jsonl") {
        let reading = read(&text, "en", Sign::ALL);
        for hit in reading.signs.iter().filter(|hit| hit.cue == LEARNED) {
            let beside = |span: &std::ops::Range<usize>| {
                span.end <= hit.span.start || hit.span.end <= span.start
            };
            assert!(
                reading.values.iter().all(|value| beside(&value.span)),
                "{text}"
            );
        }
    }
}

/// `seen` has the hits of the list alone.
#[test]
fn what_is_learned_adds_only_signs_that_the_list_does_not_name() {
    // Hits that the list takes for the patient's, and those of them that are unclear: of urgent signs, and of others.
    let (mut added, mut counted, mut unclear) = (0, [0.0; 2], [0.0; 2]);
    for text in ["en.dev19.jsonl", "en.dev22.jsonl", "en.held12.jsonl"]
        .map(narratives)
        .concat()
    {
        let list = seen(&text, "en").unwrap().hits;
        for hit in list.iter().filter(|hit| hit.present == Some(true)) {
            let sign = Sign::from_code(hit.sign).unwrap();
            counted[usize::from(urgent_signs().contains(&sign))] += 1.0;
        }
        for hit in hits(&text) {
            if hit.cue == LEARNED {
                added += 1;
                assert!(
                    !list.iter().any(|of_list| of_list.sign == hit.sign.code()),
                    "{text}"
                );
            }
            if hit.scope == Scope::Unclear {
                assert_eq!(hit.state, None);
                unclear[usize::from(urgent_signs().contains(&hit.sign))] += 1.0;
            }
        }
    }
    assert!(added > 50, "{added}");
    let [others, urgent] = [0, 1].map(|at: usize| unclear[at] / counted[at]);
    // More must speak against them.
    assert!(0.0 < urgent && urgent < others, "{urgent} {others}");
}

#[test]
fn a_reading_names_each_sign_that_is_unclear_once() {
    let mut number = 0;
    for text in narratives("en.dev25.jsonl") {
        let reading = read(&text, "en", Sign::ALL);
        let unclear = reading.unclear();
        let told = |sign: &Sign| {
            let mut hits = reading.signs.iter();
            hits.any(|hit| hit.sign == *sign && hit.scope == Scope::Unclear)
        };
        assert!(unclear.iter().all(told), "{text}");
        let distinct: std::collections::BTreeSet<_> = unclear.iter().collect();
        assert_eq!(distinct.len(), unclear.len(), "{text}");
        number += unclear.len();
    }
    assert!(number > 10, "{number}");
}

#[test]
fn in_a_short_text_every_hit_stands() {
    for line in lines("phrases/en.work.tsv") {
        let (_, phrase) = line.split_once('\t').unwrap();
        let unclear = hits(phrase)
            .into_iter()
            .find(|hit| hit.scope == Scope::Unclear);
        assert!(
            unclear.is_none() || phrase.split_whitespace().count() >= 20,
            "{phrase}"
        );
    }
}

#[test]
fn what_is_learned_is_of_the_signs_that_are_asked() {
    let asked = [Sign::Fever, Sign::Agitation, Sign::HeavyBleeding];
    for text in narratives("en.dev20.jsonl") {
        let found = read(&text, "en", &asked).signs;
        assert!(found.iter().all(|hit| asked.contains(&hit.sign)), "{text}");
    }
}

#[test]
fn a_language_without_weights_has_its_list_alone() {
    for language in languages().into_iter().filter(|language| *language != "en") {
        for text in narratives(&format!("{language}.dev.jsonl")) {
            let found = read(&text, language, Sign::ALL);
            let own = found.language.looks_like.is_none();
            let learned = |hit: &Hit| hit.cue == LEARNED || hit.scope == Scope::Unclear;
            assert!(!(own && found.signs.iter().any(learned)), "{text}");
        }
    }
}
