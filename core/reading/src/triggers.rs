//! Which scope words act: not those within a cue or a way of speaking, and not "my wife" where she is the patient.

use crate::hit::Scope;
use crate::lexicon::{Kind, Lexicon};
use crate::matcher::Match;
use crate::tokens::Token;

/// How far, in tokens, most scopes that stand behind their cue may be from it.
pub(crate) const CLOSE_BEHIND: usize = 4;
/// Within so many tokens a text says whose it is.
const BEGINNING: usize = 5;

/// The scope words of `matches` that act on the cues `kept`; none acts within one of `masks`.
pub(crate) fn acting<'a>(
    tokens: &[Token],
    matches: &'a [Match],
    kept: &[&Match],
    masks: &[&Match],
    lexicon: &Lexicon,
) -> Vec<&'a Match> {
    let within = |outer: &&Match, m: &Match| outer.start <= m.start && m.end <= outer.end;
    let acts = |m: &&Match| {
        matches!(
            m.kind,
            Kind::Before(_)
                | Kind::After(_)
                | Kind::AfterClosing(_)
                | Kind::Either(_)
                | Kind::Back(_)
                | Kind::BackIfPast(_)
                | Kind::Answer
                | Kind::End
        )
    };
    // "cannot" in "cannot drink" is a word of the cue and denies nothing else; nor does "have no" beside "no feeling".
    let of_cue = |m: &&Match| {
        let negates = m.kind == Kind::Before(Scope::Negated);
        let alone = |t: &&usize| {
            matches
                .iter()
                .any(|one| one.kind == m.kind && one.start == **t && one.end == **t + 1)
        };
        let last = m.own.last().filter(|_| negates).filter(alone);
        kept.iter()
            .filter(|cue| matches!(cue.kind, Kind::Present(_)))
            .any(|cue| owns(cue, m) || last.is_some_and(|t| cue.own.contains(t)))
    };
    let active: Vec<&Match> = matches
        .iter()
        .filter(acts)
        .filter(|m| !masks.iter().any(|mask| within(mask, m) && hides(mask, m)))
        .filter(|m| m.kind != Kind::Before(Scope::OtherPerson) || !is_patient(m, tokens, lexicon))
        .filter(|m| !of_cue(m))
        .collect();
    let longer = |a: &Match, b: &Match| {
        !matches!(
            a.kind,
            Kind::Back(_) | Kind::BackIfPast(_) | Kind::AfterClosing(_)
        ) && a.start <= b.start
            && b.end <= a.end
            && a.end - a.start > b.end - b.start
    };
    // "The knee, which has stopped bleeding": with nothing before it to speak of, "has stopped" leaves "stopped" to what follows.
    let speaks_back = |a: &Match| {
        kept.iter().any(|cue| {
            let between = cue.end..a.start;
            cue.end <= a.start
                && between.len() <= CLOSE_BEHIND
                && !tokens[between].iter().any(|t| t.stop || t.plain == ",")
        })
    };
    let turned = |a: &Match, b: &Match| match (a.kind, b.kind) {
        (Kind::After(Scope::Resolved), Kind::Before(Scope::Resolved)) => !speaks_back(a),
        _ => false,
    };
    let longest = |m: &&Match| {
        !active
            .iter()
            .any(|other| longer(other, m) && !turned(other, m))
    };
    active.iter().copied().filter(longest).collect()
}

/// "Mother says" is not told of her, but "mother is worried about" and "mother denies" still are a fear and a denial.
fn hides(mask: &Match, trigger: &Match) -> bool {
    let other = |kind| {
        matches!(
            kind,
            Kind::Before(Scope::OtherPerson)
                | Kind::After(Scope::OtherPerson)
                | Kind::AfterClosing(Scope::OtherPerson)
        )
    };
    mask.kind != Kind::Teller || other(trigger.kind)
}

/// Whether every word of the scope is a word of the cue.
pub(crate) fn owns(cue: &Match, trigger: &Match) -> bool {
    trigger.own.iter().all(|t| cue.own.contains(t))
}

/// "My wife" with which a text begins is the patient, unless the teller or a child is spoken of, too.
fn is_patient(trigger: &Match, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let mine = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| lexicon.mine.contains(&t.plain.replace("'s", "s")))
    };
    let first = mine(trigger.start) || trigger.start.checked_sub(1).is_some_and(mine);
    // "My colleague's wife" is hers, not mine; "my sister's baby" may well be brought.
    if owned(trigger, tokens, lexicon) {
        return false;
    }
    let dead = |at: usize| lexicon.dead.contains(&tokens[at].plain);
    if (trigger.start..trigger.end).any(dead) {
        return false;
    }
    let rest = tokens.get(trigger.end..).unwrap_or_default();
    let one = |t: &Token| lexicon.not_mine.contains(&t.plain);
    let two = |pair: &[Token]| match pair {
        [a, b] => lexicon
            .not_mine
            .contains(&format!("{} {}", a.plain, b.plain)),
        _ => false,
    };
    first && trigger.start <= BEGINNING && !rest.iter().any(one) && !rest.windows(2).any(two)
}

/// Whether the trigger names somebody of another's: "my colleague's wife", but not "my colleague's leg", and not the child of a relative,
/// whom an aunt may bring.
fn owned(trigger: &Match, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let begin = trigger.start.saturating_sub(1);
    let Some(last) = trigger.end.checked_sub(1) else {
        return false;
    };
    let of_another = |t: &Token| {
        t.plain
            .strip_suffix("'s")
            .is_some_and(|owner| !lexicon.mine.contains(owner))
    };
    tokens[begin..last].iter().any(of_another) && !lexicon.not_mine.contains(&tokens[last].plain)
}
