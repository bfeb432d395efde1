//! Why a fetch ended, one variant for each thing a person can do about it. Whatever arrived and is still valid is kept.

use crate::install::InstallError;
use crate::sha256::Sha256;
use crate::storage::StoreError;
use crate::verify::VerifyError;

/// Why a pack did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The caller stopped it: run it again to go on from there.
    #[error("fetching was cancelled; run it again to go on")]
    Cancelled,
    /// The terms of the weights were not accepted: accept them, or leave the weights.
    #[error("the terms of {licence} are not accepted; see {url}")]
    NotAccepted {
        /// The licence's short name.
        licence: String,
        /// Where its terms stand.
        url: String,
    },
    /// The storage refused or is full.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No answer, or the connection broke again and again: check network and proxy, then run it again.
    #[error("{url}: {reason}; check the network and proxy and run it again: {kept} bytes are kept")]
    Unreachable {
        /// The address.
        url: String,
        /// The last reason.
        reason: String,
        /// Bytes of the file that need not be fetched again.
        kept: u64,
    },
    /// The server wants to know who asks: accept its terms there and set the token.
    #[error(
        "{url}: refused with status {status}; accept the model's terms on the hub and set HF_TOKEN"
    )]
    Denied {
        /// The address.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// The server answers with something that no retry will change: check address, revision and mirror.
    #[error("{url}: {reason}; check the address and the mirror")]
    Server {
        /// The address.
        url: String,
        /// What it answered.
        reason: String,
    },
    /// The server's file has another length than it must have: the mirror has another version of it.
    #[error(
        "{url}: has {found} bytes, needed is the file of {expected} bytes; use another mirror or revision"
    )]
    Length {
        /// The address.
        url: String,
        /// Bytes it must have.
        expected: u64,
        /// Bytes the server announces or sends.
        found: u64,
    },
    /// The file arrived whole and is another one: nothing of it is kept.
    #[error(
        "{url}: sha256 {found}, needed is {expected}; nothing was kept: use another mirror or revision"
    )]
    Hash {
        /// The address.
        url: String,
        /// The digest it must have.
        expected: Sha256,
        /// The digest it has.
        found: Sha256,
    },
    /// What arrived is no usable pack.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

impl From<InstallError> for FetchError {
    fn from(error: InstallError) -> Self {
        match error {
            InstallError::Cancelled => Self::Cancelled,
            InstallError::Store(error) => Self::Store(error),
            InstallError::Verify(error) => Self::Verify(error),
        }
    }
}
