//! What the store looks for in a triage record: its colour, whether a review is asked for, and its id. The record itself is kept as it is.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::PatientText;
use serde::Deserialize;

use crate::StoreError;

const SCHEMAS: [&str; 2] = ["aidpost.triage/1", "aidpost.triage/2"];

/// The columns of a triage.
#[derive(Deserialize)]
pub(crate) struct TriageIndex {
    schema: String,
    pub(crate) id: Option<PatientText>,
    pub(crate) acuity: Acuity,
    pub(crate) supervisor_review: bool,
}

pub(crate) fn read(triage: &str) -> Result<TriageIndex, StoreError> {
    // The reader's own words may quote the record.
    let index: TriageIndex = serde_json::from_str(triage).map_err(|_| StoreError::BadTriage {
        expected: "needs to be JSON with `schema`, `acuity` and `supervisor_review`",
    })?;
    if SCHEMAS.contains(&index.schema.as_str()) {
        Ok(index)
    } else {
        Err(StoreError::BadTriage {
            expected: "the schema is neither `aidpost.triage/1` nor `aidpost.triage/2`",
        })
    }
}

/// A colour as a column, so that a greater number is more urgent.
pub(crate) const fn column(acuity: Acuity) -> i64 {
    match acuity {
        Acuity::Green => 0,
        Acuity::NotTriageable => 1,
        Acuity::Yellow => 2,
        Acuity::Red => 3,
    }
}

pub(crate) fn acuity(column: i64) -> Result<Acuity, StoreError> {
    let found = Acuity::ALL
        .into_iter()
        .find(|one| self::column(*one) == column);
    found.ok_or(StoreError::Damaged)
}
