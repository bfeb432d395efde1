//! Free text to a structured history: problems, medicines with dose as written, allergies, onset. Every entry is the
//! narrative's own words; nothing is coded, corrected or completed.

use serde::{Deserialize, Serialize};

use super::{About, Quote, TaskError, ask_model, narrative, whole_lines};
use crate::constraint::{GrammarSource, span_rule};
use crate::encounter::{Encounter, SignState};
use crate::engine::Engine;
use crate::model::Control;
use crate::prompt::Task;

const REPLY_TOKENS: usize = 600;
const MAX_ITEMS: usize = 24;

/// A history, `aidpost.history/1`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct History {
    /// `aidpost.history/1`.
    pub schema: String,
    /// Illnesses and complaints, earlier and present.
    pub problems: Part,
    /// Medicines.
    pub medicines: Part,
    /// Allergies.
    pub allergies: Part,
    /// When it began.
    pub onset: Part,
    /// Id, completeness, versions.
    #[serde(flatten)]
    pub about: About,
}

/// One part of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Part {
    /// What the account says of it as a whole.
    pub said: Said,
    /// What it says, one by one.
    pub items: Vec<Item>,
}

/// What an account says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Said {
    /// At least one is there.
    Present,
    /// It says that there is none.
    Absent,
    /// It does not say, or the model did not find it.
    NotSaid,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Item {
    /// There, or said not to be there.
    pub state: SignState,
    /// The words that say so; a medicine's name, as written.
    pub evidence: Quote,
    /// How a medicine is taken, as written; with medicines only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<Quote>,
}

impl Engine {
    /// Lists what the narrative of `encounter` tells of the patient's history.
    ///
    /// # Errors
    /// [`TaskError`].
    pub fn history(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
    ) -> Result<History, TaskError> {
        encounter.check()?;
        let narrative = narrative(encounter)?;
        let (reply, about) = ask_model(
            self,
            Task::History,
            encounter,
            &[],
            grammar(narrative),
            REPLY_TOKENS,
            control,
        )?;
        Ok(read(&reply, narrative, about))
    }
}

fn grammar(narrative: &str) -> GrammarSource {
    let lark = format!(
        "start: item{{0,{MAX_ITEMS}}}\n\
         item: KIND STATE span \"\\n\" | \"onset + \" span \"\\n\" | \"medicine\" STATE span \"\\n\" (\"dose \" span \"\\n\")?\n\
         KIND: \"problem\" | \"allergy\"\nSTATE: \" + \" | \" - \"\n{}",
        span_rule(narrative).unwrap_or_default()
    );
    GrammarSource::about(narrative, lark)
}

fn read(reply: &str, narrative: &str, mut about: About) -> History {
    let (mut problems, mut medicines, mut allergies, mut onset) =
        (Vec::new(), Vec::<Item>::new(), Vec::new(), Vec::new());
    let (lines, cut) = whole_lines(reply);
    // A dose belongs to the medicine in the line before it.
    let mut after_medicine = false;
    for line in lines {
        let kept = match (line.split_once(' '), after_medicine) {
            (Some(("dose", span)), true) => Quote::of(span, narrative)
                .zip(medicines.last_mut())
                .map(|(dose, medicine)| {
                    medicine.dose = Some(dose);
                    false
                }),
            (Some((kind, rest)), _) => item(rest, narrative).and_then(|item| {
                match kind {
                    "problem" => push_new(&mut problems, item),
                    "allergy" => push_new(&mut allergies, item),
                    "onset" if item.state == SignState::Present => push_new(&mut onset, item),
                    "medicine" => medicines.push(item),
                    _ => return None,
                }
                Some(kind == "medicine")
            }),
            (None, _) => None,
        };
        about.rejected += usize::from(kept.is_none());
        after_medicine = kept.unwrap_or(false);
    }
    about.rejected += usize::from(cut);
    History {
        schema: "aidpost.history/1".to_owned(),
        problems: part(problems),
        medicines: part(each_once(medicines)),
        allergies: part(allergies),
        onset: part(onset),
        about,
    }
}

/// A dose comes after its medicine, so the same medicine twice shows only at the end.
fn each_once(medicines: Vec<Item>) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for medicine in medicines {
        if !kept.contains(&medicine) {
            kept.push(medicine);
        }
    }
    kept
}

/// The same words twice are one entry.
fn push_new(items: &mut Vec<Item>, item: Item) {
    if !items.contains(&item) {
        items.push(item);
    }
}

fn item(rest: &str, narrative: &str) -> Option<Item> {
    let (state, span) = rest.split_once(' ')?;
    let state = match state {
        "+" => SignState::Present,
        "-" => SignState::Absent,
        _ => return None,
    };
    Some(Item {
        state,
        evidence: Quote::of(span, narrative)?,
        dose: None,
    })
}

fn part(items: Vec<Item>) -> Part {
    let said = if items.iter().any(|item| item.state == SignState::Present) {
        Said::Present
    } else if items.is_empty() {
        Said::NotSaid
    } else {
        Said::Absent
    };
    Part { said, items }
}
