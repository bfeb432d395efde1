//! Asks the model to read the narrative, and takes its reply apart. Whatever fails here is a status.

use std::collections::BTreeMap;

use crate::constraint::{ACUITY_WORDS, ReadReply, brief_grammar, read_reply, reading_grammar};
use crate::encounter::{Encounter, Sign, SignState};
use crate::model::{Choice, Control, Finish, Model, ModelError, Request};
use crate::prompt::{self, PromptSet, Segment, Task};
use crate::protocol;
use serde::{Deserialize, Serialize};

use super::check::check;
use super::gone_wrong::has_gone_wrong;
use super::told::Told;

/// Whether the model answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ModelStatus {
    /// It did.
    Answered,
    /// There is none, or it was not asked.
    NotLoaded,
    /// The caller stopped it.
    Cancelled,
    /// The caller's deadline passed.
    TimedOut,
    /// It could not; a warning says why.
    Failed,
    /// It did, and its reading has plainly gone wrong: what the lexicon reads too counts, nothing else.
    Unreliable,
}

impl ModelStatus {
    /// Whether the model came to an end.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        matches!(self, ModelStatus::Answered | ModelStatus::Unreliable)
    }
}

/// What came of asking the model.
pub(crate) struct ModelReading {
    pub(crate) status: ModelStatus,
    pub(crate) reply: ReadReply,
    /// Log-weights of red, yellow and green.
    pub(crate) weights: Option<Vec<f64>>,
    /// In words without patient data, if it failed.
    pub(crate) failure: Option<String>,
    pub(crate) truncated: bool,
    pub(crate) prompt_sha256: Option<String>,
    /// How likely each sign is that was checked for itself.
    pub(crate) probabilities: BTreeMap<Sign, f64>,
}

impl ModelReading {
    pub(crate) fn not_loaded() -> Self {
        Self::without_answer(ModelStatus::NotLoaded, None, None)
    }

    pub(crate) fn unusable(reason: &str) -> Self {
        Self::without_answer(ModelStatus::Failed, Some(reason.to_owned()), None)
    }

    /// What was read as present and does not count by itself, since the reading has gone wrong.
    pub(crate) fn doubtful(&self) -> impl Iterator<Item = Sign> {
        let unreliable = self.status == ModelStatus::Unreliable;
        let present = self.reply.signs.iter();
        present
            .filter(move |read| unreliable && read.state == SignState::Present)
            .map(|read| read.sign)
    }

    fn without_answer(
        status: ModelStatus,
        failure: Option<String>,
        prompt_sha256: Option<String>,
    ) -> Self {
        Self {
            status,
            reply: ReadReply::default(),
            weights: None,
            failure,
            truncated: false,
            prompt_sha256,
            probabilities: BTreeMap::new(),
        }
    }

    /// What came instead of an answer.
    pub(super) fn failed(error: &ModelError, prompt_sha256: Option<String>) -> Self {
        let (status, failure) = match error {
            ModelError::Cancelled => (ModelStatus::Cancelled, None),
            ModelError::TimedOut => (ModelStatus::TimedOut, None),
            error => (ModelStatus::Failed, Some(error.to_string())),
        };
        Self::without_answer(status, failure, prompt_sha256)
    }

    /// What a reply says, and whether it is to be relied on.
    pub(super) fn answered(
        reply: ReadReply,
        gone_wrong: bool,
        prompt_sha256: Option<String>,
    ) -> Self {
        let status = if gone_wrong {
            ModelStatus::Unreliable
        } else {
            ModelStatus::Answered
        };
        Self {
            reply,
            ..Self::without_answer(status, None, prompt_sha256)
        }
    }
}

const WORDS: [&str; 3] = [ACUITY_WORDS[0].0, ACUITY_WORDS[1].0, ACUITY_WORDS[2].0];

/// What a model is asked about `encounter`: with [`crate::budget::Budget::plan`] it says whether a narrative fits, before any
/// weights are loaded.
pub fn reading_request(encounter: &Encounter, prompts: &PromptSet, reply_tokens: usize) -> Request {
    let signs = protocol::model_vocabulary(encounter);
    let vocabulary = signs
        .iter()
        .map(|sign| format!("{}: {}\n", sign.code(), sign.label()))
        .collect();
    let narrative = encounter.narrative.clone().unwrap_or_default();
    Request {
        grammar: Some(reading_grammar(&signs, &narrative)),
        prompt: prompts.prompt(
            Task::ReadSigns,
            &[
                ("chart", Segment::Text(vocabulary)),
                ("encounter", Segment::Patient(prompt::describe(encounter))),
                ("narrative", Segment::Patient(narrative)),
            ],
        ),
        choice: Some(Choice {
            after_line: Some("="),
            words: &WORDS,
        }),
        reply_tokens,
    }
}

/// The same request for signs and opinion alone.
pub(crate) fn briefly(request: Request, encounter: &Encounter) -> Request {
    let signs = protocol::model_vocabulary(encounter);
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    Request {
        grammar: Some(brief_grammar(&signs, narrative)),
        ..request
    }
}

/// Asks for a list of signs; a model that checks them one by one is asked so.
pub(crate) fn read(
    model: &mut dyn Model,
    encounter: &Encounter,
    request: &Request,
    told: &Told,
    control: &Control<'_>,
) -> ModelReading {
    if let Some(calibration) = model.identity().checks {
        return check(model, encounter, request, calibration, control);
    }
    let signs = protocol::model_vocabulary(encounter);
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let prompt_sha256 = Some(request.prompt.sha256.clone());
    match model.reply(request, control) {
        Ok(reply) => {
            let read = read_reply(&reply.text, &signs, narrative);
            let gone_wrong = has_gone_wrong(&read, encounter, told);
            ModelReading {
                weights: reply.choice.filter(|weights| weights.len() == WORDS.len()),
                truncated: reply.finish == Finish::Length,
                ..ModelReading::answered(read, gone_wrong, prompt_sha256)
            }
        }
        Err(error) => ModelReading::failed(&error, prompt_sha256),
    }
}
