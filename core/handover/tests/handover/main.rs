//! Messages between posts, with real keys and the real rules.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod flips;
mod limits;
mod posts;
mod round_trip;
mod sample;
