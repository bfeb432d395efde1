//! What is weighed behind one prompt is what a fresh context weighs, whatever was checked before it.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::encounter::{Age, Encounter, PatientText};
use crate::model::{Model, StopReason};
use crate::prompt::PromptSet;
use crate::reading::check_request;

const BEGINNINGS: [&str; 4] = ["stiff neck:", "cough:", "blue lips or tongue:", "fever:"];
const WORDS: [&str; 3] = [" yes", " no", " unknown"];

fn open() -> Llama {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/tiny");
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open(&pack, &Control::default()).unwrap()
}

/// About a story of so many sentences: two fit the local layers' cells of the tiny pack, sixty do not.
fn request(sentences: usize) -> Request {
    let story = "She cannot bend her neck since Monday. ".repeat(sentences);
    let encounter = Encounter {
        narrative: Some(PatientText::from(story)),
        ..Encounter::new(Age::Years(34))
    };
    check_request(&encounter, &PromptSet::default())
}

fn checked(
    llama: &mut Llama,
    request: &Request,
    beginnings: &[&str],
    goes_on: bool,
) -> Vec<Checked> {
    let beginnings: Vec<String> = beginnings.iter().map(|one| (*one).to_owned()).collect();
    let checks = Checks {
        beginnings: &beginnings,
        words: &WORDS,
        goes_on: &|_| goes_on,
        tell: &|_, _| (),
    };
    llama.check(request, &checks, &Control::default()).unwrap()
}

#[test]
fn the_weights_are_those_of_a_fresh_context() {
    let mut llama = open();
    let words = WORDS.map(|word| llama.budget.tokenizer().encode(word)[0]);
    for sentences in [2, 60] {
        let request = request(sentences);
        let all = checked(&mut llama, &request, &BEGINNINGS, false);
        for (beginning, checked) in BEGINNINGS.iter().zip(&all) {
            let mut plain = begin(&llama, &request, None, None, &Control::default()).unwrap();
            let tokens = llama.budget.tokenizer().encode(beginning);
            (plain.sequence.push(&tokens, 1, &Control::default())).unwrap();
            let expected = weights(plain.sequence.logits(0).unwrap(), &words).unwrap();
            assert_eq!(
                checked.weights, expected,
                "{sentences} sentences, {beginning}"
            );
        }
        assert!(all.windows(2).all(|two| two[0].weights != two[1].weights));
    }
}

#[test]
fn what_is_quoted_is_the_same_alone_and_behind_others() {
    let mut llama = open();
    for sentences in [2, 60] {
        let request = request(sentences);
        let all = checked(&mut llama, &request, &BEGINNINGS, true);
        for (beginning, together) in BEGINNINGS.iter().zip(&all) {
            let alone = checked(&mut llama, &request, &[beginning], true);
            assert_eq!(&alone[0], together, "{sentences} sentences, {beginning}");
            let text = together.text.as_deref().unwrap();
            assert!(text.starts_with(": "), "{text:?}");
        }
    }
}

#[test]
fn what_was_read_ahead_changes_nothing() {
    let mut llama = open();
    let request = request(9);
    let plain = checked(&mut llama, &request, &BEGINNINGS, true);
    let read = llama.read_ahead(&request, &Control::default()).unwrap();
    assert!(read.read > 0);
    assert_eq!(checked(&mut llama, &request, &BEGINNINGS, true), plain);
}

#[test]
fn a_stop_is_heard_between_two_beginnings() {
    let mut llama = open();
    let (done, stop) = (Cell::new(0), Cell::new(false));
    let progress = |progress| {
        if let Progress::Reply { done: so_far, .. } = progress {
            done.set(so_far);
            stop.set(so_far == 2);
        }
    };
    let control = Control {
        stop: &|| stop.get().then_some(StopReason::Cancelled),
        progress: &progress,
        ..Control::default()
    };
    let beginnings = BEGINNINGS.map(str::to_owned);
    let checks = Checks {
        beginnings: &beginnings,
        words: &WORDS,
        goes_on: &|_| true,
        tell: &|_, _| (),
    };
    let error = llama.check(&request(2), &checks, &control).unwrap_err();
    assert_eq!((error, done.get()), (ModelError::Cancelled, 2));
}
