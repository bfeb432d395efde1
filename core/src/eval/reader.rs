//! Who read a narrative.

use serde::Serialize;

/// Who read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// Nobody: the rules on what the worker entered.
    Rules,
    /// The lexicon alone.
    Lexicon,
    /// The model alone, as far as its reading counts in a triage.
    Model,
    /// Both, joined as a triage joins them.
    Both,
}

impl Reader {
    /// For people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Reader::Rules => "rules alone",
            Reader::Lexicon => "lexicon",
            Reader::Model => "model",
            Reader::Both => "both",
        }
    }
}
