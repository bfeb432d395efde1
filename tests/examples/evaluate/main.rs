//! Scores a pack through the product: `evaluate PACK CASES.jsonl [--tell]`, where a case is an encounter with the truth about its narrative, one with
//! a task and the right lines, or an image file with the right replies. Prints the scores as JSON; a figure that nobody asked for is not there.
//! Temperatures are fitted on all cases of the file: give it others than those whose scores are told.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of the demo pack: it prints, and fails by panicking"
)]

mod notes;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::engine::{Engine, ImageInterpretation, Options};
use aidpost::image::{Limits, prepare};
use aidpost::llama::Llama;
use aidpost::model::Control;
use aidpost::prompt::{Condition, Image};
use aidpost::protocol;
use aidpost::tasks::{ImageAnswerStatus, Judgement};
use aidpost::triage::ReadBy;
use serde_json::{Value, json};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (pack, cases) = (arguments.next().unwrap(), arguments.next().unwrap());
    let pack =
        aidpost_models::verify(Path::new(&pack), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let llama = Llama::open(&pack, &Control::default()).unwrap();
    let options = Options {
        image_interpretation: ImageInterpretation::On,
        ..Options::default()
    };
    let mut engine = Engine::with_model(Box::new(llama), options);
    let mut scores = Scores {
        tell: arguments.next().as_deref() == Some("--tell"),
        ..Scores::default()
    };
    let text = std::fs::read_to_string(&cases).unwrap();
    for (number, line) in text.lines().enumerate() {
        let case: Value = serde_json::from_str(line).unwrap();
        match (case["file"].as_str(), case["task"].as_str()) {
            (Some(file), _) => images(&mut engine, &case, Path::new(file), &mut scores),
            (None, Some(task)) => {
                let score = scores.notes.entry(task.to_owned()).or_default();
                score.add(&notes::lines(&mut engine, task, &case), &case);
            }
            (None, None) => read(&mut engine, &case, &mut scores),
        }
        if number % 50 == 49 {
            eprintln!("{} cases", number + 1);
        }
    }
    println!("{}", serde_json::to_string_pretty(&scores.json()).unwrap());
}

/// What is counted, by split or task.
#[derive(Default)]
struct Scores {
    /// Whether to print each narrative that was not read rightly: they are made up, and say what training lacks.
    tell: bool,
    reading: BTreeMap<String, Reading>,
    notes: BTreeMap<String, notes::Score>,
    /// Right and asked, by image task and split.
    looks: BTreeMap<String, (usize, usize)>,
    /// Log-weights of the words of an opinion or a judgement, and which was right, by what it is about.
    weights: BTreeMap<String, Vec<(Vec<f64>, usize)>>,
}

#[derive(Default)]
struct Reading {
    cases: usize,
    found: usize,
    wrong: usize,
    missed: usize,
    denied: usize,
    denied_as_present: usize,
    denied_found: usize,
    whole: usize,
    evidence: usize,
    opinion: usize,
}

fn read(engine: &mut Engine, case: &Value, scores: &mut Scores) {
    let encounter = Encounter::from_json(&case["encounter"].to_string()).unwrap();
    let triage = engine.triage(&encounter, &Control::default()).unwrap();
    let score = (scores.reading)
        .entry(case["split"].as_str().unwrap().to_owned())
        .or_default();
    score.cases += 1;
    let told: BTreeMap<Sign, (SignState, &str)> = (case["truth"].as_array().unwrap().iter())
        .map(|one| {
            let sign = Sign::from_code(one["sign"].as_str().unwrap()).unwrap();
            let state = serde_json::from_value(one["state"].clone()).unwrap();
            (sign, (state, one["evidence"].as_str().unwrap()))
        })
        .collect();
    // What the lexicon alone read is not the pack's.
    let signs: Vec<_> = (triage.reading.signs.iter())
        .filter(|one| one.read_by != ReadBy::Lexicon)
        .collect();
    let said = |sign: Sign| signs.iter().copied().find(|one| one.sign == sign);
    let mut whole = true;
    for (sign, (state, evidence)) in &told {
        let same = said(*sign).filter(|one| one.state == *state);
        whole &= same.is_some();
        score.evidence += usize::from(same.is_some_and(|one| &*one.evidence == *evidence));
        match state {
            SignState::Present => {
                score.found += usize::from(same.is_some());
                score.missed += usize::from(same.is_none());
            }
            SignState::Absent => {
                score.denied += 1;
                score.denied_found += usize::from(same.is_some());
                score.denied_as_present +=
                    usize::from(said(*sign).is_some_and(|one| one.state == SignState::Present));
            }
        }
    }
    for one in signs.iter().copied() {
        let true_here = told
            .get(&one.sign)
            .is_some_and(|(state, _)| *state == one.state);
        whole &= true_here;
        score.wrong += usize::from(!true_here && one.state == SignState::Present);
    }
    score.whole += usize::from(whole);
    if !whole && scores.tell {
        let text = encounter.narrative.as_deref().unwrap_or_default();
        let read: Vec<_> = (signs.iter())
            .map(|one| (one.sign, one.state, &*one.evidence))
            .collect();
        eprintln!("{text:?}\n  told {told:?}\n  read {read:?}");
    }
    let mut truth = encounter.clone();
    for (sign, (state, _)) in &told {
        if *state == SignState::Present {
            truth.signs.insert(*sign, SignState::Present);
        }
    }
    let right = match protocol::evaluate(&truth).acuity {
        Acuity::Red => Acuity::Red,
        Acuity::Yellow => Acuity::Yellow,
        _ => Acuity::Green,
    };
    if let Some(opinion) = &triage.model.opinion {
        score.opinion += usize::from(opinion.acuity == right);
        let words = [Acuity::Red, Acuity::Yellow, Acuity::Green];
        let weights = words
            .map(|acuity| opinion.probabilities[&acuity].max(1e-12).ln())
            .to_vec();
        let at = words.iter().position(|word| *word == right).unwrap();
        (scores.weights)
            .entry("opinion".to_owned())
            .or_default()
            .push((weights, at));
    }
}

