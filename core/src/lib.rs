#![doc = include_str!("../README.md")]

pub mod acuity;
pub mod adapter;
pub mod audit;
#[cfg(feature = "llama")]
pub mod bench;
pub mod budget;
pub mod constraint;
#[cfg(feature = "uniffi")]
mod crossing;
pub mod encounter;
mod error;
pub mod fhir;
pub mod image;
#[cfg(feature = "llama")]
pub mod llama;
pub mod model;
pub mod prompt;
pub mod protocol;
pub mod report;
pub mod tasks;
pub mod tokenizer;
pub mod triage;

#[cfg(feature = "uniffi")]
pub use crossing::open_pack;
pub use error::EngineError;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
