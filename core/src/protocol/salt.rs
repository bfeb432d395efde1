//! SALT: sort, assess, lifesaving interventions, treatment or transport; the assessment of one casualty of any age.
//! The first, global sorting by walking and waving says in which order to go, not what a casualty is, and is not here.
//! Licence: no licence text seen; only its facts are used, in this project's words.

use super::casualty::{ALWAYS, Category, Flow, FlowStep, NEVER, step};
use super::condition::When::{self, All, Any, No, Yes};
use super::rule::{Document, Source};
use crate::encounter::Fact;

const DOCUMENT: Document = Document {
    title: "SALT mass-casualty triage, Lerner and others 2008",
    sha256: None,
    licence: "no licence text seen; facts only, reworded",
    evidence: "read in secondary sources",
};

const BREATHING: Source =
    at("individual assessment, breathing, after the lifesaving interventions");
const ASSESS: Source = at("individual assessment, after the lifesaving interventions");
const MINOR: Source = at("individual assessment, minor injuries only");

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const BREATHES: When = Any(&[Yes(Fact::Breathing), Yes(Fact::BreathingAfterAirwayOpening)]);
const FOLLOWS: When = Any(&[Yes(Fact::ObeysCommands), Yes(Fact::PurposefulMovement)]);
const SOMETHING_WRONG: When = Any(&[
    All(&[No(Fact::ObeysCommands), No(Fact::PurposefulMovement)]),
    No(Fact::PeripheralPulse),
    Yes(Fact::RespiratoryDistress),
    No(Fact::MajorHaemorrhageControlled),
]);
const NOTHING_WRONG: When = All(&[
    FOLLOWS,
    Yes(Fact::PeripheralPulse),
    No(Fact::RespiratoryDistress),
    Yes(Fact::MajorHaemorrhageControlled),
]);

pub(super) static SALT: Flow = Flow {
    id: "salt",
    title: "SALT, for casualties of any age",
    version: "2008",
    source: at("whole algorithm"),
    made_for: ALWAYS,
    steps: STEPS,
};

#[rustfmt::skip]
const STEPS: &[FlowStep] = &[
    step("salt/dead/not-breathing", Category::ProposedDead, "does not breathe though the airway is open", All(&[No(Fact::Breathing), No(Fact::BreathingAfterAirwayOpening)]), BREATHES, BREATHING),
    step("salt/immediate", Category::Immediate, "does not follow commands or move with purpose, has no pulse at the wrist, breathes with distress, or bleeds on, and is likely to survive with what there is", All(&[SOMETHING_WRONG, Yes(Fact::SurvivableWithPresentResources)]), Any(&[NOTHING_WRONG, All(&[SOMETHING_WRONG, No(Fact::SurvivableWithPresentResources)])]), ASSESS),
    step("salt/expectant", Category::ProposedExpectant, "the same, and is not likely to survive with what there is", All(&[SOMETHING_WRONG, No(Fact::SurvivableWithPresentResources)]), NOTHING_WRONG, ASSESS),
    step("salt/minimal", Category::Minimal, "minor injuries only", Yes(Fact::MinorInjuriesOnly), No(Fact::MinorInjuriesOnly), MINOR),
    step("salt/delayed", Category::Delayed, "injuries that are not minor, and nothing that threatens life now", ALWAYS, NEVER, MINOR),
];
