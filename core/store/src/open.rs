//! Creating, opening and checking a store.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::{Key, StoreError, schema};

/// One open store. It has no clock: times are the caller's.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Makes a new store; on Unix only its owner may read it.
    ///
    /// # Errors
    /// [`StoreError::FileExists`]; [`StoreError::DiskFull`] and [`StoreError::System`].
    pub fn create(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => StoreError::FileExists,
            ErrorKind::StorageFull => StoreError::DiskFull,
            _ => StoreError::System {
                code: rusqlite::ffi::SQLITE_CANTOPEN,
            },
        })?;
        Self::open(path, key)
    }

    /// Opens a store and brings it to the schema of this program. A file without a byte, as a crash in [`Store::create`] leaves it, is a new store.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::WrongKey`], [`StoreError::Damaged`], [`StoreError::NotAStore`], [`StoreError::NewerSchema`].
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let Ok(found) = path.metadata() else {
            return Err(StoreError::Missing);
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        schema::set_up(&connection, key)?;
        let mut store = Store {
            connection,
            path: path.to_owned(),
        };
        if found.len() == 0 {
            schema::begin(&store.connection)?;
        }
        match store.begin() {
            Err(StoreError::Damaged) => Err(whose_fault(path, key)?),
            Err(error) => Err(error),
            Ok(()) => Ok(store),
        }
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        schema::journal(&self.connection)?;
        schema::migrate(&mut self.connection)
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

/// The first page does not open. If any other page does, the key is right.
fn whose_fault(path: &Path, key: &Key) -> Result<StoreError, StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    schema::set_up(&connection, key)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let bad = statement.query_map([], |_| Ok(()))?.count();
    let page = 4096;
    let pages = path.metadata().map_or(0, |file| file.len() / page);
    Ok(if (bad as u64) < pages {
        StoreError::Damaged
    } else {
        StoreError::WrongKey
    })
}