fn images(engine: &mut Engine, case: &Value, file: &Path, scores: &mut Scores) {
    let prepared = prepare(&std::fs::read(file).unwrap(), &Limits::default()).unwrap();
    let kind = serde_json::from_value(case["kind"].clone()).unwrap();
    let images = [Image {
        kind,
        pixels: prepared.pixels,
    }];
    let control = &Control::default();
    let mut session = engine.open_images(&images, None, control).unwrap();
    let label = |task: &str| {
        format!(
            "{}{task} {}",
            case["fault"]
                .as_str()
                .map(|fault| format!("{fault}: "))
                .unwrap_or_default(),
            case["kind"].as_str().unwrap()
        )
    };
    let mut count = |task: &str, right: usize, of: usize| {
        let score = scores.looks.entry(label(task)).or_default();
        score.0 += right;
        score.1 += of;
    };
    if let Some(wanted) = case["describe"].as_array() {
        let described = session.describe(control).unwrap();
        let mut said: Vec<&str> = described.findings.iter().map(|text| &**text).collect();
        said.extend(described.impression.as_deref());
        let right = wanted
            .iter()
            .enumerate()
            .filter(|(at, one)| said.get(*at) == one.as_str().as_ref());
        count("describe", right.count(), wanted.len().max(said.len()));
    }
    for (question, wanted) in case["ask"].as_object().into_iter().flatten() {
        let answer = session.ask(question, control).unwrap();
        let right = match wanted.as_str() {
            Some(wanted) => answer.text.as_deref() == Some(wanted),
            None => answer.status == ImageAnswerStatus::NotSeen,
        };
        count("ask", usize::from(right), 1);
    }
    for question in case["not_seen"].as_array().into_iter().flatten() {
        let answer = session.ask(question.as_str().unwrap(), control).unwrap();
        let right = answer.status == ImageAnswerStatus::NotSeen;
        count("not_seen", usize::from(right), 1);
    }
    let wanted = case["classify"].as_object().unwrap();
    let asked: Vec<&'static Condition> = wanted
        .keys()
        .map(|code| Condition::from_code(code).unwrap())
        .collect();
    let judged = session.classify(&asked, control).unwrap();
    for one in &judged.conditions {
        let yes = wanted[&one.condition].as_bool().unwrap();
        count(
            "classify",
            usize::from((one.judgement == Judgement::Yes) == yes),
            1,
        );
        if let Some(p) = one.probability {
            let weights = vec![p.max(1e-12).ln(), (1.0 - p).max(1e-12).ln()];
            scores
                .weights
                .entry(one.condition.clone())
                .or_default()
                .push((weights, usize::from(!yes)));
        }
    }
}

impl Scores {
    fn json(&self) -> Value {
        let share =
            |of: usize, all: usize| (of as f64 / all.max(1) as f64 * 10_000.0).round() / 10_000.0;
        let reading: BTreeMap<_, _> = (self.reading.iter())
            .map(|(split, one)| {
                let f1 = share(2 * one.found, 2 * one.found + one.wrong + one.missed);
                let score = json!({
                    "cases": one.cases, "signs": one.found + one.missed, "micro_f1": f1,
                    "precision": share(one.found, one.found + one.wrong), "recall": share(one.found, one.found + one.missed),
                    "denied": one.denied, "denied_read_as_present": share(one.denied_as_present, one.denied),
                    "denied_found": share(one.denied_found, one.denied), "whole_replies_right": share(one.whole, one.cases),
                    "evidence_exact": share(one.evidence, one.found + one.denied_found), "opinion_right": share(one.opinion, one.cases),
                });
                (split, score)
            })
            .collect();
        let looks: BTreeMap<_, _> = (self.looks.iter())
            .map(|(task, (right, of))| (task, json!({ "asked": of, "right": share(*right, *of) })))
            .collect();
        let temperatures: BTreeMap<_, _> = (self.weights.iter())
            .map(|(about, weights)| (about, (temperature(weights) * 1000.0).round() / 1000.0))
            .collect();
        let notes: BTreeMap<_, _> = (self.notes.iter())
            .map(|(task, score)| (task, score.json()))
            .collect();
        json!({ "reading": reading, "notes": notes, "images": looks, "temperatures": temperatures })
    }
}

/// The temperature under which what was right was most likely: a search by golden section on its logarithm.
fn temperature(weights: &[(Vec<f64>, usize)]) -> f64 {
    let loss = |log: f64| -> f64 {
        let of = |(logits, right): &(Vec<f64>, usize)| {
            let scaled: Vec<f64> = logits.iter().map(|logit| logit / log.exp()).collect();
            let sum: f64 = scaled.iter().map(|logit| logit.exp()).sum();
            sum.ln() - scaled[*right]
        };
        weights.iter().map(of).sum()
    };
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = ((0.05_f64).ln(), (20.0_f64).ln());
    for _ in 0..60 {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if loss(left) < loss(right) {
            high = right
        } else {
            low = left
        }
    }
    ((low + high) / 2.0).exp()
}
