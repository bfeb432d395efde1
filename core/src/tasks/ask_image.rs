//! A question about images, answered from what is seen in them. The grammar lets the model say that it cannot be seen.

use serde::{Deserialize, Serialize};

use super::ask::checked;
use super::image_session::{IMAGE_LIMITS, ImageSession, Seen};
use super::{About, TaskError, own_words, whole_lines};
use crate::constraint::{GrammarSource, sentence_rule};
use crate::encounter::PatientText;
use crate::model::{Control, Request};
use crate::prompt::{Image, PromptSet, Segment, Task, show};

const MAX_ANSWER_CHARS: usize = 600;
const REPLY_TOKENS: usize = 300;

/// An answer about images, `aidpost.image-answer/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImageAnswer {
    /// `aidpost.image-answer/1`.
    pub schema: String,
    /// The images, in the order in which they were shown.
    pub images: Vec<Seen>,
    /// Whether there is an answer.
    pub status: ImageAnswerStatus,
    /// The answer: the model's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<PatientText>,
    /// What it is not.
    pub limits: String,
    /// Id, completeness, versions.
    #[serde(flatten)]
    pub about: About,
}

/// Whether a question about images was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ImageAnswerStatus {
    /// It was.
    Answered,
    /// The model says that it cannot be seen, or gave no whole answer.
    NotSeen,
}

/// What a model is asked to answer `question` about `images`.
pub fn ask_image_request(images: &[Image], question: &str, prompts: &PromptSet) -> Request {
    let asked = ("question", Segment::Patient(PatientText::from(question)));
    let fillings: Vec<_> = show(images).chain([asked]).collect();
    Request {
        prompt: prompts.prompt(Task::AskImage, &fillings),
        grammar: Some(GrammarSource::new(format!(
            "start: \"none\\n\" | \"=\\n\" SENTENCE \"\\n\"\n{}",
            sentence_rule(MAX_ANSWER_CHARS)
        ))),
        choice: None,
        reply_tokens: REPLY_TOKENS,
    }
}

impl ImageSession<'_> {
    /// Answers `question` about the images.
    ///
    /// # Errors
    /// [`TaskError::Question`], [`TaskError::Model`].
    pub fn ask(&mut self, question: &str, control: &Control<'_>) -> Result<ImageAnswer, TaskError> {
        let request = ask_image_request(&self.paused.images, checked(question)?, self.prompts);
        let (reply, about) = self.put(&request, control)?;
        Ok(read(&reply.text, self.seen(), about))
    }
}

fn read(reply: &str, images: Vec<Seen>, mut about: About) -> ImageAnswer {
    let (mut lines, cut) = whole_lines(reply);
    let text = match lines.next() {
        Some("=") => {
            let line = lines.next();
            let text = line.and_then(|line| own_words(line, MAX_ANSWER_CHARS));
            about.rejected += usize::from(line.is_some() && text.is_none());
            text
        }
        Some("none") => None,
        other => {
            about.rejected += usize::from(other.is_some());
            None
        }
    };
    about.rejected += lines.count() + usize::from(cut);
    let status = if text.is_some() {
        ImageAnswerStatus::Answered
    } else {
        ImageAnswerStatus::NotSeen
    };
    ImageAnswer {
        schema: "aidpost.image-answer/1".to_owned(),
        images,
        status,
        text,
        limits: IMAGE_LIMITS.to_owned(),
        about,
    }
}
