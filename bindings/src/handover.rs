//! A triage as a signed message for another post, for apps: written, drawn as a QR code, read and replayed.

use aidpost::encounter::{Encounter, PatientText};
use aidpost::protocol::YoungInfantFever;
use aidpost::records::handover::{
    self, Handover, KnownPost, NotCarried, PostKey, PublicKey, ReadError, Terms, WriteError,
};
use aidpost::triage::Triage;

/// A signed message.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct HandoverMessage {
    /// For SMS and QR code: it says how the patient is.
    pub text: PatientText,
    /// How many SMS the text takes.
    pub sms: u64,
    /// What the message names and does not hold.
    pub not_carried: Vec<NotCarried>,
    /// So many modules make a row of the QR code.
    pub qr_width: u64,
    /// The QR code's modules, row by row, `true` is dark; a margin of four is the app's to add.
    pub qr: Vec<bool>,
}

/// A post whose messages are believed.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TrustedPost {
    /// What people call it.
    pub name: String,
    /// Its public key, as `post_public_key` gives it on the other phone.
    pub key: String,
}

/// The public half of a post's key: 43 characters, for other posts. `key`: 32 random bytes from Android's Keystore or Apple's Keychain.
///
/// # Errors
/// [`ReadError::BadKey`] for another length.
#[uniffi::export]
pub fn post_public_key(key: Vec<u8>) -> Result<String, ReadError> {
    Ok(key_of(key)?.public().text())
}

/// Writes and signs an encounter and its triage. `issued` is the app's clock, RFC 3339 with an offset; after `valid_hours`, 1 to 4095, a
/// reader is told that the message has expired. `label`: a few words that tell the patient from others, if the worker wants them in.
///
/// # Errors
/// What cannot be carried and decides, and what does not fit: see [`WriteError`]; [`WriteError::BadKey`].
#[uniffi::export(default(label = None, fever = None))]
pub fn write_handover(
    encounter: &Encounter,
    triage: &Triage,
    issued: String,
    valid_hours: u16,
    key: Vec<u8>,
    label: Option<PatientText>,
    fever: Option<YoungInfantFever>,
) -> Result<HandoverMessage, WriteError> {
    let key = key_of(key).map_err(|_| WriteError::BadKey)?;
    let facts = handover::facts(encounter, triage, fever.unwrap_or_default());
    let terms = Terms {
        issued,
        valid_hours,
        label,
    };
    let message = handover::write(&facts, &terms, &key)?;
    let (qr_width, qr) = message.qr_modules()?;
    Ok(HandoverMessage {
        text: message.text().into(),
        sms: message.sms() as u64,
        not_carried: message.not_carried().to_vec(),
        qr_width: qr_width as u64,
        qr,
    })
}

/// Reads a message that one of `trusted` signed, and asks the rules of this phone; `now` is the app's clock, RFC 3339 with an offset.
///
/// # Errors
/// Anything that was changed on its way, and any key that is not trusted: see [`ReadError`]. Then nothing of the message is believed.
#[uniffi::export]
pub fn read_handover(
    text: &str,
    trusted: Vec<TrustedPost>,
    now: &str,
) -> Result<Handover, ReadError> {
    let post = |TrustedPost { name, key }| {
        let key = PublicKey::from_text(&key)?;
        Ok(KnownPost { name, key })
    };
    let known: Vec<_> = trusted.into_iter().map(post).collect::<Result<_, _>>()?;
    handover::read(text, &known, now)
}

/// The colour to act on: the more urgent of what was sent and what the rules here say.
#[uniffi::export]
pub fn handover_acuity(handover: &Handover) -> aidpost::acuity::Acuity {
    handover.acuity()
}

/// Whether a supervisor must look: the sender said so, the rules here do, or the two disagree.
#[uniffi::export]
pub fn handover_review(handover: &Handover) -> bool {
    handover.supervisor_review()
}

/// What a message does not hold, in words.
#[uniffi::export]
pub fn not_carried_words(what: NotCarried) -> String {
    what.words().to_owned()
}

/// The bytes are wiped when they have been read.
fn key_of(mut bytes: Vec<u8>) -> Result<PostKey, ReadError> {
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map(|bytes| PostKey::new(&bytes));
    bytes.fill(0);
    key.map_err(|_| ReadError::BadKey)
}
