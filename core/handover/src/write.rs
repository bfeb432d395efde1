//! Facts into a signed message.

use aidpost_protocol::encounter::PatientText;
use aidpost_protocol::{evaluate_with, tables_sha256};
use jiff::Timestamp;

use crate::body::{Body, HOURS_BITS, ISSUED_BITS, LABEL_BYTES};
use crate::message::{MOST_BYTES, VERSION};
use crate::{Facts, Message, PostKey, WriteError};

/// 2025-01-01T00:00:00Z, in seconds since 1970.
pub(crate) const EPOCH: i64 = 1_735_689_600;

/// How the message is given.
#[derive(Debug, Clone)]
pub struct Terms {
    /// When, by the caller's clock: RFC 3339 with an offset. The message holds its minute.
    pub issued: String,
    /// After so many hours a reader is told that the message has expired; 1 to 4095.
    pub valid_hours: u16,
    /// A few words that tell the patient from others, at most 31 bytes: the only patient text in a message, and only if it is asked for.
    pub label: Option<PatientText>,
}

/// Writes and signs a message, after the rules have been asked of what the message holds.
///
/// # Errors
/// What cannot be carried and decides, and what does not fit: see [`WriteError`].
pub fn write(facts: &Facts, terms: &Terms, key: &PostKey) -> Result<Message, WriteError> {
    facts.encounter.check().map_err(WriteError::BadEncounter)?;
    let label = terms.label.clone().filter(|label| !label.is_empty());
    let bytes = label.as_ref().map_or(0, |label| label.len());
    if bytes > LABEL_BYTES {
        return Err(WriteError::LabelTooLong { bytes });
    }
    let body = Body {
        issued: minute(&terms.issued)?,
        valid_hours: hours(terms.valid_hours)?,
        rules: rules(),
        facts: facts.carried(),
        not_carried: facts.not_carried(),
        label,
    };
    check_replay(facts, &body.facts)?;
    let mut bytes = vec![VERSION];
    bytes.extend(key.public().id_bytes());
    bytes.extend(body.write()?);
    let signature = key.sign(&bytes);
    bytes.extend(signature);
    if bytes.len() > MOST_BYTES {
        return Err(WriteError::TooLong { bytes: bytes.len() });
    }
    Ok(Message::new(bytes, body.not_carried))
}

/// The rules say the same of what is carried as of the whole, and the triage says that or more, for a reason that the message names.
fn check_replay(whole: &Facts, carried: &Facts) -> Result<(), WriteError> {
    let rules = evaluate_with(&carried.joined(), whole.fever);
    let (said, by_rules) = (whole.acuity, rules.acuity);
    let is_whole = rules == evaluate_with(&whole.joined(), whole.fever);
    let is_said = said == by_rules || said > by_rules && whole.raised.is_some();
    if !is_whole || !is_said {
        return Err(WriteError::NotReplayable {
            said,
            rules: by_rules,
        });
    }
    if rules.supervisor_review && said == by_rules && !whole.supervisor_review {
        return Err(WriteError::ReviewLeftOut);
    }
    Ok(())
}

fn minute(time: &str) -> Result<u32, WriteError> {
    let time: Timestamp = time.parse().map_err(|_| WriteError::BadTime)?;
    let minute = (time.as_second() - EPOCH).div_euclid(60);
    u32::try_from(minute)
        .ok()
        .filter(|minute| *minute < 1 << ISSUED_BITS)
        .ok_or(WriteError::BadTime)
}

fn hours(hours: u16) -> Result<u16, WriteError> {
    if (1..1 << HOURS_BITS).contains(&hours) {
        Ok(hours)
    } else {
        Err(WriteError::BadValidity { hours })
    }
}

/// The first four bytes of the rules' hash.
pub(crate) fn rules() -> u32 {
    // The hash is hexadecimal; eight of its digits always are a number.
    u32::from_str_radix(tables_sha256().get(..8).unwrap_or_default(), 16).unwrap_or_default()
}
