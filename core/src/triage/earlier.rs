//! The record's earlier form, `aidpost.triage/1`, for programs that were written for it.

use serde_json::{Value, json};

use super::Triage;

/// The earlier form's schema name.
const EARLIER_SCHEMA: &str = "aidpost.triage/1";

/// The record in the form `aidpost.triage/1`: what was read in the account stands as the model's signs, whoever read it.
///
/// # Errors
/// None in practice: a triage can always be written as JSON.
pub fn earlier_form(triage: &Triage) -> Result<Value, serde_json::Error> {
    let mut record = serde_json::to_value(triage)?;
    let signs =
        triage.reading.signs.iter().map(
            |read| json!({ "sign": read.sign, "state": read.state, "evidence": read.evidence }),
        );
    record["schema"] = EARLIER_SCHEMA.into();
    record["model"]["signs"] = signs.collect();
    if record["model"]["status"] == "unreliable" {
        record["model"]["status"] = "answered".into();
    }
    if record["decided_by"] == "signs_read_by_lexicon"
        || record["decided_by"] == "signs_read_by_remote"
    {
        record["decided_by"] = "signs_read_by_model".into();
    }
    if let Some(fields) = record.as_object_mut() {
        fields.remove("reading");
        fields.remove("remote");
    }
    Ok(record)
}
