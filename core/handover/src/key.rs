//! Keys of posts: one signs, its public half is given to other posts by a way that they trust.

use std::fmt;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use crate::ReadError;

/// What is signed begins so, so that a signature for something else is never one of a message.
const PURPOSE: &[u8] = b"aidpost.handover/1\0";

/// The bytes of a signature.
pub(crate) const SIGNATURE_BYTES: usize = Signature::BYTE_SIZE;
/// The bytes of a key's id.
pub(crate) const ID_BYTES: usize = 4;

/// The secret key of a post: 32 random bytes. It is wiped from memory when it is dropped.
#[derive(Clone)]
pub struct PostKey(SigningKey);

impl PostKey {
    /// The caller's random bytes, from Android's Keystore, Apple's Keychain or a file that only its owner reads. The caller wipes its own copy.
    #[must_use]
    pub fn new(bytes: &[u8; 32]) -> Self {
        PostKey(SigningKey::from_bytes(bytes))
    }

    /// The half that other posts are given.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.0.sign(&purposed(message)).to_bytes()
    }
}

impl fmt::Debug for PostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<secret key of {} withheld>", self.public().id())
    }
}

/// The public key of a post.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads what [`PublicKey::text`] wrote.
    ///
    /// # Errors
    /// [`ReadError::BadKey`]; also for the few keys with which one signature would fit many messages.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        let bytes = BASE64_URL_SAFE_NO_PAD
            .decode(text.trim())
            .map_err(|_| ReadError::BadKey)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| ReadError::BadKey)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| ReadError::BadKey)?;
        if key.is_weak() {
            Err(ReadError::BadKey)
        } else {
            Ok(PublicKey(key))
        }
    }

    /// 43 characters of base64url.
    #[must_use]
    pub fn text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0.as_bytes())
    }

    /// Eight hexadecimal digits by which a message names the key. Two keys may share them; the signature decides.
    #[must_use]
    pub fn id(&self) -> String {
        hex(&self.id_bytes())
    }

    /// The key's own first bytes: a public key is as random as a hash of it.
    pub(crate) fn id_bytes(&self) -> [u8; ID_BYTES] {
        let [a, b, c, d, ..] = *self.0.as_bytes();
        [a, b, c, d]
    }

    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.0.verify_strict(&purposed(message), &signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<public key {}>", self.id())
    }
}

/// A post whose messages are believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPost {
    /// What people call it.
    pub name: String,
    /// Its key.
    pub key: PublicKey,
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn purposed(message: &[u8]) -> Vec<u8> {
    [PURPOSE, message].concat()
}
