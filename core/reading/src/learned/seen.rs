//! What is seen of a text, for the command that learns from it: everything that the reader itself looks at, and nothing else.

use std::ops::Range;

use aidpost_protocol::encounter::SignState;
use serde::Serialize;

use super::around::{clauses, reach};
use super::grams::{self, Gram};
use super::mention;
use super::of_hit::Story;
use crate::hit::Hit;
use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// A text as numbers that stand for words: `core/reading/learned` turns them into weights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// Of each word in order, what begins at it.
    pub words: Vec<SeenWord>,
    /// The clauses, as places in `words`.
    pub clauses: Vec<Range<usize>>,
    /// The hits of the word list.
    pub hits: Vec<SeenHit>,
}

/// What begins at a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeenWord {
    /// It alone, with the next, and with the next two.
    pub rows: Vec<u32>,
    /// Its pieces of four letters.
    pub pieces: Vec<u32>,
}

/// A hit, and what is seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeenHit {
    /// The sign's code.
    pub sign: &'static str,
    /// Whether it is there; none where its scope counts as nothing.
    pub present: Option<bool>,
    /// Its own words, as places in `words`.
    pub own: Range<usize>,
    /// The clause in which it stands, as places in `words`.
    pub clause: Range<usize>,
    /// Its cue, the words around it, the other hits.
    pub names: Vec<u32>,
    /// The rows of words around it, by side and distance.
    pub around: Vec<u32>,
}

pub(super) fn of(tokens: &[Token], lexicon: &Lexicon, hits: &[Hit]) -> Seen {
    let words = grams::of(tokens);
    let places = |range: &Range<usize>| grams::within(&words, range);
    let story = Story::of(tokens, lexicon, hits);
    let hit = |at: usize| {
        let (hit, place) = (&hits[at], &story.places[at]);
        let (own, sentence) = (places(place), places(&reach(tokens, place, false)));
        SeenHit {
            sign: hit.sign.code(),
            present: hit.state.map(|state| state == SignState::Present),
            clause: places(&reach(tokens, place, true)),
            names: story.seen(at),
            around: mention::around(&words, hit.sign.code(), &own, &sentence),
            own,
        }
    };
    let word = |gram: &Gram| SeenWord {
        rows: gram.rows.iter().map(|name| name.number()).collect(),
        pieces: gram.pieces.iter().map(|name| name.number()).collect(),
    };
    Seen {
        clauses: clauses(tokens, lexicon).iter().map(places).collect(),
        hits: (0..hits.len()).map(hit).collect(),
        words: words.iter().map(word).collect(),
    }
}
