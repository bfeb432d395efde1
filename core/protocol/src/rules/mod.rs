//! What the published protocols say about an encounter: pure, total, the same answer every time.
//! Each standard is its own table; tables are never merged, and no text of a patient is read here.
//!
//! The colour is given by the Interagency Integrated Triage Tool (IITT): from twelve years the adult chart, below that the
//! child's. Beside it, each behind a Cargo feature of its own: the scores NEWS2 and qSOFA; IMCI for the sick child and the
//! young infant with malnutrition by the upper arm (`imci`); WHO's danger signs in pregnancy (`anc`). Where one of these
//! asks for urgent care, or a number cannot be right, a finding of this project's own (`added`) makes the outcome at least
//! yellow with a supervisor's review. START, JumpSTART and SALT (`mass-casualty`) are chosen in place of it.
//!
//! Not shipped, and why: SATS with its TEWS, since published copies disagree on cut points and weights and the manual itself was not
//! read; ESI, which is under copyright, its algorithm not to be changed, its terms for software unknown; ETAT, all rights
//! reserved, its priority signs known only from memory; shock index and SIPA, of which the first has no source that was
//! read; the trauma score (T-RTS) and paediatric vital ranges (PALS, APLS), not asked for or under copyright. Within what is
//! shipped: haemoglobin and weight for height (no such field in an encounter), fetal movement (no source that was read), and SALT's
//! sorting by walking and waving (it
//! gives an order, not a category).

mod added;
mod alone;
mod casualty_asked;
#[cfg(feature = "anc")]
mod anc;
mod casualty;
mod chart;
mod completion;
mod condition;
mod documents;
mod fever_choice;
mod iitt;
mod iitt_adult;
mod iitt_child;
#[cfg(feature = "imci")]
mod imci;
#[cfg(feature = "imci")]
mod imci_signs;
mod judge;
#[cfg(feature = "mass-casualty")]
mod jumpstart;
mod listing;
#[cfg(feature = "imci")]
mod muac;
#[cfg(feature = "news2")]
mod news2;
mod pregnancy;
#[cfg(feature = "qsofa")]
mod qsofa;
mod remote;
mod rule;
#[cfg(feature = "mass-casualty")]
mod salt;
mod score;
mod sort;
mod standard;
#[cfg(feature = "mass-casualty")]
mod start;
mod unknown;
mod unlikely;
mod unused;
#[cfg(feature = "imci")]
mod young_infant;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use alone::{sign_alone, urgent_signs, usual_range, would_be_red};
pub use casualty::{
    Algorithm, AlgorithmStep, CASUALTY_SCHEMA, CasualtyFinding, CasualtyTriage, Category,
};
pub use chart::Chart;

pub use condition::{
    Condition, DERIVED, Derived, FEVER, HYPOTHERMIA, NOT_FULLY_ALERT, PREGNANCY_SIGNS,
};
pub use fever_choice::YoungInfantFever;
pub use listing::{Listing, Row, listings};
pub use remote::{ask_next, come_in, questions};
pub use rule::{Document, Finding, Rule, Source, Step};
pub use score::{INCOMPLETE, Measure, Score, ScoreTable};
pub use standard::{Class, OtherAssessment, OtherFinding, Response, Standard};
pub use unlikely::{UnlikelyValue, unlikely_values};
pub use unused::{WITHOUT_URGENCY, signs_without_rule};

use crate::acuity::Acuity;
use crate::encounter::{Encounter, Pregnancy, Sex, Sign};

/// Twelve years, in completed months: the chart titles say "under 12" and "12 and over", so exactly twelve is adult,
/// although the child chart labels its last age band "5 to 12".
const ADULT_FROM_MONTHS: u32 = 144;

/// What the rules found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Outcome {
    /// The colour.
    pub acuity: Acuity,
    /// A high-risk vital sign, or a finding with `/review/` in its name, in a patient who is not red: a supervising
    /// clinician must look.
    pub supervisor_review: bool,
    /// Why.
    pub assessment: Assessment,
}

/// The rules that held and what was not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Assessment {
    /// [`Chart::id`].
    pub protocol: String,
    /// [`Chart::version`].
    pub version: String,
    /// Every rule that held, in the order of the chart; then those that were added to it.
    pub findings: Vec<Finding>,
    /// Fields that the chart needs and the encounter lacks, in a fixed order, whatever the colour.
    pub missing: Vec<String>,
}

/// The whole rules' answer: the chart in force, and what is added to it where something else asks for more. Never fails:
/// what is absent or not a number is simply not known. The young infant's fever is the more sensitive one.
#[must_use]
pub fn evaluate(encounter: &Encounter) -> Outcome {
    evaluate_with(encounter, YoungInfantFever::default())
}

