//! A model that checks signs one by one: what is likely counts with its words, what is doubtful is asked about, and nothing is lowered.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::{Cell, RefCell};

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::engine::{Engine, Event, Options};
use aidpost::model::{Control, Scripted, SignChecks, StopReason};
use aidpost::reading::check_labels;
use aidpost::triage::{ModelStatus, ReadBy, Triage, WarningCode};
use proptest::prelude::*;
use serde_json::json;

fn plain() -> SignChecks {
    SignChecks {
        scale: 1.0,
        offset: 0.0,
        labels_sha256: check_labels(),
    }
}
/// Neither the word list nor what was learned beside it reads a sign here.
const STORY: &str = "She whimpers when we fold her blanket. Hums to herself.";

fn child(narrative: &str) -> Encounter {
    let child = json!({
        "age": { "years": 4 },
        "vitals": { "heart_rate_per_minute": 100, "respiratory_rate_per_minute": 24, "temperature_celsius": 38.4, "spo2_percent": 98, "avpu": "alert" },
        "narrative": narrative
    });
    Encounter::from_json(&child.to_string()).unwrap()
}

/// Log-weights of yes, no and unknown at which yes is so likely.
fn yes(probability: f64) -> Vec<f64> {
    vec![(probability / (1.0 - probability)).ln(), -99.0, 0.0]
}

fn engine<'a>(script: impl IntoIterator<Item = (&'a str, Vec<f64>, &'a str)>) -> Engine {
    let model = Box::new(Scripted::checking(plain(), script));
    Engine::with_model(model, Options::default())
}

fn triage(encounter: &Encounter, script: &[(&str, f64, &str)]) -> Triage {
    let script = script
        .iter()
        .map(|(sign, likely, words)| (*sign, yes(*likely), *words));
    let mut engine = engine(script);
    engine.triage(encounter, &Control::default()).unwrap()
}

const STIFF: (&str, f64, &str) = ("stiff neck:", 0.9, ": whimpers when we fold her blanket\n");

/// Trained with other labels, its weights say nothing of ours: only what the lexicon reads too counts.
#[test]
fn a_model_that_was_asked_otherwise_in_training_is_not_believed() {
    let other = SignChecks {
        labels_sha256: aidpost_models::Sha256([7; 32]),
        ..plain()
    };
    let model = Scripted::checking(other, [(STIFF.0, yes(STIFF.1), STIFF.2)]);
    let mut engine = Engine::with_model(Box::new(model), Options::default());
    let triage = engine.triage(&child(STORY), &Control::default()).unwrap();
    assert_eq!(triage.model.status, ModelStatus::Unreliable);
    let present = |read: &&aidpost::triage::SignRead| read.sign == Sign::StiffNeck;
    assert!(!triage.reading.signs.iter().any(|read| present(&read)));
}

/// A label that is changed asks for an adapter that is trained anew.
#[test]
fn the_adapter_of_the_light_pack_was_trained_with_todays_labels() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/light/reader.gguf");
    let file = aidpost_models::gguf::Gguf::open(file.as_ref()).unwrap();
    let trained = file.str("aidpost.checks.labels_sha256").unwrap();
    assert_eq!(trained, check_labels().to_string());
}

#[test]
fn what_is_likely_counts_with_its_words_and_how_likely_it_is() {
    let triage = triage(&child(STORY), &[STIFF]);
    assert_eq!(triage.model.status, ModelStatus::Answered);
    let read = &triage.reading.signs[0];
    assert_eq!(
        (read.sign, read.state, read.read_by, &*read.evidence),
        (
            Sign::StiffNeck,
            SignState::Present,
            ReadBy::Model,
            "whimpers when we fold her blanket"
        )
    );
    assert_eq!(read.probability, Some(0.9));
    assert!(triage.model.opinion.is_none() && triage.model.reason.is_none());
}

#[test]
fn just_under_six_in_ten_does_not_count() {
    let (name, _, words) = STIFF;
    let read = triage(&child(STORY), &[(name, 0.599, words)]);
    assert!(read.reading.signs.is_empty());
    let counts = triage(&child(STORY), &[(name, 0.601, words)]);
    assert_eq!(counts.reading.signs.len(), 1);
}

#[test]
fn doubtful_signs_that_would_be_red_are_asked_about_the_likeliest_first() {
    let script = [
        ("blue lips or tongue:", 0.2, ""),
        ("convulsing now:", 0.5, ""),
        ("does not respond:", 0.09, ""),
        ("runny nose:", 0.45, ""),
    ];
    let asked = triage(&child(STORY), &script).model.ask_next;
    let questions = [Sign::ActiveConvulsions, Sign::CentralCyanosis].map(|sign| sign.question());
    assert_eq!(asked, questions);
}

#[test]
fn words_that_the_account_does_not_have_are_left_out() {
    let invented = ("stiff neck:", 0.9, ": neck cannot be bent at all\n");
    let triage = triage(&child(STORY), &[invented]);
    assert!(triage.reading.signs.is_empty());
}

#[test]
fn small_words_are_shown_with_their_sentence() {
    let (name, likely, _) = STIFF;
    let triage = triage(
        &child(STORY),
        &[(name, likely, ": She\n"), ("cough:", 0.9, ": to\n")],
    );
    let evidence: Vec<&str> = triage
        .reading
        .signs
        .iter()
        .map(|read| &*read.evidence)
        .collect();
    assert_eq!(
        evidence,
        ["She whimpers when we fold her blanket", "Hums to herself"]
    );
}

