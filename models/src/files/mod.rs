//! Files, as this crate reads and writes them: regular ones only, small ones bounded, and written whole or not at all.

mod hash;
mod names;
mod regular;
mod write;

pub use regular::NotAFile;

pub(crate) use hash::{Hasher, hash};
pub(crate) use names::{card_name, is_card_name, plain_file_name, plain_id, why_unsafe};
pub(crate) use regular::{not_a_file, open, open_named, read_small};
pub(crate) use write::{publish, sync_dir, write};
