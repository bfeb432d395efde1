//! The model as the line sees it: something that may answer a request, may fail, and is never trusted.
//! It knows nothing of llama.cpp, signs or protocols.

mod ahead;
mod batch;
mod check;
mod control;
mod image_cache;
#[cfg(feature = "remote")]
pub mod remote;
mod scripted;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::constraint::{ConstraintError, GrammarSource};
use crate::encounter::PatientText;
use crate::prompt::{Pixels, Prompt};

pub use ahead::ReadAhead;
pub use aidpost_models::{Acceptance, SignChecks};
pub use batch::{Answered, BatchEvent, MOST_TOGETHER};
pub use check::{Checked, Checks};
pub use control::{Control, Progress, StopReason};
pub(crate) use image_cache::{CacheRegistry, lock};
pub use image_cache::{EncodeHandle, ImageCache};
pub use scripted::Scripted;

/// Something that answers requests, one at a time. Nothing of one request may reach the next.
pub trait Model: Send {
    /// Answers `request`; checks `control.stop` often enough that a cancel takes effect within a second.
    ///
    /// # Errors
    /// [`ModelError`]; the line goes on without an answer.
    fn reply(&mut self, request: &Request, control: &Control<'_>) -> Result<Reply, ModelError>;

    /// Answers `request` as [`Model::reply`] does, with how likely the mark `+` is against `-` in each line, 0 to 1, by the word that begins the
    /// line. A model that does not say it gives nothing there.
    ///
    /// # Errors
    /// [`ModelError`].
    fn reply_weighed(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<(Reply, BTreeMap<String, f64>), ModelError> {
        Ok((self.reply(request, control)?, BTreeMap::new()))
    }

    /// Answers several requests, each as if alone but for the rounding of its numbers, and tells of each as soon as it is there. A model that cannot compute
    /// them together answers one after the other. A request that fails has its own error, and the others their answers; a stop ends all that have none
    /// yet. Pieces of the replies are given to nobody.
    fn reply_to_many(
        &mut self,
        requests: &[Request],
        control: &Control<'_>,
        tell: &dyn Fn(BatchEvent),
    ) -> Vec<Answered> {
        let quiet = Control {
            on_text: &|_| (),
            ..*control
        };
        let requests = requests.iter().enumerate();
        let answer = |(at, request)| {
            let answered = Answered::alone(self.reply_weighed(request, &quiet));
            tell(BatchEvent::Answered { at });
            answered
        };
        requests.map(answer).collect()
    }

    /// Answers `request` by many short replies instead of one: how likely each of a few words is behind each beginning. Whether a model was trained for
    /// this says [`Identity::checks`]; it is asked of no other.
    ///
    /// # Errors
    /// [`ModelError`]; [`ModelError::NoChecks`] of a model that cannot.
    fn check(
        &mut self,
        _request: &Request,
        _checks: &Checks<'_>,
        _control: &Control<'_>,
    ) -> Result<Vec<Checked>, ModelError> {
        Err(ModelError::NoChecks)
    }

    /// Reads what stands so far of the prompt of `request`, before anybody asks it. The next request begins behind what of it still holds, and gets
    /// the same reply to the bit; it is then dropped. A stop is no error. A model that reads nothing ahead does nothing here.
    ///
    /// # Errors
    /// [`ModelError`]; nothing is held.
    fn read_ahead(
        &mut self,
        _request: &Request,
        _control: &Control<'_>,
    ) -> Result<ReadAhead, ModelError> {
        Ok(ReadAhead::default())
    }

    /// Drops what was read ahead, and its memory.
    fn forget(&mut self) {}

    /// Reads what stands before the patient's part of `request`, and keeps it for whoever comes. Gives how many tokens then stand ready; 0 where
    /// nothing can be kept.
    ///
    /// # Errors
    /// [`ModelError`], as for a reply; a stop too.
    fn read_prefix(
        &mut self,
        _request: &Request,
        _control: &Control<'_>,
    ) -> Result<usize, ModelError> {
        Ok(0)
    }

    /// Begins to encode an image and returns at once; requests about the same pixels then find what it became, for as long as the result is
    /// held. A model that prepares nothing does nothing here.
    ///
    /// # Errors
    /// [`ModelError`]: nothing was begun.
    fn prepare(&mut self, _pixels: &Arc<Pixels>) -> Result<EncodeHandle, ModelError> {
        Ok(EncodeHandle::NOTHING)
    }

    /// Looks at the images of `request` before anything is asked about them, and keeps in `kept` what they became. A model that
    /// keeps nothing does nothing here.
    ///
    /// # Errors
    /// [`ModelError`]; nothing is kept.
    fn see(
        &mut self,
        _request: &Request,
        _kept: &mut ImageCache,
        _control: &Control<'_>,
    ) -> Result<(), ModelError> {
        Ok(())
    }

    /// Answers `request` as [`Model::reply`] does, with what is in `kept` of the same images, and keeps what it had to make anew.
    /// Whoever holds `kept` decides how long that lives: the model itself remembers nothing.
    ///
    /// # Errors
    /// [`ModelError`].
    fn reply_about(
        &mut self,
        request: &Request,
        _kept: &mut ImageCache,
        control: &Control<'_>,
    ) -> Result<Reply, ModelError> {
        self.reply(request, control)
    }

    /// What answers, for the provenance of a triage.
    fn identity(&self) -> &Identity;
}

/// What a model is asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// The prompt, in segments.
    pub prompt: Prompt,
    /// What the reply may be; without one, free text.
    pub grammar: Option<GrammarSource>,
    /// A choice whose probabilities are wanted.
    pub choice: Option<Choice>,
    /// Most tokens of the reply.
    pub reply_tokens: usize,
}

/// A place in the reply where one of `words` must stand, whose probabilities are to be read from the logits.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The line before the one that holds the word; `None`: the word is the first of the reply.
    pub after_line: Option<&'static str>,
    /// The words; no two may begin with the same letter.
    pub words: &'static [&'static str],
}

