//! What can be wrong with a log. No message holds a patient's or a worker's words.

use std::io;

use thiserror::Error;

/// Why a log could not be opened, written or read. One variant for each thing that a caller can do about it.
#[derive(Debug, Error)]
pub enum AuditError {
    /// The disk: try again, or another place. After a failed write the log takes nothing more until it is opened anew.
    #[error("the audit log could not be {doing}: {cause}")]
    Io {
        /// `read`, `written`, `opened`.
        doing: &'static str,
        /// The system's reason.
        cause: io::Error,
    },
    /// Another process writes to it.
    #[error("the audit log is being written by another process")]
    Locked,
    /// The log is not what was written: keep it as it is, begin another, and find out why.
    #[error("the audit log is not whole: {0}")]
    Broken(Fault),
    /// An earlier write failed; open the log again.
    #[error("an earlier write to the audit log failed: open it again")]
    NeedsReopening,
    /// An entry that says nothing or points nowhere.
    #[error("{0}")]
    BadEntry(&'static str),
}

/// Where a log is not what was written. Records count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The bytes of a record are not those that were sealed.
    #[error("record {record} was changed")]
    Changed {
        /// The record.
        record: u64,
    },
    /// A record is gone, and those after it are still there.
    #[error("record {record} was removed: record {found} stands in its place")]
    Removed {
        /// The record that is gone.
        record: u64,
        /// The one found in its place.
        found: u64,
    },
    /// A record stands elsewhere, or another stands before it.
    #[error("record {record} is not in its place: record {found} stands there")]
    Moved {
        /// The record that should stand there.
        record: u64,
        /// The one found.
        found: u64,
    },
    /// A record is sealed, but its predecessor is not the one that it was written after.
    #[error("record {record} does not follow from the one before it: one of the two was replaced")]
    Unchained {
        /// The record.
        record: u64,
    },
    /// Records are gone from the end.
    #[error("records {first} to {last} were removed from the end")]
    Cut {
        /// The first that is gone.
        first: u64,
        /// The last that was acknowledged.
        last: u64,
    },
    /// What stands after the last acknowledged record is not what a crash can leave.
    #[error(
        "what stands from record {record} on was never acknowledged, and no crash left it: it was added or changed"
    )]
    Added {
        /// The first record that was not acknowledged.
        record: u64,
    },
    /// The chain is in itself right, and it is not the one that was acknowledged.
    #[error("record {record} is not the one that was acknowledged: the chain was made anew")]
    Replaced {
        /// The record at which the heads differ.
        record: u64,
    },
    /// The file that keeps the head is missing or unreadable, so that records cut off the end could not be found.
    #[error(
        "the head beside the log is missing or damaged: what was cut off the end cannot be told"
    )]
    NoHead,
}

impl AuditError {
    pub(super) fn reading(source: io::Error) -> Self {
        AuditError::Io {
            doing: "read",
            cause: source,
        }
    }

    pub(super) fn writing(source: io::Error) -> Self {
        AuditError::Io {
            doing: "written",
            cause: source,
        }
    }

    pub(super) fn opening(source: io::Error) -> Self {
        AuditError::Io {
            doing: "opened",
            cause: source,
        }
    }
}

// By hand: the message holds the fault already, and a source would say it twice.
impl From<Fault> for AuditError {
    fn from(fault: Fault) -> Self {
        AuditError::Broken(fault)
    }
}
