//! The record of a triage, and how it is joined from what the rules found and what was read in the account. Pure: it asks no model.

mod earlier;
mod merge;
mod record;
mod warn;

use serde::{Deserialize, Serialize};

pub use crate::reading::{
    AccountReading, LexiconVersion, ModelStatus, ReadBy, SignRead, Span, ToldValue,
};
pub use earlier::earlier_form;
pub(crate) use merge::{Choices, Elsewhere, merge, opinion_of, provenance, remote_source};
pub use record::{
    DecidedBy, INTENDED_USE, ModelPart, Opinion, Provenance, RemoteReading, RemoteSource,
    TRIAGE_SCHEMA, Triage, Warning, WarningCode,
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
