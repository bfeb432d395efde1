//! JumpSTART, for children of one to eight years, and infants who are carried, among many casualties.
//! Licence: its author permits use unmodified; only its facts are used, in this project's words.

use super::casualty::{ALWAYS, Algorithm, AlgorithmStep, Category, NEVER, step};
use super::condition::Condition::{
    self, Above, All, Any, AtLeast, AtMost, Avpu as Level, Below, Months, No, Yes,
};
use super::rule::{Document, Source};
use crate::encounter::{Avpu, Fact, Vital};

const DOCUMENT: Document = Document {
    title: "JumpSTART paediatric mass-casualty triage, Romig 1995, revised 2002",
    sha256: None,
    licence: "the author permits use unmodified; facts only, reworded",
    evidence: "the branches and the rates of 15 and 45 read in teaching pages that cite the author and CHEMM; the author's own slides read in part",
};

const WALK: Source = at("walking; an infant under 12 months does not walk and takes every step");
const AIRWAY: Source = at("spontaneous breathing, after the airway was opened");
const PULSELESS: Source =
    at("no breathing and no pulse; asked before any breaths are given, as the chart has it");
const RESCUE: Source = at("no breathing with a pulse, after five rescue breaths");
const RESCUED: Source = at(
    "no breathing with a pulse, after five rescue breaths; that whoever breathes after them is not dead whatever was said of the pulse is this project's reading",
);
const RATE: Source = at(
    "respiratory rate, 15 and 45 included in what goes on; irregular breathing is in some editions only, and counting it is the more urgent reading, while nobody needs to be asked about it",
);
const PULSE: Source = at("palpable pulse");
const MENTAL: Source =
    at("alertness; new confusion counts as responding to voice, which is this project's reading");

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const BREATHES_AT_ONCE: Condition = Yes(Fact::Breathing);
const BREATHES_ONCE_OPEN: Condition =
    Any(&[BREATHES_AT_ONCE, Yes(Fact::BreathingAfterAirwayOpening)]);
const APNOEIC: Condition = All(&[No(Fact::Breathing), No(Fact::BreathingAfterAirwayOpening)]);
const RESPONDS: Condition = Any(&[
    Level(&[Avpu::Alert, Avpu::Confusion, Avpu::Voice]),
    All(&[Level(&[Avpu::Pain]), Yes(Fact::RespondsToPainAppropriately)]),
]);

pub(super) static JUMPSTART: Algorithm = Algorithm {
    id: "jumpstart",
    title: "JumpSTART, for casualties up to the age of 8 years and others who look like children",
    version: "2002",
    source: at("whole algorithm"),
    made_for: Months(0, 107),
    steps: STEPS,
};

#[rustfmt::skip]
const STEPS: &[AlgorithmStep] = &[
    step("jumpstart/minimal/walks", Category::Minimal, "walks", All(&[Months(12, u32::MAX), Yes(Fact::Walks)]), Any(&[No(Fact::Walks), Months(0, 11)]), WALK),
    step("jumpstart/immediate/breathes-after-opening", Category::Immediate, "did not breathe until the airway was opened", All(&[No(Fact::Breathing), Yes(Fact::BreathingAfterAirwayOpening)]), Any(&[BREATHES_AT_ONCE, No(Fact::BreathingAfterAirwayOpening)]), AIRWAY),
    // Before the pulse is asked for, so that nobody who breathes is proposed dead; breaths are asked for after it, in the last of these steps.
    step("jumpstart/immediate/breathes-after-rescue-breaths", Category::Immediate, "breathes after five rescue breaths", All(&[APNOEIC, Yes(Fact::BreathingAfterRescueBreaths)]), ALWAYS, RESCUED),
    step("jumpstart/dead/no-pulse", Category::ProposedDead, "does not breathe though the airway is open, and has no pulse", All(&[APNOEIC, No(Fact::PeripheralPulse)]), Any(&[BREATHES_ONCE_OPEN, Yes(Fact::PeripheralPulse)]), PULSELESS),
    step("jumpstart/dead/apnoeic-after-rescue-breaths", Category::ProposedDead, "does not breathe after five rescue breaths", All(&[APNOEIC, No(Fact::BreathingAfterRescueBreaths)]), BREATHES_ONCE_OPEN, RESCUE),
    step("jumpstart/immediate/respiratory-rate", Category::Immediate, "fewer than 15 or more than 45 breaths per minute, or irregular", Any(&[Below(Vital::RespiratoryRate, 15.0), Above(Vital::RespiratoryRate, 45.0), No(Fact::BreathingRegular)]), All(&[AtLeast(Vital::RespiratoryRate, 15.0), AtMost(Vital::RespiratoryRate, 45.0)]), RATE),
    step("jumpstart/immediate/no-pulse", Category::Immediate, "breathes, and has no palpable pulse", No(Fact::PeripheralPulse), Yes(Fact::PeripheralPulse), PULSE),
    step("jumpstart/immediate/not-responsive", Category::Immediate, "does not respond, or not fittingly to pain", Any(&[Level(&[Avpu::Unresponsive]), All(&[Level(&[Avpu::Pain]), No(Fact::RespondsToPainAppropriately)])]), RESPONDS, MENTAL),
    step("jumpstart/delayed", Category::Delayed, "breathes, has a pulse and responds, but does not walk", ALWAYS, NEVER, MENTAL),
];