/// What a model answered.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The text, without any thought and without control tokens.
    pub text: PatientText,
    /// Whether the reply came to its end.
    pub finish: Finish,
    /// Log-probabilities (natural, unnormalized) of the words of [`Request::choice`], in their order; `None` if the place was not reached.
    pub choice: Option<Vec<f64>>,
}

/// Why a reply ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Finish {
    /// The model ended it.
    Complete,
    /// [`Request::reply_tokens`] was reached.
    Length,
}

impl ModelError {
    /// Whether this machine had no memory: with more, the same model may answer.
    pub(crate) const fn is_of_memory(&self) -> bool {
        matches!(self, Self::NoContext { .. } | Self::NoRoom { .. })
    }
}

/// Who answered, for provenance.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Identity {
    /// The pack's id.
    pub pack: String,
    /// SHA-256 of the text model's file.
    pub model_sha256: String,
    /// SHA-256 of the projector's file, if the pack has one.
    pub projector_sha256: Option<String>,
    /// The name of the adapter that is used.
    pub adapter: Option<String>,
    /// SHA-256 of the adapter's file.
    pub adapter_sha256: Option<String>,
    /// Such as `Q4_K_M`.
    pub quantization: String,
    /// Library, processor and instruction sets.
    pub backend: String,
    /// Whether the pack has an acceptance card for these weights; `None` where there is no pack.
    pub acceptance: Option<Acceptance>,
    /// Set for demo and unverified packs, and for those that their acceptance card refuses.
    pub not_for_clinical_use: bool,
    /// Primary tags of the languages in which the pack was evaluated.
    pub languages: Vec<String>,
    /// What is known to be wrong with the weights, a sentence each.
    pub known_defects: Vec<String>,
    /// Divides the logits of an opinion; `None` where the pack brings no calibration.
    pub opinion_temperature: Option<f64>,
    /// Set where the model checks signs one by one instead of writing a list of them, with what makes its weights probabilities.
    pub checks: Option<SignChecks>,
    /// Divides the yes/no logits of a condition, by its code; a condition that is not here is not calibrated.
    pub image_temperatures: BTreeMap<String, f64>,
}

/// Why there is no answer. No variant holds text of a request or reply.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// [`Control::stop`] said so.
    #[error("cancelled")]
    Cancelled,
    /// [`Control::stop`] said so.
    #[error("out of time")]
    TimedOut,
    /// Prompt and reply do not fit the context; nothing is cut to make them fit.
    #[error(
        "prompt ({prompt} tokens) and reply ({reply}) need {over} tokens more than the context of {context}"
    )]
    OverBudget {
        /// Tokens of the prompt.
        prompt: usize,
        /// Tokens kept free for the reply.
        reply: usize,
        /// Tokens of the context.
        context: usize,
        /// By how many tokens it does not fit.
        over: usize,
    },
    /// There is nothing to answer.
    #[error("the prompt is empty")]
    EmptyPrompt,
    /// The request has an image and the pack no projector.
    #[error("this pack cannot read images: it has no projector")]
    NoProjector,
    /// The model has no control token of this text: it is no Gemma 3 chat model.
    #[error("the model has no control token {0}: not a Gemma 3 chat model")]
    NoControlToken(&'static str),
    /// It was asked to check signs one by one.
    #[error("this model was not trained to check signs one by one")]
    NoChecks,
    /// See [`ConstraintError`].
    #[error(transparent)]
    Constraint(#[from] ConstraintError),
    /// Logits were NaN or infinite where a choice was to be made.
    #[error("the model's numbers are not finite (broken weights or an unfit backend)")]
    NotFinite,
    /// llama.cpp refused a step.
    #[error("llama.cpp: {step} failed with code {code}")]
    Backend {
        /// What was being done.
        step: &'static str,
        /// llama.cpp's code.
        code: i32,
    },
    /// A model on another machine gave no answer.
    #[error("{stage}: {reason}")]
    Remote {
        /// Which step: of the settings, the connection, the answer.
        stage: &'static str,
        /// What was wrong; nothing that the other machine wrote.
        reason: String,
    },
    /// No memory for the context.
    #[error("no memory for a context of {tokens} tokens")]
    NoContext {
        /// Tokens of the context.
        tokens: usize,
    },
    /// No memory for the projector.
    #[error("no memory for the {bytes} bytes that reading an image takes")]
    NoRoom {
        /// Bytes of the projector and of its intermediate results.
        bytes: u64,
    },
}
