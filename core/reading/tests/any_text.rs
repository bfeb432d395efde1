//! What holds for every text, in every language.

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::{cues, languages, read, suggest};
use proptest::prelude::*;

fn holds(text: &str, language: &str) {
    let reading = read(text, language, Sign::ALL);
    for hit in reading
        .signs
        .iter()
        .chain(&suggest(text, language, Sign::ALL).signs)
    {
        assert_eq!(text.get(hit.span.clone()), Some(hit.text.as_str()));
        assert!(hit.state != Some(SignState::Absent) || hit.trigger.is_some());
    }
    for value in &reading.values {
        assert_eq!(text.get(value.span.clone()), Some(value.text.as_str()));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic_and_spans_are_verbatim(text in "\\PC{0,80}") {
        languages().into_iter().for_each(|language| holds(&text, language));
    }

    #[test]
    fn words_of_cues_in_any_order_are_read_verbatim(
        words in prop::collection::vec(prop::sample::select(vec![
            "no", "fever", ",", "or", "cough", ".", "?", "fits", "but", "his", "sister", "39.4", "BP 160/110", "3/7", "(-)", "not",
            "vomiting", "everything", "if", "\u{301}", "é", "pas", "fièvre", "hana", "homa",
        ]), 0..30)
    ) {
        languages().into_iter().for_each(|language| holds(&words.join(" "), language));
    }
}

/// As long as a narrative may be. Where the work grew with the third power of a word's or a list's length, one of these took longer than a night.
#[test]
fn the_longest_text_of_one_kind_is_read_to_its_end() {
    let long = |part: &str| part.repeat(20_000 / part.chars().count());
    let texts = [
        "W",
        "ش",
        "क्",
        "न्द",
        "convulsion",
        "مابي",
        "no ",
        "3/",
        "fever ",
        "9",
        ".",
        "(-)",
        "a ~ ",
        "no fever, ",
        "no temp, ",
        "sans fièvre, ",
        "hana homa, ",
        "his sister has fever ",
        "last year fever, ",
    ];
    for text in texts.map(long) {
        languages()
            .into_iter()
            .for_each(|language| holds(&text, language));
    }
}

#[test]
fn every_language_file_can_be_used() {
    for language in languages() {
        assert!(
            cues(language).is_ok_and(|cues| !cues.is_empty()),
            "{language}: {:?}",
            cues(language)
        );
    }
}
