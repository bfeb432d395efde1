//! How urgent a patient is, in the order in which urgencies are compared.
//! It decides nothing: the rules do.

use serde::{Deserialize, Serialize};

/// The colour of a triage, from the least to the most urgent.
///
/// `NotTriageable` stands above `Green`: green asserts that nothing urgent was found in a complete assessment,
/// `NotTriageable` asserts nothing, so turning it into green would be reassurance that no one gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Acuity {
    /// A complete assessment found nothing urgent.
    Green,
    /// Too little was assessed to say; what is missing is listed beside it.
    NotTriageable,
    /// Needs care soon.
    Yellow,
    /// Needs care now.
    Red,
}

impl Acuity {
    /// All colours, the most urgent first.
    pub const ALL: [Acuity; 4] = [
        Acuity::Red,
        Acuity::Yellow,
        Acuity::NotTriageable,
        Acuity::Green,
    ];

    /// The more urgent of the two: red, then yellow, then not triageable, then green.
    #[must_use]
    pub fn more_urgent(self, other: Acuity) -> Acuity {
        self.max(other)
    }

    /// The code in JSON: `red`, `yellow`, `green`, `not_triageable`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Acuity::Red => "red",
            Acuity::Yellow => "yellow",
            Acuity::NotTriageable => "not_triageable",
            Acuity::Green => "green",
        }
    }

    /// What the colour asks of the people who read it, in plain words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Acuity::Red => "red: needs care now",
            Acuity::Yellow => "yellow: needs care soon",
            Acuity::NotTriageable => "not triageable: too little was assessed to give a colour",
            Acuity::Green => "green: can wait, nothing urgent was found",
        }
    }

    /// The same where a supervising clinician must look: then nobody is told that this patient can wait.
    #[must_use]
    pub const fn label_under_review(self) -> &'static str {
        match self {
            Acuity::Green => "green: only after a supervising clinician has looked",
            other => other.label(),
        }
    }
}
