//! Moments of the caller's as FHIR writes them. There is no clock here.

use std::time::SystemTime;

use jiff::Timestamp;

/// An instant in UTC, to the second; moments that the calendar does not reach are written as the beginning of 1970.
pub(super) fn instant(moment: SystemTime) -> String {
    let moment = Timestamp::try_from(moment).unwrap_or(Timestamp::UNIX_EPOCH);
    let second = Timestamp::from_second(moment.as_second()).unwrap_or(Timestamp::UNIX_EPOCH);
    second.to_string()
}

/// A time of RFC 3339 as R4's `dateTime`, which knows capital letters and offsets to 14 hours only; others are told in UTC.
pub(super) fn date_time(rfc_3339: &str) -> Option<String> {
    let told = rfc_3339.to_ascii_uppercase();
    let moment: Timestamp = told.parse().ok()?;
    let offset = told.len().checked_sub(6).and_then(|at| told.get(at..));
    let offset = offset.filter(|offset| offset.starts_with(['+', '-']));
    let hours: u8 = offset.map_or(Some(0), |offset| offset.get(1..3)?.parse().ok())?;
    let minutes_fit = hours < 14 || offset.is_some_and(|offset| offset.ends_with(":00"));
    Some(if hours <= 14 && minutes_fit && !told.starts_with("0000") {
        told
    } else {
        moment.to_string()
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::{date_time, instant};

    #[test]
    fn moments_are_written_as_the_calendar_has_them() {
        let rows = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ];
        for (seconds, expected) in rows {
            assert_eq!(instant(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
        let fraction = UNIX_EPOCH + Duration::from_millis(1_999);
        assert_eq!(instant(fraction), "1970-01-01T00:00:01Z");
    }

    #[test]
    fn a_time_keeps_its_offset_where_r4_has_it() {
        for (told, written) in [
            ("2026-11-28T09:30:00+03:00", "2026-11-28T09:30:00+03:00"),
            ("2026-11-28t09:30:00z", "2026-11-28T09:30:00Z"),
            (
                "2026-11-28T09:30:00.25-14:00",
                "2026-11-28T09:30:00.25-14:00",
            ),
            ("2026-11-28T09:30:00+14:30", "2026-11-27T19:00:00Z"),
            ("2026-11-28T09:30:00+15:00", "2026-11-27T18:30:00Z"),
        ] {
            assert_eq!(date_time(told).as_deref(), Some(written));
        }
    }
}
