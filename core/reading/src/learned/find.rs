//! Finds the signs of clauses in which the word list finds nothing.

use std::cmp::Ordering;
use std::ops::Range;

use aidpost_protocol::encounter::Sign;

use super::around::clauses;
use super::is_red;
use super::of_hit::{Story, present};
use super::speaks::Words;
use crate::tokens::Token;
use crate::values::ToldValue;
use crate::weights::Weights;

/// What clauses tell of signs that no hit names in any scope.
pub(super) struct Found {
    /// Signs that count, each with the clause that tells it.
    pub(super) told: Vec<(Sign, Range<usize>)>,
    /// Signs of which no clause tells enough, with the largest share for each.
    pub(super) likely: Vec<(Sign, f32)>,
}

/// What is not even likely.
const UNLIKELY: f32 = 0.05;

/// Looks at each clause, alone or with the one beside it, where nothing is denied or of another time or person, and no number is told.
pub(super) fn found(
    story: &Story<'_>,
    words: &Words<'_>,
    weights: &Weights,
    values: &[ToldValue],
) -> Found {
    let clauses = clauses(story.tokens, story.lexicon);
    let mut found = Found {
        told: Vec::new(),
        likely: Vec::new(),
    };
    for part in clauses.chunks(1).chain(clauses.windows(2)) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            continue;
        };
        let place = first.start..last.end;
        if has_value(&story.tokens[place.clone()], values) {
            continue;
        }
        let mut hits = story.hits.iter().zip(&story.places);
        if !hits.all(|(hit, at)| present(hit) || at.end <= place.start || place.end <= at.start) {
            continue;
        }
        let shares = words.shares(&place);
        found.may_tell(&shares, story, weights);
        let Some((column, sign)) = told(&shares, weights) else {
            continue;
        };
        let speaks = |clause: &&Range<usize>| words.shares(clause).get(column).copied();
        let most = part
            .iter()
            .max_by(|a, b| speaks(a).partial_cmp(&speaks(b)).unwrap_or(Ordering::Equal));
        if let Some(clause) = most.filter(|_| !story.names(sign) && !found.tells(sign)) {
            found.told.push((sign, clause.clone()));
        }
    }
    let Found { told, likely } = &mut found;
    likely.retain(|(sign, _)| told.iter().all(|(known, _)| known != sign));
    found
}

impl Found {
    fn tells(&self, sign: Sign) -> bool {
        self.told.iter().any(|(known, _)| *known == sign)
    }

    /// Keeps the largest share of each sign that no hit names.
    fn may_tell(&mut self, shares: &[f32], story: &Story<'_>, weights: &Weights) {
        for (sign, share) in weights.signs.iter().zip(shares) {
            if *share < UNLIKELY || story.names(*sign) {
                continue;
            }
            match self.likely.iter_mut().find(|(known, _)| known == sign) {
                Some((_, most)) => *most = most.max(*share),
                None => self.likely.push((*sign, *share)),
            }
        }
    }
}

/// A number that is told is offered to be entered, and makes no sign: the weights do not know 35.4 from 39.4.
fn has_value(tokens: &[Token], values: &[ToldValue]) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    let within =
        |value: &ToldValue| value.span.start < last.span.end && first.span.start < value.span.end;
    values.iter().any(within)
}

/// The sign with the largest share, if it is large enough.
fn told(shares: &[f32], weights: &Weights) -> Option<(usize, Sign)> {
    let (column, share) = shares
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(b.1))?;
    let sign = *weights.signs.get(column)?;
    let least = if is_red(sign) {
        weights.find_red
    } else {
        weights.find
    };
    (*share >= least).then_some((column, sign))
}
