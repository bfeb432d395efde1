//! A chart: its rules in order, the age it is for, and what it must know before it may call a patient green.

use super::rule::{Rule, Source, Step};
use crate::acuity::Acuity;
use crate::encounter::{Encounter, Sign, Vital};

/// One published chart as a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chart {
    /// Stable name, `iitt-adult`.
    pub id: &'static str,
    /// Its name in plain words.
    pub title: &'static str,
    /// `sha256:` and the hash of the chart that was read: the document carries no version number.
    pub version: &'static str,
    /// The whole document.
    pub source: Source,
    /// The rules, in the order of the chart.
    pub rules: &'static [Rule],
    /// The numbers without which nobody is green; the level of consciousness and the checklist come on top.
    pub minimum: &'static [Vital],
}

impl Chart {
    /// The signs that the rules ask for, in the order of the table, each once.
    #[must_use]
    pub fn signs(&self) -> Vec<Sign> {
        let mut signs = Vec::new();
        self.rules
            .iter()
            .for_each(|rule| rule.when.collect_signs(&mut signs));
        signs
    }

    /// The rules that hold, in the order of the table.
    pub(super) fn firing(&self, encounter: &Encounter) -> Vec<&'static Rule> {
        self.rules
            .iter()
            .filter(|rule| rule.when.holds(encounter))
            .collect()
    }

    /// What the chart would still need to know: its minimum, the checklist, and days where a first month is given
    /// coarser; always in this order.
    pub(super) fn missing(&self, encounter: &Encounter) -> Vec<String> {
        let unmeasured = self
            .minimum
            .iter()
            .filter(|vital| vital.of(&encounter.vitals).is_none());
        let mut missing: Vec<String> = unmeasured.map(|vital| vital.field().to_owned()).collect();
        if encounter.vitals.avpu.is_none() {
            missing.push("vitals.avpu".to_owned());
        }
        if !encounter.checklist_complete {
            missing.push("checklist".to_owned());
        }
        if self
            .rules
            .iter()
            .any(|rule| rule.when.needs_days(encounter.age))
        {
            missing.push("age.days".to_owned());
        }
        missing
    }
}

/// The colour that follows from the rules that held; without any, green needs an assessment that lacks nothing.
pub(super) fn conclude(firing: &[&Rule], missing: &[String]) -> Acuity {
    let silence = if missing.is_empty() {
        Acuity::Green
    } else {
        Acuity::NotTriageable
    };
    firing
        .iter()
        .map(|rule| rule.gives.acuity())
        .fold(silence, Acuity::more_urgent)
}

/// Whether a supervising clinician must look: a vital sign is high-risk in a patient who is not red anyway.
pub(super) fn needs_supervisor(firing: &[&Rule], acuity: Acuity) -> bool {
    acuity != Acuity::Red && firing.iter().any(|rule| rule.gives == Step::HighRiskVital)
}
