//! A score: points from a table, their sum, and the band in which it lies. It is shown beside the triage; what
//! follows from it for the colour stands in `added`.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::rule::{Rule, Source};
use crate::encounter::{Encounter, Vital};

/// The band of a score for which something was not measured, unless what was measured already gives the highest.
pub const INCOMPLETE: &str = "incomplete";

/// One score of one encounter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Score {
    /// [`ScoreTable::id`].
    pub score: String,
    /// The points of what is known: while anything is missing, the least that the score can be.
    pub value: u8,
    /// The score's own word (NEWS2: `low`, `low_medium`, `medium`, `high`; qSOFA: `negative`, `positive`), or
    /// `incomplete`: too little was measured, and what was does not yet reach the highest band.
    pub band: String,
    /// Fields that the score needs and the encounter lacks.
    pub missing: Vec<String>,
}

/// A published score as a table.
#[derive(Debug, Clone, Copy)]
pub struct ScoreTable {
    /// Stable name, `news2`.
    pub id: &'static str,
    /// Its name and for whom it is, in plain words.
    pub title: &'static str,
    /// Edition.
    pub version: &'static str,
    /// The whole document, with the bands.
    pub source: Source,
    /// For whom it was made.
    pub applies: Condition,
    /// For whom among these it was not.
    pub unless: Option<Condition>,
    /// What must be measured; of each inner list one is enough.
    pub needs: &'static [&'static [Measure]],
    /// The rows that give points.
    pub rules: &'static [Rule<u8>],
    /// The band for a total and for the most points that one row gave.
    pub(super) band: fn(u8, u8) -> &'static str,
}

/// An input of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A measured number.
    Number(Vital),
    /// The level of consciousness.
    Consciousness,
    /// Whether oxygen is given.
    Oxygen,
}

impl Measure {
    fn field(self) -> &'static str {
        match self {
            Measure::Number(vital) => vital.field(),
            Measure::Consciousness => "vitals.avpu",
            Measure::Oxygen => "vitals.supplemental_oxygen",
        }
    }

    fn is_known(self, encounter: &Encounter) -> bool {
        let vitals = &encounter.vitals;
        match self {
            Measure::Number(vital) => vital.of(vitals).is_some(),
            Measure::Consciousness => vitals.avpu.is_some(),
            Measure::Oxygen => vitals.supplemental_oxygen.is_some(),
        }
    }
}

impl ScoreTable {
    /// Whether the score was made for this patient.
    #[must_use]
    pub fn applies_to(&self, encounter: &Encounter) -> bool {
        self.applies.holds(encounter) && !self.unless.is_some_and(|unless| unless.holds(encounter))
    }

    /// The rows that give points, in the order of the table.
    #[must_use]
    pub fn firing(&self, encounter: &Encounter) -> Vec<&'static Rule<u8>> {
        let rows = self.rules.iter();
        rows.filter(|row| row.when.holds(encounter)).collect()
    }

    /// The score; `None` for a patient for whom it was not made.
    #[must_use]
    pub fn score(&self, encounter: &Encounter) -> Option<Score> {
        if !self.applies_to(encounter) {
            return None;
        }
        let firing = self.firing(encounter);
        let value = firing.iter().map(|row| row.gives).sum();
        let most = firing.iter().map(|row| row.gives).max().unwrap_or(0);
        let lacking = self
            .needs
            .iter()
            .filter(|one_of| !one_of.iter().any(|measure| measure.is_known(encounter)));
        let missing: Vec<String> = lacking
            .flat_map(|one_of| one_of.iter().map(|measure| measure.field().to_owned()))
            .collect();
        let band = (self.band)(value, most);
        // More points than there can be reach the highest band, whatever each score calls it.
        let band = if missing.is_empty() || band == (self.band)(u8::MAX, u8::MAX) {
            band
        } else {
            INCOMPLETE
        };
        Some(Score {
            score: self.id.to_owned(),
            value,
            band: band.to_owned(),
            missing,
        })
    }
}
