//! A triage for people. It says nothing that the record does not hold.

mod text;

pub use text::text;
