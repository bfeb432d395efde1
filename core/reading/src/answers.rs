//! What is asked and answered at once: "Fever? Yes", "cough+", "fits (+)", and questions that nobody answers.

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
    /// "Yes".
    Yes,
    /// A question mark and no answer.
    Open,
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
        return Some(Answer::Yes);
    }
    let asked = behind.first().is_some_and(|t| t.plain == "?") && !of_the_next(tokens, cue.end);
    (asked && bare(tokens, cue, lexicon) && !answered(behind, lexicon)).then_some(Answer::Open)
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
    let words = words_before(tokens, cue.start);
    let clause = cue.start - words;
    let tells = tokens[clause..cue.start]
        .iter()
        .any(|t| lexicon.subjects.contains(&t.plain));
    let comma = clause.checked_sub(1).filter(|at| tokens[*at].plain == ",");
    let is_reason = tells && comma.is_some_and(|at| words_before(tokens, at) > BARE);
    words <= BARE && !is_reason
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
