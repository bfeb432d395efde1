//! Which of the cues found tell something: a cue within a longer one that knows more does not.

use aidpost_protocol::encounter::Sign;

use crate::lexicon::{Kind, Lexicon};
use crate::matcher::Match;
use crate::tokens::Token;

pub(crate) fn cues<'a>(
    tokens: &[Token],
    matches: &'a [Match],
    lexicon: &Lexicon,
) -> Vec<&'a Match> {
    let is_sign =
        |m: &&Match| matches!(m.kind, Kind::Present(_) | Kind::Absent(_) | Kind::Beside(_));
    let cues: Vec<&Match> = matches.iter().filter(is_sign).collect();
    let tells = |m: &&Match| {
        let beside = matches!(m.kind, Kind::Beside(_));
        beside || !cues.iter().any(|other| swallows(other, m, tokens, lexicon))
    };
    cues.iter().copied().filter(tells).collect()
}

/// Whether the longer cue `a` knows more than `b` within it: "severe headache" and "headache". Small words know nothing: "head is
/// bursting" is no more than "head bursting".
fn swallows(a: &Match, b: &Match, tokens: &[Token], lexicon: &Lexicon) -> bool {
    // "Crushing chest pain" is severe, and still a pain in the chest.
    let only_more = a.kind == Kind::Present(Sign::SeverePain) && a.kind != b.kind;
    if only_more || matches!(a.kind, Kind::Beside(_)) || !b.own.iter().all(|t| a.own.contains(t)) {
        return false;
    }
    let telling = |at: &&usize| !lexicon.fillers.contains(&tokens[**at].plain);
    let known = |m: &Match| m.own.iter().filter(telling).count();
    let (a_known, b_known) = (known(a), known(b));
    let same = a.kind == b.kind && (b.own.len(), a.cue) < (a.own.len(), b.cue);
    a_known > b_known || a_known == b_known && same
}
