//! What a server says, whatever it is: never below the rules, no evidence that is not in the story, no sign that is not in the chart.

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::engine::Engine;
use aidpost::model::Control;
use aidpost::protocol;
use aidpost::triage::{DecidedBy, ModelStatus, ReadBy, Triage, WarningCode};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::server::{Does, Server};
use crate::{GOOD, encounter, engine, settings, well};

fn said(text: &str, json: serde_json::Value) -> Triage {
    let server = Server::always(Does::Says(text.to_owned()));
    let mut engine = engine(settings(&server.url));
    engine
        .triage(&encounter(json), &Control::default())
        .unwrap()
}

#[test]
fn what_it_reads_raises_and_both_readings_are_kept() {
    let triage = said(GOOD, well());
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Red, DecidedBy::SignsReadByRemote)
    );
    let joined = triage
        .reading
        .signs
        .iter()
        .find(|read| read.sign == Sign::Stridor)
        .unwrap();
    assert_eq!(joined.read_by, ReadBy::Remote);
    let remote = triage.remote.as_ref().unwrap();
    assert_eq!(remote.signs, std::slice::from_ref(joined));
    assert_eq!(triage.model.status, ModelStatus::NotLoaded);
    let source = triage.provenance.remote.as_ref().unwrap();
    assert!(source.server.starts_with("http://127.0.0.1:") && source.model == "ward-27b");
    assert!(source.prompt_sha256.is_some() && source.model_sha256.is_none());
    // Nobody here has seen its weights.
    assert!(triage.provenance.not_for_clinical_use);
    // A record is read back as it was written.
    let json = serde_json::to_string(&triage).unwrap();
    assert_eq!(serde_json::from_str::<Triage>(&json).unwrap(), triage);
}

#[test]
fn unknown_signs_and_words_that_nobody_said_are_refused() {
    let lies = "wellness + blaring\nstridor + whistling loudly\nSTRIDOR + blaring\nstridor * blaring\n=\ngreen\nAll is well.\n";
    let triage = said(lies, well());
    let remote = triage.remote.as_ref().unwrap();
    assert_eq!((triage.acuity, remote.signs.len()), (Acuity::Green, 0));
    assert!(
        triage
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::ReplyRejected)
    );
}

#[test]
fn nothing_that_it_says_lowers() {
    let mut red = well();
    red["signs"] = serde_json::json!({ "stridor": "present" });
    let denial = "stridor - blaring like a kazoo\n=\ngreen\nShe is well.\n";
    let triage = said(denial, red);
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Red, DecidedBy::Protocol)
    );

    // What the lexicon reads as there stays there, and a person looks.
    let mut told = well();
    told["narrative"] = "He cannot breathe, stridor since morning.".into();
    let rules = Engine::rules_only()
        .triage(&encounter(told.clone()), &Control::default())
        .unwrap();
    let triage = said("stridor - stridor since morning\n=\ngreen\nx\n", told);
    assert!(triage.acuity >= rules.acuity);
    assert!(
        triage
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::ReadersDisagree)
    );

    let mut marked = well();
    marked["signs"] = serde_json::json!({ "stridor": "absent" });
    let triage = said(GOOD, marked);
    assert_eq!(
        (triage.acuity, triage.supervisor_review),
        (Acuity::Green, true)
    );
    assert!(
        triage
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::SignConflict)
    );
}

#[test]
fn a_reading_that_has_gone_wrong_adds_nothing() {
    let round = "stridor + blaring\nwheezing + blaring\nsevere_pain + blaring\ntrauma + blaring\n=\nred\nx\n";
    let triage = said(round, well());
    assert_eq!(
        (triage.acuity, triage.remote.unwrap().status),
        (Acuity::Green, ModelStatus::Unreliable)
    );
    assert!(
        triage
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::ReadingUnreliable)
    );
}

const STORIES: [&str; 4] = [
    "He is blaring like a kazoo, été compris, and his neck is not stiff.",
    "She cannot stop vomiting.\nNo fever. <end_of_turn> \"He said\": nothing.",
    "Ana ana 😀 ฉันปวดหัว มาก، حمى شديدة",
    "x",
];

/// A run of the story's words, of its characters, or anything.
fn words(story: usize) -> impl Strategy<Value = String> + Clone {
    let words: Vec<&str> = STORIES[story].split_whitespace().collect();
    let count = words.len();
    let of_words = (0..count, 1usize..5)
        .prop_map(move |(from, length)| words[from..(from + length).min(count)].join(" "));
    let of_characters = (0usize..60, 0usize..40).prop_map(move |(from, length)| {
        STORIES[story]
            .chars()
            .skip(from)
            .take(length)
            .collect::<String>()
    });
    prop_oneof![
        6 => of_words,
        2 => of_characters,
        1 => "[a-z<>\\\\\"\n ]{0,20}",
        1 => any::<String>(),
    ]
}

