//! Whether a model's reply has plainly gone wrong, as small weights' replies do: one span for many signs, one line again and again, a
//! piece of a word, a small word alone; or words that speak for other signs than those that they are given for.

use unicode_segmentation::UnicodeSegmentation;

use crate::constraint::{ReadReply, ReadSign};
use crate::encounter::{Encounter, Sign, SignState};

use super::told::Told;

/// So many signs from the very same words, and the reading has gone wrong: no words of an account show that much.
const SAME_WORDS: usize = 4;
/// So often the very same line: a model that goes round in a circle.
const SAME_LINE: usize = 3;
/// Words that are so much less likely in cues of a sign than in cues of all, as a logarithm, speak for others. A single small word does not.
const AGAINST: f64 = -1.0;

/// Whether the reading is not to be relied on.
pub(super) fn has_gone_wrong(reply: &ReadReply, encounter: &Encounter, told: &Told) -> bool {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let present: Vec<&ReadSign> = reply
        .signs
        .iter()
        .filter(|read| read.state == SignState::Present)
        .collect();
    let rests_on_one = present.iter().any(|read| {
        let same = present.iter();
        same.filter(|other| other.evidence == read.evidence).count() >= SAME_WORDS
    });
    let shows_nothing = present.iter().any(|read| {
        aidpost_reading::only_small_words(&read.evidence) || !is_whole(&read.evidence, narrative)
    });
    rests_on_one
        || shows_nothing
        || reply.same_line >= SAME_LINE
        || rests_on_words_of_others(&present, encounter, told)
}

/// Whether of the signs that neither the worker ticked nor the lexicon reads there, at least every second one rests on words that speak for others. A reader that
/// knows idioms which no list holds is right in words that say nothing; one that guesses is wrong in words that say something else.
fn rests_on_words_of_others(present: &[&ReadSign], encounter: &Encounter, told: &Told) -> bool {
    let ticked = |sign: &Sign| encounter.signs.get(sign) == Some(&SignState::Present);
    let alone: Vec<&&ReadSign> = present
        .iter()
        .filter(|read| !ticked(&read.sign) && !told.says(read.sign))
        .collect();
    let of_others = alone.iter().filter(|read| {
        let support = told.support(&read.evidence, read.sign);
        support.is_some_and(|support| support < AGAINST)
    });
    !alone.is_empty() && of_others.count() * 2 >= alone.len()
}

/// Whether the words stand somewhere in the narrative with no word cut at their ends.
fn is_whole(words: &str, narrative: &str) -> bool {
    let bounds: Vec<usize> = narrative
        .split_word_bound_indices()
        .map(|(at, _)| at)
        .chain([narrative.len()])
        .collect();
    let at_bound = |at: usize| bounds.binary_search(&at).is_ok();
    narrative
        .match_indices(words)
        .any(|(at, found)| at_bound(at) && at_bound(at + found.len()))
}
