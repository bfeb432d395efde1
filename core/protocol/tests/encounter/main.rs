//! What goes in: exactly the contract, refused with words that betray nobody.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "what the tests share fails like a test"
)]

mod canary;
mod nearest;
mod ranges;
mod shape;
mod times;
