//! One record as one line. The hash covers every byte of the line before it, so there is nothing to canonicalise:
//! to check by hand, cut `,"sha256":"…"` out of the line and take the SHA-256 of what remains, without the line's end.

use aidpost_models::Sha256;
use serde::{Deserialize, Serialize};

use super::event::Event;

/// The schema name of every record.
pub const AUDIT_SCHEMA: &str = "aidpost.audit/1";

/// A record. `Debug` shows no patient text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// [`AUDIT_SCHEMA`].
    pub schema: String,
    /// Its place, from 1.
    pub sequence: u64,
    /// The hash of the record before; zeros for the first.
    pub previous: Sha256,
    /// When, by the caller's clock: RFC 3339, UTC.
    pub time: String,
    /// What happened.
    pub event: Event,
    /// The seal; not part of what it seals.
    #[serde(skip, default = "zero")]
    pub sha256: Sha256,
}

pub(super) fn zero() -> Sha256 {
    Sha256([0; 32])
}

const BEFORE: &[u8] = br#","sha256":""#;
const DIGITS: usize = 64;
const AFTER: &[u8] = b"\"}\n";

/// The line of a record, and its hash.
pub(super) fn seal(record: &Record) -> serde_json::Result<(Vec<u8>, Sha256)> {
    let mut line = serde_json::to_vec(record)?;
    let sha256 = Sha256::of(&line);
    line.pop();
    line.extend_from_slice(BEFORE);
    line.extend_from_slice(sha256.to_string().as_bytes());
    line.extend_from_slice(AFTER);
    Ok((line, sha256))
}

/// How the line of a record begins, whatever it tells of.
pub(super) fn beginning(sequence: u64, previous: Sha256) -> String {
    format!(r#"{{"schema":"{AUDIT_SCHEMA}","sequence":{sequence},"previous":"{previous}","time":""#)
}

/// The record of a line with its line feed; `None` if any byte is not as it was sealed.
pub(super) fn open(line: &[u8]) -> Option<Record> {
    let rest = line.strip_suffix(AFTER)?;
    let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(DIGITS)?)?;
    let mut body = rest.strip_suffix(BEFORE)?.to_vec();
    body.push(b'}');
    let sha256: Sha256 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    if Sha256::of(&body) != sha256 {
        return None;
    }
    let record: Record = serde_json::from_slice(&body).ok()?;
    (record.schema == AUDIT_SCHEMA).then_some(Record { sha256, ..record })
}
