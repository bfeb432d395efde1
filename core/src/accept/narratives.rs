//! Has the model read each narrative in both orders of its sentences, and counts. The model alone: what the word lists read is not looked at, and no
//! rule is asked.

use std::collections::BTreeSet;

use aidpost_models::{CalibrationFound, CardCounts};

use crate::acuity::Acuity;
use crate::encounter::{Encounter, Sign, SignState};
use crate::model::{Control, Model, StopReason};
use crate::prompt::PromptSet;
use crate::protocol;
use crate::reading::{self, ModelReading, ModelStatus};
use crate::triage::opinion_of;

use super::AcceptError;
use super::count::add;
use super::probe::Narrative;

/// Most tokens of a reply: a narrative of three sentences has no more signs than these hold.
const REPLY_TOKENS: usize = 160;
/// What one who knows nothing gives red, yellow and green: a third each.
const OF_COLOURS: f64 = 2.0 / 3.0;
/// What one who knows nothing gives a sign that may be told or denied: one half.
const OF_SIGNS: f64 = 0.25;

/// Squared distances of probabilities from what is true.
#[derive(Default)]
pub(super) struct Distances {
    of_colours: Vec<f64>,
    of_signs: Vec<f64>,
}

impl Distances {
    /// What the pack says that it has a calibration of; none where it says that it has none, or nothing could be compared.
    pub(super) fn found(&self, model: &dyn Model) -> Option<CalibrationFound> {
        let identity = model.identity();
        let (all, knowing_nothing) = if identity.checks.is_some() {
            (&self.of_signs, OF_SIGNS)
        } else {
            identity.opinion_temperature?;
            (&self.of_colours, OF_COLOURS)
        };
        if all.is_empty() {
            return None;
        }
        let brier = all.iter().sum::<f64>() / all.len() as f64;
        Some(CalibrationFound {
            asked: u32::try_from(all.len()).unwrap_or(u32::MAX),
            brier: (brier * 1000.0).round() / 1000.0,
            knowing_nothing: (knowing_nothing * 1000.0).round() / 1000.0,
        })
    }
}

/// Both readings of one narrative, counted.
pub(super) fn read(
    model: &mut dyn Model,
    narrative: &Narrative,
    prompts: &PromptSet,
    counts: &mut CardCounts,
    distances: &mut Distances,
    control: &Control<'_>,
) -> Result<(), AcceptError> {
    let colour = protocol::evaluate(&narrative.known()?).acuity;
    let mut seen: Vec<Option<BTreeSet<Sign>>> = Vec::new();
    for turned in [false, true] {
        let reading = ask(model, &narrative.encounter(turned)?, prompts, control)?;
        let answered = reading.status.is_answer();
        add(&mut counts.failed, !answered);
        let present = present(&reading);
        // A reading that has gone wrong finds nothing by itself, and what it reads wrongly it reads all the same.
        let counted = reading.status == ModelStatus::Answered;
        for sign in &narrative.told {
            add(&mut counts.told, counted && present.contains(sign));
        }
        for sign in &narrative.denied {
            add(&mut counts.denied, present.contains(sign));
        }
        let is_named =
            |sign: &Sign| narrative.told.contains(sign) || narrative.denied.contains(sign);
        add(
            &mut counts.invented,
            present.iter().any(|sign| !is_named(sign)),
        );
        measure(model, (narrative, colour), &reading, distances);
        seen.push(answered.then_some(present));
    }
    let alike = matches!(seen.as_slice(), [Some(one), Some(other)] if one == other);
    add(&mut counts.order, alike);
    Ok(())
}

fn ask(
    model: &mut dyn Model,
    encounter: &Encounter,
    prompts: &PromptSet,
    control: &Control<'_>,
) -> Result<ModelReading, AcceptError> {
    let request = if model.identity().checks.is_some() {
        reading::check_request(encounter, prompts)
    } else {
        let request = reading::reading_request(encounter, prompts, REPLY_TOKENS);
        reading::briefly(request, encounter)
    };
    let told = reading::listen(encounter);
    let reading = reading::read(model, encounter, &request, &told, control);
    match reading.status {
        ModelStatus::Cancelled => Err(StopReason::Cancelled.into()),
        ModelStatus::TimedOut => Err(StopReason::TimedOut.into()),
        ModelStatus::Failed if reading.no_memory => Err(AcceptError::NoMemory),
        _ => Ok(reading),
    }
}

fn present(reading: &ModelReading) -> BTreeSet<Sign> {
    let signs = reading.reply.signs.iter();
    let present = signs.filter(|read| read.state == SignState::Present);
    present.map(|read| read.sign).collect()
}

/// How far the probabilities are from the truth: of each sign that is told or denied, and of the colour where the rules have one for what is told.
fn measure(
    model: &dyn Model,
    (narrative, colour): (&Narrative, Acuity),
    reading: &ModelReading,
    distances: &mut Distances,
) {
    let told = narrative.told.iter().map(|sign| (sign, 1.0));
    let denied = narrative.denied.iter().map(|sign| (sign, 0.0));
    for (sign, truth) in told.chain(denied) {
        if let Some(likely) = reading.probabilities.get(sign) {
            distances.of_signs.push((likely - truth).powi(2));
        }
    }
    let opinion = opinion_of(reading, Some(model.identity()));
    if let (Acuity::Red | Acuity::Yellow, Some(opinion)) = (colour, opinion) {
        let apart = opinion.probabilities.iter().map(|(acuity, likely)| {
            let truth = if *acuity == colour { 1.0 } else { 0.0 };
            (likely - truth).powi(2)
        });
        distances.of_colours.push(apart.sum());
    }
}
