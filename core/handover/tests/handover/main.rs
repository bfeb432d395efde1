//! Messages between posts, with real keys and the real rules.

mod flips;
mod limits;
mod posts;
mod round_trip;
mod sample;
