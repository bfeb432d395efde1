//! How far a denial reaches: its first cue, and on through a list ("no X, Y or Z"), but not into what is told next.

use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// Words that may stand between the denial and what it denies.
const REACH: usize = 6;
/// Words beside the cue in a bare item of a list.
const BARE: usize = 5;

/// The first token that a denial ending before `start` does not reach. `cue_ends[t]` is where a cue that begins at `t` ends;
/// `ends[t]` says that every scope ends at `t`.
pub(crate) fn reach(
    tokens: &[Token],
    start: usize,
    cue_ends: &[Option<usize>],
    ends: &[bool],
    lexicon: &Lexicon,
) -> usize {
    let mut at = start;
    let mut words = 0;
    let mut open = true;
    let mut denied = false;
    // "Denies DM, fits": a list, whatever stands first in it.
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    let lists = before.is_some_and(|word| lexicon.denies.contains(&word.plain));
    while let Some(token) = tokens.get(at) {
        if token.stop || ends[at] {
            return at;
        }
        let plain = &token.plain;
        if let Some(end) = cue_ends[at].filter(|end| *end > at) {
            if !open {
                return at;
            }
            open = false;
            denied = true;
            at = end;
            continue;
        }
        let link = lexicon.or.contains(plain);
        if link {
            open = true;
            words = 0;
        } else if plain == "," || lexicon.and.contains(plain) {
            let list = bare(tokens, at + 1, ends, lexicon);
            // "Not gaining weight, ribs prominent": what was denied is no sign, and nothing says that a list goes on.
            let goes_on = denied || plain != "," || lists || ends_with_or(tokens, at, lexicon);
            if !list || !goes_on {
                return at;
            }
            open = true;
            words = 0;
        } else {
            let begins_anew = lexicon.subjects.contains(plain) || lexicon.breaks.contains(plain);
            if begins_anew && (!open || words > 0) {
                return at;
            }
            words += 1;
            if words > REACH {
                return at;
            }
        }
        at += 1;
    }
    at
}

/// Whether an "or" comes before the sentence ends.
fn ends_with_or(tokens: &[Token], start: usize, lexicon: &Lexicon) -> bool {
    let rest = tokens.iter().skip(start).take_while(|t| !t.stop);
    rest.into_iter().any(|t| lexicon.or.contains(&t.plain))
}

/// An item of a list has no verb, subject, number or measure of its own.
fn bare(tokens: &[Token], start: usize, ends: &[bool], lexicon: &Lexicon) -> bool {
    let mut words = 0;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        let plain = &token.plain;
        let over =
            token.stop || plain == "," || lexicon.or.contains(plain) || lexicon.and.contains(plain);
        if over && words > 0 {
            // "No blisters, eyes red": a state of a part is told, not denied.
            let state = words > 1 && lexicon.states.contains(&tokens[at - 1].plain);
            return !state;
        }
        if over {
            // ", or": the item comes after the second link.
            continue;
        }
        if ends[at] {
            return words > 0;
        }
        let own = lexicon.subjects.contains(plain)
            || lexicon.breaks.contains(plain)
            || words == 0 && lexicon.verbs.contains(plain);
        let number = plain.starts_with(|c: char| c.is_numeric());
        words += 1;
        if own || number || words > BARE {
            return false;
        }
    }
    true
}
