//! The text tasks as data, for callers that hand them over.

use super::{Answer, History, SoapNote, TaskError};
use crate::encounter::{Encounter, PatientText};
use crate::model::Control;
use crate::triage::Engine;

/// What can be written about an encounter.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
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
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
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

impl Engine {
    /// Does one task.
    ///
    /// # Errors
    /// Those of the task.
    pub fn perform(
        &mut self,
        encounter: &Encounter,
        task: &TextTask,
        control: &Control<'_>,
    ) -> Result<TextRecord, TaskError> {
        Ok(match task {
            TextTask::Soap => TextRecord::Soap {
                note: self.soap(encounter, control)?,
            },
            TextTask::History => TextRecord::History {
                history: self.history(encounter, control)?,
            },
            TextTask::Ask { question } => TextRecord::Answered {
                answer: self.ask(encounter, question, control)?,
            },
        })
    }
}
