//! A brief triage is the whole one without reason and questions; these come when somebody asks.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::Cell;
use std::ops::ControlFlow;

use aidpost::Triage;
use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::engine::{Engine, Options, ReplyLength};
use aidpost::model::{Control, Progress};
use aidpost::protocol;
use aidpost::tasks::TaskError;
use aidpost::triage::ModelStatus;
use aidpost_models::verify;
use aidpost_tests::{demo_pack, here};

fn engine(reply: ReplyLength) -> Engine {
    let pack = verify(&demo_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let options = Options {
        reply,
        ..Options::default()
    };
    Engine::open(&pack, options, &Control::default()).unwrap()
}

/// Of the case files: possible encounters with a story.
fn encounters(most: usize) -> Vec<Encounter> {
    let mut files: Vec<_> = std::fs::read_dir(here().join("cases"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).ok()?;
        let encounter = Encounter::from_json(&text).ok()?;
        encounter.narrative.is_some().then_some(encounter)
    };
    let all: Vec<_> = files.iter().filter_map(read).collect();
    let step = (all.len() / most).max(1);
    all.into_iter().step_by(step).take(most).collect()
}

/// The triage, and how many tokens were written for it.
fn triage(engine: &mut Engine, encounter: &Encounter) -> (Triage, usize) {
    let written = Cell::new(0);
    let progress = |progress| {
        if let Progress::Reply { done, .. } = progress {
            written.set(done);
        }
    };
    let control = Control {
        progress: &progress,
        ..Control::default()
    };
    let triage = engine.triage(encounter, &control).unwrap();
    (triage, written.get())
}

#[test]
fn a_brief_triage_is_the_whole_one_without_reason_and_questions() {
    let (mut whole, mut brief) = (engine(ReplyLength::Whole), engine(ReplyLength::Brief));
    let (mut of_whole, mut of_brief) = (0, 0);
    for encounter in encounters(12) {
        let (mut expected, all) = triage(&mut whole, &encounter);
        let (short, signs) = triage(&mut brief, &encounter);
        assert!(short.model.status.is_answer());
        assert!(short.model.reason.is_none());
        // Of a reading that has gone wrong its red signs are asked about, before what the model would ask.
        let asked = &short.model.ask_next;
        assert!(asked.is_empty() || short.model.status == ModelStatus::Unreliable);
        assert!(expected.model.ask_next.starts_with(asked));
        expected.model.reason = None;
        expected.model.ask_next.clone_from(asked);
        assert_eq!(short, expected);
        assert!(signs < all);
        (of_whole, of_brief) = (of_whole + all, of_brief + signs);
    }
    println!("{of_brief} of {of_whole} tokens are signs and opinion");
    assert!(of_whole > 0);
}

#[test]
fn what_is_left_out_comes_when_somebody_asks() {
    let mut engine = engine(ReplyLength::Brief);
    for encounter in encounters(6) {
        let (triage, _) = triage(&mut engine, &encounter);
        let before = triage.clone();
        let control = Control::default();
        let explained = engine.explain(&encounter, &triage, &control).unwrap();
        assert!(explained.reason.is_some_and(|reason| !reason.is_empty()));
        assert_eq!(
            (explained.about.rejected, explained.about.draft),
            (0, false)
        );
        assert_eq!(explained.about.id, encounter.id);
        // Nothing is asked that somebody has said already.
        let known = |sign: &Sign| {
            encounter.signs.contains_key(sign)
                || triage.reading.signs.iter().any(|read| read.sign == *sign)
        };
        for sign in protocol::vocabulary(&encounter)
            .iter()
            .filter(|sign| known(sign))
        {
            assert!(!explained.ask_next.contains(&sign.question().to_owned()));
        }
        // After it was read ahead again, the words are the same.
        engine.read_ahead(&encounter, &control).unwrap();
        let again = engine.explain(&encounter, &triage, &control).unwrap();
        assert_eq!(
            again.reason,
            engine
                .explain(&encounter, &triage, &control)
                .unwrap()
                .reason
        );
        assert_eq!(triage, before);
    }
}

#[test]
fn without_an_opinion_there_is_nothing_to_explain() {
    let encounter = encounters(1).remove(0);
    let control = Control::default();
    let triage = Engine::rules_only().triage(&encounter, &control).unwrap();
    let mut engine = engine(ReplyLength::Brief);
    let refused = engine.explain(&encounter, &triage, &control).unwrap_err();
    assert!(matches!(refused, TaskError::NoModel(_)), "{refused}");
}

#[test]
fn a_story_without_a_word_allows_an_opinion_alone() {
    let mut engine = engine(ReplyLength::Brief);
    let encounter = Encounter::from_json(r#"{"age": {"years": 30}, "narrative": "..."}"#).unwrap();
    let (triage, _) = triage(&mut engine, &encounter);
    assert_eq!(triage.model.status, ModelStatus::Answered);
    assert!(triage.model.opinion.is_some());
    assert!(
        triage
            .reading
            .signs
            .iter()
            .all(|read| read.state != SignState::Present)
    );
}
