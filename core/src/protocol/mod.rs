//! What the published protocols say about an encounter: pure, total, the same answer every time.
//! Each standard is its own table; tables are never merged, and no text of a patient is read here.
//!
//! In force: the Interagency Integrated Triage Tool (IITT), from twelve years the adult chart, below that the child's.

mod chart;
mod condition;
mod derived;
mod iitt;
mod iitt_adult;
mod iitt_child;
mod rule;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use chart::Chart;
pub use condition::When;
pub use derived::{DERIVED, Derived, FEVER, HYPOTHERMIA, PREGNANCY_SIGNS};
pub use rule::{Document, Finding, Rule, Source, Step};

use crate::acuity::Acuity;
use crate::encounter::Encounter;

/// Twelve years, in completed months: the chart titles say "under 12" and "12 and over", so exactly twelve is adult,
/// although the child chart labels its last age band "5 to 12".
const ADULT_FROM_MONTHS: u32 = 144;

/// What the rules found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The colour.
    pub acuity: Acuity,
    /// A high-risk vital sign in a patient who is not red: a supervising clinician must look.
    pub supervisor_review: bool,
    /// Why.
    pub assessment: Assessment,
}

/// The rules that held and what was not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// [`Chart::id`].
    pub protocol: String,
    /// [`Chart::version`].
    pub version: String,
    /// Every rule that held, in the order of the chart.
    pub findings: Vec<Finding>,
    /// Fields that the chart needs and the encounter lacks, in a fixed order, whatever the colour.
    pub missing: Vec<String>,
}

/// Applies the chart in force. Never fails: what is absent or not a number is simply not known.
#[must_use]
pub fn evaluate(encounter: &Encounter) -> Outcome {
    let chart = chart(encounter);
    let firing = chart.firing(encounter);
    let missing = chart.missing(encounter);
    let acuity = chart::conclude(&firing, &missing);
    let findings = firing.iter().map(|rule| Finding {
        rule: rule.id.to_owned(),
        acuity: rule.step.acuity(),
        criterion: rule.criterion.to_owned(),
        basis: rule.when.basis(encounter),
        source: rule.source.to_string(),
    });
    Outcome {
        acuity,
        supervisor_review: chart::needs_supervisor(&firing, acuity),
        assessment: Assessment {
            protocol: chart.id.to_owned(),
            version: chart.version.to_owned(),
            findings: findings.collect(),
            missing,
        },
    }
}

/// The chart for the patient's age.
#[must_use]
pub fn chart(encounter: &Encounter) -> &'static Chart {
    if encounter.age.completed_months() >= ADULT_FROM_MONTHS {
        &iitt_adult::CHART
    } else {
        &iitt_child::CHART
    }
}

/// Every chart there is.
#[must_use]
pub fn charts() -> &'static [&'static Chart] {
    static CHARTS: [&Chart; 2] = [&iitt_adult::CHART, &iitt_child::CHART];
    &CHARTS
}

/// SHA-256, in hexadecimal, of a canonical text of every table: changes if and only if a rule, source or derived fact does.
#[must_use]
pub fn tables_sha256() -> String {
    let mut hasher = Sha256::new();
    let mut line = |parts: &[&str]| hasher.update(format!("{}\n", parts.join("\t")));
    line(&[
        "adult from completed months",
        &ADULT_FROM_MONTHS.to_string(),
    ]);
    for derived in &DERIVED {
        line(&["derived", derived.sign.code(), &derived.cause.to_string()]);
    }
    for sign in &PREGNANCY_SIGNS {
        line(&["derived", "pregnancy = pregnant", &sign.to_string()]);
    }
    for chart in charts() {
        line(&["chart", chart.id, chart.title, chart.version]);
        chart
            .minimum
            .iter()
            .for_each(|vital| line(&["minimum", vital.field()]));
        for Rule {
            id,
            step,
            criterion,
            when,
            source,
        } in chart.rules
        {
            let Source { document, place } = source;
            line(&[
                id,
                step.code(),
                criterion,
                &when.to_string(),
                document.title,
                document.sha256,
                place,
            ]);
        }
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
