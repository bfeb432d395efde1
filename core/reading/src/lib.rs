//! Finds signs and told values in a narrative without a model.
//!
//! The line: `tokens` cuts the text into words and keeps where each stands; `lexicon` is one reviewed file of cues and scopes a
//! language; `matcher` finds the cues; `scopes` says of whom and when each speaks (denied, long ago, another person, only feared …);
//! `values` finds measured numbers. [`read`] joins them. The design follows NegEx and ConText (Harkema 2009); lists and code are ours.
//!
//! Nothing here decides: a hit joins the encounter elsewhere, where it can only raise the urgency. No network, clock or randomness.

mod answers;
mod denied_behind;
mod dictated;
mod embedded;
mod file;
mod hit;
mod language;
pub mod learned;
mod lexicon;
mod matcher;
mod negation;
mod pattern;
mod questions;
mod scopes;
pub mod score;
mod sign_groups;
mod spelling;
mod support;
mod telling;
mod temperature;
mod together;
mod tokens;
mod triggers;
mod values;
mod weights;

pub use hit::{Hit, Language, Reading, Scope};
pub use language::only_small_words;
pub use lexicon::{CueName, cues, languages, reviewed_by, sha256};
pub use support::support;
pub use values::{ToldUnit, ToldValue, ToldVital};

use std::cmp::Reverse;

use aidpost_protocol::encounter::Sign;
use lexicon::Lexicon;
use tokens::Token;

/// Reads `text`, written in `language` (a BCP 47 tag such as `fr-CM`), for those of `signs`.
/// Where the text is plainly in another language that has a file, that file reads too.
#[must_use]
pub fn read(text: &str, language: &str, signs: &[Sign]) -> Reading {
    find(text, language, signs, Last::Finished)
}

/// Reads a text that is still being typed: the last word may be unfinished.
#[must_use]
pub fn suggest(text: &str, language: &str, signs: &[Sign]) -> Reading {
    find(text, language, signs, Last::MayBeUnfinished)
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Last {
    Finished,
    MayBeUnfinished,
}

fn find(text: &str, asked: &str, signs: &[Sign], last: Last) -> Reading {
    let language = language::of(text, asked);
    let values = values::told(text);
    let mut found: Vec<Hit> = Vec::new();
    for code in [language.read, language.looks_like].into_iter().flatten() {
        if let Some(lexicon) = Lexicon::of(code) {
            for hit in hits(text, lexicon, signs, last, &values) {
                let known = found
                    .iter()
                    .any(|h| h.sign == hit.sign && h.span == hit.span);
                if !known {
                    found.push(hit);
                }
            }
        }
    }
    // Of two at the same place the one that says more comes first: a worker sees it.
    found.sort_by_key(|hit| (hit.span.start, Reverse(hit.span.end), hit.sign));
    Reading {
        signs: found,
        values,
        language,
    }
}

/// What the learned weights of a language are made from: the text, and what its word list alone finds in it. None where the language has
/// no list.
#[must_use]
pub fn seen(text: &str, language: &str) -> Option<learned::Seen> {
    let lexicon = Lexicon::of(language)?;
    let tokens = tokens_of(text, lexicon);
    let values = values::told(text);
    let hits = by_list(text, &tokens, lexicon, Sign::ALL, &values, Last::Finished);
    let told = learned::Told {
        text,
        tokens: &tokens,
        values: &values,
    };
    Some(learned::seen(&told, lexicon, &hits))
}

fn hits(
    text: &str,
    lexicon: &'static Lexicon,
    signs: &[Sign],
    last: Last,
    values: &[ToldValue],
) -> Vec<Hit> {
    let tokens = tokens_of(text, lexicon);
    let mut hits = by_list(text, &tokens, lexicon, signs, values, last);
    let told = learned::Told {
        text,
        tokens: &tokens,
        values,
    };
    learned::judge(&told, lexicon, signs, &mut hits);
    hits
}

fn tokens_of(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = tokens::cut(text);
    for token in &mut tokens {
        if let Some(right) = lexicon.spellings.get(&token.plain) {
            token.plain.clone_from(right);
        }
    }
    dictated::marks(&mut tokens, lexicon);
    dictated::hesitations(text, &mut tokens, lexicon);
    answers::named_before(&mut tokens, lexicon);
    tokens
}

fn by_list(
    text: &str,
    tokens: &[Token],
    lexicon: &'static Lexicon,
    signs: &[Sign],
    values: &[ToldValue],
    last: Last,
) -> Vec<Hit> {
    let words = matcher::recognise(tokens, lexicon, last);
    let mut matches = matcher::find(tokens, &words, lexicon);
    matches.extend(temperature::matches(tokens, values));
    matches.sort_by_key(|found| found.start);
    scopes::judge(text, tokens, &matches, lexicon, signs)
}
