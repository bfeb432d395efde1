//! The store, with real files, keys and processes.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

mod damage;
mod first_use;
mod kills;
mod review;
mod sample;
mod secrecy;
mod visits;
mod week;
