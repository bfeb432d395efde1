//! Which of its variants each error of the engine is at the boundary.

use aidpost::bench::BenchError;
use aidpost::llama::OpenError;
use aidpost::model::{ModelError, StopReason};
use aidpost::prompt::PromptSetError;
use aidpost::tasks::TaskError;

use super::EngineError;

impl From<StopReason> for EngineError {
    fn from(stop: StopReason) -> Self {
        match stop {
            StopReason::Cancelled => Self::Cancelled,
            StopReason::TimedOut => Self::TimedOut,
        }
    }
}

impl From<ModelError> for EngineError {
    fn from(error: ModelError) -> Self {
        let reason = error.to_string();
        match error {
            ModelError::Cancelled => Self::Cancelled,
            ModelError::TimedOut => Self::TimedOut,
            ModelError::OverBudget { over, .. } => Self::TooLong {
                tokens_over: over as u64,
                reason,
            },
            ModelError::NoProjector => Self::NoModel { reason },
            ModelError::NoContext { .. } | ModelError::NoRoom { .. } => {
                Self::OutOfMemory { reason }
            }
            _ => Self::Failed { reason },
        }
    }
}

impl From<TaskError> for EngineError {
    fn from(error: TaskError) -> Self {
        match error {
            TaskError::Encounter(error) => error.into(),
            TaskError::Model(error) => error.into(),
            TaskError::NoModel(reason) => Self::NoModel { reason },
            TaskError::NoNarrative => Self::input(Some("narrative"), "missing_field", &error),
            TaskError::ImagesOff => Self::ImagesOff,
            TaskError::Images { .. } => Self::input(Some("images"), "wrong_number", &error),
            TaskError::Condition { .. } | TaskError::NoConditions => {
                Self::input(Some("conditions"), "not_of_this_kind", &error)
            }
            TaskError::Question { .. } => Self::input(Some("question"), "too_long", &error),
        }
    }
}

impl From<BenchError> for EngineError {
    fn from(error: BenchError) -> Self {
        match error {
            BenchError::Open(error) => error.into(),
            BenchError::Model(error) => error.into(),
            BenchError::Image(error) => Self::failed(&error),
        }
    }
}

impl From<OpenError> for EngineError {
    fn from(error: OpenError) -> Self {
        let reason = error.to_string();
        match error {
            OpenError::Stopped(stop) => stop.into(),
            OpenError::Adapter(_) => Self::NoModel { reason },
            OpenError::NoMemory { .. } => Self::OutOfMemory { reason },
            _ => Self::Failed { reason },
        }
    }
}

impl From<PromptSetError> for EngineError {
    fn from(error: PromptSetError) -> Self {
        Self::failed(&error)
    }
}