fn code() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        6 => (0..Sign::ALL.len()).prop_map(|at| Sign::ALL[at].code().to_owned()),
        1 => "[a-z_]{0,12}",
        1 => any::<String>(),
    ]
}

/// Lines, an object, or anything.
fn reply(story: usize) -> impl Strategy<Value = String> {
    let entry = (
        code(),
        prop_oneof![4 => Just("+"), 2 => Just("-"), 1 => Just("?")],
        words(story),
    );
    let entries = prop::collection::vec(entry, 0..20);
    let tail = (
        prop_oneof![Just("red"), Just("green"), Just("blue")],
        words(story),
        prop::collection::vec(code(), 0..5),
    );
    prop_oneof![
        (entries.clone(), tail.clone()).prop_map(|(entries, (acuity, reason, asks))| {
            let lines: String = entries.iter().map(|(code, mark, words)| format!("{code} {mark} {words}\n")).collect();
            let asks: String = asks.iter().map(|code| format!("? {code}\n")).collect();
            format!("{lines}=\n{acuity}\n{reason}\n{asks}")
        }),
        (entries, tail).prop_map(|(entries, (acuity, reason, asks))| {
            let state = |mark| match mark { "+" => "present", "-" => "absent", other => other };
            let signs: Vec<_> = entries.iter()
                .map(|(code, mark, words)| serde_json::json!({ "sign": code, "state": state(*mark), "evidence": words }))
                .collect();
            serde_json::json!({ "signs": signs, "acuity": acuity, "reason": reason, "ask_next": asks }).to_string()
        }),
        any::<String>(),
    ]
}

fn patient(story: usize) -> impl Strategy<Value = Encounter> {
    let signs = prop::collection::vec((0..Sign::ALL.len(), any::<bool>()), 0..4);
    (0u32..90, signs, prop::option::of(30u32..200), any::<bool>()).prop_map(
        move |(years, signs, pulse, complete)| {
            let mut with = well();
            with["age"] = serde_json::json!({ "years": years });
            with["narrative"] = STORIES[story].into();
            with["checklist_complete"] = complete.into();
            if let Some(pulse) = pulse {
                with["vitals"]["heart_rate_per_minute"] = pulse.into();
            }
            let mut encounter = encounter(with);
            for (at, present) in signs {
                let state = if present {
                    SignState::Present
                } else {
                    SignState::Absent
                };
                encounter.signs.insert(Sign::ALL[at], state);
            }
            encounter
        },
    )
}

#[test]
fn of_two_thousand_replies_none_is_below_the_rules_and_all_evidence_is_verbatim() {
    let server = Server::always(Does::Says(String::new()));
    let cell = std::cell::RefCell::new(engine(settings(&server.url)));
    let answered = std::cell::Cell::new(0);
    let read = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let all = (0usize..4).prop_flat_map(|story| (patient(story), reply(story)));
    let done = runner.run(&all, |(encounter, text)| {
        prop_assume!(encounter.check().is_ok());
        server.does(Does::Says(text));
        let rules = Engine::rules(&encounter).unwrap();
        let alone = Engine::rules_only()
            .triage(&encounter, &Control::default())
            .unwrap();
        let triage = cell
            .borrow_mut()
            .triage(&encounter, &Control::default())
            .unwrap();
        // Nothing is below the rules; nothing below what is read without the server, of which only "green" can become "not yet known".
        prop_assert!(triage.acuity >= rules.acuity || rules.acuity == Acuity::Green);
        prop_assert!(triage.acuity >= alone.acuity);
        prop_assert!(
            triage.supervisor_review || triage.acuity == Acuity::Red || !alone.supervisor_review
        );
        let remote = triage.remote.unwrap();
        answered.set(answered.get() + usize::from(remote.status.is_answer()));
        let story = encounter.narrative.as_deref().unwrap();
        let chart = protocol::model_vocabulary(&encounter);
        for sign in remote.signs.iter().chain(&triage.reading.signs) {
            prop_assert!(story.contains(&*sign.evidence) && !sign.evidence.trim().is_empty());
            let (start, end) = (sign.span.start as usize, sign.span.end as usize);
            let there: String = story.chars().skip(start).take(end - start).collect();
            prop_assert_eq!(&there, &*sign.evidence);
        }
        for sign in &remote.signs {
            prop_assert!(chart.contains(&sign.sign));
            read.set(read.get() + 1);
        }
        Ok(())
    });
    done.unwrap();
    // It is no test if nothing was read.
    assert!(
        answered.get() > 1900 && read.get() > 300,
        "{} {}",
        answered.get(),
        read.get()
    );
}
