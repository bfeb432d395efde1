//! What a rule is: one line of a published chart as data, with its source.
//! It decides nothing by itself; `condition` says when it holds, `mod` what follows.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::acuity::Acuity;

/// A published document, pinned by the hash of the file that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// Publisher, title and year.
    pub title: &'static str,
    /// SHA-256 of the file, in hexadecimal, where a file was read and the document has no version number.
    pub sha256: Option<&'static str>,
    /// How this project came to know it: in the document itself, or through whom.
    pub evidence: &'static str,
    /// Terms of the document. The rules here are its facts in this project's words.
    pub licence: &'static str,
}

/// Where in a document a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: &'static Document,
    /// Step and part of the chart, and what this project had to read into it.
    pub place: &'static str,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Document { title, sha256, .. } = self.document;
        match sha256 {
            Some(hash) => write!(f, "{title} (SHA-256 {hash:.12}…), {}", self.place),
            None => write!(f, "{title}, {}", self.place),
        }
    }
}

/// The step of a chart to which a rule belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Red list.
    Red,
    /// Yellow list.
    Yellow,
    /// High-risk vital signs: yellow, and a supervising clinician looks at once.
    HighRiskVital,
    /// Beside the chart's lists, a reason to look again: yellow, and a supervising clinician looks at once.
    Review,
}

impl Step {
    /// The colour that a rule of this step gives.
    #[must_use]
    pub const fn acuity(self) -> Acuity {
        match self {
            Step::Red => Acuity::Red,
            Step::Yellow | Step::HighRiskVital | Step::Review => Acuity::Yellow,
        }
    }

    /// The code in listings: `red`, `yellow`, `high_risk_vital`, `review`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Step::Red => "red",
            Step::Yellow => "yellow",
            Step::HighRiskVital => "high_risk_vital",
            Step::Review => "review",
        }
    }
}

/// One rule of a table, which gives a step of the chart, or what else its standard gives: points, a class, a category.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule<T = Step> {
    /// Stable name, `iitt-adult/red/stridor`.
    pub id: &'static str,
    /// The step to which it belongs, or what it gives.
    pub gives: T,
    /// What has to be true, in this project's words.
    pub criterion: &'static str,
    /// The same as data.
    pub when: Condition,
    /// Document and place.
    pub source: Source,
}

/// A rule that held, with what it held on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Finding {
    /// [`Rule::id`].
    pub rule: String,
    /// The colour that the rule gives.
    pub acuity: Acuity,
    /// [`Rule::criterion`].
    pub criterion: String,
    /// The inputs that made it hold, `vitals.heart_rate_per_minute = 160`; never empty, no patient text.
    pub basis: Vec<String>,
    /// Document and place.
    pub source: String,
}
