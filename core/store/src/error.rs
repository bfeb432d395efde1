//! What can go wrong, one variant for each thing that a caller can do about it. No message holds patient text or the key.

use aidpost_protocol::encounter::EncounterError;
use rusqlite::ErrorCode;
use thiserror::Error;

/// Why the store did not do what was asked. What was asked has then not happened, not even in part.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error), uniffi(flat_error))]
pub enum StoreError {
    /// There is no file, or one without a byte.
    #[error("there is no store at this path")]
    Missing,
    /// A new store would have overwritten a file.
    #[error("there is a file at this path already")]
    FileExists,
    /// No page of the file can be read with this key.
    #[error(
        "the key does not open this file: it is another key, or this is no store, or the file's first 16 bytes are damaged"
    )]
    WrongKey,
    /// Part of the file is not what was written.
    #[error("the file is damaged")]
    Damaged,
    /// It is a database of this key, and not one of ours.
    #[error("the file is a database of another program")]
    NotAStore,
    /// A later version of this program wrote it.
    #[error("the store has schema {found}; this program knows up to {known}: update the program")]
    NewerSchema {
        /// The file's.
        found: i64,
        /// The last one that this program knows.
        known: i64,
    },
    /// SQLite was linked without SQLCipher, so that nothing would be encrypted.
    #[error("this program was built without SQLCipher: a store would not be encrypted")]
    NotEncrypted,
    /// No room on the device.
    #[error("the device has no room left")]
    DiskFull,
    /// Another connection holds the file.
    #[error("the store is in use by another connection")]
    Busy,
    /// The system refused to read or write.
    #[error("the system could not read or write the file (SQLite's extended code {code})")]
    System {
        /// SQLite's extended result code.
        code: i32,
    },
    /// No visit has this id.
    #[error("no visit has this id")]
    UnknownVisit,
    /// Another visit has this id.
    #[error("another visit has this id")]
    IdTaken,
    /// The visit was closed; only notes and overrides can be added.
    #[error("the visit is closed")]
    Closed,
    /// A review is open: only an override or a resolution by a person ends it.
    #[error("a review by a supervisor is open: override or resolve it first")]
    ReviewOpen,
    /// There is no open review to resolve.
    #[error("no review is open")]
    NoOpenReview,
    /// A text or time that the store does not take.
    #[error("{field}: {expected}")]
    BadField {
        /// The field's name.
        field: &'static str,
        /// What may stand there.
        expected: &'static str,
    },
    /// The triage is no record that the store knows.
    #[error("triage: {expected}")]
    BadTriage {
        /// What was expected of it.
        expected: &'static str,
    },
    /// The encounter is one that the rules would refuse.
    #[error("encounter: {0}")]
    BadEncounter(EncounterError),
    /// What was exported could not be written.
    #[error("the export could not be written: {0}")]
    Export(std::io::ErrorKind),
}

// For `?` in this crate alone: hidden, since nobody outside may count on a type of that library.
#[doc(hidden)]
impl From<rusqlite::Error> for StoreError {
    /// SQLite's own words are left out: they may quote a value.
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            // A column that is missing or of another type: not what was written.
            return StoreError::Damaged;
        };
        match failure.code {
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged,
            ErrorCode::DiskFull => StoreError::DiskFull,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
            _ => StoreError::System {
                code: failure.extended_code,
            },
        }
    }
}
