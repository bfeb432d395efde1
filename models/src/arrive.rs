//! The last steps of every pack, wherever it comes from: whole files, manifest, notice, verification, and its place in the store.
//! A pack is in its place whole and verified, or not at all; a crash at any moment leaves only what the next run goes on from.

use crate::licence::known;
use crate::pack::{FileEntry, MANIFEST, PackManifest};
use crate::sha256::Sha256;
use crate::store::{Arriving, Store, StoreError, sync_dir, write_whole};
use crate::verify::{VerifiedPack, VerifyError, hash, verify_and_seal, verify_sealed};
use std::fs::{self, File};
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
pub type Watch<'a> = &'a mut dyn FnMut(Progress<'_>) -> ControlFlow<()>;

/// Why a pack whose files are here did not get into its place.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArriveError {
    #[error("cancelled")]
    Cancelled,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Verify(VerifyError),
}

impl From<VerifyError> for ArriveError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Cancelled => Self::Cancelled,
            error => Self::Verify(error),
        }
    }
}

/// A pack on its way into a store, to itself until it is there.
pub(crate) struct Arrival<'a> {
    store: &'a Store,
    arriving: Arriving,
}

impl<'a> Arrival<'a> {
    pub(crate) fn of(store: &'a Store, id: &str) -> Result<Self, StoreError> {
        Ok(Self {
            store,
            arriving: store.arriving(id)?,
        })
    }

    /// Where a file of the pack has to be put.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.arriving.dir.join(name)
    }

    /// The file of this name if an earlier run brought it and it is the right one; a wrong one is removed.
    pub(crate) fn has(
        &self,
        name: &str,
        bytes: Option<u64>,
        sha256: Option<Sha256>,
        advance: &mut dyn FnMut(u64, Option<u64>) -> ControlFlow<()>,
    ) -> Result<Option<FileEntry>, ArriveError> {
        let path = self.path(name);
        let (Some(expected), Ok(file)) = (sha256, File::open(&path)) else {
            return Ok(None);
        };
        let hashed = hash::file(file, &mut |done| advance(done, bytes));
        match hashed.map_err(StoreError::io(&path, "cannot be read"))? {
            None => Err(ArriveError::Cancelled),
            Some((found, length))
                if found == expected && bytes.is_none_or(|bytes| bytes == length) =>
            {
                Ok(Some(FileEntry {
                    file: name.to_owned(),
                    bytes: length,
                    sha256: found,
                }))
            }
            Some(_) => {
                fs::remove_file(&path).map_err(StoreError::io(&path, "cannot be removed"))?;
                Ok(None)
            }
        }
    }

    /// Writes manifest and notice, verifies every byte from the storage, and publishes.
    pub(crate) fn complete(
        self,
        manifest: &PackManifest,
        watch: Watch<'_>,
    ) -> Result<VerifiedPack, ArriveError> {
        let mut keep: Vec<&str> = manifest.files().map(|entry| entry.file.as_str()).collect();
        if let Some(notice) = &manifest.licence.notice_file {
            let path = self.path(notice);
            if let Some(known) = known(&manifest.licence.id).filter(|_| !path.exists()) {
                write_whole(&path, known.notice.as_bytes())?;
            }
            keep.push(notice);
        }
        let json = serde_json::to_vec_pretty(manifest).unwrap_or_default();
        write_whole(&self.path(MANIFEST), &json)?;
        keep.push(MANIFEST);
        self.tidy(&keep)?;
        self.store
            .settle(&self.arriving, &manifest.id, &mut |done, total| {
                watch(Progress {
                    file: None,
                    done,
                    total: Some(total),
                })
            })
    }

    /// Removes what earlier, different attempts left.
    fn tidy(&self, keep: &[&str]) -> Result<(), StoreError> {
        let dir = &self.arriving.dir;
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

impl Store {
    /// Verifies every byte of an arrived pack and puts it in its place, in one step that a crash cannot split. An older one of
    /// the id goes.
    pub(crate) fn settle(
        &self,
        arriving: &Arriving,
        id: &str,
        progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<VerifiedPack, ArriveError> {
        let dir = self.dir(id)?;
        verify_and_seal(&arriving.dir, &self.seal(id), progress)?;
        sync_dir(&arriving.dir)?;
        if dir.exists() {
            self.retire(&dir, id)?;
        }
        fs::rename(&arriving.dir, &dir).map_err(StoreError::io(&dir, "cannot be put in place"))?;
        sync_dir(self.root())?;
        // The seal holds in the new place: neither content nor times have changed.
        Ok(verify_sealed(&dir, &self.seal(id), progress)?)
    }
}
