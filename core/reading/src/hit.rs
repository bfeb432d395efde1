//! What a reading says: the sign, its state, the words that say it, and the scope in which they stand.

use std::ops::Range;

use aidpost_protocol::encounter::{Sign, SignState};
use serde::{Deserialize, Serialize};

use crate::values::ToldValue;

/// Of whom, when, and how a cue speaks. Only `Affirmed` makes a sign present and only `Negated` makes it absent; the others count as
/// nothing and are reported so that a worker sees why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Said of the patient, now.
    Affirmed,
    /// Said not to be there.
    Negated,
    /// Long ago, or known for long.
    History,
    /// Of somebody else.
    OtherPerson,
    /// It was there and is over.
    Resolved,
    /// "If", "in case".
    Hypothetical,
    /// What the family was told to look out for.
    Advice,
    /// Only a question.
    Asked,
    /// Only feared.
    Feared,
    /// A way of speaking, or another meaning of the word.
    Figurative,
    /// The words stand there, but what stands around them speaks against it: to be asked.
    Unclear,
}

impl Scope {
    /// Its name in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Scope::Affirmed => "affirmed",
            Scope::Negated => "negated",
            Scope::History => "history",
            Scope::OtherPerson => "other_person",
            Scope::Resolved => "resolved",
            Scope::Hypothetical => "hypothetical",
            Scope::Advice => "advice",
            Scope::Asked => "asked",
            Scope::Feared => "feared",
            Scope::Figurative => "figurative",
            Scope::Unclear => "unclear",
        }
    }
}

/// One cue found in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The sign.
    pub sign: Sign,
    /// Present or absent; `None` where the scope counts as nothing.
    pub state: Option<SignState>,
    /// Where it stands in the text, in bytes, on character boundaries.
    pub span: Range<usize>,
    /// The words at `span`, as they were written.
    pub text: String,
    /// The cue as it stands in the language's file; [`LEARNED`](crate::learned::LEARNED) where its learned weights found it.
    pub cue: &'static str,
    /// The scope.
    pub scope: Scope,
    /// Where the words stand that gave the scope, in bytes; `None` where it is affirmed.
    pub trigger: Option<Range<usize>>,
}

/// Which file read the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Language {
    /// The file of the language that the caller named, or English where there is none.
    pub read: Option<&'static str>,
    /// Another language in which the text plainly is; its file read, too.
    pub looks_like: Option<&'static str>,
    /// Whether the language that the caller named has a file.
    pub has_file: bool,
}

/// What a narrative says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// Every cue found, in the order of the text.
    pub signs: Vec<Hit>,
    /// Numbers told in the text, to be offered; none becomes a vital sign by itself.
    pub values: Vec<ToldValue>,
    /// Which file read.
    pub language: Language,
}

impl Reading {
    /// One state a sign, in the order of the text. Present wins over absent: who writes "no fits until noon, now convulsing"
    /// tells of something that is there, and a denied older state takes nothing from it.
    #[must_use]
    pub fn chief(&self) -> Vec<(Sign, SignState)> {
        let mut chief: Vec<(Sign, SignState)> = Vec::new();
        for hit in &self.signs {
            let Some(state) = hit.state else { continue };
            match chief.iter_mut().find(|(sign, _)| *sign == hit.sign) {
                Some((_, known)) if state == SignState::Present => *known = state,
                Some(_) => {}
                None => chief.push((hit.sign, state)),
            }
        }
        chief
    }

    /// The signs of which some words are [`Scope::Unclear`], each once.
    #[must_use]
    pub fn unclear(&self) -> Vec<Sign> {
        let mut unclear: Vec<Sign> = Vec::new();
        for hit in &self.signs {
            if hit.scope == Scope::Unclear && !unclear.contains(&hit.sign) {
                unclear.push(hit.sign);
            }
        }
        unclear
    }
}
