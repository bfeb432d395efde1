//! When it was measured: a time of RFC 3339 with an offset, in its full form.

use aidpost_protocol::encounter::{Encounter, EncounterError};
use serde_json::json;

fn at(time: &str) -> Result<Encounter, EncounterError> {
    Encounter::from_json(&json!({"age": {"years": 40}, "measured_at": time}).to_string())
}

#[test]
fn a_time_has_date_seconds_and_offset() {
    for good in [
        "2026-11-28T09:30:00+03:00",
        "2026-11-28T09:30:00-11:00",
        "2026-11-28t09:30:59.25+00:00",
        "2026-11-28T09:30:00Z",
        "2026-11-28T09:30:00.5z",
        "2024-02-29T00:00:00Z",
    ] {
        assert!(at(good).is_ok(), "{good}");
    }
}

#[test]
fn what_is_no_such_time_is_refused_by_its_field() {
    for bad in [
        "",
        "Z",
        "today",
        "2026-11-28",
        "2026-11-28T09:30:00",
        // No seconds; one digit; a letter in them.
        "2026-11-28T09:30+03:00",
        "2026-11-28T09:30Z",
        "2026-11-28T09:30:0Z",
        "2026-11-28T09:30:5x+03:00",
        // Other marks between the parts, also such as the calendar alone would read.
        "2026-11-28 09:30:00+03:00",
        "20261128T09:30:00+03:00",
        "2026-1128T09:30:00+03:00",
        "2026-11-28T0930:00+03:00",
        "2026-11-28T09:30:00+0300",
        "2026-11-28T09:30:00+03",
        "2026-11-28T09:30:00 03:00",
        "2026-11-28T09:30:00,5+03:00",
        "2026-11-28T09:30:00[Africa/Nairobi]",
        // No day, no hour.
        "2026-02-30T09:30:00Z",
        "2026-11-28T25:30:00Z",
        // Cut within a letter of several bytes.
        "2026-11-28T09:30:00é3:00",
        "2026-11-28T09:30:00+03é00",
        "2026-11-28T09:30:0é03:00",
    ] {
        let error = at(bad).unwrap_err();
        assert_eq!(
            (error.field(), error.code()),
            (Some("measured_at"), "invalid_time"),
            "{bad}"
        );
    }
}
