//! What can go wrong with the storage that packs are kept on, one variant for each thing a caller can do about it.

use crate::files;
use crate::replace::Replacement;
use std::io;
use std::path::{Path, PathBuf};

/// What went wrong with the storage.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The storage refused: check space, permissions and whether the card is still in.
    #[error("{}: {doing}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The storage is full, or would be: free this much and run it again; what has arrived is kept.
    #[error("{}: the storage is full: {free} bytes are free, at least {needed} more are needed", path.display())]
    Full {
        /// The folder.
        path: PathBuf,
        /// Bytes still to be written that do not fit.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// No pack of this id: `list` names those that are here.
    #[error("{id}: no pack of this name in {}", root.display())]
    Unknown {
        /// The id asked for.
        id: String,
        /// The store.
        root: PathBuf,
    },
    /// An id that could not be a folder name here: choose another.
    #[error(
        "pack id is {id:?}, allowed is 1 to 64 of a-z, 0-9, `.`, `_` and `-`, the first a letter or digit, the last no dot, no device of Windows"
    )]
    Id {
        /// The id.
        id: String,
    },
    /// Another pack of this id is here: ask whether it is to be replaced, and say so.
    #[error("{0}")]
    WouldReplace(Box<Replacement>),
    /// The id is another's, a model of the catalogue or the built-in pack: give the pack another.
    #[error("{id}: is the name of {owner}, and these are other weights: give the pack another id")]
    Taken {
        /// The id.
        id: String,
        /// Whose it is.
        owner: String,
    },
    /// Somebody else is bringing this pack: wait for it.
    #[error("{}: another process is bringing this pack: wait for it", path.display())]
    Busy {
        /// The folder it works in.
        path: PathBuf,
    },
}

impl StoreError {
    pub(crate) fn io(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| match source.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => {
                let free = crate::device::free_space(&path).unwrap_or(0);
                Self::Full {
                    path,
                    needed: 1,
                    free,
                }
            }
            _ => Self::Io {
                path,
                doing,
                source,
            },
        }
    }
}

/// Fails unless `needed` more bytes fit below `dir`, with a little left over for the system.
pub(crate) fn room_for(dir: &Path, needed: u64) -> Result<(), StoreError> {
    const SPARE: u64 = 16 << 20;
    let free = crate::device::free_space(dir)
        .map_err(StoreError::io(dir, "cannot tell its free space"))?;
    let usable = free.saturating_sub(SPARE);
    if needed <= usable {
        return Ok(());
    }
    Err(StoreError::Full {
        path: dir.to_path_buf(),
        needed: needed - usable,
        free,
    })
}

/// Writes a small file whole or not at all, and its folder where it is missing.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    files::write(path, bytes).map_err(StoreError::io(path, "cannot be written"))
}
