//! The findings, numbered in the order of the record, each with what it rests on and where its rule is published.

use super::super::words;
use super::page_budget::{self, PageBudget};
use crate::encounter::Encounter;
use crate::triage::{ReadBy, Triage};

/// All of them: nothing that decides is left off.
pub(super) struct Why {
    pub(super) findings: Vec<Finding>,
}

impl Why {
    /// The lines that it takes.
    pub(super) fn lines(&self) -> f32 {
        let shown: Vec<String> = self.findings.iter().map(Finding::shown).collect();
        page_budget::whole(&shown)
    }

    /// Leaves out the places in documents where the findings would take more than two sheets with them: the rule's id leads there.
    pub(super) fn fit(&mut self, budget: &PageBudget, beside: f32) {
        if !budget.holds(self.lines() + beside) {
            for finding in &mut self.findings {
                finding.source.clear();
            }
        }
    }
}

pub(super) struct Finding {
    pub(super) colour: &'static str,
    pub(super) criterion: String,
    pub(super) basis: String,
    pub(super) rule: String,
    pub(super) source: String,
}

impl Finding {
    fn shown(&self) -> String {
        let Finding {
            criterion,
            basis,
            rule,
            source,
            ..
        } = self;
        let end = if source.is_empty() { " " } else { "\n" };
        format!("{criterion} {basis}{end}{rule} {source}")
    }
}

pub(super) fn why(encounter: &Encounter, triage: &Triage) -> Why {
    let findings = &triage.assessment.findings;
    let document = |source: &str| {
        source
            .split_once(DOCUMENT_ENDS)
            .map(|(document, _)| document.to_owned())
    };
    let mut named: Option<String> = None;
    let shown = findings.iter().map(|finding| {
        // The document is named where it changes; under it, the place in it is enough.
        let this = document(&finding.source);
        let source = match finding.source.split_once(DOCUMENT_ENDS) {
            Some((_, place)) if this == named => place.to_owned(),
            _ => finding.source.clone(),
        };
        named = this;
        let basis = finding
            .basis
            .iter()
            .map(|entry| basis(entry, &finding.criterion, encounter, triage));
        Finding {
            colour: finding.acuity.code(),
            criterion: finding.criterion.clone(),
            basis: basis.collect::<Vec<_>>().join(", "),
            rule: finding.rule.clone(),
            source,
        }
    });
    Why {
        findings: shown.collect(),
    }
}

/// Between the document and the place in it, as `protocol::Source` writes them.
const DOCUMENT_ENDS: &str = "…), ";

fn basis(entry: &str, criterion: &str, encounter: &Encounter, triage: &Triage) -> String {
    let by = match words::only_read(entry, encounter, triage) {
        Some(ReadBy::Model) => "read by the model",
        Some(ReadBy::Remote) => "read by the model on another machine",
        Some(ReadBy::Lexicon | ReadBy::Both) => "told in the account",
        None => "entered",
    };
    match words::basis(entry) {
        words if words == criterion => by.to_owned(),
        words if by == "entered" => words,
        words => format!("{words} ({by})"),
    }
}
