//! What the scores and the standards beside the chart say, as a rule of the triage may ask for it. A protocol that this
//! build leaves out says nothing.

use crate::encounter::{Encounter, Pregnancy};

use super::super::fever_choice::YoungInfantFever;
use super::super::rule::Rule;
use super::super::standard::{Class, Response};

/// Total and highest single row of a score, on what is known. The record alone says who is pregnant here: a sign of
/// pregnancy more must not take a finding away.
pub(super) fn points(score: &str, encounter: &Encounter) -> Option<(u8, u8)> {
    let mut any = None;
    for row in rows(score, encounter) {
        let (total, most) = any.unwrap_or((0, 0));
        any = Some((total + row.gives, row.gives.max(most)));
    }
    any
}

/// The rows of a score that give points.
pub(super) fn rows<'e>(
    score: &str,
    encounter: &'e Encounter,
) -> impl Iterator<Item = &'static Rule<u8>> + use<'e> {
    let table = super::super::score_tables()
        .iter()
        .find(|table| table.id == score);
    let is_for = |applies: super::Condition| {
        applies.holds(encounter) && encounter.pregnancy != Pregnancy::Pregnant
    };
    let table = table.filter(|table| is_for(table.applies));
    let rows = table.into_iter().flat_map(|table| table.rules);
    rows.filter(|row| row.when.holds(encounter))
}

/// The rules of a standard in force that hold and ask for urgent referral.
pub(in crate::rules) fn urgent<'e>(
    standard: &str,
    encounter: &'e Encounter,
    fever: YoungInfantFever,
) -> impl Iterator<Item = &'static Rule<Class>> + use<'e> {
    let standards = super::super::standards();
    let standard = standards.iter().find(|one| one.id == standard);
    let in_force = standard.filter(|one| one.applies.holds(encounter));
    let rules = in_force.into_iter().flat_map(|one| one.rules);
    rules.filter(move |rule| {
        rule.gives.response == Response::ReferUrgently
            && fever.chooses(rule.id)
            && rule.when.holds(encounter)
    })
}
