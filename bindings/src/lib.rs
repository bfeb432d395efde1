//! Aidpost for Kotlin, Swift and Python: objects and one worker thread, no logic and no second copy of a type.
//!
//! Nothing here calls back into foreign code: events and log lines are fetched by the caller, so that no foreign exception can
//! reach an engine at work. There is no async runtime: an `async fn` waits for what a thread puts into a channel.

pub mod ahead;
pub mod audit;
pub mod batch;
mod bench;
pub mod call;
pub mod casualty;
pub mod chart;
pub mod engine;
pub mod error;
pub mod explain;
pub mod handover;
pub mod image_task;
pub mod letter;
pub mod log;
pub mod messages;
pub mod options;
pub mod packs;
pub mod records;
pub mod remote;
pub mod rule_list;
mod second;
pub mod store;
pub mod text_task;
pub mod values;
pub mod visits;
mod worker;

uniffi::setup_scaffolding!();
