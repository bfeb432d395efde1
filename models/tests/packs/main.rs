//! What must hold of packs, from a file's first byte to a pack in its place. One binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests fail the test"
)]

mod aborts;
mod adapter;
mod adapter_checks;
mod adapter_files;
mod add_adapter;
mod big;
mod card;
#[cfg(all(feature = "fetch", unix))]
mod child;
mod damaged;
#[cfg(feature = "fetch")]
mod fetch;
mod fit;
mod gguf;
mod hostile;
mod import;
#[cfg(all(feature = "fetch", unix))]
mod kills;
mod light;
mod locks;
mod mutations;
mod peft;
mod projector_format;
mod quantization;
mod replace;
mod seal;
#[cfg(feature = "fetch")]
mod server;
#[cfg(feature = "fetch")]
mod sources;
mod tiny;
mod trust;
mod verify;
#[cfg(feature = "fetch")]
mod world;
mod writer;
