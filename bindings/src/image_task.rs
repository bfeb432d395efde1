//! The image tasks as data, for callers that hand them over: one session with the images, then each task in turn.

use aidpost::encounter::PatientText;
use aidpost::engine::Event;
use aidpost::model::Control;
use aidpost::prompt::Condition;
use aidpost::tasks::{Classification, Description, ImageAnswer, ImageSession, TaskError};

/// What can be asked about images.
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ImageTask {
    /// What is seen.
    Describe,
    /// A question in free words.
    Ask {
        /// The question.
        question: PatientText,
    },
    /// Conditions, each with a probability.
    Classify {
        /// Their codes; none: all that fit the kinds of the images.
        conditions: Vec<String>,
    },
}

/// What came of an [`ImageTask`].
#[derive(Debug, Clone, PartialEq, uniffi::Enum)]
pub enum ImageRecord {
    /// Of [`ImageTask::Describe`].
    Described {
        /// The record.
        description: Description,
    },
    /// Of [`ImageTask::Ask`].
    Answered {
        /// The record.
        answer: ImageAnswer,
    },
    /// Of [`ImageTask::Classify`].
    Classified {
        /// The record.
        classification: Classification,
    },
}

impl ImageTask {
    /// Does the task, telling what is written; the images are not encoded again.
    ///
    /// # Errors
    /// Those of the task; [`TaskError::Condition`] also for a code that nobody knows.
    pub(crate) fn perform(
        &self,
        session: &mut ImageSession<'_>,
        control: &Control<'_>,
        tell: &dyn Fn(Event),
    ) -> Result<ImageRecord, TaskError> {
        Ok(match self {
            Self::Describe => ImageRecord::Described {
                description: session.describe_with_events(control, tell)?,
            },
            Self::Ask { question } => ImageRecord::Answered {
                answer: session.ask_with_events(question, control, tell)?,
            },
            Self::Classify { conditions } => {
                let known = |code: &String| Condition::from_code(code);
                let conditions: Option<Vec<_>> = conditions.iter().map(known).collect();
                let conditions = conditions.ok_or(TaskError::Condition { code: "unknown" })?;
                ImageRecord::Classified {
                    classification: session.classify(&conditions, control)?,
                }
            }
        })
    }
}
