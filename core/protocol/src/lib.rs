//! What a health worker enters, and what the published triage protocols say of it.
//!
//! Three parts, in this order: [`acuity`] (the colour), [`encounter`] (what was seen, measured and heard), and the rules, which are this
//! crate's root: [`evaluate`] gives the colour with its findings; [`scores`] and [`guidelines`] stand beside it; [`algorithms`] are for
//! many casualties at once. Every rule is one line of a table with its source.
//!
//! This crate needs no model and has no network, clock or randomness. It is also the boundary of the protocols' licences: each protocol
//! is a feature of its own.

pub mod acuity;
#[cfg(feature = "uniffi")]
mod crossing;
pub mod encounter;
mod rules;

pub use rules::*;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
