#![doc = include_str!("../README.md")]

#[cfg(feature = "uniffi")]
mod crossing;
mod error;
mod bits;
mod signs;
mod facts;
mod vitals;
mod body;
mod key;
mod message;
mod qr;
mod write;
mod read;

pub use error::{ReadError, WriteError};
pub use facts::{Facts, NotCarried, Raised};
pub use key::{KnownPost, PostKey, PublicKey};
pub use message::{MOST_BYTES, MOST_BYTES_ONE_SMS, Message};
pub use qr::Qr;
pub use read::{Agreement, Freshness, Handover, Replayed, Rules, read};
pub use write::{Terms, write};

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
