//! Creating, opening and checking a store.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{Key, StoreError, schema};

/// SQLCipher's page.
const PAGE_BYTES: u64 = 4096;

/// One open store. It has no clock: times are the caller's.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Makes a new store; on Unix only its owner may read it. A file without a byte, as a crash in here leaves it, is made one too.
    ///
    /// # Errors
    /// [`StoreError::FileExists`]; [`StoreError::DiskFull`] and [`StoreError::System`].
    pub fn create(path: &Path, key: &Key) -> Result<Self, StoreError> {
        if path.metadata().is_ok_and(|file| file.len() > 0) {
            return Err(StoreError::FileExists);
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(|error| match error.kind() {
            ErrorKind::StorageFull => StoreError::DiskFull,
            _ => StoreError::System {
                code: rusqlite::ffi::SQLITE_CANTOPEN,
            },
        })?;
        Self::begin(path, key)
    }

    /// Opens a store and brings it to the schema of this program.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::WrongKey`], [`StoreError::Damaged`], [`StoreError::NotAStore`], [`StoreError::NewerSchema`].
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let bytes = path.metadata().map_or(0, |file| file.len());
        // A commit that was cut short is taken back first: its journal knows how long the file was.
        let has_journal = beside(path, "-journal")
            .metadata()
            .is_ok_and(|file| file.len() > 0);
        if !has_journal && bytes == 0 {
            return Err(StoreError::Missing);
        }
        if !has_journal && bytes < PAGE_BYTES {
            // SQLite would take less than a page for a new, empty database.
            return Err(StoreError::Damaged);
        }
        match Self::begin(path, key) {
            Err(StoreError::Damaged) => Err(whose_fault(path, key)?),
            other => other,
        }
    }

    fn begin(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = schema::connect(path, key, flags)?;
        schema::set_up(&connection)?;
        // A transaction that reads first and then writes would fail at once beside another connection, instead of waiting for it.
        connection.set_transaction_behavior(TransactionBehavior::Immediate);
        schema::migrate(&mut connection)?;
        Ok(Store {
            connection,
            path: path.to_owned(),
        })
    }

    /// Reads the whole file: every page against its code of authenticity, then the tables. It takes as long as reading the file.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn verify(&self) -> Result<(), StoreError> {
        let said = |pragma: &str| -> Result<Vec<String>, StoreError> {
            let mut statement = self.connection.prepare(pragma)?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let pages = said("PRAGMA cipher_integrity_check")?;
        if pages.is_empty() && said("PRAGMA integrity_check")? == ["ok"] {
            Ok(())
        } else {
            Err(StoreError::Damaged)
        }
    }
}

/// A file that belongs to the database.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The first page does not open. If any other page does, the key is right.
fn whose_fault(path: &Path, key: &Key) -> Result<StoreError, StoreError> {
    let connection = schema::connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let bad = statement.query_map([], |_| Ok(()))?.count();
    let pages = path.metadata().map_or(0, |file| file.len() / PAGE_BYTES);
    Ok(if (bad as u64) < pages {
        StoreError::Damaged
    } else {
        StoreError::WrongKey
    })
}
