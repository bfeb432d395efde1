//! Why a call gave nothing, one variant for each thing an app can do about it: what the engine's own errors come to at the
//! boundary to Kotlin and Swift. No variant holds patient text.

mod from;

use aidpost::encounter::EncounterError;

/// Why a call gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum EngineError {
    /// The input cannot be: show the reason beside the field, and let a person correct it.
    #[error("{reason}")]
    Input {
        /// Dotted name, `vitals.heart_rate_per_minute`; none where it is the whole input.
        field: Option<String>,
        /// Stable, for programs: `out_of_range`.
        code: String,
        /// Field, value and range.
        reason: String,
    },
    /// The narrative is too long for this pack's context: shorten it, or take a pack with more.
    #[error("{reason}")]
    TooLong {
        /// By how many tokens.
        tokens_over: u64,
        /// In words.
        reason: String,
    },
    /// This engine has no model, or its pack lacks what the task needs: open another pack. The rules answer all the same.
    #[error("{reason}")]
    NoModel {
        /// What is lacking.
        reason: String,
    },
    /// Image interpretation is off: whether to switch it on is the integrator's decision, not the worker's.
    #[error("image interpretation is off: it is for the integrator to switch it on")]
    ImagesOff,
    /// Too little memory: release something, or take a smaller pack.
    #[error("{reason}")]
    OutOfMemory {
        /// For what.
        reason: String,
    },
    /// The pack, its prompts or llama.cpp failed: report it. The rules answer all the same.
    #[error("{reason}")]
    Failed {
        /// Which step failed, and how.
        reason: String,
    },
    /// The caller cancelled it.
    #[error("cancelled")]
    Cancelled,
    /// The caller's time was over.
    #[error("out of time")]
    TimedOut,
    /// The engine was released: open it again.
    #[error("the engine was released")]
    Released,
}

impl From<EncounterError> for EngineError {
    fn from(error: EncounterError) -> Self {
        Self::input(error.field(), error.code(), &error)
    }
}

impl EngineError {
    pub(crate) fn input(field: Option<&str>, code: &str, error: &dyn std::error::Error) -> Self {
        Self::Input {
            field: field.map(str::to_owned),
            code: code.to_owned(),
            reason: error.to_string(),
        }
    }

    pub(crate) fn failed(error: &dyn std::error::Error) -> Self {
        Self::Failed {
            reason: error.to_string(),
        }
    }
}
