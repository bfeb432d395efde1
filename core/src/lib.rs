#![doc = include_str!("../README.md")]

// The line, from its beginning to its end: a stage uses only those before it (`.ci/walls`).
pub use aidpost_messages as messages;
pub use aidpost_protocol as protocol;
pub use aidpost_protocol::{acuity, encounter};
pub mod image;
pub mod prompt;
pub mod tokenizer;
pub mod constraint;
pub mod model;
pub mod budget;
#[cfg(feature = "llama")]
pub mod llama;
pub mod reading;
pub mod triage;
pub mod engine;
pub mod tasks;
pub mod accept;
#[cfg(feature = "llama")]
pub mod bench;
#[cfg(feature = "eval")]
pub mod eval;
pub mod records;

#[cfg(feature = "store")]
pub use aidpost_store as store;

// What most programs need.
pub use acuity::Acuity;
pub use aidpost_models::VerifiedPack as Pack;
pub use encounter::Encounter;
pub use engine::{Engine, Options};
pub use model::Control;
pub use triage::Triage;

#[cfg(feature = "uniffi")]
mod crossing;
#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

/// The first example of the project's own README compiles.
#[cfg(all(doctest, feature = "llama"))]
#[doc = include_str!("../../README.md")]
struct ProjectReadme;
