//! A message into facts: the signature first, then the form, then the rules on this phone.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::PatientText;
use aidpost_protocol::{Outcome, evaluate_with};
use jiff::Timestamp;

use crate::body::Body;
use crate::key::hex;
use crate::write::{EPOCH, rules};
use crate::{Facts, KnownPost, NotCarried, ReadError, message};

/// A message of a known post, and what the rules here say of it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Handover {
    /// The name that this phone has for the post.
    pub from: String,
    /// The minute of writing, in UTC.
    pub issued: String,
    /// Until when it is valid, in UTC.
    pub expires: String,
    /// Whether it is still valid.
    pub freshness: Freshness,
    /// What was carried.
    pub facts: Facts,
    /// What the sender had and the message does not hold.
    pub not_carried: Vec<NotCarried>,
    /// The patient's label, where the sender chose to give one.
    pub label: Option<PatientText>,
    /// The rules of this phone on these facts.
    pub replayed: Replayed,
}

/// Whether a message is valid at the reader's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Freshness {
    /// It is.
    Valid,
    /// Its time is over: look at the patient anew.
    Expired,
    /// It comes from the future by more than an hour: one of the clocks is wrong.
    FromTheFuture,
}

/// What the rules of this phone say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Replayed {
    /// Their answer.
    pub outcome: Outcome,
    /// Whether both phones have the same rules.
    pub rules: Rules,
    /// Whether it is the sender's colour.
    pub agreement: Agreement,
}

/// Whether both phones have the same rules, by the first bytes of their hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum), uniffi(name = "SenderRules"))]
pub enum Rules {
    /// The same.
    Same,
    /// Another version, or other protocols built in.
    Other,
}

/// The sender's colour beside that of the rules here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Agreement {
    /// The same.
    Same,
    /// The sender's is more urgent; [`Facts::raised`] may say why.
    SentMoreUrgent,
    /// The sender's is less urgent.
    SentLessUrgent,
}

impl Handover {
    /// The more urgent of what was sent and what the rules here say: nothing is lowered on the way.
    #[must_use]
    pub fn acuity(&self) -> Acuity {
        self.facts.acuity.more_urgent(self.replayed.outcome.acuity)
    }

    /// Whether a supervisor must look: the sender said so, the rules here do, or the two disagree.
    #[must_use]
    pub fn supervisor_review(&self) -> bool {
        let disagree = self.replayed.agreement != Agreement::Same;
        self.facts.supervisor_review || self.replayed.outcome.supervisor_review || disagree
    }
}

/// Clocks of phones without a network run apart by minutes.
const MOST_AHEAD_SECONDS: i64 = 3600;

/// Reads the text of a message that one of `known` signed; `now` is the caller's clock, RFC 3339 with an offset.
///
/// # Errors
/// Anything that was changed on its way, and any key that is not among `known`: see [`ReadError`]. Then nothing of the message is believed.
pub fn read(text: &str, known: &[KnownPost], now: &str) -> Result<Handover, ReadError> {
    let now: Timestamp = now.parse().map_err(|_| ReadError::BadTime)?;
    let bytes = message::bytes(text)?;
    let parts = message::parts(&bytes)?;
    let mut named = known
        .iter()
        .filter(|post| post.key.id_bytes() == parts.key)
        .peekable();
    if named.peek().is_none() {
        return Err(ReadError::UnknownKey {
            id: hex(&parts.key),
        });
    }
    let post = named.find(|post| post.key.signed(parts.signed, &parts.signature));
    let post = post.ok_or(ReadError::WrongSignature)?;
    let body = Body::read(parts.body).ok_or(ReadError::Unreadable)?;

    let issued = EPOCH + i64::from(body.issued) * 60;
    let expires = issued + i64::from(body.valid_hours) * 3600;
    let freshness = match now.as_second() {
        now if now >= expires => Freshness::Expired,
        now if now < issued - MOST_AHEAD_SECONDS => Freshness::FromTheFuture,
        _ => Freshness::Valid,
    };
    let outcome = evaluate_with(&body.facts.joined(), body.facts.fever);
    let agreement = match body.facts.acuity.cmp(&outcome.acuity) {
        std::cmp::Ordering::Equal => Agreement::Same,
        std::cmp::Ordering::Greater => Agreement::SentMoreUrgent,
        std::cmp::Ordering::Less => Agreement::SentLessUrgent,
    };
    Ok(Handover {
        from: post.name.clone(),
        issued: time(issued)?,
        expires: time(expires)?,
        freshness,
        not_carried: body.not_carried,
        label: body.label,
        replayed: Replayed {
            outcome,
            rules: if body.rules == rules() {
                Rules::Same
            } else {
                Rules::Other
            },
            agreement,
        },
        facts: body.facts,
    })
}

fn time(seconds: i64) -> Result<String, ReadError> {
    let time = Timestamp::from_second(seconds).map_err(|_| ReadError::Unreadable)?;
    Ok(time.to_string())
}
