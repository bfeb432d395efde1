//! The text tasks as data, for callers that hand them over.

use aidpost::encounter::{Encounter, PatientText};
use aidpost::engine::{Engine, Event};
use aidpost::model::Control;
use aidpost::tasks::{Answer, History, SoapNote, TaskError};

/// What can be written about an encounter.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum TextTask {
    /// A note in four sections.
    Soap,
    /// What the narrative tells of the patient's history.
    History,
    /// An answer to a question, from the encounter alone.
    Ask {
        /// The question.
        question: PatientText,
    },
}

/// What came of a [`TextTask`].
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum TextRecord {
    /// Of [`TextTask::Soap`].
    Soap {
        /// The record.
        note: SoapNote,
    },
    /// Of [`TextTask::History`].
    History {
        /// The record.
        history: History,
    },
    /// Of [`TextTask::Ask`].
    Answered {
        /// The record.
        answer: Answer,
    },
}

impl TextTask {
    /// Does the task, telling what is written.
    ///
    /// # Errors
    /// Those of the task.
    pub(crate) fn perform(
        &self,
        engine: &mut Engine,
        encounter: &Encounter,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<TextRecord, TaskError> {
        Ok(match self {
            Self::Soap => TextRecord::Soap {
                note: engine.soap_with_events(encounter, control, tell)?,
            },
            Self::History => TextRecord::History {
                history: engine.history_with_events(encounter, control, tell)?,
            },
            Self::Ask { question } => TextRecord::Answered {
                answer: engine.ask_with_events(encounter, question, control, tell)?,
            },
        })
    }
}
