//! A chart: its rules in order, the age it is for, and what it must know before it may call a patient green.

use super::pregnancy::{self, PRESSURE};
use super::rule::{Rule, Source};
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
    /// What this project adds, each rule with the document that calls for it.
    pub added: &'static [&'static [Rule]],
    /// The numbers without which nobody is green; the level of consciousness and the checklist come on top.
    pub minimum: &'static [Vital],
}

impl Chart {
    /// The rules that this project adds to the chart, each with the document that calls for it.
    pub fn added(&self) -> impl Iterator<Item = &'static Rule> + use<> {
        self.added.iter().copied().flatten()
    }

    /// The signs that the rules ask for, in the order of the table, then those of the added rules, each once.
    #[must_use]
    pub fn signs(&self) -> Vec<Sign> {
        let mut signs = Vec::new();
        self.rules
            .iter()
            .chain(self.added())
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

    /// What the chart would still need to know: its minimum, a pressure in pregnancy and after birth, the checklist, and
    /// days where a first month is given coarser; always in this order.
    pub(super) fn missing(&self, encounter: &Encounter) -> Vec<String> {
        let unmeasured = self
            .minimum
            .iter()
            .filter(|vital| vital.of(&encounter.vitals).is_none());
        let mut missing: Vec<String> = unmeasured.map(|vital| vital.field().to_owned()).collect();
        if encounter.vitals.avpu.is_none() {
            missing.push("vitals.avpu".to_owned());
        }
        if pregnancy::lacks_pressure(encounter) {
            missing.push(PRESSURE.to_owned());
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
