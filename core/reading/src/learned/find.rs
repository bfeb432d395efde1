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

/// Signs that no hit names in any scope, and the clause that tells each: alone, or with the one beside it, where nothing is denied or of
/// another time or person, and no number is told.
pub(super) fn found(
    story: &Story<'_>,
    words: &Words<'_>,
    weights: &Weights,
    values: &[ToldValue],
) -> Vec<(Sign, Range<usize>)> {
    let clauses = clauses(story.tokens, story.lexicon);
    let mut found: Vec<(Sign, Range<usize>)> = Vec::new();
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
        let Some((column, sign)) = told(&words.shares(&place), weights) else {
            continue;
        };
        let named = story.hits.iter().any(|hit| hit.sign == sign)
            || found.iter().any(|(known, _)| *known == sign);
        let speaks = |clause: &&Range<usize>| words.shares(clause).get(column).copied();
        let most = part
            .iter()
            .max_by(|a, b| speaks(a).partial_cmp(&speaks(b)).unwrap_or(Ordering::Equal));
        if let Some(clause) = most.filter(|_| !named) {
            found.push((sign, clause.clone()));
        }
    }
    found
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
