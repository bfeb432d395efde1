//! What leaves the clinic on paper and by text message: nothing escapes into the page, nothing is dropped in silence.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "fhir/generate.rs"]
#[expect(
    dead_code,
    reason = "a letter takes nothing that is attached to a bundle"
)]
mod generate;
#[path = "letter/deciding.rs"]
mod deciding;
#[path = "letter/messages.rs"]
mod messages;
#[path = "letter/photos.rs"]
mod photos;
#[path = "letter/sheets.rs"]
mod sheets;

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::records::report::{self, Letter};
use aidpost::triage::{ReadBy, Triage};
use aidpost_tests::{CANARY, here};
use proptest::prelude::*;

fn by_rules(encounter: &Encounter) -> Triage {
    let mut triage = Engine::rules_only()
        .triage(encounter, &Control::default())
        .unwrap();
    // Versions change with every release and every rule.
    triage.provenance.engine = "aidpost VERSION".to_owned();
    triage.provenance.protocol_sha256 = "PROTOCOL".to_owned();
    triage
}

fn read(encounter: &Encounter, reply: &str) -> Triage {
    let reply = Reply {
        text: reply.into(),
        finish: Finish::Complete,
        choice: Some(vec![0.7, 0.2, 0.1]),
    };
    let mut engine = Engine::with_model(Box::new(Scripted::new([Ok(reply)])), Options::default());
    engine.triage(encounter, &Control::default()).unwrap()
}

fn letter(encounter: &Encounter, triage: &Triage) -> String {
    let letter = Letter {
        written: Some("2026-01-31 08:15 UTC"),
        ..Letter::default()
    };
    report::html(encounter, triage, &letter).unwrap()
}

/// The page without its style, which is a file of its own.
fn body(page: &str) -> &str {
    &page[page.find("<body>").unwrap()..]
}

#[test]
fn every_case_is_written_as_it_was_reviewed() {
    insta::glob!(here(), "cases/*.json", |file| {
        let encounter = Encounter::from_json(&std::fs::read_to_string(file).unwrap()).unwrap();
        let triage = by_rules(&encounter);
        insta::assert_snapshot!("letter", body(&letter(&encounter, &triage)));
        insta::assert_snapshot!("sms", report::sms(&encounter, &triage).join("\n"));
    });
}

/// A value is marked by the findings that rest on it; every number leads to a finding on the sheet, however many there are.
#[test]
fn a_mark_beside_a_value_leads_to_a_finding_that_stands_on_the_sheet() {
    let ill = |signs: usize| {
        let mut encounter = Encounter::from_json(
            r#"{ "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160, "spo2_percent": 86, "avpu": "voice" } }"#,
        )
        .unwrap();
        let all = aidpost::encounter::Sign::ALL.iter().take(signs);
        encounter.signs = all
            .map(|sign| (*sign, aidpost::encounter::SignState::Present))
            .collect();
        let triage = by_rules(&encounter);
        let page = letter(&encounter, &triage);
        let shown = page.matches("<li><span class=\"tag").count();
        assert_eq!(shown, triage.assessment.findings.len());
        let marks = page.split("<span class=\"mark\">! ").skip(1);
        let marks: Vec<String> = marks
            .map(|rest| rest.split_once('<').unwrap().0.to_owned())
            .collect();
        for mark in &marks {
            let numbers = mark
                .split(|c: char| !c.is_ascii_digit())
                .filter(|part| !part.is_empty());
            for number in numbers {
                assert!(
                    (1..=shown).contains(&number.parse().unwrap()),
                    "{mark} of {shown}"
                );
            }
        }
        (marks, shown)
    };
    let (marks, shown) = ill(0);
    assert_eq!((marks.len(), shown), (3, 7), "{marks:?}");
    let (more_marks, more_shown) = ill(90);
    assert!(more_marks.len() == 3 && more_shown > 40, "{more_shown}");
    for mark in marks.iter().chain(&more_marks) {
        assert!(mark.starts_with("finding "), "{mark}");
    }
}

const HOSTILE: &str = r#"</p><script>alert(1)</script><img src=x onerror="alert(2)"><style>*{display:none}</style>" onload="x' {{ 7*7 }} &lt; <!-- "#;

