//! The words that cues ask for, found also when written with one wrong, missing, doubled or swapped letter.
//! Each word stands under every form that lacks one letter, so a look-up is a few hash lookups and not a comparison with every word.

use std::collections::HashMap;

/// A word of a cue.
pub(crate) type WordId = u32;

/// Shorter words have too many neighbours that mean something else.
const TOLERANT_FROM: usize = 5;

/// From this length on any one letter may be another.
const LONG: usize = 8;

/// So many consonants say which word it is.
const BONES_FROM: usize = 4;

#[derive(Debug, Default)]
pub(crate) struct Spelling {
    exact: HashMap<String, WordId>,
    stems: HashMap<String, WordId>,
    shortened: HashMap<String, Vec<WordId>>,
    shortened_stems: HashMap<String, Vec<WordId>>,
    /// Words by their consonants, for those who leave the vowels out: "vmtng".
    bones: HashMap<String, Vec<WordId>>,
    words: Vec<(String, bool)>,
    /// The letters of the longest of them: no more of a token are compared, or a word without end would take hours.
    longest: usize,
}

impl Spelling {
    /// The id of this word, or of words that begin so.
    pub(crate) fn add(&mut self, word: &str, stem: bool) -> WordId {
        let known = if stem {
            &mut self.stems
        } else {
            &mut self.exact
        };
        if let Some(id) = known.get(word) {
            return *id;
        }
        let id = self.words.len() as WordId;
        known.insert(word.to_owned(), id);
        self.words.push((word.to_owned(), stem));
        self.longest = self.longest.max(word.chars().count());
        let tolerant =
            word.chars().count() >= TOLERANT_FROM && word.chars().all(char::is_alphabetic);
        if tolerant {
            let index = if stem {
                &mut self.shortened_stems
            } else {
                &mut self.shortened
            };
            for form in without_one(word).chain([word.to_owned()]) {
                let ids = index.entry(form).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            let bones: String = word.chars().filter(|c| !is_vowel(*c)).collect();
            if !stem && bones.len() >= BONES_FROM {
                self.bones.entry(bones).or_default().push(id);
            }
        }
        id
    }

    /// Every cue word that this token is, exactly.
    pub(crate) fn exact(&self, token: &str, ids: &mut Vec<WordId>) {
        ids.extend(self.exact.get(token));
        for (end, c) in token.char_indices().take(self.longest) {
            ids.extend(self.stems.get(&token[..end + c.len_utf8()]));
        }
    }

    /// Every cue word that this token is with one letter wrong.
    pub(crate) fn near(&self, token: &str, ids: &mut Vec<WordId>) {
        if !token.chars().any(is_vowel) {
            ids.extend(self.bones.get(token).into_iter().flatten());
        }
        if token.chars().count() < TOLERANT_FROM || !token.chars().all(char::is_alphabetic) {
            return;
        }
        // One letter more than the longest word may be the wrong one.
        let most = self.longest + 1;
        if token.chars().nth(most).is_none() {
            for form in without_one(token).chain([token.to_owned()]) {
                let near = self.shortened.get(&form).into_iter().flatten();
                ids.extend(near.filter(|id| self.one_edit(token, **id)));
            }
        }
        let ends = token.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends.take(most).skip(TOLERANT_FROM - 1) {
            let start = &token[..end];
            for form in without_one(start).chain([start.to_owned()]) {
                let near = self.shortened_stems.get(&form).into_iter().flatten();
                ids.extend(near.filter(|id| self.one_edit(start, **id)));
            }
        }
    }

    /// Every cue word that begins with this unfinished one.
    pub(crate) fn beginning(&self, token: &str, ids: &mut Vec<WordId>) {
        if token.chars().count() >= 4 {
            let longer = self
                .words
                .iter()
                .enumerate()
                .filter(|(_, (word, _))| word.starts_with(token));
            ids.extend(longer.map(|(id, _)| id as WordId));
        }
    }

    fn one_edit(&self, token: &str, id: WordId) -> bool {
        let Some((word, _)) = self.words.get(id as usize) else {
            return false;
        };
        // The first letter is seldom the wrong one, and "fright" is not "bright".
        word.chars().next() == token.chars().next()
            && strsim::osa_distance(word, token) <= 1
            && may_be_meant(word, token)
    }
}

/// A letter put for another one is taken for a slip only where the two sound alike, or where enough of the word is right:
/// "wheelbarrow" is not "wheez", and "washed" is not "wasted".
fn may_be_meant(word: &str, token: &str) -> bool {
    let length = word.chars().count();
    if length >= LONG || length != token.chars().count() {
        return true;
    }
    let mut other = word.chars().zip(token.chars()).filter(|(a, b)| a != b);
    let (first, second) = (other.next(), other.next());
    match first {
        Some((a, b)) => second.is_some() || sounds_alike(a, b) || !a.is_ascii(),
        None => true,
    }
}

fn sounds_alike(a: char, b: char) -> bool {
    const ALIKE: [&str; 9] = [
        "aeiouy", "mn", "cksqzx", "dt", "bpv", "fv", "gj", "lr", "uw",
    ];
    ALIKE
        .iter()
        .any(|group| group.contains(a) && group.contains(b))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') || !c.is_ascii_alphabetic()
}

fn without_one(word: &str) -> impl Iterator<Item = String> {
    word.char_indices()
        .map(|(at, c)| [&word[..at], &word[at + c.len_utf8()..]].concat())
}
