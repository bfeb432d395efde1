//! Brings together what the rules found and what was read in the account, by the one principle: only upward.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::acuity::Acuity;
use crate::constraint::{ACUITY_WORDS, MAX_ASK_NEXT};
use crate::encounter::{Encounter, Sign, SignState, Vital};
use crate::model::Identity;
use crate::protocol::{self, Outcome, YoungInfantFever};
use crate::reading::{
    self, AccountReading, ModelReading, ReadBy, SignRead, Told, ToldValue, rounded, sign_of_model,
};

use super::OpinionPolicy;
use super::record::{
    DecidedBy, INTENDED_USE, ModelPart, Opinion, Provenance, RemoteReading, RemoteSource,
    TRIAGE_SCHEMA, Triage, WarningCode,
};
use super::warn::Warnings;

/// The tables are constant, and hashing them takes longer than evaluating them.
static TABLES: LazyLock<String> = LazyLock::new(protocol::tables_sha256);

/// What the caller chose of how readings count.
pub(crate) struct Choices {
    pub(crate) opinion: OpinionPolicy,
    pub(crate) fever: YoungInfantFever,
}

/// What a model on another machine read, and who it is.
pub(crate) struct Elsewhere<'a> {
    pub(crate) reading: ModelReading,
    pub(crate) identity: &'a Identity,
}

pub(crate) fn merge(
    encounter: &Encounter,
    rules: Outcome,
    told: Told,
    model: ModelReading,
    identity: Option<&Identity>,
    remote: Option<Elsewhere<'_>>,
    choices: &Choices,
) -> Triage {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let mut warnings = Warnings::default();
    let mut read = reading::join(&told.signs, &model, narrative);
    let here = read.signs.clone();
    if let Some(remote) = &remote {
        read.add(&remote.reading, narrative, ReadBy::Remote);
    }
    let (joined, conflict) = with_signs(encounter, &read.signs, &mut warnings);
    let mut found = if joined.signs == encounter.signs {
        rules.clone()
    } else {
        protocol::evaluate_with(&joined, choices.fever)
    };
    // The rules only ever add up, so this changes nothing; it stands here so that no rule ever written can break the promise.
    let mut acuity = found.acuity.more_urgent(rules.acuity);
    let mut decided_by = if acuity == rules.acuity {
        DecidedBy::Protocol
    } else {
        let suffice = |signs: &[SignRead]| {
            let (heard, _) = with_signs(encounter, signs, &mut Warnings::default());
            protocol::evaluate_with(&heard, choices.fever).acuity >= acuity
        };
        if suffice(&told.signs) {
            DecidedBy::SignsReadByLexicon
        } else if suffice(&here) {
            DecidedBy::SignsReadByModel
        } else {
            DecidedBy::SignsReadByRemote
        }
    };
    let mut supervisor_review =
        conflict || (found.supervisor_review || rules.supervisor_review) && acuity != Acuity::Red;
    supervisor_review |= warnings.disputed(&read.disputed);

    let not_entered = not_entered(&joined, &told.values);
    if acuity == Acuity::Green && asks_for_more(&joined, &not_entered, choices.fever) {
        // A number that was told is none until it is entered, but no green stands over it.
        acuity = Acuity::NotTriageable;
        let fields = not_entered.iter().map(|value| value.field.clone());
        found.assessment.missing.extend(fields);
    }
    warnings.told(&not_entered);
    let unclear = unclear(&joined, &told.unclear, choices.fever);
    if acuity == Acuity::Green && !unclear.is_empty() {
        // Nor over a sign that may be there, until somebody has asked.
        acuity = Acuity::NotTriageable;
        found.assessment.missing.push("checklist".to_owned());
    }
    warnings.unclear(&unclear);
    let is_red = |sign: &Sign| protocol::would_be_red(&joined, *sign);
    supervisor_review |= acuity != Acuity::Red && unclear.iter().any(is_red);

    let opinion = opinion_of(&model, identity);
    let far = remote.as_ref();
    let opinion_far = far.and_then(|far| opinion_of(&far.reading, Some(far.identity)));
    for opinion in [&opinion, &opinion_far].into_iter().flatten() {
        if opinion.acuity <= acuity {
            continue;
        }
        supervisor_review = true;
        let raises = choices.opinion == OpinionPolicy::Raise;
        warnings.more_urgent(opinion.acuity, raises);
        if raises {
            acuity = opinion.acuity;
            decided_by = DecidedBy::ModelOpinion;
        }
    }
    for unlikely in protocol::unlikely_values(encounter) {
        warnings.add(WarningCode::UnlikelyValue, unlikely.message);
    }
    let others = protocol::guidelines(&joined, choices.fever);
    if acuity != Acuity::Red {
        supervisor_review |= warnings.unused_signs(&joined);
        warnings.urgent_classes(&others);
    }
    warnings.about_the_reading(encounter, &told, &model, identity);
    if let Some(remote) = &remote {
        warnings.about_elsewhere(&remote.reading, remote.identity, identity);
    }

    let askable = protocol::asked(encounter);
    let questions = |reading: &ModelReading| -> Vec<String> {
        let open = |sign: &Sign| !joined.signs.contains_key(sign) && askable.contains(sign);
        // What does not count is not lost: a sign that would be red is asked about, whatever the worker has been through.
        let is_red = |sign: &Sign| protocol::would_be_red(&joined, *sign);
        let doubtful = reading.doubtful().filter(|sign| open(sign) && is_red(sign));
        let chosen = reading.reply.ask_next.iter().copied();
        let mut signs: Vec<Sign> = doubtful.collect();
        signs.extend(chosen.filter(|sign| !encounter.checklist_complete && open(sign)));
        let mut questions: Vec<String> = Vec::new();
        for question in signs.iter().map(|sign| sign.question()) {
            if questions.len() < MAX_ASK_NEXT && !questions.iter().any(|known| known == question) {
                questions.push(question.to_owned());
            }
        }
        questions
    };
    Triage {
        schema: TRIAGE_SCHEMA.to_owned(),
        id: encounter.id.clone(),
        acuity,
        supervisor_review,
        decided_by,
        assessment: found.assessment,
        scores: protocol::scores(&joined),
        other_assessments: others,
        reading: AccountReading {
            language: told.language,
            signs: read.signs,
            values: told.values,
        },
        model: ModelPart {
            status: model.status,
            opinion,
            reason: model.reply.reason.clone(),
            ask_next: questions(&model),
        },
        remote: far.map(|far| RemoteReading {
            status: far.reading.status,
            signs: (far.reading.reply.signs.iter())
                .map(|read| SignRead {
                    probability: far.reading.marks.get(&read.sign).copied().map(rounded),
                    ..sign_of_model(read, narrative, ReadBy::Remote)
                })
                .collect(),
            opinion: opinion_far,
            reason: far.reading.reply.reason.clone(),
            ask_next: questions(&far.reading),
        }),
        ask_next: all_questions(&unclear, &joined),
        come_in: protocol::come_in(&joined, acuity),
        warnings: warnings.list,
        intended_use: INTENDED_USE.to_owned(),
        provenance: with_source(
            Provenance {
                lexicons: told.lexicons,
                ..in_a_batch(provenance(model.prompt_sha256, identity), model.together)
            },
            far,
        ),
    }
}

