//! Why nothing was imported, one variant for each thing a person can do about it.

use crate::arrive::ArriveError;
use crate::gguf::GgufError;
use crate::pack::{FileEntry, ManifestError};
use crate::sha256::Sha256;
use crate::store::StoreError;
use crate::verify::VerifyError;
use std::io;
use std::path::PathBuf;

/// Why nothing was imported, one variant for each thing a person can do about it.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The caller stopped it: run it again.
    #[error("importing was cancelled")]
    Cancelled,
    /// The source cannot be read: check whether the card is still in.
    #[error("{}: cannot be read: {source}", path.display())]
    Read {
        /// The source.
        path: PathBuf,
        /// What the system, or the zip, said.
        source: io::Error,
    },
    /// The source holds no model, or several: name the file.
    #[error("{}: {reason}", path.display())]
    Source {
        /// The source.
        path: PathBuf,
        /// What was looked for and what was found.
        reason: String,
    },
    /// A file of the source is not the one of its manifest: copy it again from where it came.
    #[error("{}: {} has {} bytes and sha256 {}, needed are {} and {}", path.display(), found.file, found.bytes, found.sha256, expected.bytes, expected.sha256)]
    Wrong {
        /// The source.
        path: PathBuf,
        /// The file by the manifest.
        expected: Box<FileEntry>,
        /// The file as found; reading stops a block beyond what is needed.
        found: Box<FileEntry>,
    },
    /// A projector that was made for another text model: take the one that belongs to it.
    #[error("{}: the projector is not the one made for {model}; its sha256 is {found}, needed is {expected}", path.display())]
    Unpaired {
        /// The source.
        path: PathBuf,
        /// The catalogue's text model.
        model: String,
        /// The projector's digest.
        expected: Sha256,
        /// The digest found.
        found: Sha256,
    },
    /// The terms of the weights were not accepted.
    #[error("the terms of {licence} are not accepted; see {url}")]
    NotAccepted {
        /// The licence's short name.
        licence: String,
        /// Where its terms stand.
        url: String,
    },
    /// The source's manifest cannot be used.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A file of the source is no GGUF.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// The storage refused or is full.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was copied is no usable pack.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

impl From<ArriveError> for ImportError {
    fn from(error: ArriveError) -> Self {
        match error {
            ArriveError::Cancelled => Self::Cancelled,
            ArriveError::Store(error) => Self::Store(error),
            ArriveError::Verify(error) => Self::Verify(error),
        }
    }
}
