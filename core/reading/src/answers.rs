//! What is asked and answered at once: "Fever? Yes", "cough+", "fits (+)", and questions that nobody answers.

use std::collections::HashSet;

use crate::lexicon::Lexicon;
use crate::matcher::Match;
use crate::tokens::Token;

/// Marks and small words between a question and its answer.
const BETWEEN: usize = 4;
/// Words beside the cue in a question that has no verb.
const BARE: usize = 2;

/// What stands behind a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// "Yes", and where its last word stands.
    Yes(usize),
    /// A question mark and no answer.
    Open,
}

/// "How is the navel? Weeping yellow": an answer of a few words goes on with what the question named, as behind a colon. It still ends every
/// scope.
pub(crate) fn named_before(tokens: &mut [Token], lexicon: &Lexicon) {
    let mut begin = 0;
    for at in 0..tokens.len() {
        let wonders = |t: &Token| lexicon.wonders.contains(&t.plain);
        // "What about fits? Will call": nothing is answered.
        let only = |t: &Token| lexicon.wonders_only.contains(&t.plain);
        let fragment = |t: &Token| t.word && !lexicon.subjects.contains(&t.plain);
        if tokens[at].plain == "?"
            && wonders(&tokens[begin])
            && tokens.get(at + 1).is_some_and(fragment)
            && !tokens[begin..at].iter().any(only)
        {
            tokens[at].plain = ":".to_owned();
        }
        if tokens[at].stop || tokens[at].plain == ":" {
            begin = at + 1;
        }
    }
}

/// The answer behind `cue`; a "no" is a scope word and found elsewhere.
pub(crate) fn after(tokens: &[Token], cue: &Match, lexicon: &Lexicon) -> Option<Answer> {
    let behind = tokens.get(cue.end..).unwrap_or_default();
    let plus = match behind {
        [first, ..] if first.plain == "+" => touches(tokens, cue.end),
        [first, ..] => first.plain == "(+)",
        _ => false,
    };
    let small = |t: &&Token| !t.word || lexicon.fillers.contains(&t.plain) && t.plain.len() < 2;
    let marks = behind.iter().take(BETWEEN).take_while(small);
    let marks: Vec<&str> = marks.map(|t| t.plain.as_str()).collect();
    let over = marks.iter().any(|mark| matches!(*mark, "," | "." | "\n"));
    let asked = marks.contains(&"?");
    let yes = behind.get(marks.len()).is_some_and(|t| {
        lexicon.confirms.contains(&t.plain) || asked && lexicon.amounts.contains(&t.plain)
    }) && !over;
    if plus || yes {
        return Some(Answer::Yes(if plus {
            cue.end
        } else {
            cue.end + marks.len()
        }));
    }
    let asked = behind.first().is_some_and(|t| t.plain == "?") && !of_the_next(tokens, cue.end);
    (asked && bare(tokens, cue, lexicon) && !answered(behind, lexicon)).then_some(Answer::Open)
}

/// The answer to a question that asks for `cue` and for more, by somebody whose name or letter may stand before it: "Does he stagger or say the
/// room turns? F: No." Whether it is a yes, and where its word stands.
pub(crate) fn in_talk(tokens: &[Token], cue: &Match, lexicon: &Lexicon) -> Option<(bool, usize)> {
    let mark = (cue.end..tokens.len()).find(|at| tokens[*at].stop)?;
    let begin = tokens[..cue.start]
        .iter()
        .rposition(|t| t.stop || t.plain == ":");
    let begin = begin.map_or(0, |at| at + 1);
    let asks = |words: &[Token]| words.iter().any(|t| lexicon.asks.contains(&t.plain));
    // "He has fits, can you come? No" denies no fits.
    let comma = (cue.end..mark).find(|at| tokens[*at].plain == ",");
    let is_of_cue = if asks(&tokens[begin..=cue.start]) {
        comma.is_none_or(|at| !asks(&tokens[at..mark]))
    } else {
        cue.start - begin <= BARE && comma.is_none()
    };
    let is_question = tokens[mark].plain == "?" && is_of_cue;
    if !is_question || is_reason(tokens, cue, lexicon) {
        return None;
    }
    let mut at = mark + 1;
    while tokens.get(at).is_some_and(|t| !t.word) {
        at += 1;
    }
    // "F: No", "Mother: no".
    let label = (at + 1..=at + 2).find(|colon| tokens.get(*colon).is_some_and(|t| t.plain == ":"));
    at = label.map_or(at, |colon| colon + 1);
    let closes = |at: usize| tokens.get(at).is_none_or(|t| t.stop || t.plain == ",");
    let is = |at: usize, words: &HashSet<String>| {
        tokens.get(at).is_some_and(|t| words.contains(&t.plain))
    };
    // "I did", "it does not": the verb of the question again.
    let again = is(at, &lexicon.fillers) || is(at, &lexicon.subjects);
    if again && is(at + 1, &lexicon.asks) {
        at += 1;
        if closes(at + 1) {
            return Some((true, at));
        }
        at += 1;
    }
    let yes = is(at, &lexicon.confirms);
    let answered = yes || is(at, &lexicon.answer_words);
    (answered && closes(at + 1)).then_some((yes, at))
}

/// "Drowsy ?post-ictal": the mark belongs to the word behind it.
fn of_the_next(tokens: &[Token], mark: usize) -> bool {
    !touches(tokens, mark) && touches(tokens, mark + 1)
}

/// Whether the token stands directly on the one before it.
fn touches(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|before| {
        tokens
            .get(at)
            .is_some_and(|t| t.span.start == before.span.end)
    })
}

/// Whether the question is little more than the cue, and the cue is what is asked: in "Can you come, he is convulsing?" it is the reason.
fn bare(tokens: &[Token], cue: &Match, lexicon: &Lexicon) -> bool {
    words_before(tokens, cue.start) <= BARE && !is_reason(tokens, cue, lexicon)
}

/// Whether the cue is told in a clause of its own behind what is asked.
fn is_reason(tokens: &[Token], cue: &Match, lexicon: &Lexicon) -> bool {
    let clause = cue.start - words_before(tokens, cue.start);
    let tells = tokens[clause..cue.start]
        .iter()
        .any(|t| lexicon.subjects.contains(&t.plain));
    let comma = clause.checked_sub(1).filter(|at| tokens[*at].plain == ",");
    tells && comma.is_some_and(|at| words_before(tokens, at) > BARE)
}

fn words_before(tokens: &[Token], at: usize) -> usize {
    tokens[..at].iter().rev().take_while(|t| t.word).count()
}

/// Whether a short answer of any kind follows the question: then the scope words decide.
fn answered(behind: &[Token], lexicon: &Lexicon) -> bool {
    let words = behind
        .iter()
        .skip(1)
        .skip_while(|t| !t.word)
        .take_while(|t| t.word);
    let words: Vec<&Token> = words.take(BETWEEN).collect();
    !words.is_empty()
        && words.len() < BETWEEN
        && words
            .iter()
            .any(|t| lexicon.confirms.contains(&t.plain) || lexicon.answer_words.contains(&t.plain))
}
