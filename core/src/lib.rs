#![doc = include_str!("../README.md")]

#[cfg(feature = "llama")]
pub mod bench;
pub mod budget;
pub mod constraint;
#[cfg(feature = "uniffi")]
mod crossing;
pub mod engine;
pub mod image;
#[cfg(feature = "llama")]
pub mod llama;
pub mod model;
pub mod prompt;
pub mod reading;
pub mod records;
pub mod tasks;
pub mod tokenizer;
pub mod triage;

pub use aidpost_protocol as protocol;
pub use aidpost_protocol::{acuity, encounter};

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
