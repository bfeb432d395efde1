//! What weights learned from labelled narratives add to a language's word list, behind its scopes: a sign that a clause tells in words
//! which no cue has is found, and a hit against which its surroundings speak is unclear. `core/reading/learned` makes the weights.

mod around;
mod candidates;
mod doubt;
mod find;
mod grams;
mod mention;
mod name;
mod numbers;
mod of_hit;
mod seen;
mod speaks;

pub use mention::sign_name;
pub use seen::{Seen, SeenClause, SeenHit, SeenWord};

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_protocol::{red_signs, urgent_signs};

use crate::hit::{Hit, Scope};
use crate::lexicon::Lexicon;
use crate::sign_groups;
use crate::tokens::Token;
use crate::values::ToldValue;
use of_hit::Story;
use speaks::Words;

/// The cue of a hit that no cue of the list found.
pub const LEARNED: &str = "(learned)";

/// Whether a red rule asks for the sign; looked up once, since the rules are read for it.
fn is_red(sign: Sign) -> bool {
    static RED: LazyLock<BTreeSet<Sign>> = LazyLock::new(|| red_signs().into_iter().collect());
    RED.contains(&sign)
}

/// Whether a red rule asks for it, or one that refers urgently.
fn is_urgent(sign: Sign) -> bool {
    static URGENT: LazyLock<BTreeSet<Sign>> =
        LazyLock::new(|| urgent_signs().into_iter().collect());
    URGENT.contains(&sign)
}

/// What there is to learn from in a text.
pub(crate) fn seen(told: &Told<'_>, lexicon: &Lexicon, hits: &[Hit]) -> Seen {
    seen::of(told, lexicon, hits)
}

/// A text, cut into words, and the numbers in it.
pub(crate) struct Told<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub values: &'a [ToldValue],
}

/// Adds what clauses tell to the hits of the list, and marks those that are unclear.
pub(crate) fn judge(told: &Told<'_>, lexicon: &Lexicon, signs: &[Sign], hits: &mut Vec<Hit>) {
    let Some(weights) = &lexicon.weights else {
        return;
    };
    let story = Story::of(told.tokens, lexicon, hits);
    let words = Words::of(told.tokens, weights);
    let doubted = doubt::doubted(&story, &words, weights);
    let found = find::found(&story, &words, weights, told.values);
    for at in doubted {
        (hits[at].state, hits[at].scope) = (None, Scope::Unclear);
    }
    let hit = |(sign, place): (Sign, Range<usize>)| hit(told, sign, place, signs);
    hits.extend(found.into_iter().filter_map(hit));
}

fn hit(told: &Told<'_>, sign: Sign, place: Range<usize>, signs: &[Sign]) -> Option<Hit> {
    let own = &told.tokens[place];
    let first = own.iter().find(|token| token.word)?;
    let last = own.iter().rfind(|token| token.word)?;
    let span = first.span.start..last.span.end;
    Some(Hit {
        sign: sign_groups::asked(sign, signs)?,
        state: Some(SignState::Present),
        text: told.text.get(span.clone())?.to_owned(),
        span,
        cue: LEARNED,
        scope: Scope::Affirmed,
        trigger: None,
    })
}
