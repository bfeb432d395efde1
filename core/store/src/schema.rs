//! The tables, and how a connection is set up. A later schema is one more text in [`MIGRATIONS`].

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Key, StoreError};

/// "AidP", in the file's header: tells a store from another program's database.
const APPLICATION: i64 = 0x4169_6450;

/// Each brings a store from the schema of its place to the next; a store's schema is its `user_version`.
const MIGRATIONS: [&str; 1] = ["
    CREATE TABLE visit (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        at_us INTEGER NOT NULL,
        acuity_by_triage INTEGER NOT NULL,
        acuity INTEGER NOT NULL,
        review INTEGER NOT NULL,
        closed_at TEXT
    ) STRICT;
    CREATE INDEX visit_by_time ON visit (at_us, n);
    CREATE INDEX visit_by_acuity ON visit (acuity, at_us, n);
    CREATE INDEX visit_by_review ON visit (at_us, n) WHERE review = 1;
    CREATE INDEX visit_not_closed ON visit (at_us, n) WHERE closed_at IS NULL;
    CREATE TABLE encounter (visit INTEGER PRIMARY KEY REFERENCES visit ON DELETE CASCADE, json TEXT NOT NULL) STRICT;
    CREATE TABLE triage (
        n INTEGER PRIMARY KEY,
        visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
        at TEXT NOT NULL,
        json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX triage_of ON triage (visit);
    CREATE TABLE note (
        n INTEGER PRIMARY KEY,
        visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX note_of ON note (visit);
    -- Without a colour: the triage's stands, and a person has looked.
    CREATE TABLE decision (
        n INTEGER PRIMARY KEY,
        visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        reason TEXT NOT NULL,
        acuity INTEGER
    ) STRICT;
    CREATE INDEX decision_of ON decision (visit);
    CREATE TABLE photo (
        n INTEGER PRIMARY KEY,
        visit INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
        kind TEXT NOT NULL,
        sha256 BLOB NOT NULL
    ) STRICT;
    CREATE INDEX photo_of ON photo (visit);
"];

/// The schema that this program writes.
pub(crate) const KNOWN: i64 = MIGRATIONS.len() as i64;

const WAIT: Duration = Duration::from_secs(5);

/// Held while a connection is opened. SQLite calls itself ready before SQLCipher has set itself up in it, so that a second thread, in the first
/// moment of a process, would get a SQLite that knows no keys.
static OPENING: Mutex<()> = Mutex::new(());

/// Opens the file and sets the key. Nothing of the file is read yet.
pub(crate) fn connect(path: &Path, key: &Key, flags: OpenFlags) -> Result<Connection, StoreError> {
    let opening = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let connection = Connection::open_with_flags(path, flags)?;
    drop(opening);
    connection.busy_timeout(WAIT)?;
    // A build can be told to link the system's SQLite, which takes a key and does nothing with it.
    let version = connection.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0));
    if version.is_err() {
        return Err(StoreError::NotEncrypted);
    }
    // SQLCipher writes to standard error otherwise; what it has to say comes back as an error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&key.pragma())?;
    Ok(connection)
}

/// Sets what holds for every connection; the first access to what is in the file.
///
/// A rollback journal that is cut to nothing, with every commit flushed: what was acknowledged stands in the one file, so that a copy of that
/// file alone is whole, and nothing deleted lives on in a log beside it. A write-ahead log is as safe and writes faster; visits come minutes apart.
/// `fullfsync` flushes the disk's own cache on Apple's systems.
pub(crate) fn set_up(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "PRAGMA fullfsync = ON;
         PRAGMA synchronous = EXTRA;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA journal_mode = TRUNCATE;",
    )?;
    Ok(())
}

