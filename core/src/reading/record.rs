//! What was read, as it stands in the triage record.

use serde::{Deserialize, Serialize};

use crate::encounter::{PatientText, Sign, SignState};

/// What was read in the account, by the lexicon and by the model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AccountReading {
    /// The language by whose list of cues it was read, such as `en`; none where there is no account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Signs with their evidence, each once.
    pub signs: Vec<SignRead>,
    /// Numbers told in the account. None is a vital sign until a person enters it.
    pub values: Vec<ToldValue>,
}

/// Which version of a language's list of cues read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LexiconVersion {
    /// The language's primary tag, such as `en`.
    pub language: String,
    /// SHA-256 of the list's file; for English of `en.toml` and `ordinary.en.txt`, one behind the other.
    pub sha256: String,
}

/// A sign that was read in the account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SignRead {
    /// Which sign.
    pub sign: Sign,
    /// Present or absent.
    pub state: SignState,
    /// The words of the account that say so, verbatim.
    pub evidence: PatientText,
    /// Where they stand.
    pub span: Span,
    /// Who read it.
    pub read_by: ReadBy,
    /// How likely the sign is there, 0 to 1. By a model that checks signs one by one: as its maker calibrated it, also where the lexicon alone read it. By one
    /// on another machine: present against absent in its own line, which nobody calibrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub probability: Option<f64>,
}

/// A run of the account, counted in Unicode characters (scalar values): `start` is in it, `end` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Span {
    /// The first character.
    pub start: u32,
    /// The one behind the last.
    pub end: u32,
}

impl Span {
    /// From bytes, which must be on boundaries of characters; a place that is not counts to the boundary before it.
    pub(crate) fn of(text: &str, bytes: std::ops::Range<usize>) -> Self {
        let count = |end: usize| {
            let characters = text.char_indices().take_while(|(at, _)| *at < end).count();
            u32::try_from(characters).unwrap_or(u32::MAX)
        };
        Self {
            start: count(bytes.start),
            end: count(bytes.end),
        }
    }
}

/// Who read a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ReadBy {
    /// The list of cues of a language.
    Lexicon,
    /// The model.
    Model,
    /// Each of them, as the same.
    Both,
    /// The model on another machine, alone.
    Remote,
}

/// A number that the account tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ToldValue {
    /// The field that it would fill, by its dotted name: `vitals.temperature_celsius`.
    pub field: String,
    /// In the field's unit.
    pub value: f64,
    /// The words of the account that tell it, verbatim.
    pub evidence: PatientText,
    /// Where they stand.
    pub span: Span,
}
