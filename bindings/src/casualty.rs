//! A mass-casualty triage for apps: what is asked, and what the protocol says.

use aidpost::encounter::{Encounter, Fact};
use aidpost::protocol::{self, Algorithm, CasualtyTriage};

use crate::error::EngineError;

/// A finding of a mass-casualty triage.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CasualtyFact {
    /// Dotted name, `casualty.walks`.
    pub field: String,
    /// What "yes" means.
    pub meaning: String,
}

/// Every finding that a mass-casualty protocol may ask for.
#[uniffi::export]
pub fn casualty_facts() -> Vec<CasualtyFact> {
    let row = |fact: &Fact| CasualtyFact {
        field: fact.field().to_owned(),
        meaning: fact.meaning().to_owned(),
    };
    Fact::ALL.iter().map(row).collect()
}

/// A mass-casualty protocol as a screen asks by it.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CasualtyProtocol {
    /// Its name, as `sort_casualty` takes it.
    pub id: String,
    /// In plain words, and for whom it was made.
    pub title: String,
    /// The youngest for whom it was made, in completed months.
    pub from_months: u32,
    /// From these completed months on it asks other things.
    pub ages: Vec<u32>,
    /// A step decides below so many breaths per minute.
    pub breaths_below: Option<f64>,
    /// A step decides above so many.
    pub breaths_above: Option<f64>,
    /// A judgement that survival is unlikely changes the category, though no step waits for it.
    pub judges_survival: bool,
}

/// Every mass-casualty protocol.
#[uniffi::export]
pub fn casualty_protocols() -> Vec<CasualtyProtocol> {
    let row = |algorithm: &&'static Algorithm| {
        let (breaths_below, breaths_above) = algorithm.breaths();
        CasualtyProtocol {
            id: algorithm.id.to_owned(),
            title: algorithm.title.to_owned(),
            from_months: algorithm.made_for_months().0,
            ages: algorithm.ages(),
            breaths_below,
            breaths_above,
            judges_survival: algorithm.judges_survival(),
        }
    };
    protocol::algorithms().iter().map(row).collect()
}

/// Sorts one casualty by the protocol of this name: `start`, `jumpstart` or `salt`.
///
/// # Errors
/// [`EngineError::Input`] names field, value and range, or the protocol that there is not.
#[uniffi::export]
pub fn sort_casualty(protocol: &str, encounter: Encounter) -> Result<CasualtyTriage, EngineError> {
    let mut known = protocol::algorithms().iter();
    let Some(algorithm) = known.find(|algorithm| algorithm.id == protocol) else {
        return Err(EngineError::Input {
            field: Some("protocol".to_owned()),
            code: "unknown_protocol".to_owned(),
            reason: "there is no mass-casualty protocol of this name".to_owned(),
        });
    };
    Ok(algorithm.sort(&encounter)?)
}
