//! Marks that are spoken in a dictation: "comma", "full stop", "new line".

use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// Puts the mark for its words. A text that speaks of one mark only, once, may mean the word ("her period is late").
pub(crate) fn marks(tokens: &mut Vec<Token>, lexicon: &Lexicon) {
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let here = lexicon.spoken.iter().find(|(words, _)| {
            words.len() <= rest.len() && words.iter().zip(rest).all(|(word, t)| *word == t.plain)
        });
        if let Some((words, mark)) = here {
            found.push((at, words.len(), mark));
        }
        at += here.map_or(1, |(words, _)| words.len());
    }
    if found.len() < 2 {
        return;
    }
    for (at, length, mark) in found.into_iter().rev() {
        let end = tokens[at + length - 1].span.end;
        let token = &mut tokens[at];
        token.span.end = end;
        token.plain = mark.to_owned();
        token.word = false;
        token.stop = mark != ",";
        tokens.drain(at + 1..at + length);
    }
}
