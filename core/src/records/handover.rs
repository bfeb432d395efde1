//! A triage for another post, without a network: what of it a signed message carries. The message itself is the crate `aidpost-handover`.

pub use aidpost_handover::*;

use crate::encounter::{Encounter, SignState};
use crate::protocol::{YoungInfantFever, evaluate_with};
use crate::triage::{DecidedBy, Triage};

/// The encounter and its triage as facts for [`write()`]. `fever` is what the triage was made with.
#[must_use]
pub fn facts(encounter: &Encounter, triage: &Triage, fever: YoungInfantFever) -> Facts {
    let read = triage.reading.signs.iter();
    let present = read.filter(|read| read.state == SignState::Present);
    let mut facts = Facts {
        encounter: encounter.clone(),
        read: present.map(|read| read.sign).collect(),
        acuity: triage.acuity,
        supervisor_review: triage.supervisor_review,
        raised: None,
        fever,
        not_for_clinical_use: triage.provenance.not_for_clinical_use,
    };
    let by_rules = evaluate_with(&facts.joined(), fever).acuity;
    facts.raised = if triage.decided_by == DecidedBy::ModelOpinion {
        Some(Raised::ModelOpinion)
    } else if triage.acuity > by_rules && !triage.reading.values.is_empty() {
        Some(Raised::ToldValue)
    } else {
        None
    };
    facts
}
