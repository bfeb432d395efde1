//! One yes/no question for each condition, and what weight the model gives to yes. A number here ranks; only one that a pack's
//! calibration stands behind measures, and none of them is the probability that a patient is ill.

use serde::{Deserialize, Serialize};

use super::image_session::{IMAGE_LIMITS, ImageSession, Seen};
use super::{About, TaskError};
use crate::constraint::GrammarSource;
use crate::encounter::PatientText;
use crate::model::{Choice, Control, Finish, Request};
use crate::prompt::{Condition, Image, PromptSet, Segment, Task, show};

const WORDS: [&str; 2] = ["yes", "no"];
/// The word, however it is cut, and its end.
const REPLY_TOKENS: usize = 8;

/// A classification, `aidpost.classification/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Classification {
    /// `aidpost.classification/1`.
    pub schema: String,
    /// The images, in the order in which they were shown.
    pub images: Vec<Seen>,
    /// One entry a condition, in the order in which they were asked.
    pub conditions: Vec<Judged>,
    /// What it is not.
    pub limits: String,
    /// Id, completeness, versions.
    #[serde(flatten)]
    pub about: About,
}

/// What the model says to one condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Judged {
    /// The condition's code.
    pub condition: String,
    /// The condition, for people.
    pub label: String,
    /// The word that the model gave.
    pub judgement: Judgement,
    /// The weight of `yes` against `no`, 0 to 1; absent where the model gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    /// What stands behind the number.
    pub calibration: Calibration,
}

/// The word that the model gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Judgement {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Neither word.
    NotAnswered,
}

/// What stands behind a probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Calibration {
    /// The pack brings a temperature for this condition, fitted on held-out images.
    Temperature,
    /// Nothing: the numbers rank, but do not measure.
    Uncalibrated,
}

/// What a model is asked about one condition.
pub fn classify_request(images: &[Image], condition: &Condition, prompts: &PromptSet) -> Request {
    let question = Segment::Patient(PatientText::from(condition.question));
    let fillings: Vec<_> = show(images).chain([("question", question)]).collect();
    Request {
        prompt: prompts.prompt(Task::Classify, &fillings),
        grammar: Some(GrammarSource::new("start: \"yes\" | \"no\"\n".to_owned())),
        choice: Some(Choice {
            after_line: None,
            words: &WORDS,
        }),
        reply_tokens: REPLY_TOKENS,
    }
}

impl ImageSession<'_> {
    /// Asks about each of `conditions`; without any, about all that fit the kinds of the images.
    ///
    /// # Errors
    /// [`TaskError::Condition`] for one that fits none of the images' kinds; [`TaskError::Model`].
    pub fn classify(
        &mut self,
        conditions: &[&'static Condition],
        control: &Control<'_>,
    ) -> Result<Classification, TaskError> {
        let of_kind = |condition: &Condition| {
            self.paused
                .images
                .iter()
                .any(|image| image.kind == condition.kind)
        };
        if let Some(other) = conditions.iter().find(|condition| !of_kind(condition)) {
            return Err(TaskError::Condition { code: other.code });
        }
        let asked: Vec<&Condition> = if conditions.is_empty() {
            let all = crate::prompt::CONDITIONS.iter();
            all.filter(|condition| of_kind(condition)).collect()
        } else {
            conditions.to_vec()
        };
        // A word of each answer on its own is no draft of the record.
        let control = &Control {
            on_text: &|_| (),
            ..*control
        };
        let mut judged = Vec::new();
        let mut whole: Option<About> = None;
        for condition in asked {
            let request = classify_request(&self.paused.images, condition, self.prompts);
            let (reply, about) = self.put(&request, control)?;
            let judgement = judgement(&reply.text, reply.finish);
            let temperature = self.temperature(condition.code, &about);
            let so_far = match &mut whole {
                Some(so_far) => so_far,
                None => whole.insert(about.clone()),
            };
            // From here on the model of this machine answers.
            if about.remote_failed.is_some() {
                so_far.remote_failed = about.remote_failed;
                so_far.provenance = about.provenance;
            }
            so_far.rejected += usize::from(judgement == Judgement::NotAnswered);
            if reply.finish == Finish::Length {
                so_far.finish = Finish::Length;
                so_far.draft = true;
            }
            judged.push(Judged {
                condition: condition.code.to_owned(),
                label: condition.label.to_owned(),
                judgement,
                probability: reply
                    .choice
                    .and_then(|weights| probability(&weights, temperature.unwrap_or(1.0))),
                calibration: match temperature {
                    Some(_) => Calibration::Temperature,
                    None => Calibration::Uncalibrated,
                },
            });
        }
        Ok(Classification {
            schema: "aidpost.classification/1".to_owned(),
            images: self.seen(),
            conditions: judged,
            limits: IMAGE_LIMITS.to_owned(),
            about: whole.ok_or(TaskError::NoConditions)?,
        })
    }
}

fn judgement(reply: &str, finish: Finish) -> Judgement {
    match (reply.trim_end(), finish) {
        ("yes", Finish::Complete) => Judgement::Yes,
        ("no", Finish::Complete) => Judgement::No,
        _ => Judgement::NotAnswered,
    }
}

/// The logistic function of the difference of the weights of yes and no, divided by `temperature`.
fn probability(weights: &[f64], temperature: f64) -> Option<f64> {
    let [yes, no] = weights else { return None };
    let probability = 1.0 / (1.0 + ((no - yes) / temperature).exp());
    probability.is_finite().then_some(probability)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temperature_moves_a_probability_towards_one_half_and_never_across() {
        for (yes, no) in [(3.0, -1.0), (-20.0, 4.0), (0.0, 0.0)] {
            let plain = probability(&[yes, no], 1.0).unwrap();
            let cooled = probability(&[yes, no], 4.0).unwrap();
            assert!((plain - 0.5).abs() >= (cooled - 0.5).abs());
            assert!((plain - 0.5) * (cooled - 0.5) >= 0.0);
        }
        assert_eq!(probability(&[2.0, 2.0], 1.0), Some(0.5));
        assert_eq!(probability(&[1_000.0, -1_000.0], 1.0), Some(1.0));
        assert_eq!(probability(&[1.0], 1.0), None);
        assert_eq!(probability(&[f64::NAN, 0.0], 1.0), None);
    }

    #[test]
    fn only_a_whole_yes_or_no_is_an_answer() {
        assert_eq!(judgement("yes", Finish::Complete), Judgement::Yes);
        assert_eq!(judgement("no", Finish::Complete), Judgement::No);
        for (reply, finish) in [
            ("yes", Finish::Length),
            ("", Finish::Complete),
            ("yesno", Finish::Complete),
            ("no pneumonia", Finish::Complete),
        ] {
            assert_eq!(judgement(reply, finish), Judgement::NotAnswered);
        }
    }
}
