//! Whether a model's reply has plainly gone wrong, as small weights' replies do: one span for many signs, one line again and again, a
//! piece of a word, a small word alone. It looks at the form only; whether words show a sign is not its question.

use unicode_segmentation::UnicodeSegmentation;

use crate::constraint::{ReadReply, ReadSign};
use crate::encounter::SignState;

/// So many signs from the very same words, and the reading has gone wrong: no words of an account show that much.
const SAME_WORDS: usize = 4;
/// So often the very same line: a model that goes round in a circle.
const SAME_LINE: usize = 3;

/// Whether the reading is not to be relied on.
pub(super) fn has_gone_wrong(reply: &ReadReply, narrative: &str) -> bool {
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
    rests_on_one || shows_nothing || reply.same_line >= SAME_LINE
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
