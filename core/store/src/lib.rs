#![doc = include_str!("../README.md")]

#[cfg(feature = "uniffi")]
mod crossing;
mod error;
mod key;
mod text;
mod index;
mod schema;
mod open;
mod read;
mod write;
mod decide;
mod find;
mod export;
mod retention;
mod watch;
mod week;
mod week_counter;
mod week_stored;
mod week_page;

pub use decide::{Override, Resolution};
pub use error::StoreError;
pub use find::{Find, Page, Place, VisitLine, VisitState};
pub use key::Key;
pub use open::Store;
pub use read::{Decision, StoredNote, StoredPhoto, StoredTriage, Visit};
pub use retention::Deleted;
pub use watch::{SignGroup, Trend};
pub use week::Week;
pub use week_counter::{CountedVisit, WeekCounter};
pub use write::{NewVisit, Note, PhotoDigest};

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
