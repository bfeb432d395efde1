//! A standard that stands beside the triage: it classifies in its own words, and never changes the colour.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::rule::{Rule, Source};
use crate::encounter::{Encounter, Sign};

/// One published standard as a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standard {
    /// Stable name, `imci-child`.
    pub id: &'static str,
    /// Its name and for whom it is, in plain words.
    pub title: &'static str,
    /// Edition.
    pub version: &'static str,
    /// The whole document.
    pub source: Source,
    /// For whom it is.
    pub applies: Condition,
    /// The rules, the most urgent first.
    pub rules: &'static [Rule<Class>],
}

/// What a rule of a standard calls the patient, in words that stand in for the standard's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// `severe dehydration`.
    pub name: &'static str,
    /// What the standard asks for.
    pub response: Response,
}

/// What a standard asks for when it gives a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Response {
    /// To be referred, or seen by a clinician, at once.
    ReferUrgently,
    /// To be treated, or reviewed by a clinician, as the standard and the class say; nothing in it is urgent.
    Treat,
}

/// What one standard says about an encounter, beside the triage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OtherAssessment {
    /// [`Standard::id`].
    pub protocol: String,
    /// [`Standard::version`].
    pub version: String,
    /// What the caller chose where the standard's editions differ, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<String>,
    /// Every rule that held, in the order of the table.
    pub findings: Vec<OtherFinding>,
    /// Fields on which the standard still depends and that are not known.
    pub missing: Vec<String>,
}

/// A rule of another standard that held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OtherFinding {
    /// [`Rule::id`].
    pub rule: String,
    /// [`Class::name`].
    pub class: String,
    /// [`Class::response`].
    pub response: Response,
    /// [`Rule::criterion`].
    pub criterion: String,
    /// The inputs that made it hold; never empty, no patient text.
    pub basis: Vec<String>,
    /// Document and place.
    pub source: String,
}

impl Standard {
    /// The signs that the rules ask for, in the order of the table, each once.
    #[must_use]
    pub fn signs(&self) -> Vec<Sign> {
        let mut signs = Vec::new();
        self.rules
            .iter()
            .for_each(|rule| rule.when.collect_signs(&mut signs));
        signs
    }

    /// What the standard says, leaving out the rules that `is_chosen` refuses. `known_absent` are signs that count as
    /// looked for although the encounter does not name them.
    pub(super) fn assess(
        &self,
        encounter: &Encounter,
        known_absent: &[Sign],
        is_chosen: impl Fn(&Rule<Class>) -> bool,
    ) -> OtherAssessment {
        let rules: Vec<&Rule<Class>> = self.rules.iter().filter(|rule| is_chosen(rule)).collect();
        let mut missing = Vec::new();
        rules
            .iter()
            .for_each(|rule| rule.when.collect_unknown(encounter, &mut missing));
        missing.retain(|field| {
            let sign = field.strip_prefix("signs.").and_then(Sign::from_code);
            !sign.is_some_and(|sign| known_absent.contains(&sign))
        });
        let findings = rules
            .iter()
            .filter(|rule| rule.when.holds(encounter))
            .map(|rule| OtherFinding {
                rule: rule.id.to_owned(),
                class: rule.gives.name.to_owned(),
                response: rule.gives.response,
                criterion: rule.criterion.to_owned(),
                basis: rule.when.basis(encounter),
                source: rule.source.to_string(),
            });
        OtherAssessment {
            protocol: self.id.to_owned(),
            version: self.version.to_owned(),
            parameters: Vec::new(),
            findings: findings.collect(),
            missing,
        }
    }
}

/// A rule that asks for urgent referral.
#[cfg(any(feature = "imci", feature = "anc"))]
pub(super) const fn refer(
    id: &'static str,
    name: &'static str,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule<Class> {
    class(id, name, Response::ReferUrgently, criterion, when, source)
}

/// A rule that asks for treatment.
#[cfg(any(feature = "imci", feature = "anc"))]
pub(super) const fn treat(
    id: &'static str,
    name: &'static str,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule<Class> {
    class(id, name, Response::Treat, criterion, when, source)
}

#[cfg(any(feature = "imci", feature = "anc"))]
const fn class(
    id: &'static str,
    name: &'static str,
    response: Response,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule<Class> {
    Rule {
        id,
        gives: Class { name, response },
        criterion,
        when,
        source,
    }
}
