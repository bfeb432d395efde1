//! Signs: those that the worker looked for, and those that were read in the account, each with its verbatim words; with a label where a
//! model read it.
//! With them the rest of what the model wrote: opinion, reason, and what to ask next.

use serde::{Deserialize, Serialize};

use crate::encounter::{Encounter, Sign, SignState};
use crate::triage::{
    AccountReading, ModelPart, ModelStatus, ReadBy, RemoteReading, SignRead, Triage,
};

use super::FhirError;
use super::element::{Annotation, Concept, Quantity, Value};
use super::patient::observation;
use super::questionnaire::word;
use super::resource::{Component, Observation, Resource};
use super::roles::{NARRATIVE, OPINION};
use super::write::{EVIDENCE, MODEL_RECORD, REASON, Writer, data_absent, ours, text_extension};

/// No person has looked at what a model wrote.
const UNVERIFIED: &str = "preliminary";

/// The role of the worker's word about a sign: its dotted field name.
pub(super) fn role(sign: Sign) -> String {
    format!("signs.{}", sign.code())
}

/// The role of what was read at this place of the list.
pub(super) fn role_read(index: usize) -> String {
    format!("reading.signs.{index}")
}

fn code(sign: Sign) -> Concept {
    Concept::new([ours("sign", sign.code(), "")], sign.label())
}

fn state(state: SignState) -> Option<Value> {
    let word = match state {
        SignState::Present => "present",
        SignState::Absent => "absent",
    };
    Some(Value::Concept(Concept::new(
        [ours("sign-state", word, "")],
        word,
    )))
}

/// What the worker looked for.
pub(super) fn add(writer: &mut Writer, encounter: &Encounter) {
    for (sign, found) in &encounter.signs {
        let written = Observation {
            value: state(*found),
            ..observation(writer, &role(*sign), "exam", code(*sign))
        };
        writer.add(Resource::Observation(Box::new(written)));
    }
}

/// What was read in the account, and what else the model wrote; gives the roles of what is the model's.
pub(super) fn add_read(writer: &mut Writer, triage: &Triage) -> Result<Vec<String>, FhirError> {
    let mut roles = Vec::new();
    for (index, read) in triage.reading.signs.iter().enumerate() {
        let role = role_read(index);
        let narrative = writer.holds(NARRATIVE).then(|| writer.reference(NARRATIVE));
        let by_model = is_by_model(read);
        let written = Observation {
            status: UNVERIFIED.to_owned(),
            meta: by_model.then(|| writer.ai_label()),
            extension: vec![text_extension(EVIDENCE, &read.evidence)],
            value: state(read.state),
            derived_from: narrative.into_iter().collect(),
            ..observation(writer, &role, "exam", code(read.sign))
        };
        writer.add(Resource::Observation(Box::new(written)));
        if by_model {
            roles.push(role);
        }
    }
    if wrote(triage) {
        add_opinion(writer, triage)?;
        roles.push(OPINION.to_owned());
    }
    Ok(roles)
}

fn is_by_model(read: &SignRead) -> bool {
    read.read_by != ReadBy::Lexicon
}

/// Whether a model read a sign, so that the list of them is partly its own.
fn read_by_model(triage: &Triage) -> bool {
    triage.reading.signs.iter().any(is_by_model)
}

/// Whether there is anything that the model wrote.
pub(super) fn wrote(triage: &Triage) -> bool {
    read_by_model(triage)
        || triage.model != nothing_written(triage.model.status)
        || triage.remote.is_some()
}

/// The triage without what the model wrote: that stands in resources with the label.
pub(super) fn without_model(triage: &Triage) -> Triage {
    let mut rules = triage.clone();
    rules.model = nothing_written(triage.model.status);
    rules.remote = None;
    if read_by_model(triage) {
        rules.reading = AccountReading::default();
    }
    rules
}

/// What a model wrote, exactly; the reading with it where a part of it is the model's.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModelRecord {
    model: ModelPart,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remote: Option<RemoteReading>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reading: Option<AccountReading>,
}

impl ModelRecord {
    /// Puts it back where it was.
    pub(super) fn restore(self, triage: &mut Triage) {
        triage.model = self.model;
        triage.remote = self.remote;
        if let Some(reading) = self.reading {
            triage.reading = reading;
        }
    }
}

/// The part of a model that wrote nothing.
fn nothing_written(status: ModelStatus) -> ModelPart {
    ModelPart {
        status,
        opinion: None,
        reason: None,
        ask_next: Vec::new(),
    }
}

/// A probability to four digits: the exact one stands in the record, and no model is that sure of itself.
fn told(probability: f64) -> f64 {
    (probability * 10_000.0).round() / 10_000.0
}

/// The model's opinion, with its exact words beside it: FHIR has no place for a model's reading as a whole.
fn add_opinion(writer: &mut Writer, triage: &Triage) -> Result<(), FhirError> {
    let model = &triage.model;
    let record = ModelRecord {
        model: model.clone(),
        remote: triage.remote.clone(),
        reading: read_by_model(triage).then(|| triage.reading.clone()),
    };
    let record = serde_json::to_string(&record).map_err(|_| FhirError::NotWritten)?;
    let mut extension = vec![text_extension(MODEL_RECORD, &record)];
    extension.extend(
        model
            .reason
            .as_ref()
            .map(|reason| text_extension(REASON, reason)),
    );
    let (value, component) = match &model.opinion {
        None => (None, Vec::new()),
        Some(opinion) => {
            let concept = |code: &str| Concept::new([ours("acuity", code, "")], code);
            let component = opinion
                .probabilities
                .iter()
                .map(|(acuity, part)| Component {
                    code: concept(acuity.code()),
                    value: Some(Value::Quantity(Quantity::ucum(told(*part), "of 1", "1"))),
                    data_absent_reason: None,
                });
            let value = Value::Concept(concept(opinion.acuity.code()));
            (Some(value), component.collect())
        }
    };
    let words = match model.opinion.as_ref().map(|opinion| opinion.calibrated) {
        Some(false) => {
            "a model's opinion of the acuity, uncalibrated; not a probability of any disease"
        }
        Some(true) | None => "a model's opinion of the acuity; not a probability of any disease",
    };
    let code = Concept::new([ours("model", "opinion", "")], words);
    let data_absent_reason = value.is_none().then(|| {
        let reason = data_absent("unknown", "Unknown");
        Concept::new([reason], &word(&model.status).unwrap_or_default())
    });
    let note = model.ask_next.iter().map(|question| Annotation {
        text: format!("Ask next: {question}"),
    });
    let written = Observation {
        status: UNVERIFIED.to_owned(),
        meta: Some(writer.ai_label()),
        extension,
        value,
        component,
        data_absent_reason,
        note: note.collect(),
        ..observation(writer, OPINION, "survey", code)
    };
    writer.add(Resource::Observation(Box::new(written)));
    Ok(())
}
