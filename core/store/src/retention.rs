//! What is no longer to be kept: visits before a date, or everything.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::params;

use crate::open::beside;
use crate::{Store, StoreError, text};

/// What a deletion did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "DeletedVisits")
)]
pub struct Deleted {
    /// So many visits are gone, with all that belonged to them.
    pub visits: u64,
    /// So many are as old and stay, since a review of them is open.
    pub kept_for_review: u64,
}

impl Store {
    /// Deletes every visit before a time, but none with an open review. Their bytes are overwritten, and the file shrinks.
    ///
    /// # Errors
    /// [`StoreError::BadField`] for a time that is none; those of the disk.
    pub fn delete_before(&mut self, time: &str) -> Result<Deleted, StoreError> {
        let at_us = text::instant("before", time)?;
        let whole = self.connection.transaction()?;
        let visits = whole.execute("DELETE FROM visit WHERE at_us < ? AND review <> 1", [at_us])?;
        let sql = "SELECT count(*) FROM visit WHERE at_us < ?";
        let kept: i64 = whole.query_row(sql, params![at_us], |row| row.get(0))?;
        whole.commit()?;
        let mut shrink = self.connection.prepare("PRAGMA incremental_vacuum")?;
        let mut steps = shrink.query([])?;
        while steps.next()?.is_some() {}
        Ok(Deleted {
            visits: visits as u64,
            kept_for_review: kept.unsigned_abs(),
        })
    }

    /// Deletes the whole store. Flash memory may keep old copies of what is overwritten; they are of use only with the key, so delete the key too.
    ///
    /// # Errors
    /// [`StoreError::System`] if a file cannot be removed.
    pub fn wipe(self) -> Result<(), StoreError> {
        let path = self.path.clone();
        drop(self);
        Self::wipe_file(&path)
    }

    /// As [`Store::wipe`], of a store that is not open, such as one whose key is lost. A file that is not there is no error.
    ///
    /// # Errors
    /// As [`Store::wipe`].
    pub fn wipe_file(path: &Path) -> Result<(), StoreError> {
        // The journal last: without its database it tells nothing, but with it a crash here could bring pages back.
        for path in [
            path.to_owned(),
            beside(path, "-journal"),
            beside(path, "-wal"),
            beside(path, "-shm"),
        ] {
            let emptied = OpenOptions::new().write(true).truncate(true).open(&path);
            let emptied = emptied.and_then(|file| file.sync_all());
            match emptied.and_then(|()| fs::remove_file(&path)) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    let code = rusqlite::ffi::SQLITE_IOERR_DELETE;
                    return Err(StoreError::System { code });
                }
                _ => {}
            }
        }
        Ok(())
    }
}
