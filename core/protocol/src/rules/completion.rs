//! What a mass-casualty protocol can still come to, whatever the answers to what is not known. It asks only what the
//! protocol would ask, in its order, so that a question which the flow never reaches cannot keep a casualty waiting.

use super::casualty::{Algorithm, AlgorithmStep};
use super::condition::Condition;
use crate::encounter::{Avpu, Encounter, Vital};

/// The step to which every answer leads, or one of several that give the same category; `None` where answers would
/// lead to different categories, or where the open question is none that can be tried out here.
pub(super) fn common_step<'a>(
    algorithm: &'a Algorithm,
    encounter: &Encounter,
) -> Option<&'a AlgorithmStep> {
    let mut found = None;
    all_agree(algorithm, encounter, &mut found)
        .then_some(found)
        .flatten()
}

/// The first step that holds or is not ruled out.
pub(super) fn next_step<'a>(
    algorithm: &'a Algorithm,
    encounter: &Encounter,
) -> Option<&'a AlgorithmStep> {
    algorithm
        .steps
        .iter()
        .find(|step| step.rule.when.holds(encounter) || !step.ruled_out.holds(encounter))
}

fn all_agree<'a>(
    algorithm: &'a Algorithm,
    encounter: &Encounter,
    found: &mut Option<&'a AlgorithmStep>,
) -> bool {
    let Some(step) = next_step(algorithm, encounter) else {
        return false;
    };
    if step.rule.when.holds(encounter) {
        // What cannot be true of a person is no answer: whoever does not breathe does not walk.
        if encounter.check().is_err() {
            return true;
        }
        return found.get_or_insert(step).rule.gives == step.rule.gives;
    }
    let open =
        open_question(&step.rule.when, encounter).or(open_question(&step.ruled_out, encounter));
    let Some(answers) = open.and_then(|question| answers(algorithm, &question, encounter)) else {
        return false;
    };
    answers
        .iter()
        .all(|answered| all_agree(algorithm, answered, found))
}

/// The first part on which the condition still depends and that is not known.
fn open_question(condition: &Condition, encounter: &Encounter) -> Option<Condition> {
    if condition.holds(encounter) {
        return None;
    }
    match condition {
        Condition::All(parts) => {
            let mut open = parts.iter().filter(|part| !part.holds(encounter));
            open.next().and_then(|part| open_question(part, encounter))
        }
        Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
            parts.iter().find_map(|part| open_question(part, encounter))
        }
        part => {
            let mut fields = Vec::new();
            part.collect_unknown(encounter, &mut fields);
            (!fields.is_empty()).then_some(*part)
        }
    }
}

/// The encounter with each answer to the question that the protocol tells apart.
fn answers(
    algorithm: &Algorithm,
    question: &Condition,
    encounter: &Encounter,
) -> Option<Vec<Encounter>> {
    let changed = |change: &dyn Fn(&mut Encounter)| {
        let mut one = encounter.clone();
        change(&mut one);
        one
    };
    match question {
        Condition::Yes(fact) | Condition::No(fact) => Some(
            [true, false]
                .map(|answer| changed(&|one| fact.set(&mut one.casualty, Some(answer))))
                .to_vec(),
        ),
        Condition::Avpu(_) => Some(
            Avpu::ALL
                .map(|level| changed(&|one| one.vitals.avpu = Some(level)))
                .to_vec(),
        ),
        Condition::Above(vital, _)
        | Condition::AtLeast(vital, _)
        | Condition::Below(vital, _)
        | Condition::AtMost(vital, _) => {
            let set: fn(&mut Encounter, f64) = match vital {
                Vital::RespiratoryRate => {
                    |one, value| one.vitals.respiratory_rate_per_minute = Some(value)
                }
                Vital::CapillaryRefill => {
                    |one, value| one.vitals.capillary_refill_seconds = Some(value)
                }
                _ => return None,
            };
            let mut limits = Vec::new();
            for step in algorithm.steps {
                collect_limits(&step.rule.when, *vital, &mut limits);
                collect_limits(&step.ruled_out, *vital, &mut limits);
            }
            let near = limits
                .iter()
                .flat_map(|limit| [-1.0, 0.0, 1.0].map(|side| limit + side * vital.resolution()));
            Some(near.map(|value| changed(&|one| set(one, value))).collect())
        }
        _ => None,
    }
}

/// Every number with which the condition compares the vital sign.
fn collect_limits(condition: &Condition, asked: Vital, limits: &mut Vec<f64>) {
    match condition {
        Condition::Above(vital, limit)
        | Condition::AtLeast(vital, limit)
        | Condition::Below(vital, limit)
        | Condition::AtMost(vital, limit)
            if *vital == asked && !limits.contains(limit) =>
        {
            limits.push(*limit);
        }
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => parts
            .iter()
            .for_each(|part| collect_limits(part, asked, limits)),
        _ => {}
    }
}
