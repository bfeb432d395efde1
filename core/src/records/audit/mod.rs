//! The record of what was decided from what: one line of JSON a record, each sealed by its own SHA-256 and chained to the one before.
//!
//! A record is acknowledged only after it is on the disk. Inputs are kept as hashes; their content only by opt-in.
//! It has no clock: the caller brings the time. It hides nothing: whoever can guess an encounter can check the guess against its hash.
//!
//! **What is found**: any byte of a record changed, records removed, moved, repeated or put in between, and records
//! cut off the end (the file `NAME.head` beside the log keeps the number and hash of the last acknowledged one).
//! **What cannot be found from these two files alone**, since they hold no secret: someone who may write both and makes the
//! whole chain anew, or takes both back to an earlier state. Against that, [`check`] takes a [`Head`] that was kept elsewhere
//! (on paper, in another system): the chain must still go through it. One record added by hand at the end, with a right hash,
//! looks like one written in the instant before a crash: it is reported as not acknowledged. Two cannot come from a crash.

mod error;
mod event;
mod head;
mod log;
mod replay;
mod scan;
mod seal;

pub use error::{AuditError, Fault};
pub use event::{
    Chosen, Content, Event, HashedJson, Overridden, Override, Summary, TornTail, TriageEntry,
    Triaged,
};
pub use head::Head;
pub use log::{Log, Receipt};
pub use replay::{Replayed, Unreplayed, replay};
pub use scan::{Checked, check};
pub use seal::{AUDIT_SCHEMA, Record};
