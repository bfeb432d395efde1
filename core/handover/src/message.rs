//! The message itself: version, key's id, facts, signature; and its text for an SMS or a QR code.

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

use crate::key::{ID_BYTES, SIGNATURE_BYTES};
use crate::{NotCarried, ReadError};

pub(crate) const VERSION: u8 = 2;

/// The longest message: what one SMS of data holds. Of these 64 are the signature and 5 name version and key, so 71 are left for facts.
pub const MOST_BYTES: usize = 140;

/// The longest message whose text fits into one SMS of 160 characters: 4 are the beginning, the other 156 hold 6 bits each. 48 are left for facts.
pub const MOST_BYTES_ONE_SMS: usize = (ONE_SMS - BEGINNING.len()) * 6 / 8;

const BEGINNING: &str = "AP1.";
/// Characters of GSM's own alphabet in one SMS, and in each of several that are joined.
const ONE_SMS: usize = 160;
const JOINED_SMS: usize = 153;

/// A signed message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    bytes: Vec<u8>,
    not_carried: Vec<NotCarried>,
}

impl Message {
    pub(crate) const fn new(bytes: Vec<u8>, not_carried: Vec<NotCarried>) -> Self {
        Message { bytes, not_carried }
    }

    /// For an SMS of data.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// For an SMS of text and for a QR code: letters, digits, `.`, `-` and `_`, all of them in GSM's own alphabet.
    #[must_use]
    pub fn text(&self) -> String {
        BEGINNING.to_owned() + &BASE64_URL_SAFE_NO_PAD.encode(&self.bytes)
    }

    /// How many SMS the text takes.
    #[must_use]
    pub fn sms(&self) -> usize {
        match self.text().len() {
            length if length <= ONE_SMS => 1,
            length => length.div_ceil(JOINED_SMS),
        }
    }

    /// What the message names and does not hold.
    #[must_use]
    pub fn not_carried(&self) -> &[NotCarried] {
        &self.not_carried
    }
}

/// A message taken apart, nothing of it believed yet.
pub(crate) struct Parts<'a> {
    pub(crate) signed: &'a [u8],
    pub(crate) key: [u8; ID_BYTES],
    pub(crate) body: &'a [u8],
    pub(crate) signature: [u8; SIGNATURE_BYTES],
}

pub(crate) fn bytes(text: &str) -> Result<Vec<u8>, ReadError> {
    let refused = |expected| ReadError::NotAMessage { expected };
    let coded = text.trim().strip_prefix(BEGINNING);
    let coded = coded.ok_or_else(|| refused("it begins with `AP1.`"))?;
    BASE64_URL_SAFE_NO_PAD
        .decode(coded)
        .map_err(|_| refused("base64url follows, without spaces; part of it may be missing"))
}

pub(crate) fn parts(bytes: &[u8]) -> Result<Parts<'_>, ReadError> {
    let expected = "70 to 140 bytes; part of it may be missing";
    let short = ReadError::NotAMessage { expected };
    if bytes.len() > MOST_BYTES {
        return Err(short);
    }
    let (signed, signature) = bytes.split_last_chunk().ok_or(short.clone())?;
    let (version, rest) = signed.split_first().ok_or(short.clone())?;
    if *version != VERSION {
        return Err(ReadError::UnknownVersion { version: *version });
    }
    let (key, body) = rest.split_first_chunk().ok_or(short)?;
    Ok(Parts {
        signed,
        key: *key,
        body,
        signature: *signature,
    })
}