/// The encounter with the signs that were read as present. The worker's own marks stand; whether one was contradicted.
fn with_signs(
    encounter: &Encounter,
    signs: &[SignRead],
    warnings: &mut Warnings,
) -> (Encounter, bool) {
    let mut joined = encounter.clone();
    let mut conflict = false;
    for read in signs.iter().filter(|read| read.state == SignState::Present) {
        match encounter.signs.get(&read.sign) {
            Some(SignState::Present) => {}
            Some(SignState::Absent) => {
                conflict = true;
                warnings.conflict(read.sign);
            }
            None => {
                if encounter.checklist_complete {
                    warnings.not_ticked(read.sign);
                }
                joined.signs.insert(read.sign, SignState::Present);
            }
        }
    }
    (joined, conflict)
}

/// Signs of which the account may tell, about which nobody has said anything, and which would make this patient more urgent.
fn unclear(joined: &Encounter, signs: &[Sign], fever: YoungInfantFever) -> Vec<Sign> {
    let acuity = |encounter: &Encounter| protocol::evaluate_with(encounter, fever).acuity;
    let open = |sign: &&Sign| {
        let mut with = joined.clone();
        with.signs.insert(**sign, SignState::Present);
        !joined.signs.contains_key(sign) && acuity(&with) > acuity(joined)
    };
    signs.iter().filter(open).copied().collect()
}

