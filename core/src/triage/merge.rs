//! Brings together what the rules found and what the model read, by the one principle: only upward.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::acuity::Acuity;
use crate::constraint::{ACUITY_WORDS, ReadSign};
use crate::encounter::{Encounter, SignState};
use crate::model::Identity;
use crate::protocol::{self, OtherAssessment, Outcome, Response, YoungInfantFever};
use crate::reading::{ModelStatus, Reading};

use super::OpinionPolicy;
use super::record::{
    DecidedBy, INTENDED_USE, ModelPart, Opinion, Provenance, SignRead, TRIAGE_SCHEMA, Triage,
    Warning, WarningCode,
};

/// The tables are constant, and hashing them takes longer than evaluating them.
static TABLES: LazyLock<String> = LazyLock::new(protocol::tables_sha256);

pub(crate) fn merge(
    encounter: &Encounter,
    rules: Outcome,
    reading: Reading,
    identity: Option<&Identity>,
    opinion_policy: OpinionPolicy,
    fever: YoungInfantFever,
) -> Triage {
    let mut warnings = Warnings(Vec::new());
    let (joined, conflict) = join(encounter, &reading.reply.signs, &mut warnings);
    let found = if joined.signs == encounter.signs {
        rules.clone()
    } else {
        protocol::evaluate_with(&joined, fever)
    };
    // The rules only ever add up, so this changes nothing; it stands here so that no rule ever written can break the promise.
    let mut acuity = found.acuity.more_urgent(rules.acuity);
    let mut decided_by = if acuity == rules.acuity {
        DecidedBy::Protocol
    } else {
        DecidedBy::SignsReadByModel
    };
    let mut supervisor_review =
        conflict || (found.supervisor_review || rules.supervisor_review) && acuity != Acuity::Red;

    let temperature = identity.and_then(|identity| identity.opinion_temperature);
    let opinion = reading
        .weights
        .as_deref()
        .and_then(|weights| opinion(weights, temperature));
    if let Some(opinion) = opinion.as_ref().filter(|opinion| opinion.acuity > acuity) {
        supervisor_review = true;
        let raises = opinion_policy == OpinionPolicy::Raise;
        let effect = if raises {
            "the colour was raised"
        } else {
            "the colour was not changed"
        };
        warnings.add(
            WarningCode::ModelMoreUrgent,
            format!("the model thinks this patient is more urgent ({}); {effect}, ask a supervisor to look", opinion.acuity.label()),
        );
        if raises {
            acuity = opinion.acuity;
            decided_by = DecidedBy::ModelOpinion;
        }
    }
    for unlikely in protocol::unlikely_values(encounter) {
        warnings.add(WarningCode::UnlikelyValue, unlikely.message);
    }
    let others = protocol::guidelines(&joined, fever);
    if acuity != Acuity::Red {
        supervisor_review |= name_unused_signs(&joined, &mut warnings);
        name_urgent_classes(&others, &mut warnings);
    }
    about_the_reading(encounter, &reading, identity, &mut warnings);

    let ask_next = reading
        .reply
        .ask_next
        .iter()
        .filter(|sign| !encounter.checklist_complete && !joined.signs.contains_key(sign));
    Triage {
        schema: TRIAGE_SCHEMA.to_owned(),
        id: encounter.id.clone(),
        acuity,
        supervisor_review,
        decided_by,
        assessment: found.assessment,
        scores: protocol::scores(&joined),
        other_assessments: others,
        model: ModelPart {
            status: reading.status,
            signs: reading.reply.signs.iter().map(SignRead::from).collect(),
            opinion,
            reason: reading.reply.reason.clone(),
            ask_next: ask_next.map(|sign| sign.question().to_owned()).collect(),
        },
        ask_next: protocol::questions(&joined),
        come_in: protocol::come_in(&joined, acuity),
        warnings: warnings.0,
        intended_use: INTENDED_USE.to_owned(),
        provenance: provenance(reading.prompt_sha256, identity),
    }
}

/// The encounter with the signs that the model read as present. The worker's own marks stay as they are.
fn join(encounter: &Encounter, signs: &[ReadSign], warnings: &mut Warnings) -> (Encounter, bool) {
    let mut joined = encounter.clone();
    let mut conflict = false;
    for read in signs.iter().filter(|read| read.state == SignState::Present) {
        match encounter.signs.get(&read.sign) {
            Some(SignState::Present) => {}
            Some(SignState::Absent) => {
                conflict = true;
                let message = format!(
                    "you marked \"{}\" absent, and the account tells of it: check again",
                    read.sign.label()
                );
                warnings.add(WarningCode::SignConflict, message);
            }
            None => {
                if encounter.checklist_complete {
                    let message = format!(
                        "\"{}\" was not ticked in the checklist, and the account tells of it",
                        read.sign.label()
                    );
                    warnings.add(WarningCode::ChecklistMissedSign, message);
                }
                joined.signs.insert(read.sign, SignState::Present);
            }
        }
    }
    (joined, conflict)
}

