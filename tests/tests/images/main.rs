//! From a file to what the model sees: the pixels that Pillow makes, no metadata, no limit passed, no end of the process.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

mod bombs;
mod counted;
mod cut;
mod decoded;
mod films;
mod formats;
mod jpeg;
mod limits;
mod memory;
mod metadata;
mod mutations;
mod planted;
mod quality;
mod reference;
mod refused;
mod restarts;
mod upright;
