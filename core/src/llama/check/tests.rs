//! What is weighed behind one prompt is what a fresh context weighs, whatever was checked before it.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use super::*;
use crate::encounter::{Age, Encounter, PatientText, Sign};
use crate::model::{Model, SignChecks, StopReason};
use crate::prompt::PromptSet;
use crate::reading::{check_labels, check_request};

const BEGINNINGS: [&str; 4] = ["stiff neck:", "cough:", "blue lips or tongue:", "fever:"];
/// By so much two computations of the same logit may differ.
const ROUNDING: f64 = 0.01;
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

/// The labels of all signs: more than are weighed at once, and more tokens than fit into one batch.
fn labels() -> Vec<String> {
    let labels = Sign::ALL.iter().map(|sign| format!("{}:", sign.label()));
    labels.collect()
}

/// The weights of each beginning alone, behind a prompt that nothing was branched off from.
fn alone(llama: &Llama, request: &Request, beginnings: &[String]) -> Vec<Vec<f64>> {
    let words = WORDS.map(|word| llama.budget.tokenizer().encode(word)[0]);
    let mut plain = begin(llama, request, None, None, &Control::default()).unwrap();
    let end = End {
        n_past: plain.sequence.n_past,
        state: plain.sequence.state().unwrap(),
    };
    let weigh = |beginning: &String| {
        let tokens = llama.budget.tokenizer().encode(beginning);
        (plain.sequence.push(&tokens, 1, &Control::default())).unwrap();
        let weights = weights(plain.sequence.logits(0).unwrap(), &words).unwrap();
        end.go_back(&mut plain.sequence).unwrap();
        weights
    };
    beginnings.iter().map(weigh).collect()
}

fn furthest(checked: &[Checked], alone: &[Vec<f64>]) -> f64 {
    let pairs = checked.iter().zip(alone);
    let of = pairs.flat_map(|(checked, alone)| checked.weights.iter().zip(alone));
    of.map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

/// By rounding: a batch of many tokens adds up in another order than one of few. What another label or less of the prompt makes of them is far more.
#[test]
fn the_weights_are_those_of_each_beginning_alone() {
    let mut llama = open();
    let labels = labels();
    let borrowed: Vec<&str> = labels.iter().map(String::as_str).collect();
    for sentences in [0, 2, 60, 200] {
        let request = request(sentences);
        let all = checked(&mut llama, &request, &borrowed, false);
        let alone = alone(&llama, &request, &labels);
        assert_eq!(all.len(), alone.len());
        let nearest = alone.windows(2).map(|two| (two[0][0] - two[1][0]).abs());
        let furthest = furthest(&all, &alone);
        let typical = nearest.sum::<f64>() / alone.len() as f64;
        assert!(furthest < ROUNDING, "{sentences} sentences: {furthest}");
        assert!(
            typical > 10.0 * ROUNDING,
            "{sentences} sentences: {typical}"
        );
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
            let near = furthest(&alone, std::slice::from_ref(&together.weights));
            assert!(
                near < ROUNDING,
                "{sentences} sentences, {beginning}: {near}"
            );
            assert_eq!(
                alone[0].text, together.text,
                "{sentences} sentences, {beginning}"
            );
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

/// Stops in the second computation of many, the `nodes`th time that it is asked there.
fn stopped(llama: &mut Llama, request: &Request, nodes: usize) -> (ModelError, usize) {
    let (done, asked) = (Cell::new(0), Cell::new(0));
    let progress = |progress| {
        if let Progress::Reply { done: so_far, .. } = progress {
            done.set(so_far);
        }
    };
    let stop = || {
        let second = done.get() == AT_ONCE as usize;
        asked.set(asked.get() + usize::from(second));
        (asked.get() > nodes).then_some(StopReason::Cancelled)
    };
    let control = Control {
        stop: &stop,
        progress: &progress,
        ..Control::default()
    };
    let beginnings = labels();
    let checks = Checks {
        beginnings: &beginnings,
        words: &WORDS,
        goes_on: &|_| true,
        tell: &|_, _| (),
    };
    let error = llama.check(request, &checks, &control).unwrap_err();
    (error, done.get())
}

#[test]
fn a_stop_is_heard_within_a_computation_and_leaves_nothing() {
    let mut llama = open();
    let request = request(2);
    let plain = checked(&mut llama, &request, &BEGINNINGS, true);
    for nodes in [0, 1, 9] {
        let stopped = stopped(&mut llama, &request, nodes);
        assert_eq!(
            stopped,
            (ModelError::Cancelled, AT_ONCE as usize),
            "{nodes} nodes"
        );
        assert_eq!(checked(&mut llama, &request, &BEGINNINGS, true), plain);
    }
}

/// What a pack makes of a row of weights: by its own calibration, or none.
fn probability(llama: &Llama, weights: &[f64]) -> f64 {
    let plain = SignChecks {
        scale: 1.0,
        offset: 0.0,
        labels_sha256: check_labels(),
    };
    llama.identity.checks.unwrap_or(plain).probability(weights)
}

#[test]
#[ignore = "needs real weights: make real"]
#[expect(clippy::disallowed_methods, reason = "it measures")]
fn the_real_signs_are_weighed_at_once_as_one_by_one() {
    let dir = std::env::var("AIDPOST_REAL_PACK").unwrap();
    let quiet = &mut |_, _| ControlFlow::Continue(());
    let mut pack = aidpost_models::verify(Path::new(&dir), quiet).unwrap();
    if let Some(adapter) = pack.manifest().adapters.first() {
        let name = adapter.name.clone();
        pack = pack.with_adapter(&name).unwrap();
    }
    let held = aidpost_models::held_memory().unwrap();
    let mut llama = Llama::open(&pack, &Control::default()).unwrap();
    let labels = labels();
    let borrowed: Vec<&str> = labels.iter().map(String::as_str).collect();
    let (mut apart, mut sides, mut before, mut after) = (0.0_f64, 0, 0.0, 0.0);
    for sentences in [1, 4, 30, 90] {
        let request = request(sentences);
        aidpost_models::forget_peak();
        let start = Instant::now();
        let all = checked(&mut llama, &request, &borrowed, false);
        let at_once = start.elapsed().as_secs_f64();
        let peak = aidpost_models::peak_memory().unwrap() - held;
        let start = Instant::now();
        let alone = alone(&llama, &request, &labels);
        let one_by_one = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let begun = begin(&llama, &request, None, None, &Control::default()).unwrap();
        let prompt = start.elapsed().as_secs_f64();
        let (n_ctx, read) = (begun.sequence.n_ctx, begun.sequence.n_past as usize);
        let loading = llama.loading();
        let predicted =
            loading.predict(&pack, n_ctx as u32).text() + loading.state_bytes(&pack, read);
        drop(begun);
        before += one_by_one - prompt;
        after += at_once - prompt;
        for (checked, alone) in all.iter().zip(&alone) {
            let [one, other] = [&checked.weights, alone].map(|row| probability(&llama, row));
            apart = apart.max((one - other).abs());
            sides += usize::from((one >= 0.7) != (other >= 0.7));
        }
        println!(
            "{} signs behind {read} tokens: prompt {prompt:.2} s, with signs one by one {one_by_one:.2} s, at once {at_once:.2} s; peak {} MiB, predicted {} MiB",
            labels.len(),
            peak >> 20,
            predicted >> 20
        );
    }
    println!(
        "signs alone: {:.2} of the time one by one; probabilities at most {apart:.5} apart, {sides} on another side of 0.7",
        after / before
    );
    assert!(apart < 0.05);
}