/// As [`evaluate`], with the caller's choice of the young infant's fever.
#[must_use]
pub fn evaluate_with(encounter: &Encounter, fever: YoungInfantFever) -> Outcome {
    let chart = chart(encounter);
    let judged = judge::judge(chart, encounter, fever);
    let findings = judged
        .firing
        .iter()
        .map(|rule| judge::finding(rule, encounter, fever));
    Outcome {
        acuity: judged.acuity,
        supervisor_review: judged.needs_supervisor(),
        assessment: Assessment {
            protocol: chart.id.to_owned(),
            version: chart.version.to_owned(),
            findings: findings.collect(),
            missing: judged.missing,
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

/// The signs that a red rule of a chart asks for, alone or with others, each once. What a fact follows from is not among them.
#[must_use]
pub fn red_signs() -> Vec<Sign> {
    let rules = charts().iter().flat_map(|chart| chart.rules);
    let mut signs = Vec::new();
    rules
        .filter(|rule| rule.gives == Step::Red)
        .for_each(|rule| rule.when.collect_named(&mut signs));
    signs
}

/// Every score of this build.
#[must_use]
pub fn score_tables() -> &'static [&'static ScoreTable] {
    static ALL: &[&ScoreTable] = &[
        #[cfg(feature = "news2")]
        &news2::NEWS2,
        #[cfg(feature = "qsofa")]
        &qsofa::QSOFA,
    ];
    ALL
}

/// Every standard of this build that stands beside the triage.
#[must_use]
pub fn standards() -> &'static [&'static Standard] {
    static ALL: &[&Standard] = &[
        #[cfg(feature = "imci")]
        &imci::IMCI,
        #[cfg(feature = "imci")]
        &young_infant::YOUNG_INFANT,
        #[cfg(feature = "imci")]
        &muac::MUAC,
        #[cfg(feature = "anc")]
        &anc::ANC,
    ];
    ALL
}

/// Every mass-casualty protocol of this build.
#[must_use]
pub fn algorithms() -> &'static [&'static Algorithm] {
    static ALL: &[&Algorithm] = &[
        #[cfg(feature = "mass-casualty")]
        &start::START,
        #[cfg(feature = "mass-casualty")]
        &jumpstart::JUMPSTART,
        #[cfg(feature = "mass-casualty")]
        &salt::SALT,
    ];
    ALL
}

/// The scores that were made for this patient, in the order of [`score_tables`].
#[must_use]
pub fn scores(encounter: &Encounter) -> Vec<Score> {
    let score_tables = score_tables().iter();
    score_tables
        .filter_map(|table| table.score(encounter))
        .collect()
}

/// What the standards that are for this patient say, in the order of [`standards`]; `fever` chooses the young infant's.
#[must_use]
pub fn guidelines(encounter: &Encounter, fever: YoungInfantFever) -> Vec<OtherAssessment> {
    // Whoever went through the chart's lists has looked for its signs.
    let looked_for = if encounter.checklist_complete {
        chart(encounter).signs()
    } else {
        Vec::new()
    };
    let in_force = in_force(encounter);
    in_force
        .map(|standard| {
            let mut assessment =
                standard.assess(encounter, &looked_for, |rule| fever.chooses(rule.id));
            if standard.id == fever_choice::ID {
                assessment.parameters.push(fever.label().to_owned());
            }
            assessment
        })
        .collect()
}

/// The signs that a reader of the narrative may name: those of the chart, then those of the other standards in force.
#[must_use]
pub fn vocabulary(encounter: &Encounter) -> Vec<Sign> {
    let mut signs = chart(encounter).signs();
    for sign in in_force(encounter).flat_map(Standard::signs) {
        if !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    signs
}

/// The signs that a person is asked about: [`vocabulary`] without those of a pregnancy or a birth where there can be none. Told all the
/// same, such a sign counts: then the sex or the pregnancy may be what is wrong.
#[must_use]
pub fn asked(encounter: &Encounter) -> Vec<Sign> {
    let is_man = encounter.sex == Sex::Male;
    let is_not_pregnant = encounter.pregnancy == Pregnancy::NotPregnant;
    let cannot_be = |sign: &Sign| match sign {
        Sign::VaginalBleeding => is_man,
        Sign::ActiveLabour | Sign::ImminentDelivery | Sign::PregnancyComplicationReferral => {
            is_man || is_not_pregnant
        }
        _ => false,
    };
    let mut signs = vocabulary(encounter);
    signs.retain(|sign| !cannot_be(sign));
    signs
}

/// The signs that a model is asked for: [`vocabulary`] without those that came after the built-in pack was trained. Until it is trained
/// anew these are the worker's to tick.
#[must_use]
pub fn model_vocabulary(encounter: &Encounter) -> Vec<Sign> {
    let mut signs = vocabulary(encounter);
    signs.retain(|sign| !sign.is_new_to_models());
    signs
}

fn in_force(encounter: &Encounter) -> impl Iterator<Item = &'static Standard> {
    let standards = standards().iter().copied();
    standards.filter(|standard| standard.applies.holds(encounter))
}

/// SHA-256, in hexadecimal, of a canonical text of every table in this build: changes if and only if a rule, source or
/// derived fact does, or a protocol is left out.
#[must_use]
pub fn tables_sha256() -> String {
    // Once a process: the tables are constant, and hashing them takes far longer than sorting a casualty.
    static HASH: LazyLock<String> = LazyLock::new(hash_tables);
    HASH.clone()
}

fn hash_tables() -> String {
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
        chart
            .minimum
            .iter()
            .for_each(|vital| line(&["minimum", chart.id, vital.field()]));
    }
    let expression =
        |when: Option<Condition>| when.map_or_else(String::new, |when| when.to_string());
    for listing in listings() {
        let (applies, unless) = (expression(listing.applies), expression(listing.unless));
        line(&[
            "protocol",
            listing.id,
            listing.title,
            listing.version,
            &applies,
            &unless,
        ]);
        for row in listing.rows {
            let Source { document, place } = row.source;
            line(&[
                row.id,
                &row.gives,
                row.criterion,
                &row.when.to_string(),
                &expression(row.ruled_out),
                document.title,
                document.sha256.unwrap_or_default(),
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
