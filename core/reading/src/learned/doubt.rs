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
    let column = weights
        .signs
        .iter()
        .position(|sign| *sign == story.hits[at].sign);
    let place = &story.places[at];
    let log = |share: Option<&f32>| (share.copied().unwrap_or_default() + LEAST).ln() / SCALE;
    let mut sum = weights.hit.of(&story.seen(at), 1.0);
    let clause = reach(story.tokens, place, true);
    for (range, weights) in [
        (&clause, &weights.speaks[..2]),
        (place, &weights.speaks[2..4]),
    ] {
        let shares = words.shares(range);
        sum += weights[0] * log(column.and_then(|column| shares.get(column)));
        sum += weights[1] * log(shares.last());
    }
    let sentence = reach(story.tokens, place, false);
    let around = words.around(story.hits[at].sign, place, &sentence);
    sum += weights.speaks[4]
        * weights
            .mention
            .of(&around, (around.len() as f32).sqrt().recip());
    chance(sum)
}
