//! One encounter a line, one answer a line: what the answer is where a line holds no encounter. The others still run.

use serde::Serialize;
use serde_json::Value;

use crate::encounter::{EncounterError, PatientText};

/// The answer to a line that has no triage, written as JSON: `{"id": …, "error": {"code": …, "field": …, "message": …}}`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Refusal {
    /// The caller's own name for the encounter, if it could be read.
    pub id: Option<PatientText>,
    /// Why.
    pub error: Reason,
}

/// What is wrong with a line. Nothing of a patient is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Stable, for programs: `out_of_range`.
    pub code: String,
    /// Dotted name, `vitals.heart_rate_per_minute`; none where it is the whole line.
    pub field: Option<String>,
    /// Field, value and range.
    pub message: String,
}

impl Refusal {
    /// The answer to `line`, which is no encounter because of `error`. Its id is given back where it is one: a text of at most 128 bytes.
    #[must_use]
    pub fn of(line: &str, error: &EncounterError) -> Self {
        let read = serde_json::from_str::<Value>(line).ok();
        let id = read.as_ref().and_then(|read| read.get("id")?.as_str());
        Self {
            id: id.filter(|id| id.len() <= 128).map(PatientText::from),
            error: Reason {
                code: error.code().to_owned(),
                field: error.field().map(str::to_owned),
                message: error.to_string(),
            },
        }
    }
}
