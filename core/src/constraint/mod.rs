//! The reply format of the reading step: its grammar, its mask over tokens, and its reader.
//!
//! A reply is lines, not JSON: `<sign> <+|-> <span>` for each sign, `=` alone, the acuity, a reason, and up to three
//! `? <sign>` to ask next. A span needs no escaping, so it stays verbatim.
//! The grammar lets `<span>` be nothing but a run of the narrative's own words; the reader checks that again.

mod draft;
mod grammar;
mod mask;
mod reply;

pub use draft::{DraftForm, DraftLines, DraftOrigin, DraftPart, DraftPiece};
pub use grammar::{
    GrammarSource, MAX_ASK_NEXT, MAX_REASON_CHARS, MAX_SIGN_LINES, MAX_SPAN_CHARS, reading_grammar,
};
pub(crate) use grammar::{
    brief_grammar, explanation_grammar, quote_grammar, sentence_rule, span_rule,
};
pub use mask::{ConstraintError, Mask, MaskFactory};
pub use reply::{ACUITY_WORDS, ReadReply, ReadSign, SignLines, read_reply};
