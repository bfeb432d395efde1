//! From which temperature a young infant has a fever: the caller's choice between two WHO documents that disagree.
//! The rows themselves stand in `young_infant`.

use serde::{Deserialize, Serialize};

/// From which temperature a young infant has a fever: WHO's documents disagree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum YoungInfantFever {
    /// 37.5 °C, IMCI chart booklet 2014: the more sensitive, and the default.
    // On the other side by its source: there a number would lose its point, `from380`.
    #[default]
    #[cfg_attr(feature = "uniffi", uniffi(name = "Imci2014"))]
    From37_5,
    /// 38.0 °C, WHO guideline on possible serious bacterial infection 2015.
    #[cfg_attr(feature = "uniffi", uniffi(name = "Guideline2015"))]
    From38_0,
}

impl YoungInfantFever {
    /// The choice in words, for the record.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            YoungInfantFever::From37_5 => {
                "fever from 37.5 °C (IMCI 2014; 38.0 °C in the guideline of 2015 was not chosen)"
            }
            YoungInfantFever::From38_0 => {
                "fever from 38.0 °C (guideline of 2015; 37.5 °C in IMCI 2014 was not chosen)"
            }
        }
    }

    /// Whether a rule is in force under this choice: all but the other choice's fever.
    pub(super) fn chooses(self, rule: &str) -> bool {
        let refused = match self {
            YoungInfantFever::From37_5 => FROM_38_0,
            YoungInfantFever::From38_0 => FROM_37_5,
        };
        rule != refused
    }
}

/// The rule of IMCI 2014.
pub(super) const FROM_37_5: &str = "imci-young-infant/fever-from-37.5";
/// The rule of the guideline of 2015.
pub(super) const FROM_38_0: &str = "imci-young-infant/fever-from-38.0";

/// The standard whose record says what was chosen.
pub(super) const ID: &str = "imci-young-infant";
