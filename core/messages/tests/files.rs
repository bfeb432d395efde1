//! Every language says everything, and no number gets lost or put in.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::collections::BTreeSet;

use aidpost_messages::{Messages, REFUSALS, id};
use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Encounter, Sex, Sign};
use aidpost_protocol::{come_in, listings, questions};

/// What a table gives that is a colour, points or a category, and not a class in words.
const CODES: [&str; 9] = [
    "red",
    "yellow",
    "review",
    "high_risk_vital",
    "minimal",
    "immediate",
    "delayed",
    "proposed_dead",
    "proposed_expectant",
];

/// Kind, id and English words of all that the engine's rules can say.
fn all() -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    for sign in Sign::ALL {
        let code = sign.code().replace('_', "-");
        all.push(("sign", format!("sign-{code}"), sign.label().to_owned()));
        all.push((
            "question",
            format!("question-{code}"),
            sign.question().to_owned(),
        ));
    }
    for row in listings().iter().flat_map(|listing| &listing.rows) {
        all.push((
            "finding",
            id("finding", row.criterion),
            row.criterion.to_owned(),
        ));
        if !CODES.contains(&row.gives.as_str()) && !row.gives.ends_with(" points") {
            all.push(("class", id("class", &row.gives), row.gives.clone()));
        }
    }
    let somebody = Encounter {
        sex: Sex::Female,
        ..Encounter::new(Age::Years(25))
    };
    for question in questions(&somebody) {
        if Sign::ALL.iter().all(|sign| sign.question() != question) {
            all.push(("question", id("question", &question), question));
        }
    }
    for acuity in Acuity::ALL {
        if let Some(english) = come_in(&somebody, acuity) {
            all.push(("come-in", id("come-in", &english), english));
        }
    }
    all
}

fn said(messages: &Messages, kind: &str, english: &str) -> String {
    match kind {
        "sign" => messages.sign(
            *Sign::ALL
                .iter()
                .find(|sign| sign.label() == english)
                .unwrap(),
        ),
        "question" => messages.question(english),
        "finding" => messages.finding(english),
        "class" => messages.class(english),
        _ => messages.come_in(english),
    }
}

fn numbers(text: &str) -> BTreeSet<String> {
    let plain = text.replace(',', ".");
    plain
        .split(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .map(|number| number.trim_matches('.').to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

#[test]
fn every_language_says_everything() {
    for language in Messages::languages() {
        let messages = Messages::of(language).unwrap();
        let lacking: Vec<String> = all()
            .into_iter()
            .filter(|(_, id, _)| !messages.has(id))
            .map(|(_, id, english)| format!("# {english}\n{id} = "))
            .collect();
        assert!(
            lacking.is_empty(),
            "{language} lacks:\n{}",
            lacking.join("\n")
        );
        for acuity in Acuity::ALL {
            assert_ne!(messages.acuity(acuity, false), acuity.label(), "{language}");
        }
        let said: BTreeSet<_> = REFUSALS
            .iter()
            .filter_map(|code| messages.refusal(code))
            .collect();
        assert_eq!(
            said.len(),
            REFUSALS.len(),
            "{language} says each refusal, none as another"
        );
        assert_ne!(
            messages.acuity(Acuity::Green, true),
            messages.acuity(Acuity::Green, false)
        );
        assert!(!messages.reviewer().is_empty(), "{language}");
    }
}

#[test]
fn numbers_are_those_of_the_english_words() {
    for language in Messages::languages() {
        let messages = Messages::of(language).unwrap();
        for (kind, id, english) in all() {
            let here = said(messages, kind, &english);
            let (wanted, found) = (numbers(&english), numbers(&here));
            let lost: Vec<_> = wanted.difference(&found).collect();
            let more: Vec<_> = found.difference(&wanted).collect();
            assert!(
                lost.is_empty() && more.is_empty(),
                "{language} {id}: {english:?} is {here:?}: lost {lost:?}, more {more:?}"
            );
        }
    }
}

#[test]
fn what_is_not_known_comes_back_in_english() {
    let french = Messages::of("fr-CM").unwrap();
    assert_eq!(
        french.finding("something that no rule says"),
        "something that no rule says"
    );
    assert_eq!(french.finding("said: of nothing"), "said: of nothing");
    assert_eq!(french.warning("no_such_code"), None);
    assert_eq!(french.refusal("no-such-code"), None);
    assert_eq!(french.advice("Look up."), "Look up.");
    assert!(
        Messages::of("en").is_none() && Messages::of("xx").is_none() && Messages::of("").is_none()
    );
}

#[test]
fn a_finding_names_the_classes_of_another_standard_too() {
    let french = Messages::of("fr").unwrap();
    let found = french.finding("IMCI asks for urgent referral: severe dehydration; mastoiditis");
    let (says, classes) = found.split_once(": ").unwrap();
    assert_eq!(says, french.finding("IMCI asks for urgent referral"));
    assert_eq!(
        classes,
        format!(
            "{}; {}",
            french.class("severe dehydration"),
            french.class("mastoiditis")
        )
    );
}

#[test]
fn an_id_is_of_its_words_alone() {
    assert_eq!(
        id("finding", "heart rate below 50 per minute"),
        "finding-heart-rate-below-50-per-minute"
    );
    let long = "two or more of: altered mental state, stiff neck, fever or hypothermia, headache";
    let other = "two or more of: altered mental state, stiff neck, fever or hypothermia, a rash";
    assert!(id("finding", long).len() < 80);
    assert_ne!(id("finding", long), id("finding", other));
}

/// The app on Android has the labels in its own files, since its screens are drawn before the library is there.
#[test]
fn the_labels_are_those_of_the_app() {
    let words = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../android/ui/src/main/resources/org/aidpost/ui/words");
    for language in Messages::languages() {
        let messages = Messages::of(language).unwrap();
        let file = std::fs::read_to_string(words.join(format!("{language}.properties"))).unwrap();
        for sign in Sign::ALL {
            let line = format!("sign.{} = {}", sign.code(), messages.sign(*sign));
            assert!(file.lines().any(|one| one == line), "{language}: {line}");
        }
    }
}
