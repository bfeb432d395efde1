//! Questions with one right option, as in MedQA, MedMCQA, MMLU and MedXpertQA. What a model knows of them says nothing of triage; it
//! shows what a pack has lost against its source. Each is asked once, in the order of its options.

use serde::Serialize;
use serde_json::{Map, Value};

use super::calibration::{self, CalibrationScore, Told};
use super::error::{LineError, wrong};
use super::rate::Rate;
use crate::constraint::GrammarSource;
use crate::encounter::PatientText;
use crate::engine::{Engine, Reader};
use crate::model::{Choice, Control, ModelError, Request};
use crate::prompt::{self, Segment};

const INSTRUCTION: &str = include_str!("question.txt");
static LETTERS: [&str; 10] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
/// The letter, however it is cut, and its end.
const REPLY_TOKENS: usize = 8;

/// A question, its options, and which is right.
#[derive(Debug, Clone)]
pub struct ExamQuestion {
    pub(super) set: String,
    pub(super) text: String,
    pub(super) options: Vec<String>,
    pub(super) right: usize,
}

/// What came of the questions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuestionScore {
    /// Questions that were read.
    pub questions: usize,
    /// Of those that were asked, how many were answered right.
    pub right: Rate,
    /// What blind guessing would reach.
    pub chance: f64,
    /// The model failed, mostly since a question is longer than its context.
    pub failed: usize,
    /// There was no model to ask.
    pub not_asked: usize,
    /// By what the file calls the subject or the part of the examination.
    pub by: Vec<(String, Rate)>,
    /// The weights of the letters as probabilities; no pack brings a calibration for them.
    pub calibration: Option<CalibrationScore>,
}

/// What came of one.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) set: String,
    pub(super) options: usize,
    pub(super) answer: Answered,
}

#[derive(Debug, Clone)]
pub(super) enum Answered {
    Told(Told),
    Failed,
    NotAsked,
}

impl Asked {
    fn is_right(&self) -> Option<bool> {
        let Answered::Told(told) = &self.answer else {
            return None;
        };
        let mut best = (0, f64::NEG_INFINITY);
        for (at, share) in told.probabilities.iter().enumerate() {
            if *share > best.1 {
                best = (at, *share);
            }
        }
        Some(best.0 == told.right)
    }
}

/// Reads a question in the form of MedQA (`options` and `answer_idx`), MedMCQA (`opa` to `opd` and `cop` from 0), MMLU (`choices` and
/// `answer`) or MedXpertQA (`options` and `label`). Fields beside these are passed by.
pub(super) fn read(object: &Map<String, Value>) -> Result<ExamQuestion, LineError> {
    let text = object
        .get("question")
        .and_then(Value::as_str)
        .filter(|text| !text.trim().is_empty());
    let text = text
        .ok_or_else(|| wrong("question", "a text that is not empty"))?
        .to_owned();
    let options = options(object)?;
    let most = options.len();
    let (field, value) = ["answer_idx", "label", "cop", "answer"]
        .into_iter()
        .find_map(|field| Some((field, object.get(field)?)))
        .ok_or_else(|| {
            wrong(
                "answer_idx",
                "required: which option is right (or label, cop, answer)",
            )
        })?;
    let right = match value {
        Value::Number(number) => number.as_u64().and_then(|n| usize::try_from(n).ok()),
        Value::String(words) => LETTERS
            .iter()
            .position(|letter| letter == words)
            .or_else(|| options.iter().position(|option| option == words)),
        _ => None,
    };
    let right = right.filter(|right| *right < most).ok_or_else(|| {
        let last = LETTERS[most - 1];
        wrong(
            field,
            format!(
                "a letter from A to {last}, or a number from 0 to {}",
                most - 1
            ),
        )
    })?;
    let set = ["subject_name", "subject", "meta_info", "medical_task"]
        .into_iter()
        .find_map(|field| object.get(field)?.as_str());
    Ok(ExamQuestion {
        set: set.unwrap_or("not given").to_owned(),
        text,
        options,
        right,
    })
}

fn options(object: &Map<String, Value>) -> Result<Vec<String>, LineError> {
    let (field, found): (_, Vec<Option<&Value>>) = if let Some(options) = object.get("options") {
        match options {
            Value::Object(options) => {
                let letters = LETTERS.iter().take(options.len());
                (
                    "options",
                    letters.map(|letter| options.get(*letter)).collect(),
                )
            }
            Value::Array(options) => ("options", options.iter().map(Some).collect()),
            _ => ("options", Vec::new()),
        }
    } else if let Some(Value::Array(choices)) = object.get("choices") {
        ("choices", choices.iter().map(Some).collect())
    } else {
        let four = ["opa", "opb", "opc", "opd"];
        ("options", four.map(|field| object.get(field)).to_vec())
    };
    let texts: Option<Vec<String>> = found
        .into_iter()
        .map(|option| option?.as_str().map(str::to_owned))
        .collect();
    texts
        .filter(|texts| (2..=LETTERS.len()).contains(&texts.len()))
        .ok_or_else(|| {
            wrong(
                field,
                "2 to 10 texts, in an object by letter from A on or in a list (or opa to opd)",
            )
        })
}

