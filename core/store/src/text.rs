//! What people and clocks write: which texts and times the store takes.

use aidpost_protocol::encounter::PatientText;
use jiff::Timestamp;

use crate::StoreError;

/// As in an encounter.
const ID_BYTES: usize = 128;
/// As in the audit log.
const WORDS_BYTES: usize = 4000;
/// As a narrative.
const NOTE_CHARACTERS: usize = 20_000;
/// `2026-11-28T09:30:00.123456789+03:00`.
const TIME_BYTES: usize = 35;

/// Microseconds since 1970 of a time with an offset.
pub(crate) fn instant(field: &'static str, time: &str) -> Result<i64, StoreError> {
    let dated = time.len() <= TIME_BYTES && matches!(time.as_bytes().get(10), Some(b'T' | b't'));
    time.parse::<Timestamp>()
        .ok()
        .filter(|_| dated)
        .map(Timestamp::as_microsecond)
        .ok_or(StoreError::BadField {
            field,
            expected: "not a time of RFC 3339 with an offset, such as `2026-11-28T09:30:00+03:00`",
        })
}

pub(crate) fn id(text: &str) -> Result<(), StoreError> {
    let expected = "1 to 128 bytes, and no character of code 0";
    check("id", text, text.len() <= ID_BYTES, expected)
}

/// A reason or a person's name.
pub(crate) fn words(field: &'static str, text: &PatientText) -> Result<(), StoreError> {
    let expected = "needed, of at most 4000 bytes, and no character of code 0";
    check(field, text, text.len() <= WORDS_BYTES, expected)
}

pub(crate) fn note(text: &PatientText) -> Result<(), StoreError> {
    let fits = text.chars().count() <= NOTE_CHARACTERS;
    let expected = "needed, of at most 20,000 characters, and no character of code 0";
    check("note.text", text, fits, expected)
}

fn check(
    field: &'static str,
    text: &str,
    fits: bool,
    expected: &'static str,
) -> Result<(), StoreError> {
    // SQLite's own functions end a text at its first NUL.
    if fits && !text.trim().is_empty() && !text.contains('\0') {
        Ok(())
    } else {
        Err(StoreError::BadField { field, expected })
    }
}
