//! Triage of one casualty among many: the steps of a protocol in order, to a category of its own.
//! No model takes part. Dead and expectant are proposals until a named person confirms them; a step that cannot be
//! decided gives no category but says what it lacks, unless every answer to it would lead to the same.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::rule::{Rule, Source};
use crate::encounter::{ConfirmedAs, PatientText};

/// The record's schema name.
pub const CASUALTY_SCHEMA: &str = "aidpost.casualty/1";

/// A mass-casualty protocol as a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Algorithm {
    /// Stable name, `start`.
    pub id: &'static str,
    /// Its name and for whom it is, in plain words.
    pub title: &'static str,
    /// Edition.
    pub version: &'static str,
    /// The whole document.
    pub source: Source,
    /// For whom it was made; for others its result carries a warning.
    pub made_for: Condition,
    /// The steps in order; the last always decides.
    pub steps: &'static [AlgorithmStep],
}

/// One step: it gives its category, or is ruled out, or is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AlgorithmStep {
    /// Gives the category where it holds.
    pub rule: Rule<Category>,
    /// Where this holds and the rule does not, the next step is taken; where neither holds, the step is open.
    pub ruled_out: Condition,
}

/// The category of a casualty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Category {
    /// Needs care at once.
    Immediate,
    /// Needs care, and can wait.
    Delayed,
    /// Walking or with minor injuries only.
    Minimal,
    /// The protocol says dead; nobody has confirmed it.
    ProposedDead,
    /// The protocol says not to be saved with what there is; nobody has confirmed it.
    ProposedExpectant,
    /// Dead, as a named person confirmed.
    Dead,
    /// Expectant, as a named person confirmed.
    Expectant,
    /// A step could not be decided, and its answers lead to different categories.
    UnableToTriage,
}

impl Category {
    /// The code in JSON, `proposed_dead`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Category::Immediate => "immediate",
            Category::Delayed => "delayed",
            Category::Minimal => "minimal",
            Category::ProposedDead => "proposed_dead",
            Category::ProposedExpectant => "proposed_expectant",
            Category::Dead => "dead",
            Category::Expectant => "expectant",
            Category::UnableToTriage => "unable_to_triage",
        }
    }

    /// What the category asks of the people who read it, in plain words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Category::Immediate => "immediate (red): needs care now",
            Category::Delayed => "delayed (yellow): needs care, and can wait",
            Category::Minimal => {
                "minimal (green): walking or minor injuries only; look again later"
            }
            Category::ProposedDead => {
                "the protocol proposes dead (black): NOT confirmed, a named person must look and confirm"
            }
            Category::ProposedExpectant => {
                "the protocol proposes expectant (grey): NOT confirmed, a named person must look and confirm"
            }
            Category::Dead => "dead (black), confirmed",
            Category::Expectant => {
                "expectant (grey), confirmed; look again when there is more help"
            }
            Category::UnableToTriage => "unable to triage: something that decides is not known",
        }
    }

    /// The category that a person's confirmation makes of a proposal; anything else stays as it is.
    pub(super) const fn confirmed(self, confirmed_as: Option<ConfirmedAs>) -> Category {
        match (self, confirmed_as) {
            (Category::ProposedDead, Some(ConfirmedAs::Dead)) => Category::Dead,
            (Category::ProposedExpectant, Some(ConfirmedAs::Expectant)) => Category::Expectant,
            (category, _) => category,
        }
    }
}

/// The result of one casualty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CasualtyTriage {
    /// [`CASUALTY_SCHEMA`].
    pub schema: String,
    /// The encounter's own, unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PatientText>,
    /// [`Algorithm::id`].
    pub protocol: String,
    /// [`Algorithm::version`].
    pub version: String,
    /// The category.
    pub category: Category,
    /// Who confirmed it; only with `dead` and `expectant`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<PatientText>,
    /// The step that decided, or to which the answers to an open one lead; none where they lead to different categories.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<CasualtyFinding>,
    /// Fields on which the first open step depends; one of them may be enough. Not empty also where a category is given
    /// because every answer leads to it: the answers are still worth having.
    pub missing: Vec<String>,
    /// What a person should know before relying on this, in plain words.
    pub warnings: Vec<String>,
    /// [`super::tables_sha256`].
    pub protocol_sha256: String,
}

/// The step that decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CasualtyFinding {
    /// [`Rule::id`].
    pub rule: String,
    /// [`Rule::criterion`].
    pub criterion: String,
    /// The inputs that decided this step; empty for a last step that is what remains, and where only the answers to what
    /// is missing would make it hold.
    pub basis: Vec<String>,
    /// Document and place.
    pub source: String,
}

#[cfg(feature = "mass-casualty")]
pub(super) const fn step(
    id: &'static str,
    category: Category,
    criterion: &'static str,
    when: Condition,
    ruled_out: Condition,
    source: Source,
) -> AlgorithmStep {
    let rule = Rule {
        id,
        gives: category,
        criterion,
        when,
        source,
    };
    AlgorithmStep { rule, ruled_out }
}

/// Holds always: what a last step needs.
#[cfg(feature = "mass-casualty")]
pub(super) const ALWAYS: Condition = Condition::All(&[]);
/// Holds never: a last step cannot be ruled out.
#[cfg(feature = "mass-casualty")]
pub(super) const NEVER: Condition = Condition::Any(&[]);
