//! What came of asking a model, in whichever way: a status, what was read, and why if it failed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::constraint::ReadReply;
use crate::encounter::{Sign, SignState};
use crate::model::ModelError;

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
    /// Whether it failed because this machine has no memory for it, which says nothing of the model.
    pub(crate) no_memory: bool,
    pub(crate) truncated: bool,
    pub(crate) prompt_sha256: Option<String>,
    /// How likely each sign is that was checked for itself.
    pub(crate) probabilities: BTreeMap<Sign, f64>,
    /// How likely each sign of a list is present rather than absent, where the model says so.
    pub(crate) marks: BTreeMap<Sign, f64>,
    /// How many accounts were computed together with this one, itself included.
    pub(crate) together: usize,
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
            no_memory: false,
            truncated: false,
            prompt_sha256,
            probabilities: BTreeMap::new(),
            marks: BTreeMap::new(),
            together: 1,
        }
    }

    /// What came instead of an answer.
    pub(super) fn failed(error: &ModelError, prompt_sha256: Option<String>) -> Self {
        let (status, failure) = match error {
            ModelError::Cancelled => (ModelStatus::Cancelled, None),
            ModelError::TimedOut => (ModelStatus::TimedOut, None),
            error => (ModelStatus::Failed, Some(error.to_string())),
        };
        Self {
            no_memory: error.is_of_memory(),
            ..Self::without_answer(status, failure, prompt_sha256)
        }
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