#[test]
fn no_text_of_a_person_or_model_becomes_part_of_the_page() {
    let mut encounter = Encounter::from_json(r#"{ "age": { "years": 30 } }"#).unwrap();
    encounter.id = Some(HOSTILE[..120].into());
    encounter.narrative = Some(HOSTILE.into());
    // No list of this language can say what such words speak for.
    encounter.language = Some("de".into());
    let mut triage = read(
        &encounter,
        &format!(
            "altered_mental_status + {}\n=\nred\n{HOSTILE}\n",
            &HOSTILE[..100]
        ),
    );
    let by_model = (triage.reading.signs.iter()).filter(|read| read.read_by == ReadBy::Model);
    assert_eq!(by_model.count(), 1);
    triage.warnings[..]
        .iter_mut()
        .for_each(|warning| warning.message = HOSTILE.to_owned());
    triage.provenance.backend = Some(HOSTILE.to_owned());
    let parts = Letter {
        written: Some(HOSTILE),
        patient: Some(HOSTILE.into()),
        from: Some(HOSTILE),
        to: Some(HOSTILE),
        photo: None,
    };
    let page = report::html(&encounter, &triage, &parts).unwrap();
    let clean =
        Encounter::from_json(r#"{ "age": { "years": 30 }, "id": "x", "narrative": "y" }"#).unwrap();
    let plain = report::html(
        &clean,
        &read(&clean, "stridor + y\n=\nred\nz\n"),
        &Letter::default(),
    )
    .unwrap();
    let tags = |page: &str| {
        body(page)
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split(['>', ' ']).next().map(str::to_owned))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let new: Vec<String> = tags(&page).difference(&tags(&plain)).cloned().collect();
    assert!(
        new.iter()
            .all(|tag| ["ul", "/ul", "li", "/li", "ol", "/ol"].contains(&tag.as_str())),
        "{new:?}"
    );
    for forbidden in ["<script", "<img", "onerror=\"", "<!--", "onload=\"", "49"] {
        assert!(!body(&page).contains(forbidden), "{forbidden}");
    }
    // No attribute of ours is left by a quote: every language is a checked tag, everything else stands between tags.
    assert_eq!(page.matches("<html").count(), 1);
    assert_eq!(page.matches("</html>").count(), 1);
}

#[test]
fn the_page_asks_nothing_of_the_outside() {
    let encounter = Encounter::from_json(
        &std::fs::read_to_string(here().join("cases/red-elderly-scald.json")).unwrap(),
    )
    .unwrap();
    let page = letter(&encounter, &by_rules(&encounter));
    for outside in [
        "http://", "https://", "//", "url(", "@import", "<script", "<link", "<iframe", "src=",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("default-src 'none'"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_has_no_room_is_counted(words in proptest::collection::vec("[a-z\u{644}\u{4e2d}]{1,12}", 1..1500)) {
        let narrative = words.join(" ");
        let mut encounter = Encounter::from_json(r#"{ "age": { "years": 30 } }"#).unwrap();
        let narrative: String = narrative.chars().take(20_000).collect();
        encounter.narrative = Some(narrative.as_str().into());
        let page = letter(&encounter, &by_rules(&encounter));
        let shown = page.split("The account, as told</h2>\n").nth(1).unwrap();
        let shown = shown.split_once('>').unwrap().1.split_once("</p>").unwrap().0;
        prop_assert!(narrative.starts_with(shown));
        let left_out = narrative.trim().chars().count() - shown.chars().count();
        let said = format!("… and {left_out} more characters");
        prop_assert_eq!(left_out > 0, page.contains(&said));
        prop_assert_eq!(left_out > 0, page.contains("more characters"));
    }

    #[test]
    fn pieces_fit_are_numbered_and_lose_nothing(text in "(([a-zA-Z0-9 €{}\n]|\u{e9}\u{327}|\u{1f468}\u{200d}\u{1f469}|[\u{627}-\u{64a}]|\\PC){0,900})|([a-z ]{0,3000})|([A-Za-z]{0,900})") {
        let pieces = report::pieces(&text);
        let mut whole = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            let is_gsm = piece.chars().all(|c| gsm(c).is_some());
            let septets: usize = piece.chars().filter_map(gsm).sum();
            prop_assert!(piece.chars().count() <= 160);
            if is_gsm { prop_assert!(septets <= 160, "{septets}"); } else { prop_assert!(piece.encode_utf16().count() <= 70); }
            let number = format!("{}/{} ", index + 1, pieces.len());
            let text = if pieces.len() > 1 { piece.strip_prefix(&number).unwrap() } else { piece };
            whole.push_str(text);
        }
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(bare(&whole), bare(&text));
    }

    #[test]
    fn words_that_fit_a_piece_are_never_split(words in proptest::collection::vec("[a-z]{1,40}", 1..200)) {
        let pieces = report::pieces(&words.join(" "));
        let found: Vec<&str> = pieces.iter().flat_map(|piece| {
            let text = if pieces.len() > 1 { piece.split_once(' ').unwrap().1 } else { piece };
            text.split(' ')
        }).collect();
        prop_assert_eq!(found, words);
    }
}

/// However a text is cut, every character that a person sees stands whole in one piece.
#[test]
fn no_piece_splits_a_character() {
    use unicode_segmentation::UnicodeSegmentation;
    let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
    for character in [
        family,
        "\u{1f1f0}\u{1f1ea}",
        "e\u{301}",
        "نِ",
        "க்ஷி",
        "👍🏽",
        "각",
    ] {
        for before in 0..75 {
            // One word without a space to cut at, in which the characters fall on every place.
            let text = "x".repeat(before) + &character.repeat(90);
            let pieces = report::pieces(&text);
            assert!(pieces.len() > 1);
            let found: Vec<String> = pieces
                .iter()
                .flat_map(|piece| {
                    let text = piece.split_once(' ').unwrap().1;
                    text.graphemes(true).map(str::to_owned).collect::<Vec<_>>()
                })
                .collect();
            let whole: Vec<&str> = text.graphemes(true).collect();
            assert_eq!(found, whole, "{before} before {character}");
        }
    }
}

/// Everything that we word is in the GSM alphabet: one character outside it would more than halve what a message holds.
#[test]
fn our_own_words_take_160_characters_a_message() {
    for age in [
        r#"{ "days": 3 }"#,
        r#"{ "months": 5 }"#,
        r#"{ "years": 3 }"#,
        r#"{ "years": 30 }"#,
    ] {
        for (pulse, temperature) in [(20, 34.5), (250, 40.5)] {
            let mut encounter = Encounter::from_json(&format!(
                r#"{{ "age": {age}, "sex": "female", "pregnancy": "pregnant", "vitals": {{ "heart_rate_per_minute": {pulse},
                    "temperature_celsius": {temperature}, "respiratory_rate_per_minute": 4, "spo2_percent": 60, "avpu": "voice" }} }}"#
            ))
            .unwrap();
            encounter.signs = aidpost::encounter::Sign::ALL
                .iter()
                .map(|sign| (*sign, aidpost::encounter::SignState::Present))
                .collect();
            let pieces = report::sms(&encounter, &by_rules(&encounter));
            for piece in &pieces {
                let outside: String = piece.chars().filter(|c| gsm(*c).is_none()).collect();
                assert_eq!(outside, "", "in {piece}");
            }
            // Every piece but the last is as full as its words allow: no word of ours is longer than 20 characters.
            for piece in &pieces[..pieces.len() - 1] {
                assert!(
                    piece.chars().filter_map(gsm).sum::<usize>() > 135,
                    "{piece}"
                );
            }
        }
    }
}