/// Brings the store to the schema of this program, each step whole or not at all.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = number(connection, "user_version")?;
    let application = number(connection, "application_id")?;
    if found != 0 && application != APPLICATION || found == 0 && has_tables(connection)? {
        return Err(StoreError::NotAStore);
    }
    if found > KNOWN {
        return Err(StoreError::NewerSchema {
            found,
            known: KNOWN,
        });
    }
    if found == 0 {
        // It has to stand before the first table, and would be written at every opening.
        connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    }
    for (from, step) in (0..).zip(MIGRATIONS).filter(|(from, _)| *from >= found) {
        let step_in_whole = connection.transaction()?;
        step_in_whole.execute_batch(step)?;
        step_in_whole.pragma_update(None, "application_id", APPLICATION)?;
        step_in_whole.pragma_update(None, "user_version", from + 1)?;
        step_in_whole.commit()?;
    }
    Ok(())
}

fn number(connection: &Connection, pragma: &str) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

fn has_tables(connection: &Connection) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use aidpost_protocol::encounter::{Age, Encounter};

    use super::*;
    use crate::{Find, NewVisit, Store};

    const NOON: &str = "2026-11-28T12:00:00Z";

    fn store() -> (tempfile::TempDir, std::path::PathBuf, Store) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("visits.db");
        let store = Store::create(&path, &Key::new([7; 32])).unwrap();
        (folder, path, store)
    }

    #[test]
    fn a_store_of_a_later_version_is_refused_by_name_and_left_as_it_is() {
        let (_folder, path, store) = store();
        store
            .connection
            .pragma_update(None, "user_version", KNOWN + 1)
            .unwrap();
        drop(store);
        let before = std::fs::read(&path).unwrap();
        let error = Store::open(&path, &Key::new([7; 32])).err().unwrap();
        let (found, known) = (KNOWN + 1, KNOWN);
        assert_eq!(error, StoreError::NewerSchema { found, known });
        assert!(error.to_string().contains("schema 2"));
        assert!(std::fs::read(&path).unwrap() == before);
    }

    #[test]
    fn another_programs_database_of_the_same_key_is_refused() {
        let (_folder, path, store) = store();
        store
            .connection
            .pragma_update(None, "application_id", 1)
            .unwrap();
        drop(store);
        assert_eq!(
            Store::open(&path, &Key::new([7; 32])).err(),
            Some(StoreError::NotAStore)
        );
    }

    #[test]
    fn a_full_disk_loses_nothing_that_was_there() {
        let (_folder, _path, mut store) = store();
        // SQLite's own limit gives the very error that a disk without room gives.
        store
            .connection
            .pragma_update(None, "max_page_count", 30)
            .unwrap();
        let mut encounter = Encounter::new(Age::Years(34));
        encounter.narrative = Some("long ".repeat(1000).into());
        let triage = r#"{"schema":"aidpost.triage/2","acuity":"red","supervisor_review":false}"#;
        let mut put = |n: u32| {
            store.put_visit(&NewVisit {
                id: Some(n.to_string().into()),
                at: NOON.to_owned(),
                encounter: &encounter,
                triage: triage.into(),
                photos: Vec::new(),
            })
        };
        let stored = (0..).map_while(|n| put(n).ok()).count();
        assert!(stored > 1);
        assert_eq!(put(1000), Err(StoreError::DiskFull));
        assert_eq!(store.find(&Find::default()).unwrap().lines.len(), stored);
        store.verify().unwrap();
        store
            .connection
            .pragma_update(None, "max_page_count", 1000)
            .unwrap();
        store.close_visit("0", NOON).unwrap();
    }

    #[test]
    fn every_commit_is_flushed_and_nothing_deleted_stays() {
        let (_folder, _path, store) = store();
        let number = |pragma| number(&store.connection, pragma).unwrap();
        assert_eq!(
            (
                number("synchronous"),
                number("secure_delete"),
                number("foreign_keys")
            ),
            (3, 1, 1)
        );
        let mode = store
            .connection
            .pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0));
        assert_eq!(mode.unwrap(), "truncate");
    }
}
