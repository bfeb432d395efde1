//! Words of the narrative, and where they stand in it.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::encounter::PatientText;

/// A verbatim span of the narrative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Quote {
    /// The words, exactly as written.
    pub text: PatientText,
    /// Where they begin (at the first place where they stand as whole words), in characters from the beginning of the narrative.
    pub start: usize,
    /// Where they end, likewise; `end - start` is their length.
    pub end: usize,
}

impl Quote {
    /// `span` without white space at its ends, if it holds a word and stands in `narrative`: where it stands as whole words,
    /// if it does anywhere ("ill" is not in "chills"), and otherwise where it stands first.
    pub(super) fn of(span: &str, narrative: &str) -> Option<Self> {
        let text = span.trim();
        if !text.chars().any(char::is_alphanumeric) {
            return None;
        }
        let edges: Vec<usize> = narrative
            .split_word_bound_indices()
            .map(|(at, _)| at)
            .chain([narrative.len()])
            .collect();
        let is_edge = |at: usize| edges.binary_search(&at).is_ok();
        let whole = narrative
            .match_indices(text)
            .map(|(at, _)| at)
            .find(|at| is_edge(*at) && is_edge(at + text.len()));
        let at = whole.or_else(|| narrative.find(text))?;
        let start = narrative[..at].chars().count();
        Some(Self {
            text: PatientText::from(text),
            start,
            end: start + text.chars().count(),
        })
    }
}
