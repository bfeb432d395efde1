//! Around which words a sign is mentioned, whatever the word list takes their scope for: what tells of whom, when and whether it speaks.

use std::ops::Range;

use aidpost_protocol::encounter::Sign;

use super::grams::{Gram, ROW};
use super::name::Name;

const MENTION: Name = Name::of(b'm');
/// So many words on each side are near, and so many are looked at.
const NEAR: usize = 8;
const FAR: usize = 20;

/// The name of a sign that is mentioned; it stands behind those of what is around it.
pub fn sign_name(sign: Sign) -> u32 {
    MENTION.and("sign").and(sign.code()).number()
}

/// Names of the rows of words around a mention by side and distance, and of its own words, each once. All ranges are places in `grams`.
pub(super) fn around(grams: &[Gram], own: &Range<usize>, sentence: &Range<usize>) -> Vec<u32> {
    let (start, end) = (own.start, own.end);
    let near = start.saturating_sub(NEAR);
    let mut names = Vec::new();
    let mut rows = |what, range: Range<usize>| {
        names.extend(rows(grams, &range).map(|row| of(what, row)));
    };
    rows("its own", own.clone());
    rows("before", near..start);
    rows("behind", end..end + NEAR);
    rows("far before", start.saturating_sub(FAR)..near);
    rows("far behind", end + NEAR..end + FAR);
    rows("before, in its sentence", sentence.start..start);
    rows("behind, in its sentence", end..sentence.end);
    for length in 1..=ROW {
        let before = start.checked_sub(length).and_then(|at| grams.get(at));
        let sides = [("next before", before), ("next behind", grams.get(end))];
        for (what, gram) in sides {
            let row = gram.and_then(|gram| gram.rows.get(length - 1));
            names.extend(row.map(|row| of(what, *row)));
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The rows of words that lie within a range.
fn rows<'a>(grams: &'a [Gram], range: &Range<usize>) -> impl Iterator<Item = Name> + use<'a> {
    let end = range.end.min(grams.len());
    (range.start..end).flat_map(move |at| grams[at].rows.iter().take(end - at).copied())
}

fn of(what: &str, row: Name) -> u32 {
    let bytes = row.number().to_le_bytes();
    bytes
        .into_iter()
        .fold(MENTION.and(what), Name::byte)
        .number()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learned::grams;
    use crate::tokens::cut;

    fn names(text: &str, own: Range<usize>, sentence: Range<usize>) -> Vec<u32> {
        around(&grams::of(&cut(text)), &own, &sentence)
    }

    #[test]
    fn the_side_of_a_word_counts_and_its_sentence() {
        let before = names("no fever", 1..2, 0..2);
        let behind = names("fever no", 0..1, 0..2);
        let other_sentence = names("no fever", 1..2, 1..2);
        assert_ne!(before, behind);
        assert_ne!(before, other_sentence);
        assert_eq!(before, names("NO fever", 1..2, 0..2));
    }

    #[test]
    fn every_place_in_a_text_can_be_asked_about() {
        let text = "one two three four five six seven eight nine ten eleven twelve fever";
        for start in 0..13 {
            for end in start..=13 {
                assert!(!names(text, start..end, 0..13).is_empty());
            }
        }
        assert!(names("", 0..0, 0..0).is_empty());
    }
}
