//! What must hold of packs, from a file's first byte to a pack in its place. One binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests fail the test"
)]

mod aborts;
#[cfg(feature = "fetch")]
mod fetch;
mod gguf;
mod mutations;
#[cfg(feature = "fetch")]
mod server;
mod tiny;
mod verify;
mod writer;
