//! Takes a hit for unclear where what stands around it speaks against it.

use super::around::reach;
use super::is_urgent;
use super::numbers;
use super::of_hit::{Story, present};
use super::speaks::{Words, chance};
use crate::weights::{OF_HIT, Weights};

/// Added to a share before its logarithm is taken.
const LEAST: f32 = 1e-3;
/// By which the logarithm is divided, so that it weighs like what is seen.
const SCALE: f32 = 3.0;

/// Which of the hits of a story are not to be counted, though their scope says that they are there. More must speak against an urgent sign,
/// and in a short text there is too little around a hit.
pub(super) fn doubted(story: &Story<'_>, words: &Words<'_>, weights: &Weights) -> Vec<usize> {
    if words.number() < weights.short {
        return Vec::new();
    }
    let hits = story.hits.iter().enumerate();
    let doubted = hits.filter(|(at, hit)| {
        let keep = if is_urgent(hit.sign) {
            weights.keep_urgent
        } else {
            weights.keep
        };
        present(hit) && right(story, *at, words, weights) < keep
    });
    doubted.map(|(at, _)| at).collect()
}

/// How likely a hit is right.
fn right(story: &Story, at: usize, words: &Words, weights: &Weights) -> f32 {
    let (sign, place) = (story.hits[at].sign, &story.places[at]);
    let column = weights.signs.iter().position(|known| *known == sign);
    let log = |share: Option<&f32>| (share.copied().unwrap_or_default() + LEAST).ln() / SCALE;
    let mut speaks = [0.0; 5];
    let clause = reach(story.tokens, place, true);
    for (range, speaks) in [&clause, place].into_iter().zip(speaks.chunks_mut(2)) {
        let shares = words.shares(range);
        speaks[0] = log(column.and_then(|column| shares.get(column)));
        speaks[1] = log(shares.last());
    }
    let sentence = reach(story.tokens, place, false);
    let around = words.around(sign, place, &sentence);
    speaks[4] = weights.mention.around(&around);
    let spoken = speaks.iter().zip(weights.speaks);
    let sum = spoken.fold(
        weights.hit.of(&story.seen(at), 1.0),
        |sum, (speaks, weight)| sum + weight * speaks,
    );
    let mut numbers = Vec::with_capacity(OF_HIT);
    numbers.push(sum);
    numbers.extend(speaks);
    numbers.extend(numbers::of(story, place, Some(sign)));
    numbers.extend(numbers::urgency(sign));
    chance(weights.hit_trees.of(&numbers))
}
