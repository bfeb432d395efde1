//! What the letter may cut and what it may never: what decides stands on it, however much that is.

use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::records::report::{self, Letter};
use aidpost::triage::{Warning, WarningCode};
use proptest::prelude::*;

use super::deciding::deciding;
use super::generate::{self, Dice};
use super::{by_rules, letter, read};

/// The page as a person reads it.
fn plain(page: &str) -> String {
    let escapes = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ];
    let text = escapes
        .iter()
        .fold(page.to_owned(), |page, (from, to)| page.replace(from, to));
    text.replace("\u{2068}", "").replace("\u{2069}", "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_decides_is_ever_left_off(
        signs in proptest::collection::vec(proptest::sample::select(Sign::ALL.to_vec()), 0..100), age in prop_oneof!["\"months\": 9", "\"years\": 3", "\"years\": 30", "\"years\": 71"],
        pulse in 20..220_u32, words in 0..2000_usize, warnings in 0..12_usize,
    ) {
        let mut encounter = Encounter::from_json(&format!(
            r#"{{ "age": {{ {age} }}, "sex": "female", "vitals": {{ "heart_rate_per_minute": {pulse}, "respiratory_rate_per_minute": 41, "spo2_percent": 89,
                "temperature_celsius": 39.4, "systolic_mmhg": 88 }} }}"#
        )).unwrap();
        encounter.signs = signs.into_iter().map(|sign| (sign, SignState::Present)).collect();
        let story = "Fever since the morning. She vomits everything. ".to_owned() + &"she walked here and ".repeat(words);
        encounter.narrative = Some(story.chars().take(20_000).collect::<String>().into());
        let mut triage = by_rules(&encounter);
        triage.warnings.extend((0..warnings).map(|number| Warning {
            code: WarningCode::SignNotInChart,
            message: format!("warning {number}: {}", "ask a supervisor to look ".repeat(12)),
        }));
        let page = plain(&letter(&encounter, &triage));
        for must in deciding(&triage) {
            prop_assert!(page.contains(&must), "left off: {must}");
        }
        for cut in ["more finding(s)", "more warning(s)"] {
            prop_assert!(!page.contains(cut));
        }
    }
}

/// Where the first sheet has no room, the second one takes it: nothing is cut that two sheets hold.
#[test]
fn a_long_account_goes_on_to_a_second_sheet_before_it_is_cut() {
    let told = |words: usize| {
        let mut encounter = Encounter::from_json(
            r#"{ "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160 } }"#,
        )
        .unwrap();
        encounter.narrative = Some("he walked here and sat down ".repeat(words).trim().into());
        let page = letter(&encounter, &by_rules(&encounter));
        page.contains("more characters, which stand in the full record")
    };
    // Some 3,600 characters are more than one sheet holds beside the rest, and 20,000 more than two do.
    assert!(!told(130));
    assert!(told(710));
}

/// A line of another standard may be longer than a finding of the chart; it stands on the sheet all the same.
#[test]
fn a_letter_that_leaves_half_a_sheet_empty_leaves_nothing_off() {
    let mut longest = 0;
    for seed in 0..512 {
        let mut dice = Dice::new(seed);
        let mut encounter = generate::encounter(&mut dice);
        encounter.narrative = encounter.narrative.map(|_| "She has a headache.".into());
        let triage = generate::triage(&mut dice, &encounter);
        let page = letter(&encounter, &triage);
        let main = page.split("<main>").nth(1).unwrap();
        // Names of fields are for programs.
        assert!(!main.contains("vitals."), "seed {seed}: {main}");
        let text = report::sms(&encounter, &triage).join(" ");
        for unclear in ["vitals.", "(true", ", true", "(false", ", false"] {
            assert!(!text.contains(unclear), "seed {seed}: {text}");
        }
        // A sheet holds some 5,000 characters of it, with its tags.
        if main.len() > 5_000 {
            continue;
        }
        assert!(!page.contains("class=\"left-out\""), "seed {seed}: {main}");
        let items = main.split("<li>").skip(1);
        let items = items.map(|item| item.split("</li>").next().unwrap().chars().count());
        longest = longest.max(items.max().unwrap_or_default());
    }
    assert!(longest > 320, "{longest}");
}

/// The sheet has one heading of the first order, one main part, and the colour is a heading: a reader by ear finds the way.
#[test]
fn the_page_has_headings_and_landmarks() {
    let encounter =
        Encounter::from_json(r#"{ "age": { "years": 30 }, "narrative": "He has a headache." }"#)
            .unwrap();
    let page = letter(&encounter, &read(&encounter, "=\nred\nx\n"));
    for (tag, times) in [
        ("<header>", 1),
        ("<main>", 1),
        ("</main>", 1),
        ("<footer", 1),
        ("<h1>", 1),
    ] {
        assert_eq!(page.matches(tag).count(), times, "{tag}");
    }
    let banner = page.split("<section class=\"banner").nth(1).unwrap();
    assert!(
        banner.split_once('\n').unwrap().1.starts_with("<h2>"),
        "{banner}"
    );
}

#[test]
fn who_it_is_and_from_where_to_where_stand_at_its_head() {
    let encounter = Encounter::from_json(r#"{ "age": { "years": 30 } }"#).unwrap();
    let head = Letter {
        written: Some("2026-01-31 08:15 UTC"),
        patient: Some("Amina O.".into()),
        from: Some("Kisiwani post"),
        to: Some("District hospital"),
        photo: None,
    };
    let page = report::html(&encounter, &by_rules(&encounter), &head).unwrap();
    let header = page.split("<main>").next().unwrap();
    for told in [
        "Amina O.",
        "Kisiwani post",
        "District hospital",
        "2026-01-31 08:15 UTC",
    ] {
        assert!(header.contains(told), "{told}");
    }
}
