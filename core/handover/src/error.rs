//! Why a message was not written or not believed. No error holds patient text or a secret.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::EncounterError;
use thiserror::Error;

use crate::message::MOST_BYTES;

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Error),
    uniffi(flat_error, name = "HandoverWriteError")
)]
pub enum WriteError {
    /// The rules would refuse the encounter.
    #[error("encounter: {0}")]
    BadEncounter(EncounterError),
    /// A secret key of another length.
    #[error("key: needed, 32 bytes")]
    BadKey,
    /// No time, or none that the message can hold.
    #[error("issued: not a time of RFC 3339 with an offset, from 2025 to 2152")]
    BadTime,
    /// A message has to end.
    #[error("valid_hours = {hours}: outside the range 1 to 4095")]
    BadValidity {
        /// What was asked for.
        hours: u16,
    },
    /// The label is too long.
    #[error("label: {bytes} bytes, the limit is 31")]
    LabelTooLong {
        /// Its length.
        bytes: usize,
    },
    /// Version 1 of the message has no number for a sign.
    #[error("signs.{code}: a message of version 2 cannot carry it")]
    SignNotCarried {
        /// The sign's code.
        code: &'static str,
    },
    /// What can be carried is not what made the colour.
    #[error(
        "the triage says {}, but the rules say {} of what the message can carry, and nothing that it can name explains it",
        said.code(), rules.code()
    )]
    NotReplayable {
        /// The triage's colour.
        said: Acuity,
        /// The rules' colour.
        rules: Acuity,
    },
    /// A triage never says less than its rules.
    #[error("the triage asks for no supervisor's review, and the rules do")]
    ReviewLeftOut,
    /// More facts than fit.
    #[error(
        "the message has {bytes} bytes, the limit is {MOST_BYTES}: leave the label out, or hand over by another way"
    )]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// More than a QR code holds.
    #[error("a QR code cannot be drawn of this message")]
    NoQr,
}

/// Why nothing of a message was believed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Error),
    uniffi(flat_error, name = "HandoverReadError")
)]
pub enum ReadError {
    /// It does not have the form of a message.
    #[error("not a hand-over message: {expected}")]
    NotAMessage {
        /// What was expected.
        expected: &'static str,
    },
    /// A later program wrote it.
    #[error("the message has version {version}, this program knows 2: update the program")]
    UnknownVersion {
        /// The message's.
        version: u8,
    },
    /// Nobody here knows the post that signed it.
    #[error(
        "the key {id} is not known here: nothing of the message was read; ask that post for its public key, by a way that you trust"
    )]
    UnknownKey {
        /// The first bytes of the key's hash, in hexadecimal.
        id: String,
    },
    /// Changed on its way, or not by the post that it names.
    #[error("the signature is wrong: the message was changed on its way, or another one wrote it")]
    WrongSignature,
    /// Signed, and still not a message that this program would write.
    #[error("the message is signed, but what it says cannot be read by this program")]
    Unreadable,
    /// The reader's own time.
    #[error("now: not a time of RFC 3339 with an offset")]
    BadTime,
    /// No key of ed25519.
    #[error("not a public key: 43 characters of base64url are expected, of a point of ed25519")]
    BadKey,
}
