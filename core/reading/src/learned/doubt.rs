//! Takes a hit for unclear where what stands around it speaks against it.

use super::around::reach;
use super::is_urgent;
use super::of_hit::{Story, present};
use super::speaks::{Words, chance};
use crate::weights::Weights;

/// Added to a share before its logarithm is taken.
const LEAST: f32 = 1e-3;
/// By which the logarithm is divided, so that it weighs like what is seen.
const SCALE: f32 = 3.0;

/// Which of the hits of a story are not to be counted, though their scope says that they are there. An urgent sign always counts, and in a
/// short text there is too little around a hit.
pub(super) fn doubted(story: &Story<'_>, words: &Words<'_>, weights: &Weights) -> Vec<usize> {
    if words.number() < weights.short {
        return Vec::new();
    }
    let hits = story.hits.iter().enumerate();
    let doubted = hits.filter(|(at, hit)| {
        present(hit) && !is_urgent(hit.sign) && right(story, *at, words, weights) < weights.keep
    });
    doubted.map(|(at, _)| at).collect()
}

/// How likely a hit is right.
fn right(story: &Story, at: usize, words: &Words, weights: &Weights) -> f32 {
    let column = weights
        .signs
        .iter()
        .position(|sign| *sign == story.hits[at].sign);
    let place = &story.places[at];
    let log = |share: Option<&f32>| (share.copied().unwrap_or_default() + LEAST).ln() / SCALE;
    let mut sum = weights.bias;
    let clause = reach(story.tokens, place, true);
    for (range, weights) in [
        (&clause, &weights.speaks[..2]),
        (place, &weights.speaks[2..]),
    ] {
        let shares = words.shares(range);
        sum += weights[0] * log(column.and_then(|column| shares.get(column)));
        sum += weights[1] * log(shares.last());
    }
    sum += story
        .seen(at)
        .into_iter()
        .map(|name| weights.of_seen(name))
        .sum::<f32>();
    chance(sum)
}
