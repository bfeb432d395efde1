//! The image tasks as data, for callers that hand them over: one look at the images, then each task in turn.

use super::{Classification, Description, ImageAnswer, Look, TaskError};
use crate::encounter::PatientText;
use crate::model::Control;
use crate::prompt::Condition;

/// What can be asked about images.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
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
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
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

impl Look<'_> {
    /// Does one task; the images are not encoded again.
    ///
    /// # Errors
    /// Those of the task; [`TaskError::Condition`] also for a code that nobody knows.
    pub fn perform(
        &mut self,
        task: &ImageTask,
        control: &Control<'_>,
    ) -> Result<ImageRecord, TaskError> {
        Ok(match task {
            ImageTask::Describe => ImageRecord::Described {
                description: self.describe(control)?,
            },
            ImageTask::Ask { question } => ImageRecord::Answered {
                answer: self.ask(question, control)?,
            },
            ImageTask::Classify { conditions } => {
                let known = |code: &String| Condition::from_code(code);
                let conditions: Option<Vec<_>> = conditions.iter().map(known).collect();
                let conditions = conditions.ok_or(TaskError::Condition { code: "unknown" })?;
                ImageRecord::Classified {
                    classification: self.classify(&conditions, control)?,
                }
            }
        })
    }
}
