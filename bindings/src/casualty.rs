//! A mass-casualty triage for apps: what is asked, and what the protocol says.

use aidpost::encounter::{Encounter, Fact};
use aidpost::protocol::{self, CasualtyTriage};

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
