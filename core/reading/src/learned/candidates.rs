//! Which signs a text's clauses may tell, that no hit names.

use std::ops::Range;

use aidpost_protocol::encounter::Sign;

use super::around::clauses;
use super::of_hit::{Story, present};
use super::speaks::Words;
use crate::tokens::Token;
use crate::values::ToldValue;
use crate::weights::Weights;

/// The least share with which a part may tell a sign.
const SHARE: f32 = 0.08;

/// A part of a text that may tell a sign: a clause, or two beside each other.
pub(super) struct Candidate {
    pub sign: Sign,
    pub share: f32,
    /// The share of no sign.
    pub none: f32,
    /// The largest share of another sign.
    pub other: f32,
    pub is_pair: bool,
    /// Hits in it that are denied, or of another time or person.
    pub against: usize,
    /// The clause that speaks most for the sign.
    pub clause: Range<usize>,
    /// How all clauses of the text speak for it.
    pub whole: f32,
}

/// Of each sign the part that speaks most for it.
pub(super) fn candidates(
    story: &Story<'_>,
    words: &Words<'_>,
    weights: &Weights,
    values: &[ToldValue],
) -> Vec<Candidate> {
    let clauses = clauses(story.tokens, story.lexicon);
    let mut candidates: Vec<Candidate> = Vec::new();
    for part in clauses.chunks(1).chain(clauses.windows(2)) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            continue;
        };
        let place = first.start..last.end;
        if part
            .iter()
            .any(|clause| has_value(&story.tokens[clause.clone()], values))
        {
            continue;
        }
        let shares = words.shares(&place);
        let Some((sign, column, other)) = most(&shares, weights) else {
            continue;
        };
        let share = shares[column];
        let known = candidates.iter().position(|known| known.sign == sign);
        let weaker = known.is_some_and(|at| candidates[at].share >= share);
        if weaker || story.hits.iter().any(|hit| hit.sign == sign) {
            continue;
        }
        let speaks = |clause: &Range<usize>| words.shares(clause)[column];
        let clause = match part {
            [one, two] if speaks(two) > speaks(one) => two,
            _ => first,
        };
        let hits = story.hits.iter().zip(&story.places);
        let against =
            hits.filter(|(hit, at)| !present(hit) && at.start < place.end && place.start < at.end);
        let candidate = Candidate {
            sign,
            share,
            none: shares.last().copied().unwrap_or_default(),
            other,
            is_pair: part.len() > 1,
            against: against.count(),
            clause: clause.clone(),
            whole: clauses.iter().map(speaks).sum(),
        };
        match known {
            Some(at) => candidates[at] = candidate,
            None => candidates.push(candidate),
        }
    }
    candidates
}

/// The sign with the largest share, its column, and the largest share of another sign; none where hardly anything speaks for it.
fn most(shares: &[f32], weights: &Weights) -> Option<(Sign, usize, f32)> {
    let mut order: Vec<usize> = (0..weights.signs.len()).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]));
    let column = *order.first()?;
    let other = order.get(1).map_or(0.0, |column| shares[*column]);
    (shares[column] >= SHARE).then(|| (weights.signs[column], column, other))
}

/// A number that is told is offered to be entered, and makes no sign: the weights do not know 35.4 from 39.4.
pub(super) fn has_value(tokens: &[Token], values: &[ToldValue]) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    let within =
        |value: &ToldValue| value.span.start < last.span.end && first.span.start < value.span.end;
    values.iter().any(within)
}
