//! Why there is no pack, one variant for each thing an app can do about it: what the errors of verifying, importing, fetching and
//! storing come to at the boundary to Kotlin and Swift.

#[cfg(feature = "fetch")]
use crate::fetch::FetchError;
use crate::gguf::GgufError;
use crate::import::ImportError;
use crate::pack::ManifestError;
use crate::replace::Replacement;
use crate::storage::StoreError;
use crate::trust::KeyError;
use crate::verify::VerifyError;

/// Why there is no pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
pub enum PackError {
    /// There is none: import or fetch one.
    #[error("{reason}")]
    NoPack {
        /// Where, and what is there instead.
        reason: String,
    },
    /// It is not what it should be: bring it again, from somewhere else if it happens again.
    #[error("{reason}")]
    Damaged {
        /// Which file, and what is wrong with it.
        reason: String,
    },
    /// It is whole, and no pack for this engine: choose another.
    #[error("{reason}")]
    Unfit {
        /// Why.
        reason: String,
    },
    /// The storage refused: check permissions and whether the card is still in.
    #[error("{reason}")]
    Storage {
        /// Which file, and what the system said.
        reason: String,
    },
    /// The storage is full: free this much and run it again; what has arrived is kept.
    #[error("the storage is full: {free} bytes are free, at least {needed} more are needed")]
    Full {
        /// Bytes still to be written that do not fit.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// It is being brought already: wait for it.
    #[error("{reason}")]
    Busy {
        /// In which folder.
        reason: String,
    },
    /// Another pack of this id is here: show what would change and ask, then say that it is to be replaced.
    #[error("{id}: another pack of this name is here and would be replaced: {}", changes.join("; "))]
    WouldReplace {
        /// The id of both.
        id: String,
        /// What changes, a short sentence each.
        changes: Vec<String>,
    },
    /// A trusted key is no minisign public key: correct it.
    #[error("{reason}")]
    Key {
        /// What is wrong with it.
        reason: String,
    },
    /// Its terms are not accepted: show them, and ask.
    #[error("the terms of {licence} are not accepted; see {url}")]
    NotAccepted {
        /// The licence's short name.
        licence: String,
        /// Where the terms stand.
        url: String,
    },
    /// The network ended: run it again later; what has arrived is kept.
    #[error("{reason}")]
    Unreachable {
        /// Which address, and what happened.
        reason: String,
    },
    /// The hub refused: accept the model's terms there, and give the token.
    #[error("{reason}")]
    Denied {
        /// With which status.
        reason: String,
    },
    /// The hub has something else: check the address or the mirror.
    #[error("{reason}")]
    Server {
        /// What it has.
        reason: String,
    },
    /// The caller stopped it. What has arrived is kept.
    #[error("cancelled")]
    Cancelled,
}

impl From<VerifyError> for PackError {
    fn from(error: VerifyError) -> Self {
        let reason = error.to_string();
        match error {
            VerifyError::Cancelled => Self::Cancelled,
            VerifyError::NoPack { .. } => Self::NoPack { reason },
            VerifyError::NotAFile { .. }
            | VerifyError::Manifest(ManifestError::NotAFile { .. }) => Self::NoPack { reason },
            VerifyError::Foreign { .. }
            | VerifyError::Unpaired { .. }
            | VerifyError::WrongBase { .. }
            | VerifyError::Context { .. } => Self::Unfit { reason },
            VerifyError::Io { .. }
            | VerifyError::Manifest(ManifestError::Io { .. })
            | VerifyError::Gguf(GgufError::Io { .. }) => Self::Storage { reason },
            VerifyError::Manifest(_)
            | VerifyError::Missing { .. }
            | VerifyError::Length { .. }
            | VerifyError::Hash { .. }
            | VerifyError::Signature { .. }
            | VerifyError::Gguf(_) => Self::Damaged { reason },
        }
    }
}

impl From<KeyError> for PackError {
    fn from(error: KeyError) -> Self {
        let reason = error.to_string();
        Self::Key { reason }
    }
}

impl From<StoreError> for PackError {
    fn from(error: StoreError) -> Self {
        let reason = error.to_string();
        match error {
            StoreError::Full { needed, free, .. } => Self::Full { needed, free },
            StoreError::Busy { .. } => Self::Busy { reason },
            StoreError::WouldReplace(replacement) => {
                let Replacement { id, changes } = *replacement;
                Self::WouldReplace { id, changes }
            }
            StoreError::Taken { .. } => Self::Unfit { reason },
            StoreError::Io { .. } => Self::Storage { reason },
            StoreError::Unknown { .. } | StoreError::Id { .. } => Self::NoPack { reason },
        }
    }
}

impl From<ImportError> for PackError {
    fn from(error: ImportError) -> Self {
        let reason = error.to_string();
        match error {
            ImportError::Cancelled => Self::Cancelled,
            ImportError::NotAccepted { licence, url } => Self::NotAccepted { licence, url },
            ImportError::Verify(error) => error.into(),
            ImportError::Store(error) => error.into(),
            ImportError::Source { .. }
            | ImportError::NotAFile { .. }
            | ImportError::Manifest(ManifestError::NotAFile { .. }) => Self::NoPack { reason },
            ImportError::Foreign { .. } | ImportError::Name { .. } => Self::Unfit { reason },
            ImportError::Read { .. }
            | ImportError::Manifest(ManifestError::Io { .. })
            | ImportError::Gguf(GgufError::Io { .. }) => Self::Storage { reason },
            ImportError::Wrong { .. } | ImportError::Manifest(_) | ImportError::Gguf(_) => {
                Self::Damaged { reason }
            }
        }
    }
}

#[cfg(feature = "fetch")]
impl From<FetchError> for PackError {
    fn from(error: FetchError) -> Self {
        let reason = error.to_string();
        match error {
            FetchError::Cancelled => Self::Cancelled,
            FetchError::NotAccepted { licence, url } => Self::NotAccepted { licence, url },
            FetchError::Verify(error) => error.into(),
            FetchError::Store(error) => error.into(),
            FetchError::Unreachable { .. } => Self::Unreachable { reason },
            FetchError::Denied { .. } => Self::Denied { reason },
            FetchError::Server { .. } => Self::Server { reason },
            FetchError::Length { .. } | FetchError::Hash { .. } => Self::Damaged { reason },
        }
    }
}
