//! The record of a triage, and how it is joined from what the rules found and what the model read. Pure: it asks no model.

mod merge;
mod record;

use serde::{Deserialize, Serialize};

pub use crate::reading::ModelStatus;
pub(crate) use merge::{merge, provenance};
pub use record::{
    DecidedBy, INTENDED_USE, ModelPart, Opinion, Provenance, SignRead, TRIAGE_SCHEMA, Triage,
    Warning, WarningCode,
};

/// What a more urgent opinion of the model does. A less urgent one never does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum OpinionPolicy {
    /// A warning, and a supervisor's review.
    #[default]
    Review,
    /// The acuity rises to it, with the warning and the review.
    Raise,
}
