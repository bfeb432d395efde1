//! Finds the signs of clauses in which the word list finds nothing.

use std::ops::Range;

use aidpost_protocol::encounter::Sign;

use super::around::reach;
use super::candidates::{Candidate, candidates};
use super::is_red;
use super::numbers;
use super::of_hit::Story;
use super::speaks::{Words, chance};
use crate::values::ToldValue;
use crate::weights::{OF_CLAUSE, Weights};

/// Signs that no hit names in any scope, and the clause that tells each, where no number is told in it.
pub(super) fn found(
    story: &Story<'_>,
    words: &Words<'_>,
    weights: &Weights,
    values: &[ToldValue],
) -> Vec<(Sign, Range<usize>)> {
    let candidates = candidates(story, words, weights, values);
    let told = candidates.into_iter().filter(|candidate| {
        let least = if is_red(candidate.sign) {
            weights.find_red
        } else {
            weights.find
        };
        right(candidate, story, words, weights) >= least
    });
    told.map(|candidate| (candidate.sign, candidate.clause))
        .collect()
}

/// How likely the candidate is right.
fn right(candidate: &Candidate, story: &Story<'_>, words: &Words<'_>, weights: &Weights) -> f32 {
    let (sign, clause) = (candidate.sign, &candidate.clause);
    let sentence = reach(story.tokens, clause, false);
    let around = words.around(sign, clause, &sentence);
    let mut numbers = Vec::with_capacity(OF_CLAUSE);
    numbers.extend([
        weights.find_rows.around(&around),
        candidate.share,
        candidate.none,
        candidate.other,
        f32::from(u8::from(candidate.is_pair)),
        candidate.against as f32,
        weights.mention.around(&around),
        candidate.whole,
    ]);
    numbers.extend(numbers::of(story, clause, None));
    numbers.extend(numbers::urgency(sign));
    chance(weights.find_trees.of(&numbers))
}