/// Who says so is told: what the worker entered, what only a model read, and a colour that is a model's opinion.
#[test]
fn a_message_and_a_letter_tell_the_models_words_from_the_workers() {
    let encounter = |signs: &str| {
        Encounter::from_json(&format!(
            r#"{{ "age": {{ "years": 30 }}, "signs": {signs}, "narrative": "He is blaring like a kazoo." }}"#
        ))
        .unwrap()
    };
    let reply = "stridor + blaring like a kazoo\n=\nred\nx\n";
    for (signs, by_model) in [("{}", true), (r#"{ "stridor": "present" }"#, false)] {
        let encounter = encounter(signs);
        let triage = read(&encounter, reply);
        let message = report::sms(&encounter, &triage).join(" ");
        assert_eq!(message.contains("(read by a model)"), by_model, "{message}");
        let page = letter(&encounter, &triage);
        assert_eq!(
            page.contains("read by the model <span"),
            by_model,
            "{}",
            body(&page)
        );
    }
    let well = encounter("{}");
    let mut triage = read(&well, "=\nred\nx\n");
    triage.decided_by = aidpost::triage::DecidedBy::ModelOpinion;
    assert!(
        report::sms(&well, &triage)
            .join(" ")
            .contains("Raised by a model's opinion.")
    );
    assert!(letter(&well, &triage).contains("raised by the model&#39;s opinion"));
}

/// The GSM alphabet by code points, written down apart from the one under test.
fn gsm(c: char) -> Option<usize> {
    match c {
        '^' | '{' | '}' | '\\' | '[' | ']' | '~' | '|' | '€' | '\u{c}' => Some(2),
        ' '..='Z' | 'a'..='z' | '_' | '\n' | '\r' => Some(1),
        '\u{a1}' | '\u{a3}'..='\u{a5}' | '\u{a7}' | '\u{bf}' => Some(1),
        'Ä' | 'Å' | 'Æ' | 'Ç' | 'É' | 'Ñ' | 'Ö' | 'Ø' | 'Ü' | 'ß' | 'à' | 'ä' | 'å' | 'æ' | 'è'
        | 'é' | 'ì' | 'ñ' | 'ò' | 'ö' | 'ø' | 'ù' | 'ü' => Some(1),
        'Γ' | 'Δ' | 'Θ' | 'Λ' | 'Ξ' | 'Π' | 'Σ' | 'Φ' | 'Ψ' | 'Ω' => Some(1),
        _ => None,
    }
}

#[test]
fn a_message_begins_with_the_colour_and_holds_nothing_that_a_person_wrote() {
    let mut encounter = Encounter::from_json(
        r#"{ "age": { "months": 1 }, "sex": "male", "vitals": { "temperature_celsius": 39.6 } }"#,
    )
    .unwrap();
    encounter.id = Some(CANARY.into());
    encounter.narrative = Some(CANARY.into());
    let triage = read(
        &encounter,
        &format!("stridor + {CANARY}\n=\nred\n{CANARY}\n"),
    );
    let pieces = report::sms(&encounter, &triage);
    assert!(
        pieces[0].contains("RED: needs care now. Patient: 1 month, male. "),
        "{pieces:?}"
    );
    assert!(!pieces.concat().contains(CANARY));
    assert!(pieces.concat().contains("(39.6)"), "{pieces:?}");
}
