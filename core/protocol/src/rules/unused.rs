//! Signs that are present and that no rule in force asks about: a person should look, so that none is passed over.

use super::vocabulary;
use crate::encounter::{Encounter, Sign, SignState};

/// Signs that alone call for nobody: everyday complaints that the charts leave out on purpose, and milder forms of signs
/// that the charts do name. Every other sign without a rule asks for a supervisor. Which are here is this project's reading.
pub const WITHOUT_URGENCY: [Sign; 8] = [
    Sign::Cough,
    Sign::RunnyNose,
    Sign::RedEyes,
    Sign::EarPain,
    Sign::Vomiting,
    Sign::MalariaTestNegative,
    Sign::SomePallor,
    Sign::DrinksEagerly,
];

/// The signs that are present, for which neither the chart nor another standard in force has a rule, and that are not
/// among [`WITHOUT_URGENCY`].
#[must_use]
pub fn signs_without_rule(encounter: &Encounter) -> Vec<Sign> {
    let present = encounter.signs.iter();
    let present = present.filter(|(_, state)| **state == SignState::Present);
    let mut left: Vec<Sign> = present
        .map(|(sign, _)| *sign)
        .filter(|sign| !WITHOUT_URGENCY.contains(sign))
        .collect();
    if !left.is_empty() {
        let used = vocabulary(encounter);
        left.retain(|sign| !used.contains(sign));
    }
    left
}
