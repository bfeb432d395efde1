//! Which of the cues found tell something: a cue within a longer one that knows more does not.

use aidpost_protocol::encounter::Sign;

use crate::hit::Scope;
use crate::lexicon::{Kind, Lexicon};
use crate::matcher::Match;
use crate::tokens::Token;

/// `matches` are in the order of their starts.
pub(crate) fn cues<'a>(
    tokens: &[Token],
    matches: &'a [Match],
    lexicon: &Lexicon,
) -> Vec<&'a Match> {
    let is_sign =
        |m: &&Match| matches!(m.kind, Kind::Present(_) | Kind::Absent(_) | Kind::Beside(_));
    let cues: Vec<&Match> = matches.iter().filter(is_sign).collect();
    let longest = cues.iter().map(|c| c.end - c.start).max().unwrap_or(0);
    let starts = |kind: Kind, alone: bool| -> Vec<usize> {
        let of_kind = matches
            .iter()
            .filter(|m| m.kind == kind && (!alone || m.own.len() == 1));
        of_kind.map(|m| m.start).collect()
    };
    let mut denials = starts(Kind::Before(Scope::Negated), true);
    denials.extend(starts(Kind::Answer, true));
    let ends = starts(Kind::End, false);
    let tells = |m: &&Match| {
        let beside = matches!(m.kind, Kind::Beside(_));
        let other = |other: &&Match| {
            swallows(other, m, tokens, lexicon)
                || !other.own.iter().any(|at| ends.contains(at))
                    && (frees(other, m, &denials, tokens, lexicon)
                        || is_denied_in(other, m, &denials, tokens, lexicon))
        };
        // Only a cue at the same place shares a word with it.
        let first = cues.partition_point(|c| c.start + longest <= m.start);
        let near = cues[first..].iter().take_while(|c| c.start < m.end);
        beside || !near.filter(|c| m.start < c.end).any(other)
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
    let (a_known, b_known) = (known(a, tokens, lexicon), known(b, tokens, lexicon));
    let same = a.kind == b.kind && (b.own.len(), a.cue) < (a.own.len(), b.cue);
    a_known > b_known || a_known == b_known && same
}

/// Whether `a` frees the denial that is a word of `b`: "has no blood" is no cue in "has no blood in the stool", nor "pain none" in "chest
/// pain none".
fn frees(a: &Match, b: &Match, denials: &[usize], tokens: &[Token], lexicon: &Lexicon) -> bool {
    let denies = |at: &usize| denials.contains(at);
    let outside = |at: &usize| *at < b.start || *at >= b.end;
    let within_a = |at: &usize| {
        denies(at) || a.own.contains(at) || lexicon.fillers.contains(&tokens[*at].plain)
    };
    let both_tell = matches!((a.kind, b.kind), (Kind::Present(a), Kind::Present(b)) if a != b);
    both_tell
        && b.own.iter().any(denies)
        && !a.own.iter().any(denies)
        && a.own.iter().any(outside)
        && a.own.iter().any(|at| b.own.contains(at))
        && b.own.iter().all(within_a)
}

/// Whether `a` is what the denial denies that is `b`'s first word: "no fever, he sucks well" is not "no .. sucks well". With an "or" behind
/// `a` both may be denied.
fn is_denied_in(
    a: &Match,
    b: &Match,
    denials: &[usize],
    tokens: &[Token],
    lexicon: &Lexicon,
) -> bool {
    let &[first, second, ..] = b.own.as_slice() else {
        return false;
    };
    let or = |token: &Token| lexicon.or.contains(&token.plain);
    denials.contains(&first)
        && a.start == first + 1
        && a.end < second
        && matches!((a.kind, b.kind), (Kind::Present(a), Kind::Present(b)) if a != b)
        && !tokens[a.end..second].iter().any(or)
}

/// How many words of a cue are no small words.
fn known(m: &Match, tokens: &[Token], lexicon: &Lexicon) -> usize {
    let telling = |at: &&usize| !lexicon.fillers.contains(&tokens[**at].plain);
    m.own.iter().filter(telling).count()
}