#[test]
fn where_a_third_of_the_chart_counts_the_reading_has_gone_wrong() {
    let names: Vec<String> = Sign::ALL
        .iter()
        .map(|sign| format!("{}:", sign.label()))
        .collect();
    let all = names
        .iter()
        .map(|name| (name.as_str(), yes(0.9), ": whimpers\n"));
    let triage = engine(all)
        .triage(&child(STORY), &Control::default())
        .unwrap();
    assert_eq!(triage.model.status, ModelStatus::Unreliable);
    assert!(triage.reading.signs.is_empty());
}

#[test]
fn what_the_lexicon_reads_carries_the_models_doubt_and_counts() {
    let story = "He is having convulsions now.";
    let triage = triage(&child(story), &[("convulsing now:", 0.03, "")]);
    let read = (triage.reading.signs.iter())
        .find(|read| read.sign == Sign::ActiveConvulsions)
        .unwrap();
    assert_eq!(
        (read.read_by, read.probability),
        (ReadBy::Lexicon, Some(0.03))
    );
    assert_eq!(triage.acuity, Acuity::Red);
}

#[test]
fn a_sign_that_both_read_keeps_the_lexicons_words_on_the_way_and_at_the_end() {
    let story = "He is having convulsions now.";
    let script = [("convulsing now:", yes(0.8), ": He\n")];
    let told = RefCell::new(Vec::new());
    let tell = |event| {
        if let Event::SignRead { sign } = event
            && sign.sign == Sign::ActiveConvulsions
        {
            told.borrow_mut()
                .push(((*sign.evidence).to_owned(), sign.read_by));
        }
    };
    let triage = engine(script).triage_with_events(&child(story), &Control::default(), &tell);
    let triage = triage.unwrap();
    let mut read = triage.reading.signs.iter();
    let read = read
        .find(|read| read.sign == Sign::ActiveConvulsions)
        .unwrap();
    let words = (*read.evidence).to_owned();
    assert!(words.contains("convulsions"), "{words}");
    assert_eq!(read.read_by, ReadBy::Both);
    let told = told.into_inner();
    assert_eq!(
        told,
        [(words.clone(), ReadBy::Lexicon), (words, ReadBy::Both)]
    );
}

#[test]
fn the_workers_absent_stands_and_a_supervisor_looks() {
    let mut encounter = child(STORY);
    encounter.signs.insert(Sign::StiffNeck, SignState::Absent);
    let triage = triage(&encounter, &[STIFF]);
    let conflict = |code| triage.warnings.iter().any(|one| one.code == code);
    assert!(triage.supervisor_review && conflict(WarningCode::SignConflict));
    assert_ne!(triage.acuity, Acuity::Red);
}

#[test]
fn a_sign_is_told_as_soon_as_it_is_quoted() {
    let (name, likely, words) = STIFF;
    let told = RefCell::new(Vec::new());
    let mut engine = engine([(name, yes(likely), words)]);
    let tell = |event| {
        if let Event::SignRead { sign } = event {
            told.borrow_mut().push((sign.sign, sign.read_by));
        }
    };
    engine
        .triage_with_events(&child(STORY), &Control::default(), &tell)
        .unwrap();
    assert_eq!(told.into_inner(), [(Sign::StiffNeck, ReadBy::Model)]);
}

#[test]
fn a_stop_between_two_signs_is_a_status() {
    let asked = Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        (asked.get() > 5).then_some(StopReason::Cancelled)
    };
    let control = Control {
        stop: &stop,
        ..Control::default()
    };
    let (name, likely, words) = STIFF;
    let mut engine = engine([(name, yes(likely), words)]);
    let triage = engine.triage(&child(STORY), &control).unwrap();
    assert_eq!(triage.model.status, ModelStatus::Cancelled);
    assert!(triage.reading.signs.is_empty());
}

#[test]
fn an_account_without_words_is_not_asked_about() {
    let triage = triage(&child("…"), &[("convulsing now:", 0.99, ": …\n")]);
    assert_eq!(triage.model.status, ModelStatus::Answered);
    assert!(triage.reading.signs.is_empty());
}

proptest! {
    /// Whatever the weights are, and whatever is written behind them.
    #[test]
    fn nothing_that_a_model_checks_lowers_what_the_rules_found(
        years in 0u32..90, heart in 20u32..200,
        ticked in prop::sample::subsequence(Sign::ALL.to_vec(), 0..4),
        checked in prop::collection::vec((prop::sample::select(Sign::ALL.to_vec()), prop::num::f64::ANY, ": (She|herself|x)\n"), 0..12),
    ) {
        let signs: serde_json::Map<_, _> = ticked.iter().map(|sign| (sign.code().to_owned(), json!("present"))).collect();
        let encounter = json!({ "age": { "years": years }, "vitals": { "heart_rate_per_minute": heart }, "signs": signs, "narrative": STORY });
        let encounter = Encounter::from_json(&encounter.to_string()).unwrap();
        let rules = Engine::rules(&encounter).unwrap();
        let names: Vec<String> = checked.iter().map(|(sign, ..)| format!("{}:", sign.label())).collect();
        let script = names.iter().zip(&checked).map(|(name, (_, weight, words))| (name.as_str(), vec![*weight, 0.0, 0.0], words.as_str()));
        let triage = engine(script).triage(&encounter, &Control::default()).unwrap();
        prop_assert!(triage.acuity >= rules.acuity);
        for read in &triage.reading.signs {
            prop_assert!(STORY.contains(&*read.evidence));
        }
    }
}
