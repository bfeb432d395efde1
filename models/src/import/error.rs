//! Why nothing was imported, one variant for each thing a person can do about it.

use crate::files::{self, NotAFile};
use crate::gguf::GgufError;
use crate::install::InstallError;
use crate::pack::{FileEntry, ManifestError};
use crate::storage::StoreError;
use crate::verify::VerifyError;
use std::io;
use std::path::{Path, PathBuf};

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
        /// The file as found; reading stops one byte beyond what is needed.
        found: Box<FileEntry>,
    },
    /// Something else lies where a file is needed: put the file itself there.
    #[error("{}: {found}", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What lies there.
        found: NotAFile,
    },
    /// A zip with a name that could write elsewhere or mean another file: have it packed anew.
    #[error("{}: the name {name:?} in it {reason}: pack it anew with plain names", path.display())]
    Name {
        /// The zip.
        path: PathBuf,
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A model of another kind: choose another file.
    #[error("{}: foreign: its architecture is {found}, needed is {needed}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// The architecture that it names.
        found: String,
        /// What is needed.
        needed: &'static str,
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

impl From<InstallError> for ImportError {
    fn from(error: InstallError) -> Self {
        match error {
            InstallError::Cancelled => Self::Cancelled,
            InstallError::Store(error) => Self::Store(error),
            InstallError::Verify(error) => Self::Verify(error),
        }
    }
}

/// What the system said of a source, in this error.
pub(super) fn unreadable(path: &Path, source: io::Error) -> ImportError {
    let path = path.to_path_buf();
    match files::not_a_file(&source) {
        Some(found) => ImportError::NotAFile { path, found },
        None => ImportError::Read { path, source },
    }
}
