//! Words of the narrative, and where they stand in it.

use serde::{Deserialize, Serialize};

use crate::encounter::PatientText;

/// A verbatim span of the narrative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Quote {
    /// The words, exactly as written.
    pub text: PatientText,
    /// Where they begin (at their first place), in characters from the beginning of the narrative.
    pub start: usize,
    /// Where they end, likewise; `end - start` is their length.
    pub end: usize,
}

impl Quote {
    /// `span` without white space at its ends, if it holds a word and stands in `narrative`.
    pub(super) fn of(span: &str, narrative: &str) -> Option<Self> {
        let text = span.trim();
        let at = narrative
            .find(text)
            .filter(|_| text.chars().any(char::is_alphanumeric))?;
        let start = narrative[..at].chars().count();
        Some(Self {
            text: PatientText::from(text),
            start,
            end: start + text.chars().count(),
        })
    }
}
