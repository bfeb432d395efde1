//! Why an encounter was refused. A message holds field names, numbers, ranges and positions, never a person's words.

use thiserror::Error;

use super::{Avpu, units};

/// One refused encounter. `line` and `column` count from 1.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum EncounterError {
    /// The text is not JSON, or goes on after its end.
    #[error("not valid JSON: {reason} (line {line}, column {column})")]
    InvalidJson {
        /// What the JSON reader expected; quotes nothing.
        reason: String,
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// A name that the contract does not have; it is not repeated here.
    #[error(
        "{}: a name here is not known; {expected} (line {line}, column {column})",
        place(within)
    )]
    UnknownName {
        /// The object that holds it; empty for the encounter itself.
        within: String,
        /// What may stand there.
        expected: String,
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// A required field is not there.
    #[error("{field}: required, but not given (line {line}, column {column})")]
    Missing {
        /// The field.
        field: String,
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// A field stands twice, so that one of its values would be lost.
    #[error("{field}: given twice (line {line}, column {column})")]
    Duplicate {
        /// The field.
        field: String,
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// A value of the wrong type or not among those allowed.
    #[error("{}{}: {expected} (line {line}, column {column})", place(field), number(.value))]
    WrongValue {
        /// The field; empty for the encounter itself.
        field: String,
        /// The value, where it is a number.
        value: Option<f64>,
        /// What may stand there.
        expected: String,
        /// Line of the error.
        line: usize,
        /// Column of the error.
        column: usize,
    },
    /// A number that no patient has, or that is not a number.
    #[error("{field} = {value}: outside the plausible range {min} to {max}{}", units::hint(field, *value))]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// The value; may be NaN or infinite.
        value: f64,
        /// Lowest plausible value.
        min: f64,
        /// Highest plausible value.
        max: f64,
    },
    /// Blood pressures the wrong way round.
    #[error(
        "vitals.diastolic_mmhg = {diastolic}: above vitals.systolic_mmhg = {systolic}; the range is at most the systolic"
    )]
    DiastolicAboveSystolic {
        /// Diastolic pressure, mmHg.
        diastolic: f64,
        /// Systolic pressure, mmHg.
        systolic: f64,
    },
    /// Two findings of which one cannot be if the other is.
    #[error("{field}: contradicts {other}; check both")]
    Contradiction {
        /// One field.
        field: &'static str,
        /// The other field.
        other: &'static str,
    },
    /// A coma scale and a level of consciousness that cannot both be true.
    #[error(
        "vitals.gcs_total = {total}: contradicts vitals.avpu = {}, for which it is {min} to {max}; check both",
        level.code()
    )]
    ConsciousnessContradiction {
        /// Glasgow Coma Scale total.
        total: u8,
        /// Level of consciousness.
        level: Avpu,
        /// The lowest total that the level allows.
        min: u8,
        /// The highest total that the level allows.
        max: u8,
    },
    /// A text or list over its limit.
    #[error("{field}: {length} {unit}, the limit is {limit}")]
    TooLong {
        /// The field.
        field: &'static str,
        /// Its length in `unit`.
        length: usize,
        /// The highest length allowed.
        limit: usize,
        /// What is counted: `bytes`, `characters`, `photos`.
        unit: &'static str,
    },
    /// The language is not a well-formed BCP 47 tag.
    #[error("language: not a well-formed BCP 47 tag such as `en`, `sw` or `pt-BR`")]
    InvalidLanguage,
    /// The time has no offset, or is none.
    #[error(
        "measured_at: not a time of RFC 3339 with an offset, such as `2026-11-28T09:30:00+03:00`"
    )]
    InvalidTime,
}

impl EncounterError {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            EncounterError::InvalidJson { .. } => "invalid_json",
            EncounterError::UnknownName { .. } => "unknown_name",
            EncounterError::Missing { .. } => "missing_field",
            EncounterError::Duplicate { .. } => "duplicate_field",
            EncounterError::WrongValue { .. } => "wrong_value",
            EncounterError::OutOfRange { .. } => "out_of_range",
            EncounterError::DiastolicAboveSystolic { .. } => "diastolic_above_systolic",
            EncounterError::Contradiction { .. }
            | EncounterError::ConsciousnessContradiction { .. } => "contradiction",
            EncounterError::TooLong { .. } => "too_long",
            EncounterError::InvalidLanguage => "invalid_language",
            EncounterError::InvalidTime => "invalid_time",
        }
    }

    /// The dotted field at fault, such as `vitals.heart_rate_per_minute`; `None` where it is the whole input.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            EncounterError::InvalidJson { .. } => None,
            EncounterError::UnknownName { within: field, .. }
            | EncounterError::Missing { field, .. }
            | EncounterError::Duplicate { field, .. }
            | EncounterError::WrongValue { field, .. } => {
                Some(field.as_str()).filter(|f| !f.is_empty())
            }
            EncounterError::OutOfRange { field, .. }
            | EncounterError::Contradiction { field, .. }
            | EncounterError::TooLong { field, .. } => Some(field),
            EncounterError::DiastolicAboveSystolic { .. } => Some("vitals.diastolic_mmhg"),
            EncounterError::ConsciousnessContradiction { .. } => Some("vitals.gcs_total"),
            EncounterError::InvalidLanguage => Some("language"),
            EncounterError::InvalidTime => Some("measured_at"),
        }
    }
}

fn place(field: &str) -> &str {
    if field.is_empty() { "encounter" } else { field }
}

fn number(value: &Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!(" = {value}"))
}
