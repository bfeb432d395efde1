//! What is seen of a text, for the command that learns from it: everything that the reader itself looks at, and nothing else.

use std::ops::Range;

use aidpost_protocol::encounter::SignState;
use serde::Serialize;

use super::Told;
use super::around::{clauses, reach};
use super::candidates::has_value;
use super::grams::{self, Gram};
use super::mention;
use super::numbers;
use super::of_hit::Story;
use crate::hit::Hit;
use crate::lexicon::Lexicon;

/// A text as numbers that stand for words: `core/reading/learned` turns them into weights.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Seen {
    /// Of each word in order, what begins at it.
    pub words: Vec<SeenWord>,
    /// The clauses.
    pub clauses: Vec<SeenClause>,
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

/// A clause, and what is seen of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeenClause {
    /// Where it begins, as a place in `words`.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether a number is told in it.
    pub told: bool,
    /// The rows of words around it, by side and distance.
    pub around: Vec<u32>,
    /// What is counted of it.
    pub numbers: Vec<f32>,
}

/// A hit, and what is seen of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// What is counted of it.
    pub numbers: Vec<f32>,
}

pub(super) fn of(told: &Told<'_>, lexicon: &Lexicon, hits: &[Hit]) -> Seen {
    let (tokens, values) = (told.tokens, told.values);
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
            around: {
                let mut names = mention::around(&words, &own, &sentence);
                names.push(mention::sign_name(hit.sign));
                names
            },
            numbers: numbers::of(&story, place, Some(hit.sign)).to_vec(),
            own,
        }
    };
    let clause = |place: &Range<usize>| {
        let (own, sentence) = (places(place), places(&reach(tokens, place, false)));
        SeenClause {
            start: own.start,
            end: own.end,
            told: has_value(&tokens[place.clone()], values),
            around: mention::around(&words, &own, &sentence),
            numbers: numbers::of(&story, place, None).to_vec(),
        }
    };
    let word = |gram: &Gram| SeenWord {
        rows: gram.rows.iter().map(|name| name.number()).collect(),
        pieces: gram.pieces.iter().map(|name| name.number()).collect(),
    };
    Seen {
        clauses: clauses(tokens, lexicon).iter().map(clause).collect(),
        hits: (0..hits.len()).map(hit).collect(),
        words: words.iter().map(word).collect(),
    }
}
