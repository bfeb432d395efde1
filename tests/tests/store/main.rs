//! Visits through the command: each verb of `aidpost store`, on a real encrypted file, with triages of the real command.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod decisions;
mod file;
mod leaving;
mod post;
mod visits;
