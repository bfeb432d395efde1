//! START, simple triage and rapid treatment, for adults among many casualties.
//! Licence: widely free, no licence text seen; only its facts are used, in this project's words.

use super::casualty::{ALWAYS, Algorithm, AlgorithmStep, Category, NEVER, step};
use super::condition::Condition::{self, Above, All, Any, AtMost, Months, No, Yes};
use super::rule::{Document, Source};
use crate::encounter::{Fact, Vital};

const DOCUMENT: Document = Document {
    title: "START adult triage, Hoag Hospital and Newport Beach Fire Department 1983, as published by the US Department of Health (CHEMM)",
    sha256: None,
    licence: "no licence text seen; facts only, reworded",
    evidence: "walking, breathing, the rate of 30, pulse or refill and commands read in CHEMM's own text version; refill of 2 seconds and the branches read in a copy of CHEMM's chart",
};

const WALK: Source = at("walking");
const AIRWAY: Source = at("spontaneous breathing, after the airway was opened");
const AT_LAST: Source = at(
    "spontaneous breathing, after the airway was opened; START gives no rescue breaths, and that whoever breathes after them is no more dead than after the airway was opened is this project's reading",
);
const RATE: Source = at(
    "respiratory rate; the chart has over and under 30, and that exactly 30 goes on to the next step is this project's reading",
);
const PERFUSION: Source = at(
    "perfusion, by pulse at the wrist or capillary refill; the chart has over and under 2 seconds, and that exactly 2 goes on, and that the worse of the two counts where both were taken, is this project's reading",
);
const MENTAL: Source = at("mental status");

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const BREATHES_AT_ONCE: Condition = Yes(Fact::Breathing);
// Rescue breaths are no step of START: an answer about them counts, and is never asked for.
const BREATHES_AT_LAST: Condition = Any(&[
    Yes(Fact::BreathingAfterAirwayOpening),
    All(&[
        No(Fact::BreathingAfterAirwayOpening),
        Yes(Fact::BreathingAfterRescueBreaths),
    ]),
]);

pub(super) static START: Algorithm = Algorithm {
    id: "start",
    title: "START, for casualties from 8 years on",
    version: "CHEMM",
    source: at("whole algorithm"),
    made_for: Months(96, u32::MAX),
    steps: STEPS,
};

#[rustfmt::skip]
const STEPS: &[AlgorithmStep] = &[
    step("start/minimal/walks", Category::Minimal, "walks", Yes(Fact::Walks), No(Fact::Walks), WALK),
    step("start/immediate/breathes-after-opening", Category::Immediate, "did not breathe until the airway was opened", All(&[No(Fact::Breathing), BREATHES_AT_LAST]), Any(&[BREATHES_AT_ONCE, No(Fact::BreathingAfterAirwayOpening)]), AT_LAST),
    step("start/dead/not-breathing", Category::ProposedDead, "does not breathe though the airway is open", All(&[No(Fact::Breathing), No(Fact::BreathingAfterAirwayOpening)]), BREATHES_AT_ONCE, AIRWAY),
    step("start/immediate/respiratory-rate-high", Category::Immediate, "more than 30 breaths per minute", Above(Vital::RespiratoryRate, 30.0), AtMost(Vital::RespiratoryRate, 30.0), RATE),
    step("start/immediate/perfusion-poor", Category::Immediate, "no pulse at the wrist, or capillary refill above 2 seconds", Any(&[No(Fact::PeripheralPulse), Above(Vital::CapillaryRefill, 2.0)]), Any(&[Yes(Fact::PeripheralPulse), AtMost(Vital::CapillaryRefill, 2.0)]), PERFUSION),
    step("start/immediate/does-not-obey", Category::Immediate, "does not follow simple commands", No(Fact::ObeysCommands), Yes(Fact::ObeysCommands), MENTAL),
    step("start/delayed", Category::Delayed, "breathes, has perfusion and follows commands, but does not walk", ALWAYS, NEVER, MENTAL),
];
