//! What decides, and so may never be left off a letter.

use aidpost::encounter::{Sign, SignState};
use aidpost::protocol::Response;
use aidpost::triage::{Triage, WarningCode};

/// What decides, as the record has it.
pub(crate) fn deciding(triage: &Triage) -> Vec<String> {
    let mut must: Vec<String> = triage
        .assessment
        .findings
        .iter()
        .map(|found| found.criterion.clone())
        .collect();
    must.extend(
        triage
            .assessment
            .findings
            .iter()
            .map(|found| found.rule.clone()),
    );
    let shown = triage
        .warnings
        .iter()
        .filter(|warning| warning.code != WarningCode::NotForClinicalUse);
    must.extend(shown.map(|warning| warning.message.clone()));
    for other in &triage.other_assessments {
        let urgent = other
            .findings
            .iter()
            .filter(|found| found.response == Response::ReferUrgently);
        must.extend(urgent.map(|found| found.class.clone()));
    }
    let rests_on = |sign: Sign| {
        let entry = format!("signs.{} = present", sign.code());
        triage
            .assessment
            .findings
            .iter()
            .any(|found| found.basis.contains(&entry))
    };
    let read = triage
        .reading
        .signs
        .iter()
        .filter(|read| read.state == SignState::Present && rests_on(read.sign));
    must.extend(read.map(|read| read.sign.label().to_owned()));
    must
}