/// What is unclear first, then what the rules ask for.
fn all_questions(unclear: &[Sign], joined: &Encounter) -> Vec<String> {
    let mut questions: Vec<String> = Vec::new();
    let unclear = unclear.iter().map(|sign| sign.question().to_owned());
    for question in unclear.chain(protocol::questions(joined)) {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions
}

/// The encounter with one told number in its field; `None` where that cannot be: no such field, or out of its range.
fn entered(encounter: &Encounter, value: &ToldValue) -> Option<Encounter> {
    let vital = Vital::ALL
        .iter()
        .find(|vital| vital.field() == value.field)?;
    let mut with = encounter.clone();
    let fits = vital.set(&mut with.vitals, value.value) && with.check().is_ok();
    fits.then_some(with)
}

/// The told numbers that stand in no field, or differ from what stands there; what cannot be entered is none of them.
fn not_entered(encounter: &Encounter, values: &[ToldValue]) -> Vec<ToldValue> {
    let differs = |value: &&ToldValue| {
        entered(encounter, value).is_some_and(|with| with.vitals != encounter.vitals)
    };
    values.iter().filter(differs).cloned().collect()
}

/// Whether the rules would ask for more than green if one of these numbers were entered, or one after the other: a score may need
/// several. From both ends, since a field may be told twice; one that contradicts those before it is left out.
fn asks_for_more(encounter: &Encounter, values: &[ToldValue], fever: YoungInfantFever) -> bool {
    let add = |with: Encounter, value| entered(&with, value).unwrap_or(with);
    let together = [
        values.iter().fold(encounter.clone(), add),
        values.iter().rev().fold(encounter.clone(), add),
    ];
    let alone = values.iter().filter_map(|value| entered(encounter, value));
    alone
        .chain(together)
        .any(|with| protocol::evaluate_with(&with, fever).acuity > Acuity::Green)
}

/// Says how many accounts were computed together, since their numbers are rounded otherwise than those of one alone.
fn in_a_batch(provenance: Provenance, together: usize) -> Provenance {
    let alone = together < 2;
    let said = |backend| format!("{backend}; in a batch of {together}");
    Provenance {
        backend: match provenance.backend {
            Some(backend) if !alone => Some(said(backend)),
            backend => backend,
        },
        ..provenance
    }
}

/// Names the other machine, as soon as the story went there; what it read makes the triage as little fit for clinical use as it is itself.
fn with_source(provenance: Provenance, far: Option<&Elsewhere<'_>>) -> Provenance {
    let Some(Elsewhere { reading, identity }) = far else {
        return provenance;
    };
    let answered = reading.status.is_answer();
    Provenance {
        remote: Some(remote_source(identity, reading.prompt_sha256.clone())),
        not_for_clinical_use: provenance.not_for_clinical_use
            || answered && identity.not_for_clinical_use,
        ..provenance
    }
}

/// The other machine, as a record names it.
pub(crate) fn remote_source(identity: &Identity, prompt_sha256: Option<String>) -> RemoteSource {
    let digest = &identity.model_sha256;
    RemoteSource {
        server: identity.backend.clone(),
        model: identity.pack.clone(),
        model_sha256: Some(digest.clone()).filter(|digest| !digest.is_empty()),
        prompt_sha256,
    }
}

/// The model's own view of the acuity; none where its reply has none.
pub(crate) fn opinion_of(reading: &ModelReading, identity: Option<&Identity>) -> Option<Opinion> {
    let temperature = identity.and_then(|identity| identity.opinion_temperature);
    let weights = reading.weights.as_deref()?;
    opinion(weights, temperature)
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
        lexicons: Vec::new(),
        pack: part(|identity| identity.pack),
        model_sha256: part(|identity| identity.model_sha256),
        projector_sha256: identity
            .as_ref()
            .and_then(|identity| identity.projector_sha256.clone()),
        adapter: (identity.as_ref()).and_then(|identity| identity.adapter.clone()),
        adapter_sha256: (identity.as_ref()).and_then(|identity| identity.adapter_sha256.clone()),
        quantization: part(|identity| identity.quantization),
        prompt_sha256,
        backend: part(|identity| identity.backend),
        acceptance: (identity.as_ref()).and_then(|identity| identity.acceptance),
        remote: None,
        seed: 0,
        not_for_clinical_use,
    }
}
