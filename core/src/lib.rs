#![doc = include_str!("../README.md")]

pub mod adapter;
pub mod audit;
#[cfg(feature = "llama")]
pub mod bench;
pub mod budget;
pub mod constraint;
#[cfg(feature = "uniffi")]
mod crossing;
mod error;
pub mod fhir;
pub mod image;
#[cfg(feature = "llama")]
pub mod llama;
pub mod model;
pub mod prompt;
pub mod report;
pub mod tasks;
pub mod tokenizer;
pub mod triage;

pub use aidpost_protocol as protocol;
pub use aidpost_protocol::{acuity, encounter};
#[cfg(feature = "uniffi")]
pub use crossing::open_pack;
pub use error::EngineError;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
