//! qSOFA, three bedside criteria in an adult with a suspected infection: a score beside the triage; from
//! 2 a finding of its own makes the outcome at least yellow with review (`added`).
//! It does not look for infection, and a negative qSOFA rules out nothing.

use super::condition::Condition::{self, Any, AtLeast, AtMost, Below, Months, Sign as S};
use super::iitt::NOT_ALERT;
use super::rule::{Document, Rule, Source};
use super::score::{Measure, ScoreTable};
use crate::encounter::{Sign, Vital};

const DOCUMENT: Document = Document {
    title: "Third International Consensus Definitions for Sepsis and Septic Shock (Sepsis-3), JAMA 2016",
    sha256: None,
    licence: "facts of a journal table, cited",
    evidence: "rate and pressure read in the abstract of its derivation (Seymour and others, JAMA 2016, authors' manuscript); a Glasgow Coma Scale below 15, and positive from 2, in secondary sources",
};

const BOX: Source = at("qSOFA criteria");
const MENTATION: Source = at(
    "qSOFA criteria: a Glasgow Coma Scale below 15; where it was not taken, that any level of consciousness but alert, the sign of altered mental state, or no answer, counts is this project's reading",
);

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

pub(super) static QSOFA: ScoreTable = ScoreTable {
    id: "qsofa",
    title: "qSOFA, where infection is suspected, 12 years and over",
    version: "2016",
    source: at(
        "qSOFA criteria, positive from 2; made for adults, and that these begin where the adult chart of the triage does is this project's reading",
    ),
    applies: Months(144, u32::MAX),
    unless: None,
    needs: &[
        &[Measure::Number(Vital::RespiratoryRate)],
        &[Measure::Number(Vital::Systolic)],
        &[Measure::Consciousness, Measure::Number(Vital::GcsTotal)],
    ],
    rules: RULES,
    band,
};

fn band(total: u8, _most: u8) -> &'static str {
    if total >= 2 { "positive" } else { "negative" }
}

const fn row(
    id: &'static str,
    criterion: &'static str,
    when: Condition,
    source: Source,
) -> Rule<u8> {
    Rule {
        id,
        gives: 1,
        criterion,
        when,
        source,
    }
}

#[rustfmt::skip]
const RULES: &[Rule<u8>] = &[
    row("qsofa/respiratory-rate-high", "22 breaths per minute or more", AtLeast(Vital::RespiratoryRate, 22.0), BOX),
    row("qsofa/systolic-low", "systolic pressure of 100 mmHg or less", AtMost(Vital::Systolic, 100.0), BOX),
    row("qsofa/altered-mentation", "altered mental state", Any(&[Below(Vital::GcsTotal, 15.0), NOT_ALERT, S(Sign::AlteredMentalStatus), S(Sign::Unresponsive)]), MENTATION),
];
