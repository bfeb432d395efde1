//! What can be seen of a hit: its cue and words, the words around it, and the other hits.

use std::collections::BTreeSet;
use std::ops::Range;

use aidpost_protocol::encounter::{Sign, SignState};

use super::around::reach;
use super::name::Name;
use crate::hit::Hit;
use crate::lexicon::Lexicon;
use crate::together;
use crate::tokens::Token;

/// Words before and behind a hit that are looked at.
const NEAR: usize = 5;
const HIT: Name = Name::of(b'h');

/// A text, its words and all hits in it.
pub(super) struct Story<'a> {
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
    pub hits: &'a [Hit],
    /// Where each hit stands among the tokens.
    pub places: Vec<Range<usize>>,
    young: bool,
    there: BTreeSet<Sign>,
    /// Of each token, that it stands in a hit's sentence.
    in_sentence: Vec<u32>,
}

impl<'a> Story<'a> {
    pub(super) fn of(tokens: &'a [Token], lexicon: &'a Lexicon, hits: &'a [Hit]) -> Self {
        let place = |hit: &Hit| {
            let start = tokens.partition_point(|token| token.span.end <= hit.span.start);
            start
                ..tokens
                    .partition_point(|token| token.span.start < hit.span.end)
                    .max(start)
        };
        let there = hits.iter().filter(|hit| present(hit)).map(|hit| hit.sign);
        Self {
            places: hits.iter().map(place).collect(),
            young: together::is_young(tokens, lexicon),
            there: there.collect(),
            in_sentence: (tokens.iter())
                .map(|token| named(&["sentence", &token.plain]))
                .collect(),
            tokens,
            lexicon,
            hits,
        }
    }

    /// Names of what is seen of the hit, each once.
    pub(super) fn seen(&self, at: usize) -> Vec<u32> {
        let (hit, place) = (&self.hits[at], &self.places[at]);
        let code = hit.sign.code();
        let mut seen = Seen::default();
        seen.add(&["sign", code]);
        seen.add(&["cue", code, hit.cue]);
        self.own_words(hit, place, &mut seen);
        self.words_around(hit, place, &mut seen);
        self.other_hits(hit, place, &mut seen);
        seen.0.sort_unstable();
        seen.0.dedup();
        seen.0
    }

    fn own_words(&self, hit: &Hit, place: &Range<usize>, seen: &mut Seen) {
        let own = &self.tokens[place.clone()];
        let words: Vec<&str> = own
            .iter()
            .filter(|t| t.word)
            .map(|t| t.plain.as_str())
            .collect();
        let telling = words
            .iter()
            .filter(|word| !self.lexicon.fillers.contains(**word));
        let cue: Vec<&str> = hit
            .cue
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        let of_cue = |word: &str| {
            cue.iter()
                .any(|c| c.starts_with(word) || word.starts_with(c))
        };
        let others = telling.clone().filter(|word| !of_cue(word)).count();
        let telling = telling.count();
        seen.count("words", words.len(), 6);
        seen.count("telling", telling, 5);
        seen.count("not of the cue", others, 3);
        let gap = hit.cue.contains("..") || hit.cue.contains('~');
        seen.add(&["gap", yes(gap)]);
        if hit.cue.contains("..") {
            seen.count("words in the gap", telling.saturating_sub(2), 4);
        }
        if own.iter().any(|t| t.stop || t.plain == ",") {
            seen.add(&["a mark inside"]);
        }
    }

    fn words_around(&self, hit: &Hit, place: &Range<usize>, seen: &mut Seen) {
        let code = hit.sign.code();
        let (tokens, lexicon) = (self.tokens, self.lexicon);
        seen.count("third", 3 * place.start / tokens.len().max(1), 2);
        seen.add(&["young", yes(self.young)]);
        seen.add(&["young", yes(self.young), code]);
        let sentence = reach(tokens, place, false);
        if tokens.get(sentence.end).is_some_and(|t| t.plain == "?") {
            seen.add(&["question"]);
        }
        let before = tokens[..place.start].iter().rev().take(NEAR);
        let behind = tokens[place.end..].iter().take(NEAR);
        for (at, token) in before.enumerate() {
            seen.add(&["before", &token.plain]);
            if at == 0 {
                seen.add(&["next before", &token.plain]);
            }
        }
        for (at, token) in behind.enumerate() {
            seen.add(&["behind", &token.plain]);
            if at == 0 {
                seen.add(&["next behind", &token.plain]);
            }
        }
        let range = sentence;
        let sentence = &tokens[range.clone()];
        let has = |list: &std::collections::HashSet<String>| {
            sentence.iter().any(|t| list.contains(&t.plain))
        };
        if has(&lexicon.pasts) {
            seen.add(&["past"]);
        }
        if has(&lexicon.nows) {
            seen.add(&["now"]);
        }
        let persons = sentence
            .iter()
            .filter(|t| lexicon.subjects.contains(&t.plain));
        seen.count("persons", persons.count(), 4);
        seen.0.extend(&self.in_sentence[range]);
    }

    fn other_hits(&self, hit: &Hit, place: &Range<usize>, seen: &mut Seen) {
        let code = hit.sign.code();
        let same = |state: fn(&Hit) -> bool| {
            self.hits
                .iter()
                .filter(|h| h.sign == hit.sign && h.span != hit.span && state(h))
                .count()
        };
        seen.count("same sign there", same(present), 3);
        seen.count("same sign not there", same(|h| !present(h)), 3);
        seen.count("same sign denied", same(absent), 1);
        let beside = || self.there.iter().filter(|sign| **sign != hit.sign);
        for other in beside() {
            seen.add(&["beside", other.code()]);
            seen.add(&["pair", code, other.code()]);
        }
        seen.count("other signs", beside().count(), 10);
        let sentence = reach(self.tokens, place, false);
        let near = |state: fn(&Hit) -> bool| {
            let others = self.hits.iter().zip(&self.places);
            others
                .filter(|(h, at)| h.sign != hit.sign && sentence.contains(&at.start) && state(h))
                .count()
        };
        seen.count("denied near", near(absent), 3);
        seen.count("out of scope near", near(|h| h.state.is_none()), 3);
        seen.count("there near", near(present), 3);
    }
}

pub(super) fn present(hit: &Hit) -> bool {
    hit.state == Some(SignState::Present)
}

fn absent(hit: &Hit) -> bool {
    hit.state == Some(SignState::Absent)
}

const fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn named(words: &[&str]) -> u32 {
    let name = words.iter().fold(HIT, |name, word| name.and(word));
    name.number()
}

#[derive(Default)]
struct Seen(Vec<u32>);

impl Seen {
    fn add(&mut self, words: &[&str]) {
        self.0.push(named(words));
    }

    /// Every number up to the one counted, at most `most`, so that weights of numbers add up.
    fn count(&mut self, what: &str, counted: usize, most: usize) {
        for number in 1..=counted.min(most) {
            self.0.push(HIT.and(what).byte(number as u8).number());
        }
    }
}
