//! What stands in a stretch of words: one, two and three words in a row, and pieces of four letters.

use std::ops::Range;

use super::name::Name;
use crate::tokens::Token;

const WORDS: u8 = b'w';
const PIECE: u8 = b'p';
/// Words in a row.
pub(super) const ROW: usize = 3;
/// Letters of a piece; a space stands before and behind each word.
const LETTERS: usize = 4;

/// The names that begin at one word: of rows of one, two and three words, where so many follow, and of the word's pieces.
#[derive(Debug)]
pub(super) struct Gram {
    /// The word's place among the tokens.
    pub token: usize,
    pub rows: Vec<Name>,
    pub pieces: Vec<Name>,
}

/// Of every word of a text.
pub(super) fn of(tokens: &[Token]) -> Vec<Gram> {
    let told: Vec<(usize, String)> = (tokens.iter().enumerate())
        .filter(|(_, token)| token.word || matches!(token.plain.as_str(), "(-)" | "(+)" | "?"))
        .map(|(at, token)| (at, without_numbers(&token.plain)))
        .collect();
    let gram = |at: usize| {
        let mut rows = Vec::with_capacity(ROW);
        let mut name = Name::of(WORDS);
        for (_, word) in told[at..].iter().take(ROW) {
            name = name.and(word);
            rows.push(name);
        }
        let (token, word) = &told[at];
        Gram {
            token: *token,
            rows,
            pieces: pieces(word),
        }
    };
    (0..told.len()).map(gram).collect()
}

/// Those of the words whose tokens are in `tokens`.
pub(super) fn within(grams: &[Gram], tokens: &Range<usize>) -> Range<usize> {
    let at = |token: usize| grams.partition_point(|gram| gram.token < token);
    at(tokens.start)..at(tokens.end)
}

/// Every number is like any other of as many digits.
fn without_numbers(word: &str) -> String {
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    word.chars().map(digit).collect()
}

fn pieces(word: &str) -> Vec<Name> {
    let letters: Vec<char> = std::iter::once(' ')
        .chain(word.chars())
        .chain(std::iter::once(' '))
        .collect();
    let name = |piece: &[char]| {
        let mut bytes = [0; 4];
        let bytes_of =
            |name: Name, c: &char| c.encode_utf8(&mut bytes).bytes().fold(name, Name::byte);
        piece.iter().fold(Name::of(PIECE), bytes_of)
    };
    if letters.len() <= LETTERS {
        return vec![name(&letters)];
    }
    letters.windows(LETTERS).map(name).collect()
}