/// Warns of present signs for which neither the chart nor another standard in force has a rule, and that are not among
/// the everyday ones, so that none is passed over in silence; whether there are any.
fn name_unused_signs(joined: &Encounter, warnings: &mut Warnings) -> bool {
    let unused = protocol::signs_without_rule(joined);
    for sign in &unused {
        let message = format!(
            "\"{}\" is there, and the chart for this age has no rule for it: ask a supervisor to look",
            sign.label()
        );
        warnings.add(WarningCode::SignNotInChart, message);
    }
    !unused.is_empty()
}

/// Warns of classes of other standards that ask for urgent referral. The rules have made a finding of them already, which
/// asks for review.
fn name_urgent_classes(others: &[OtherAssessment], warnings: &mut Warnings) {
    let mut named: Vec<(&str, &str)> = Vec::new();
    for other in others {
        for finding in &other.findings {
            let class = (other.protocol.as_str(), finding.class.as_str());
            if finding.response == Response::ReferUrgently && !named.contains(&class) {
                named.push(class);
            }
        }
    }
    for (protocol, class) in &named {
        let message = format!(
            "{protocol} calls this \"{class}\" and asks for urgent referral: at least yellow, and ask a supervisor to look"
        );
        warnings.add(WarningCode::OtherProtocolUrgent, message);
    }
}

/// Probabilities over the three words; `None` where the weights are not numbers.
fn opinion(weights: &[f64], temperature: Option<f64>) -> Option<Opinion> {
    let divisor = temperature.unwrap_or(1.0);
    let scaled: Vec<f64> = weights.iter().map(|weight| weight / divisor).collect();
    let highest = scaled.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let parts: Vec<f64> = scaled
        .iter()
        .map(|weight| (weight - highest).exp())
        .collect();
    let sum: f64 = parts.iter().sum();
    if !(highest.is_finite() && sum.is_finite() && parts.iter().all(|part| part.is_finite())) {
        return None;
    }
    let mut probabilities = BTreeMap::new();
    let mut acuity = (Acuity::Red, f64::NEG_INFINITY);
    for ((_, of_word), part) in ACUITY_WORDS.into_iter().zip(parts) {
        probabilities.insert(of_word, part / sum);
        // Of equals the more urgent: the words stand in that order.
        if part > acuity.1 {
            acuity = (of_word, part);
        }
    }
    Some(Opinion {
        acuity: acuity.0,
        probabilities,
        calibrated: temperature.is_some(),
    })
}

fn about_the_reading(
    encounter: &Encounter,
    reading: &Reading,
    identity: Option<&Identity>,
    warnings: &mut Warnings,
) {
    match (reading.status, &reading.failure) {
        (_, Some(reason)) => warnings.add(
            WarningCode::ModelFailed,
            format!("the account was not read: {reason}"),
        ),
        (ModelStatus::Cancelled, _) => warnings.add(
            WarningCode::ModelFailed,
            "the account was not read: cancelled".to_owned(),
        ),
        (ModelStatus::TimedOut, _) => warnings.add(
            WarningCode::ModelFailed,
            "the account was not read: out of time".to_owned(),
        ),
        _ => {}
    }
    if reading.reply.rejected > 0 {
        let message = format!(
            "{} line(s) of the model's answer were left out: not in the chart, or not in the account",
            reading.reply.rejected
        );
        warnings.add(WarningCode::ReplyRejected, message);
    }
    if reading.truncated {
        warnings.add(
            WarningCode::ReplyTruncated,
            "the model's answer was cut at its limit: signs may be missing".to_owned(),
        );
    }
    if !encounter.photos.is_empty() {
        let message = "photos were not looked at: image interpretation is off".to_owned();
        warnings.add(WarningCode::PhotosNotRead, message);
    }
    let Some(identity) = identity else { return };
    if identity.not_for_clinical_use {
        let message = "made with a demo or unverified model pack: not for clinical use".to_owned();
        warnings.add(WarningCode::NotForClinicalUse, message);
    }
    for defect in &identity.known_defects {
        warnings.add(
            WarningCode::KnownDefect,
            format!("known of this model pack: {defect}"),
        );
    }
}

/// Versions and hashes of what was asked with this prompt.
pub(crate) fn provenance(prompt_sha256: Option<String>, identity: Option<&Identity>) -> Provenance {
    let identity = identity.cloned();
    let not_for_clinical_use = identity
        .as_ref()
        .is_some_and(|identity| identity.not_for_clinical_use);
    let part =
        |take: fn(Identity) -> String| identity.clone().map(take).filter(|text| !text.is_empty());
    Provenance {
        engine: concat!("aidpost ", env!("CARGO_PKG_VERSION")).to_owned(),
        protocol_sha256: TABLES.clone(),
        pack: part(|identity| identity.pack),
        model_sha256: part(|identity| identity.model_sha256),
        projector_sha256: identity
            .as_ref()
            .and_then(|identity| identity.projector_sha256.clone()),
        quantization: part(|identity| identity.quantization),
        prompt_sha256,
        backend: part(|identity| identity.backend),
        seed: 0,
        not_for_clinical_use,
    }
}

struct Warnings(Vec<Warning>);

impl Warnings {
    fn add(&mut self, code: WarningCode, message: String) {
        self.0.push(Warning { code, message });
    }
}
