//! Where a step of a mass-casualty protocol is open: what every possible answer comes to. If all come to one category, it is decided
//! although something is not known. Answers that cannot be true together are not tried.

use super::casualty::{Algorithm, AlgorithmStep, Category};
use super::condition::Condition;
use crate::encounter::{Avpu, Encounter, Fact, Vital, contradictions};

/// The one category to which every possible answer leads; `None` where answers differ.
pub(super) fn agreed(algorithm: &Algorithm, encounter: &Encounter) -> Option<Category> {
    // What decides is small; a narrative need not be copied for every answer.
    let mut known = Encounter::new(encounter.age);
    known.vitals = encounter.vitals.clone();
    known.casualty = encounter.casualty.clone();
    let mut reached = Vec::new();
    reach(algorithm, &known, &mut reached);
    match reached[..] {
        [category] => Some(category),
        _ => None,
    }
}

/// Adds the categories that are reached from here, each once; with two the answer is known.
fn reach(algorithm: &Algorithm, encounter: &Encounter, reached: &mut Vec<Category>) {
    let Some(step) = algorithm.step(encounter) else {
        return;
    };
    if step.rule.when.holds(encounter) {
        if !reached.contains(&step.rule.gives) {
            reached.push(step.rule.gives);
        }
        return;
    }
    let mut open = Vec::new();
    step.rule.when.collect_unknown(encounter, &mut open);
    step.ruled_out.collect_unknown(encounter, &mut open);
    let answers = open
        .first()
        .map(|field| answers(field, algorithm, encounter));
    let answers = answers.unwrap_or_default();
    if answers.is_empty() {
        // Nothing that could be asked: whatever is answered elsewhere, this step stays open.
        reached.push(Category::UnableToTriage);
    }
    for answer in answers {
        if contradictions(&answer).is_ok() && reached.len() < 2 {
            reach(algorithm, &answer, reached);
        }
    }
}

/// The encounter with each answer to the field that makes a difference to the protocol.
fn answers(field: &str, algorithm: &Algorithm, encounter: &Encounter) -> Vec<Encounter> {
    let with = |change: &dyn Fn(&mut Encounter)| {
        let mut answered = encounter.clone();
        change(&mut answered);
        answered
    };
    if let Some(fact) = Fact::ALL.iter().find(|fact| fact.field() == field) {
        let answer = |yes| with(&|one| fact.set(&mut one.casualty, Some(yes)));
        return [true, false].map(answer).to_vec();
    }
    let numbers = [Vital::RespiratoryRate, Vital::CapillaryRefill];
    if let Some(vital) = numbers.iter().find(|vital| vital.field() == field) {
        let mut limits = Vec::new();
        let parts = |step: &AlgorithmStep| [step.rule.when, step.ruled_out];
        for condition in algorithm.steps.iter().flat_map(parts) {
            collect_limits(&condition, *vital, &mut limits);
        }
        let around =
            |limit: f64| [-1.0_f64, 0.0, 1.0].map(|steps| steps.mul_add(vital.resolution(), limit));
        let values = limits
            .into_iter()
            .flat_map(around)
            .filter(|value| *value >= 0.0);
        return values
            .map(|value| {
                with(&|one| match vital {
                    Vital::CapillaryRefill => one.vitals.capillary_refill_seconds = Some(value),
                    _ => one.vitals.respiratory_rate_per_minute = Some(value),
                })
            })
            .collect();
    }
    if field != "vitals.avpu" {
        return Vec::new();
    }
    let levels = Avpu::ALL.iter();
    levels
        .map(|level| with(&|one| one.vitals.avpu = Some(*level)))
        .collect()
}

/// The numbers with which the condition compares the vital sign.
fn collect_limits(condition: &Condition, vital: Vital, limits: &mut Vec<f64>) {
    match condition {
        Condition::Above(of, limit)
        | Condition::AtLeast(of, limit)
        | Condition::Below(of, limit)
        | Condition::AtMost(of, limit)
            if *of == vital =>
        {
            limits.push(*limit);
        }
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
            for part in *parts {
                collect_limits(part, vital, limits);
            }
        }
        _ => {}
    }
}
