//! Records for people. They say nothing that the record does not hold.

mod beside;
mod casualty;
mod notes;
mod page;
mod text;

pub use casualty::casualty;
pub use notes::{answer, history, soap};
pub use text::text;
