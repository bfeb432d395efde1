//! SALT: sort, assess, lifesaving interventions, treatment or transport; the assessment of one casualty of any age.
//! The first, global sorting by walking and waving says in which order to go, not what a casualty is, and is not here.
//! Licence: no licence text seen; only its facts are used, in this project's words.

use super::ADULT_FROM_MONTHS;
use super::casualty::{ALWAYS, Algorithm, AlgorithmStep, Category, NEVER, step};
use super::condition::Condition::{self, All, Any, Months, No, Unless, Yes};
use super::rule::{Document, Source};
use crate::encounter::Fact;

const DOCUMENT: Document = Document {
    title: "SALT mass-casualty triage, Lerner and others 2008",
    sha256: None,
    licence: "no licence text seen; facts only, reworded",
    evidence: "read in slides of its first author and in teaching pages that cite the paper",
};

const BREATHING: Source = at(
    "individual assessment, breathing, after the lifesaving interventions: opened airway, for a child two rescue breaths to be considered; that a child is under 12 years here, as in the triage charts, and is not proposed dead before the breaths are answered for, is this project's reading",
);
const ASSESS: Source = at("individual assessment, after the lifesaving interventions");
const UNJUDGED: Source = at(
    "individual assessment, after the lifesaving interventions; that a casualty whose survival nobody has judged is immediate is this project's reading",
);
const MINOR: Source = at("individual assessment, minor injuries only");

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const BREATHES: Condition = Any(&[
    Yes(Fact::Breathing),
    Yes(Fact::BreathingAfterAirwayOpening),
    // Of an adult this is not asked, so it stands behind an airway that is known to have been opened in vain.
    All(&[
        No(Fact::BreathingAfterAirwayOpening),
        Yes(Fact::BreathingAfterRescueBreaths),
    ]),
]);
// Whoever breathes after breaths is not dead at any age; only for a child must they be answered for.
const NOT_EVEN_AFTER_BREATHS: Condition = Any(&[
    No(Fact::BreathingAfterRescueBreaths),
    All(&[
        Months(ADULT_FROM_MONTHS, u32::MAX),
        Unless(Fact::BreathingAfterRescueBreaths),
    ]),
]);
const FOLLOWS: Condition = Any(&[Yes(Fact::ObeysCommands), Yes(Fact::PurposefulMovement)]);
const SOMETHING_WRONG: Condition = Any(&[
    All(&[No(Fact::ObeysCommands), No(Fact::PurposefulMovement)]),
    No(Fact::PeripheralPulse),
    Yes(Fact::RespiratoryDistress),
    No(Fact::MajorHaemorrhageControlled),
]);
const NOTHING_WRONG: Condition = All(&[
    FOLLOWS,
    Yes(Fact::PeripheralPulse),
    No(Fact::RespiratoryDistress),
    Yes(Fact::MajorHaemorrhageControlled),
]);

pub(super) static SALT: Algorithm = Algorithm {
    id: "salt",
    title: "SALT, for casualties of any age",
    version: "2008",
    source: at("whole algorithm"),
    made_for: ALWAYS,
    steps: STEPS,
};

#[rustfmt::skip]
const STEPS: &[AlgorithmStep] = &[
    step("salt/dead/not-breathing", Category::ProposedDead, "does not breathe though the airway is open, nor a child after rescue breaths", All(&[No(Fact::Breathing), No(Fact::BreathingAfterAirwayOpening), NOT_EVEN_AFTER_BREATHS]), BREATHES, BREATHING),
    // Before the next step, so that only a judgement that survival is unlikely makes a casualty expectant.
    step("salt/expectant", Category::ProposedExpectant, "does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is judged not likely to survive with what there is", All(&[SOMETHING_WRONG, No(Fact::SurvivableWithPresentResources)]), ALWAYS, ASSESS),
    step("salt/immediate", Category::Immediate, "the same, and nobody has judged that survival is unlikely with what there is", SOMETHING_WRONG, NOTHING_WRONG, UNJUDGED),
    step("salt/minimal", Category::Minimal, "minor injuries only", Yes(Fact::MinorInjuriesOnly), No(Fact::MinorInjuriesOnly), MINOR),
    step("salt/delayed", Category::Delayed, "injuries that are not minor, and nothing that threatens life now", ALWAYS, NEVER, MINOR),
];
