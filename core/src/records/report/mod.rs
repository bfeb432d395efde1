//! Records for people. They say nothing that the record does not hold.

#[cfg(feature = "llama")]
mod bench;
mod beside;
mod casualty;
#[cfg(feature = "eval")]
mod eval;
mod html;
mod images;
mod notes;
mod page;
mod sms;
mod text;
mod words;

#[cfg(feature = "llama")]
pub use bench::bench;
pub use casualty::casualty;
#[cfg(feature = "eval")]
pub use eval::{evaluation, evaluation_page};
pub use html::{Letter, Photo, PhotoError, html};
pub use images::{classification, description, image_answer};
pub use notes::{answer, history, soap};
pub use sms::{pieces, sms};
pub use text::text;
