//! One week in counts, for a supervisor: no name, no id, no text that a person wrote. How they are written stands in `week_page`.

use std::collections::BTreeMap;

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::Sign;

use crate::watch::Trend;

/// What happened in one week.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "VisitWeek"))]
pub struct Week {
    /// As DHIS2 names it: `2026W48`.
    pub period: String,
    /// All visits.
    pub visits: u64,
    /// By the colour in force: a person's, where one has decided.
    pub by_colour: BTreeMap<Acuity, u64>,
    /// So many triages asked for a supervisor's review.
    pub reviews: u64,
    /// Of those, so many are still open.
    pub reviews_open: u64,
    /// A person's decisions for a more urgent colour than the triage's.
    pub overrides_up: u64,
    /// A person's decisions for a less urgent colour than the triage's.
    pub overrides_down: u64,
    /// A person's decisions that the triage's colour stands.
    pub confirmed: u64,
    /// Visits in which a reader found this sign in the narrative, and the worker had said nothing of it.
    pub not_ticked: BTreeMap<Sign, u64>,
    /// Visits of which no sign is known, since a log held their hashes alone. They are in the other counts.
    pub signs_unknown: u64,
    /// Groups of signs that are watched from week to week, with what was usual before.
    pub groups: Vec<Trend>,
}
