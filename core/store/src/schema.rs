//! The tables, and how a connection is set up. A later schema is one more text in [`MIGRATIONS`].

use std::time::Duration;

use rusqlite::Connection;

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

/// Sets the key, then what holds for every connection.
///
/// A rollback journal that is cut to nothing, with every commit flushed: what was acknowledged stands in the one file, so that a copy of that
/// file alone is whole, and nothing deleted lives on in a log beside it. A write-ahead log is as safe and writes faster; visits come minutes apart.
/// `fullfsync` flushes the disk's own cache on Apple's systems.
pub(crate) fn set_up(connection: &Connection, key: &Key) -> Result<(), StoreError> {
    connection.busy_timeout(WAIT)?;
    // SQLCipher writes to standard error otherwise; what it has to say comes back as an error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&key.pragma())?;
    connection.execute_batch(
        "PRAGMA fullfsync = ON;
         PRAGMA synchronous = EXTRA;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;",
    )?;
    Ok(())
}

/// Puts a new file's settings in, which have to stand before its first table.
pub(crate) fn begin(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    Ok(())
}

/// Sets how commits are journalled; the first access to what is in the file.
pub(crate) fn journal(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("PRAGMA journal_mode = TRUNCATE;")?;
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