impl Engine {
    /// Asks one question; the weights of the letters as probabilities.
    fn answer(
        &mut self,
        question: &ExamQuestion,
        control: &Control<'_>,
    ) -> Result<Option<Vec<f64>>, ModelError> {
        let (Reader::Ready(model), _) = self.parts() else {
            return Ok(None);
        };
        let letters = &LETTERS[..question.options.len()];
        let mut asked = format!("{}\n", question.text);
        for (letter, option) in letters.iter().zip(&question.options) {
            asked.push_str(&format!("{letter}. {option}\n"));
        }
        let words: Vec<String> = letters
            .iter()
            .map(|letter| format!("\"{letter}\""))
            .collect();
        let request = Request {
            prompt: prompt::turn(
                format!("user\n{INSTRUCTION}"),
                vec![Segment::Patient(PatientText::from(asked))],
                INSTRUCTION,
            ),
            grammar: Some(GrammarSource::new(format!(
                "start: {}\n",
                words.join(" | ")
            ))),
            choice: Some(Choice {
                after_line: None,
                words: letters,
            }),
            reply_tokens: REPLY_TOKENS,
        };
        let reply = model.reply(&request, control)?;
        Ok(Some(match reply.choice {
            Some(weights) => shares(&weights),
            // A model that tells no weights has told a letter.
            None => letters
                .iter()
                .map(|letter| f64::from(u8::from(reply.text.trim() == *letter)))
                .collect(),
        }))
    }
}

fn shares(weights: &[f64]) -> Vec<f64> {
    let highest = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let parts: Vec<f64> = weights
        .iter()
        .map(|weight| (weight - highest).exp())
        .collect();
    let sum: f64 = parts.iter().sum();
    parts.iter().map(|part| part / sum).collect()
}

/// Asks the model, if there is one.
pub(super) fn ask(
    engine: Option<&mut Engine>,
    question: &ExamQuestion,
    control: &Control<'_>,
) -> Result<Asked, ModelError> {
    let answer = match engine.map(|engine| engine.answer(question, control)) {
        None | Some(Ok(None)) => Answered::NotAsked,
        Some(Err(ModelError::Cancelled)) => return Err(ModelError::Cancelled),
        // Neither weights that are no numbers nor none at all are an answer.
        Some(Ok(Some(shares))) if shares.iter().sum::<f64>() > 0.5 => Answered::Told(Told {
            probabilities: shares,
            right: question.right,
        }),
        Some(_) => Answered::Failed,
    };
    Ok(Asked {
        set: question.set.clone(),
        options: question.options.len(),
        answer,
    })
}

/// What came of all; none where there were none.
pub(super) fn score(asked: &[Asked]) -> Option<QuestionScore> {
    if asked.is_empty() {
        return None;
    }
    let rate = |asked: &[&Asked]| {
        let right: Vec<bool> = asked.iter().filter_map(|asked| asked.is_right()).collect();
        Rate::wilson(right.iter().filter(|right| **right).count(), right.len())
    };
    let mut by = std::collections::BTreeMap::<&str, Vec<&Asked>>::new();
    for one in asked {
        by.entry(&one.set).or_default().push(one);
    }
    let told: Vec<Told> = asked
        .iter()
        .filter_map(|asked| match &asked.answer {
            Answered::Told(told) => Some(told.clone()),
            Answered::Failed | Answered::NotAsked => None,
        })
        .collect();
    let count =
        |holds: fn(&Answered) -> bool| asked.iter().filter(|asked| holds(&asked.answer)).count();
    Some(QuestionScore {
        questions: asked.len(),
        right: rate(&asked.iter().collect::<Vec<_>>()),
        chance: asked
            .iter()
            .map(|asked| 1.0 / asked.options as f64)
            .sum::<f64>()
            / asked.len() as f64,
        failed: count(|answer| matches!(answer, Answered::Failed)),
        not_asked: count(|answer| matches!(answer, Answered::NotAsked)),
        by: by
            .iter()
            .map(|(set, asked)| ((*set).to_owned(), rate(asked)))
            .collect(),
        calibration: calibration::score(&told, false),
    })
}
