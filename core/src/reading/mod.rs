//! What the account tells: the lexicon reads it in every mode, in milliseconds; a model reads it beside the lexicon. What they found is
//! joined: who read a sign as present is believed.

mod answer;
mod ask;
mod check;
mod gone_wrong;
mod join;
mod record;
mod suggest;
mod told;

pub(crate) use answer::ModelReading;
pub use answer::ModelStatus;
pub use ask::reading_request;
pub(crate) use ask::{Asked, briefly, read, read_many};
pub use check::{check_labels, check_request};
pub(crate) use join::{both, join, rounded, sign_of_model};
pub use record::{AccountReading, LexiconVersion, ReadBy, SignRead, Span, ToldValue};
pub use suggest::{SuggestedSign, Suggestions, suggest};
pub(crate) use told::{Told, listen};
