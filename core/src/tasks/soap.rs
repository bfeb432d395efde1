//! A note in four sections. A statement is either taken from the encounter (quoted, measured, or the protocol's) or marked as
//! the model's inference; measured values and the protocol's finding never pass through the model.

use serde::{Deserialize, Serialize};

use super::{About, Quote, TaskError, ask_model, entered, narrative, own_words, whole_lines};
use crate::constraint::{GrammarSource, sentence_rule, span_rule};
use crate::encounter::{Encounter, PatientText};
use crate::engine::Engine;
use crate::model::Control;
use crate::prompt::Task;
use crate::protocol::Outcome;

const MAX_SENTENCE_CHARS: usize = 200;
const REPLY_TOKENS: usize = 700;
const SECTIONS: [&str; 4] = ["S", "O", "A", "P"];

/// A SOAP note, `aidpost.soap/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SoapNote {
    /// `aidpost.soap/1`.
    pub schema: String,
    /// What is told.
    pub subjective: Vec<Statement>,
    /// What was seen and measured.
    pub objective: Vec<Statement>,
    /// What the protocol found, and what it may be.
    pub assessment: Vec<Statement>,
    /// What to do next: always inference.
    pub plan: Vec<Statement>,
    /// Id, completeness, versions.
    #[serde(flatten)]
    pub about: About,
}

/// One statement of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Statement {
    /// What it says.
    pub text: PatientText,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: StatementOrigin,
}

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "origin")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum StatementOrigin {
    /// The narrative's own words.
    Quoted {
        /// The words and their place.
        quote: Quote,
    },
    /// A field of the encounter.
    Entered {
        /// Its dotted name.
        field: String,
    },
    /// A rule that held.
    Protocol {
        /// Its id.
        rule: String,
    },
    /// The model's own: nothing in the encounter says so.
    Inferred,
}

impl Engine {
    /// Writes a note about `encounter`.
    ///
    /// # Errors
    /// [`TaskError`].
    pub fn soap(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
    ) -> Result<SoapNote, TaskError> {
        let rules = Self::rules(encounter)?;
        let narrative = narrative(encounter)?;
        let (reply, about) = ask_model(
            self,
            Task::Soap,
            encounter,
            &[],
            grammar(narrative),
            REPLY_TOKENS,
            control,
        )?;
        Ok(read(&reply, encounter, &rules, about))
    }
}

fn grammar(narrative: &str) -> GrammarSource {
    let span = span_rule(narrative);
    let told = if span.is_some() {
        "told: \"> \" span \"\\n\" | inferred\n"
    } else {
        "told: inferred\n"
    };
    let lark = format!(
        "start: \"S\\n\" told{{0,8}} \"O\\n\" told{{0,4}} \"A\\n\" inferred{{1,4}} \"P\\n\" inferred{{1,5}}\n\
         {told}inferred: \"~ \" SENTENCE \"\\n\"\n{}{}",
        span.unwrap_or_default(),
        sentence_rule(MAX_SENTENCE_CHARS)
    );
    GrammarSource::about(narrative, lark)
}

fn read(reply: &str, encounter: &Encounter, rules: &Outcome, about: About) -> SoapNote {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let mut sections: [Vec<Statement>; 4] = [
        Vec::new(),
        measured_and_ticked(encounter),
        found(rules),
        Vec::new(),
    ];
    let mut about = about;
    let mut section = None;
    let (lines, cut) = whole_lines(reply);
    for line in lines {
        let next = section.map_or(0, |at| at + 1);
        if SECTIONS.get(next) == Some(&line) {
            section = Some(next);
            continue;
        }
        let statement = match (line.split_once(' '), section) {
            // Only what is told and seen can be quoted; an assessment or a plan is the model's.
            (Some((">", span)), Some(0 | 1)) => Quote::of(span, narrative).map(|quote| Statement {
                text: quote.text.clone(),
                origin: StatementOrigin::Quoted { quote },
            }),
            (Some(("~", text)), Some(_)) => {
                own_words(text, MAX_SENTENCE_CHARS).map(|text| Statement {
                    text,
                    origin: StatementOrigin::Inferred,
                })
            }
            _ => None,
        };
        match (statement, section.and_then(|at| sections.get_mut(at))) {
            (Some(statement), Some(section)) => section.push(statement),
            _ => about.rejected += 1,
        }
    }
    about.rejected += usize::from(cut);
    about.draft |= section != Some(SECTIONS.len() - 1);
    let [subjective, objective, assessment, plan] = sections;
    SoapNote {
        schema: "aidpost.soap/1".to_owned(),
        subjective,
        objective,
        assessment,
        plan,
        about,
    }
}

/// What the worker measured and ticked, as it was entered.
fn measured_and_ticked(encounter: &Encounter) -> Vec<Statement> {
    entered::seen(encounter)
        .map(|entered| Statement {
            text: PatientText::from(format!("{}: {}", entered.name, entered.value)),
            origin: StatementOrigin::Entered {
                field: entered.field,
            },
        })
        .collect()
}

/// What the protocol found on the worker's own input.
fn found(rules: &Outcome) -> Vec<Statement> {
    let statement = |finding: &crate::protocol::Finding| Statement {
        text: PatientText::from(format!("{}: {}", finding.acuity.code(), finding.criterion)),
        origin: StatementOrigin::Protocol {
            rule: finding.rule.clone(),
        },
    };
    rules.assessment.findings.iter().map(statement).collect()
}
