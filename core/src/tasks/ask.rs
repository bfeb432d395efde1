//! A question about an encounter, answered from the encounter and nothing else. The constraint lets the model answer only
//! after it has named at least one source; without one it can only say that the record does not hold it.

use serde::{Deserialize, Serialize};

use super::entered::seen;
use super::{About, Quote, TaskError, ask_model, own_words, whole_lines};
use crate::constraint::{GrammarSource, sentence_rule, span_rule};
use crate::encounter::{Encounter, PatientText};
use crate::engine::Engine;
use crate::model::Control;
use crate::prompt::{Segment, Task};

/// Longest question, in characters.
pub const MAX_QUESTION_CHARS: usize = 1_000;
const MAX_ANSWER_CHARS: usize = 600;
const MAX_SOURCES: usize = 5;
const REPLY_TOKENS: usize = 400;

const LIMITS: &str = "Answered from this encounter alone, without guidelines or literature. Check it against its sources; it is a draft \
    for a health worker, not advice to a patient.";

/// An answer, `aidpost.answer/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Answer {
    /// `aidpost.answer/1`.
    pub schema: String,
    /// Whether the record holds what was asked for.
    pub status: AnswerStatus,
    /// The answer: the model's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<PatientText>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// What it is not.
    pub limits: String,
    /// Id, completeness, versions.
    #[serde(flatten)]
    pub about: About,
}

/// Whether a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum AnswerStatus {
    /// With at least one source.
    Answered,
    /// The model says that the record does not hold it, or nothing is there that an answer could rest on.
    NotInRecord,
    /// The reply was cut or not in the form: whether the record holds it is not known. Ask again.
    NoAnswer,
}

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "source")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Source {
    /// Words of the narrative.
    Narrative {
        /// The words and their place.
        quote: Quote,
    },
    /// A field that the worker entered.
    Field {
        /// Its dotted name.
        field: String,
        /// What was entered, in words, with its unit.
        value: String,
    },
}

impl Engine {
    /// Answers `question` about `encounter`.
    ///
    /// # Errors
    /// [`TaskError`].
    pub fn ask(
        &mut self,
        encounter: &Encounter,
        question: &str,
        control: &Control<'_>,
    ) -> Result<Answer, TaskError> {
        encounter.check()?;
        let question = checked(question)?;
        let asked = [("question", Segment::Patient(PatientText::from(question)))];
        let (reply, about) = ask_model(
            self,
            Task::Ask,
            encounter,
            &asked,
            grammar(encounter),
            REPLY_TOKENS,
            control,
        )?;
        Ok(read(&reply, encounter, about))
    }
}

/// A question that can be asked.
pub(super) fn checked(question: &str) -> Result<&str, TaskError> {
    let characters = question.chars().count();
    if question.trim().is_empty() || characters > MAX_QUESTION_CHARS {
        return Err(TaskError::Question { characters });
    }
    Ok(question)
}

/// Age and sex are no source: they are always there, and an answer that rests on nothing else would be a guess.
fn grammar(encounter: &Encounter) -> GrammarSource {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let span = span_rule(narrative);
    let fields = seen(encounter)
        .map(|entered| format!("\"{}\"", entered.field))
        .collect::<Vec<_>>()
        .join(" | ");
    let mut source = Vec::new();
    source.extend(span.is_some().then_some("\"> \" span \"\\n\""));
    source.extend((!fields.is_empty()).then_some("\"@ \" FIELD \"\\n\""));
    let mut lark = if source.is_empty() {
        "start: \"none\\n\"\n".to_owned()
    } else {
        let answer = sentence_rule(MAX_ANSWER_CHARS);
        format!(
            "start: \"none\\n\" | source{{1,{MAX_SOURCES}}} \"=\\n\" SENTENCE \"\\n\"\nsource: {}\n{answer}",
            source.join(" | ")
        )
    };
    if !fields.is_empty() {
        lark.push_str(&format!("FIELD: {fields}\n"));
    }
    lark.push_str(&span.unwrap_or_default());
    GrammarSource::about(narrative, lark)
}

fn read(reply: &str, encounter: &Encounter, mut about: About) -> Answer {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let (mut lines, cut) = whole_lines(reply);
    let mut sources = Vec::new();
    let mut text = None;
    let mut says_none = false;
    for line in lines.by_ref() {
        let source = match line.split_once(' ') {
            Some((">", span)) => {
                Quote::of(span, narrative).map(|quote| Source::Narrative { quote })
            }
            Some(("@", name)) => {
                seen(encounter)
                    .find(|entered| entered.field == name)
                    .map(|entered| Source::Field {
                        field: entered.field,
                        value: entered.value,
                    })
            }
            _ => None,
        };
        match source {
            Some(source) if sources.len() < MAX_SOURCES => sources.push(source),
            _ if line == "=" => {
                text = lines
                    .next()
                    .and_then(|line| own_words(line, MAX_ANSWER_CHARS));
                about.rejected += usize::from(text.is_none());
                break;
            }
            _ if line == "none" => says_none = true,
            _ => about.rejected += 1,
        }
    }
    about.rejected += lines.count() + usize::from(cut);
    // Words without a source are no answer, whoever wrote them.
    let text = text.filter(|_| !sources.is_empty());
    if text.is_none() {
        sources.clear();
    }
    let status = match &text {
        Some(_) => AnswerStatus::Answered,
        None if says_none => AnswerStatus::NotInRecord,
        None => AnswerStatus::NoAnswer,
    };
    Answer {
        schema: "aidpost.answer/1".to_owned(),
        status,
        text,
        sources,
        limits: LIMITS.to_owned(),
        about,
    }
}
