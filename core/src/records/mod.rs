//! What leaves the engine, for people and for other systems. Nothing here decides anything.

pub mod audit;
pub mod fhir;
pub mod flat_keys;
#[cfg(feature = "handover")]
pub mod handover;
pub mod lines;
pub mod report;
