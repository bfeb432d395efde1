//! What is seen in images, and an impression: the model's own words, all of them, and marked as a draft until complete.

use serde::{Deserialize, Serialize};

use super::describe_request::{MAX_FINDINGS, MAX_SENTENCE_CHARS, describe_request};
use super::image_session::{IMAGE_LIMITS, ImageSession, Seen};
use super::{About, TaskError, own_words, whole_lines};
use crate::encounter::PatientText;
use crate::model::Control;

/// A description, `aidpost.description/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Description {
    /// `aidpost.description/1`.
    pub schema: String,
    /// The images, in the order in which they were shown.
    pub images: Vec<Seen>,
    /// What is seen, a sentence each.
    pub findings: Vec<PatientText>,
    /// What it may mean; absent while the description is not complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impression: Option<PatientText>,
    /// What it is not.
    pub limits: String,
    /// Id, completeness, versions.
    #[serde(flatten)]
    pub about: About,
}

impl ImageSession<'_> {
    /// Describes the images. The draft comes through [`Control::on_text`].
    ///
    /// # Errors
    /// [`TaskError::Model`].
    pub fn describe(&mut self, control: &Control<'_>) -> Result<Description, TaskError> {
        let request = describe_request(&self.paused.images, self.prompts);
        let (reply, about) = self.put(&request, control)?;
        Ok(read(&reply.text, self.seen(), about))
    }
}

fn read(reply: &str, images: Vec<Seen>, mut about: About) -> Description {
    let (mut lines, cut) = whole_lines(reply);
    let mut findings = Vec::new();
    let mut impression = None;
    for line in lines.by_ref() {
        if line == "=" {
            impression = lines.next().and_then(sentence);
            about.rejected += usize::from(impression.is_none());
            break;
        }
        match line.strip_prefix("- ").and_then(sentence) {
            Some(finding) if findings.len() < MAX_FINDINGS => findings.push(finding),
            _ => about.rejected += 1,
        }
    }
    about.rejected += lines.count() + usize::from(cut);
    about.draft |= impression.is_none();
    Description {
        schema: "aidpost.description/1".to_owned(),
        images,
        findings,
        impression,
        limits: IMAGE_LIMITS.to_owned(),
        about,
    }
}

fn sentence(line: &str) -> Option<PatientText> {
    own_words(line, MAX_SENTENCE_CHARS)
}
