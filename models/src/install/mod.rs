//! The last steps of every pack, wherever it comes from: whole files, manifest, notice, verification, and its place in the store.
//! A pack is in its place whole and verified, or not at all; a crash at any moment leaves only what the next run goes on from.

mod compare;
mod publish;

use crate::files;
use crate::licence::known;
use crate::pack::{FileEntry, MANIFEST, SIGNATURE};
use crate::sha256::Sha256;
use crate::storage::{StoreError, write};
use crate::store::{Lock, Store, Wait};
use crate::trust::{Document, taken_from};
use crate::verify::{VerifiedPack, VerifyError};
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Where a fetch or an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The file at hand, or `None` while the whole pack is verified.
    pub file: Option<&'a str>,
    /// Bytes done of it.
    pub done: u64,
    /// Its bytes, as far as known.
    pub total: Option<u64>,
}

/// Called often, during a fetch ten times a second even when nothing arrives; may stop the work.
pub type ProgressFn<'a> = &'a mut dyn FnMut(Progress<'_>) -> ControlFlow<()>;

/// Why a pack whose files are here did not get into its place.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InstallError {
    #[error("cancelled")]
    Cancelled,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Verify(VerifyError),
}

impl From<VerifyError> for InstallError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Cancelled => Self::Cancelled,
            error => Self::Verify(error),
        }
    }
}

/// A pack on its way into a store, to itself until it is there.
pub(crate) struct Installation<'a> {
    store: &'a Store,
    id: String,
    dir: PathBuf,
    replace: bool,
    _lock: Lock,
}

impl<'a> Installation<'a> {
    /// Begins, or goes on with, bringing the pack of this id to `folder` of the store.
    pub(crate) fn of(
        store: &'a Store,
        folder: &str,
        id: &str,
        replace: bool,
        wait: Wait<'_>,
    ) -> Result<Self, InstallError> {
        let lock = store.lock(id, wait)?.ok_or(InstallError::Cancelled)?;
        let dir = store.root().join(folder).join(id);
        // The folder above goes when it is empty, perhaps just now.
        let made = (0..100).find_map(|_| match fs::create_dir_all(&dir) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            made => Some(made),
        });
        made.unwrap_or_else(|| fs::create_dir_all(&dir))
            .map_err(StoreError::io(&dir, "cannot be made"))?;
        Ok(Self {
            store,
            id: id.to_owned(),
            dir,
            replace,
            _lock: lock,
        })
    }

    /// Where a file of the pack has to be put.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// The file of this name if an earlier run brought it and it is the right one; a wrong one is removed.
    pub(crate) fn has(
        &self,
        name: &str,
        bytes: Option<u64>,
        sha256: Option<Sha256>,
        advance: &mut dyn FnMut(u64, Option<u64>) -> ControlFlow<()>,
    ) -> Result<Option<FileEntry>, InstallError> {
        let path = self.path(name);
        let (Some(expected), Ok(mut file)) = (sha256, files::open(&path)) else {
            return Ok(None);
        };
        let hashed = files::hash(&mut file, &mut |done| advance(done, bytes));
        let hashed = hashed.map_err(StoreError::io(&path, "cannot be read"))?;
        let hashed = hashed.ok_or(InstallError::Cancelled)?;
        let found = FileEntry {
            file: name.to_owned(),
            bytes: hashed.bytes(),
            sha256: hashed.digest(),
        };
        if found.sha256 == expected && bytes.is_none_or(|bytes| bytes == found.bytes) {
            return Ok(Some(found));
        }
        fs::remove_file(&path).map_err(StoreError::io(&path, "cannot be removed"))?;
        Ok(None)
    }

    /// Fails before anything is copied where the pack would replace another and the caller did not say so, or takes a name that
    /// is not its own.
    pub(crate) fn may_begin(&self, document: &Document) -> Result<(), StoreError> {
        let id = &document.manifest.id;
        if let Some(owner) = taken_from(document, self.store.keys()) {
            let id = id.clone();
            return Err(StoreError::Taken { id, owner });
        }
        if self.replace {
            return Ok(());
        }
        self.store.may_take_place(document)
    }

    /// Writes manifest, signature and notice, verifies every byte from the storage, and publishes.
    pub(crate) fn publish(
        &self,
        document: &Document,
        progress: ProgressFn<'_>,
    ) -> Result<VerifiedPack, InstallError> {
        let manifest = &document.manifest;
        // Weights that the catalogue knows come under its name, whatever their file was called.
        let _lock = if manifest.id == self.id {
            None
        } else {
            let wait = &mut || progress(VERIFYING);
            let lock = self.store.lock(&manifest.id, Wait::ForIt(wait))?;
            Some(lock.ok_or(InstallError::Cancelled)?)
        };
        let mut keep: Vec<&str> = manifest.files().map(|entry| entry.file.as_str()).collect();
        for (licence, notice) in manifest.notices() {
            let path = self.path(notice);
            if let Some(known) = known(&licence.id).filter(|_| !path.exists()) {
                write(&path, known.notice.as_bytes())?;
            }
            keep.push(notice);
        }
        if let Some(signature) = &document.signature {
            write(&self.path(SIGNATURE), signature)?;
            keep.push(SIGNATURE);
        }
        write(&self.path(MANIFEST), &document.json)?;
        keep.push(MANIFEST);
        self.tidy(&keep)?;
        let pack =
            (self.store).publish(&self.dir, &manifest.id, self.replace, &mut |done, total| {
                progress(Progress {
                    done,
                    total: Some(total),
                    ..VERIFYING
                })
            })?;
        self.leave();
        Ok(pack)
    }

    /// Removes everything that was brought.
    pub(crate) fn abandon(&self) {
        let _ = fs::remove_dir_all(&self.dir);
        self.leave();
    }

    /// Removes the folders that stand empty now.
    pub(crate) fn leave(&self) {
        // Each only goes if it is empty.
        let _ = fs::remove_dir(&self.dir);
        let _ = self.dir.parent().map(fs::remove_dir);
    }

    /// Removes what earlier, different attempts left.
    fn tidy(&self, keep: &[&str]) -> Result<(), StoreError> {
        let dir = &self.dir;
        for entry in fs::read_dir(dir).map_err(StoreError::io(dir, "cannot be listed"))? {
            let entry = entry.map_err(StoreError::io(dir, "cannot be listed"))?;
            if !keep.iter().any(|name| entry.file_name() == *name) {
                fs::remove_file(entry.path())
                    .map_err(StoreError::io(&entry.path(), "cannot be removed"))?;
            }
        }
        Ok(())
    }
}

const VERIFYING: Progress<'static> = Progress {
    file: None,
    done: 0,
    total: None,
};
