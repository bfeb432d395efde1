//! The parts of a text that are looked at: clauses, and the clause and sentence around a hit.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// Words farther away tell nothing of a hit; a longer clause is cut.
const FAR: usize = 40;

fn parts(tokens: &[Token], at: usize, lexicon: &Lexicon) -> bool {
    let token = &tokens[at];
    token.stop
        || matches!(token.plain.as_str(), "," | "-")
        || lexicon.and.contains(&token.plain)
        || token.plain == "but"
}

/// The clauses of at least two words, in order.
pub(super) fn clauses(tokens: &[Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 0..=tokens.len() {
        let between = at < tokens.len() && parts(tokens, at, lexicon);
        if between || at == tokens.len() || at - start == FAR {
            let words = tokens[start..at].iter().filter(|token| token.word);
            if words.count() > 1 {
                clauses.push(start..at);
            }
            start = at + usize::from(between);
        }
    }
    clauses
}

/// From the mark before `of` to the mark behind, at most so many tokens away: a comma is one for a clause, not for a sentence.
pub(super) fn reach(tokens: &[Token], of: &Range<usize>, comma: bool) -> Range<usize> {
    let mark = |token: &Token| token.stop || comma && token.plain == ",";
    let before = of.start.saturating_sub(FAR);
    let behind = tokens.len().min(of.end + FAR);
    let start = tokens[before..of.start].iter().rposition(mark);
    let end = tokens[of.end..behind].iter().position(mark);
    start.map_or(before, |at| before + at + 1)..end.map_or(behind, |at| of.end + at)
}
