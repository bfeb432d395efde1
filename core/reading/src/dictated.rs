//! What is said in a dictation and told of nobody: marks ("comma", "full stop", "new line"), and words of thinking and of
//! correcting oneself ("the eyes are, um, yellow", "right eye clear, er, no, clouded").

use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// Takes out the words of thinking, with the commas around them: they part nothing. At a stop they may be the answer: "Fits? Er, no."
pub(crate) fn hesitations(text: &str, tokens: &mut Vec<Token>, lexicon: &Lexicon) {
    let comma = |t: &Token| t.plain == ",";
    let mut at = 0;
    while at < tokens.len() {
        let ends = lexicon.hesitations.iter().filter_map(|words| {
            let mut end = at;
            for (place, word) in words.iter().enumerate() {
                if place > 0 && tokens.get(end).is_some_and(comma) {
                    end += 1;
                }
                // "ER" is a place.
                let said = tokens.get(end).filter(|t| t.plain == *word)?;
                let small = said.plain.len() == 1
                    || text.get(said.span.clone())? != said.plain.to_uppercase();
                end += 1;
                small.then_some(())?;
            }
            let before = at.checked_sub(1).is_some_and(|b| comma(&tokens[b]));
            let behind = tokens.get(end).is_some_and(comma);
            let goes_on = tokens.get(end).is_some_and(|t| !t.stop);
            // Words of correcting stand behind what they correct.
            let fits = before || behind && words.len() == 1;
            (fits && goes_on).then_some((at - usize::from(before), end + usize::from(behind)))
        });
        match ends.max_by_key(|(_, end)| *end) {
            Some((start, end)) => {
                tokens.drain(start..end);
                at = start;
            }
            None => at += 1,
        }
    }
}

/// Puts the mark for its words. A text that speaks of one mark only, once, may mean the word ("her period is late"), but not at its end
/// where the mark has two words.
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
    let closes =
        |(at, length, _): &(usize, usize, &str)| *length > 1 && at + length == tokens.len();
    if found.len() < 2 && !found.first().is_some_and(closes) {
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
