//! Finds every sequence of the lexicon in the tokens; does not say which of them counts.

use crate::Last;
use crate::lexicon::{FILLERS, GAP, Kind, Lexicon, Next, Place, Sequence, SetId};
use crate::spelling::WordId;
use crate::tokens::Token;

/// The years of `#year`: what was in these is long ago. No clock is asked, so that a text is always read the same way.
const PAST_YEARS: std::ops::Range<u32> = 1920..2026;

/// The place of a list none of whose words stands in the text.
const NOWHERE: u32 = u32::MAX;

/// The lists of cue words in which each token stands, in order.
pub(crate) type Words = Vec<Vec<SetId>>;

/// A sequence found.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    pub kind: Kind,
    pub cue: &'static str,
    /// First token, and the one after the last.
    pub start: usize,
    pub end: usize,
    /// The tokens that are words of the cue, not those between them.
    pub own: Vec<usize>,
}

/// Looks each token up once.
pub(crate) fn recognise(tokens: &[Token], lexicon: &Lexicon, last: Last) -> Words {
    let unfinished = tokens
        .len()
        .checked_sub(1)
        .filter(|_| last == Last::MayBeUnfinished);
    let sets = tokens.iter().enumerate().map(|(at, token)| {
        let mut ids = look_up(&token.plain, lexicon);
        if Some(at) == unfinished {
            lexicon.spelling.beginning(&token.plain, &mut ids);
        }
        let of = ids
            .iter()
            .filter_map(|id| lexicon.sets_of.get(*id as usize));
        let mut sets: Vec<SetId> = of.flatten().copied().collect();
        sets.sort_unstable();
        sets.dedup();
        sets
    });
    sets.collect()
}

/// The words of cues that this word is, in one of its forms, without a slip.
pub(crate) fn exact(token: &str, lexicon: &Lexicon) -> Vec<WordId> {
    let mut ids = Vec::new();
    for form in forms(token) {
        lexicon.spelling.exact(form, &mut ids);
    }
    for form in inflected(token, lexicon) {
        lexicon.spelling.exact(&form, &mut ids);
    }
    // "His head's pounding", "shoulder's out".
    if let Some(word) = token.strip_suffix("'s") {
        lexicon.spelling.exact(word, &mut ids);
    }
    ids
}

fn look_up(token: &str, lexicon: &Lexicon) -> Vec<WordId> {
    let mut ids = exact(token, lexicon);
    let known = !ids.is_empty() || lexicon.keep.contains(token) || lexicon.fillers.contains(token);
    if !known {
        // "bleedin", "droopin": as it is said.
        if token.len() > 4 && token.ends_with("in") {
            lexicon.spelling.exact(&format!("{token}g"), &mut ids);
        }
        // "bleedn", "vomitd": the vowel is left out.
        let cut_short = |end: char, whole: &str| {
            token
                .strip_suffix(end)
                .filter(|start| start.len() > 3 && !start.ends_with(['a', 'e', 'i', 'o', 'u']))
                .map(|start| format!("{start}{whole}"))
        };
        let whole = [cut_short('n', "ing"), cut_short('d', "ed")];
        for whole in whole.into_iter().flatten() {
            lexicon.spelling.exact(&whole, &mut ids);
        }
        for form in forms(token) {
            lexicon.spelling.near(form, &mut ids);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The word, and in Arabic also without "and", "the", "in", "for" that are written onto it.
fn forms(token: &str) -> impl Iterator<Item = &str> {
    const JOINED: [&str; 11] = [
        "وال", "بال", "فال", "كال", "ولل", "ال", "لل", "و", "ف", "ب", "ل",
    ];
    let without = JOINED.iter().filter_map(move |joined| {
        token
            .strip_prefix(joined)
            .filter(|rest| rest.chars().count() >= 3)
    });
    std::iter::once(token).chain(without)
}

/// The word with another beginning or end of the same verb or noun: "ninakohoa" as "anakohoa", "بطنها" as "بطن".
fn inflected(token: &str, lexicon: &Lexicon) -> Vec<String> {
    const STEM: usize = 3;
    let long = |rest: &&str| rest.chars().count() >= STEM;
    let mut found: Vec<String> = Vec::new();
    if lexicon.beginnings.is_empty() && lexicon.endings.is_empty() {
        return found;
    }
    for form in forms(token) {
        let ends = lexicon.endings.iter().filter_map(|(end, instead)| {
            let rest = form.strip_suffix(end.as_str()).filter(long)?;
            Some([rest, instead.as_str()].concat())
        });
        found.extend(ends);
        let starts = lexicon.beginnings.iter().filter_map(|(start, instead)| {
            let rest = form.strip_prefix(start.as_str()).filter(long)?;
            Some([instead.as_str(), rest].concat())
        });
        found.extend(starts);
    }
    found
}

/// Every sequence, the longest of each cue at each place.
pub(crate) fn find(tokens: &[Token], words: &Words, lexicon: &Lexicon) -> Vec<Match> {
    let small: Vec<bool> = tokens
        .iter()
        .map(|token| lexicon.fillers.contains(&token.plain) || joins(&token.plain))
        .collect();
    let passable: Vec<bool> = tokens
        .iter()
        .zip(&small)
        .map(|(token, small)| {
            (token.word || joins(&token.plain)) && !blocks(token, *small, lexicon)
        })
        .collect();
    // Where each list of words stands next behind the start; asked from the end of the text to its beginning.
    let mut next: Vec<u32> = vec![NOWHERE; lexicon.by_set.len()];
    let mut of_starts: Vec<Vec<Match>> = Vec::new();
    let mut own = Vec::new();
    for start in (0..tokens.len()).rev() {
        let mut found: Vec<Match> = Vec::new();
        let begun = words[start]
            .iter()
            .filter_map(|set| lexicon.by_set.get(*set as usize));
        let mut by_word: Vec<u32> = Vec::new();
        for begun in begun {
            let near = begun
                .iter()
                .filter(|begun| is_near(begun.next, start, &next));
            let first = by_word.len();
            let last_stands = |at: &&u32| {
                let last = lexicon.last_of[**at as usize];
                last.is_none_or(|set| next[set as usize] != NOWHERE)
            };
            let sequences = near.flat_map(|begun| &begun.sequences);
            by_word.extend(sequences.filter(last_stands));
            by_word[first..].sort_unstable();
        }
        let digit = tokens[start]
            .plain
            .starts_with(|c: char| c.is_ascii_digit())
            || lexicon.numbers.contains_key(&tokens[start].plain);
        let by_number = lexicon.by_number.iter().filter(|_| digit);
        for sequence in by_word
            .iter()
            .chain(by_number)
            .filter_map(|at| lexicon.sequences.get(*at as usize))
            .filter(|sequence| possible(sequence, &next))
        {
            own.clear();
            let at = At {
                tokens,
                words,
                lexicon,
                sequence,
                small: &small,
                passable: &passable,
            };
            let Some(end) = at.rest(start, 0, &mut own) else {
                continue;
            };
            let same = |m: &&mut Match| m.cue == sequence.cue && m.kind == sequence.kind;
            match found.iter_mut().find(same) {
                Some(known) if known.end >= end => {}
                Some(known) => (known.end, known.own) = (end, own.clone()),
                None => found.push(Match {
                    kind: sequence.kind,
                    cue: sequence.cue,
                    start,
                    end,
                    own: own.clone(),
                }),
            }
        }
        for set in &words[start] {
            next[*set as usize] = start as u32;
        }
        of_starts.push(found);
    }
    of_starts.into_iter().rev().flatten().collect()
}

fn is_near((set, reach): Next, start: usize, next: &[u32]) -> bool {
    set.is_none_or(|set| next[set as usize] <= start as u32 + reach)
}

/// Whether all its words stand behind the start: most sequences ask for a word that does not.
fn possible(sequence: &Sequence, next: &[u32]) -> bool {
    let mut places = sequence.places.iter().skip(1);
    places.all(|place| match place {
        Place::OneOf(set) => next[*set as usize] != NOWHERE,
        _ => true,
    })
}

struct At<'a> {
    tokens: &'a [Token],
    words: &'a Words,
    lexicon: &'a Lexicon,
    sequence: &'a Sequence,
    /// Which tokens are small words, and which a gap may pass.
    small: &'a [bool],
    passable: &'a [bool],
}

impl At<'_> {
    /// The token after the last one, if the places from `place` on fit from `token` on.
    fn rest(&self, token: usize, place: usize, own: &mut Vec<usize>) -> Option<usize> {
        let Some(wanted) = self.sequence.places.get(place) else {
            return Some(token);
        };
        if matches!(wanted, Place::Gap) {
            for skipped in 0..=GAP {
                if let Some(end) = self.rest(token + skipped, place + 1, own) {
                    return Some(end);
                }
                if self.passable.get(token + skipped) != Some(&true) {
                    return None;
                }
            }
            return None;
        }
        let mut token = token;
        let mut skipped = 0;
        loop {
            if let Some(length) = self.fits(token, wanted) {
                let kept = own.len();
                own.extend(token..token + length);
                if let Some(end) = self.rest(token + length, place + 1, own) {
                    return Some(end);
                }
                own.truncate(kept);
            }
            let small = self.small.get(token) == Some(&true);
            if place == 0 || !small || skipped == FILLERS {
                return None;
            }
            token += 1;
            skipped += 1;
        }
    }

    /// "Forty year old": an age is no time that something lasts.
    fn is_age(&self, behind: usize) -> bool {
        let mut rest = self.tokens.iter().skip(behind).map(|t| t.plain.as_str());
        let next = rest.find(|word| *word != "-");
        next == Some("old")
    }

    /// How many tokens the place takes here.
    fn fits(&self, at: usize, wanted: &Place) -> Option<usize> {
        match wanted {
            Place::OneOf(set) => {
                let here = self.words.get(at)?;
                here.binary_search(set).is_ok().then_some(1)
            }
            Place::Days(least) => duration(self.tokens, at, self.lexicon)
                .filter(|(days, length)| days >= least && !self.is_age(at + length))
                .map(|(_, length)| length),
            Place::Year => {
                let word = &self.tokens.get(at)?.plain;
                let year: Option<u32> = word.parse().ok().filter(|_| word.len() == 4);
                year.is_some_and(|year| PAST_YEARS.contains(&year))
                    .then_some(1)
            }
            Place::Number => number(&self.tokens.get(at)?.plain, self.lexicon).map(|_| 1),
            Place::Gap => None,
        }
    }
}

/// Marks that cut nothing: "Mouth: many deep ulcers", "light-headed".
fn joins(mark: &str) -> bool {
    matches!(
        mark,
        ":" | "-" | "=" | "\"" | "“" | "”" | "*" | "→" | "~" | ">"
    )
}

/// A gap does not pass a word that begins something new.
fn blocks(token: &Token, small: bool, lexicon: &Lexicon) -> bool {
    lexicon.or.contains(&token.plain) || lexicon.breaks.contains(&token.plain) && !small
}

fn number(word: &str, lexicon: &Lexicon) -> Option<u32> {
    let digits: Option<String> = word
        .chars()
        .map(|c| c.to_digit(10).or(eastern(c)).map(|d| d.to_string()))
        .collect();
    digits
        .and_then(|digits| digits.parse().ok())
        .or_else(|| lexicon.numbers.get(word).copied())
}

/// Arabic, Persian and Devanagari digits.
fn eastern(c: char) -> Option<u32> {
    [0x660, 0x6f0, 0x966]
        .into_iter()
        .find_map(|zero| (c as u32).checked_sub(zero).filter(|digit| *digit < 10))
}

/// A time in days with the number of its tokens: "3 weeks", "3/52", "two months", "3wks".
pub(crate) fn duration(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<(u32, usize)> {
    let first = &tokens.get(at)?.plain;
    let next = tokens.get(at + 1).map(|t| t.plain.as_str());
    // "x3/52" is "for three weeks".
    let bare = first.strip_prefix('x').filter(|rest| !rest.is_empty());
    if let Some(n) = number(bare.unwrap_or(first), lexicon) {
        if next == Some("/") {
            let days = match tokens.get(at + 2)?.plain.as_str() {
                "7" => 1,
                "52" => 7,
                "12" => 30,
                _ => return None,
            };
            return Some((n.saturating_mul(days), 3));
        }
        let (unit, length) = match next {
            Some("-") => (tokens.get(at + 2)?.plain.as_str(), 3),
            other => (other?, 2),
        };
        return lexicon
            .units
            .get(unit)
            .map(|days| (n.saturating_mul(*days), length));
    }
    // "Siku tatu", "siku kumi na nne": days three, days ten and four.
    if lexicon.unit_first
        && let Some(days) = lexicon.units.get(first)
        && let Some(n) = next.and_then(|word| number(word, lexicon))
    {
        let word = |at: usize| tokens.get(at).map_or("", |t| t.plain.as_str());
        let ones = number(word(at + 3), lexicon)
            .filter(|ones| lexicon.and.contains(word(at + 2)) && n >= 10 && *ones < 10);
        let length = if ones.is_some() { 4 } else { 2 };
        return Some(((n + ones.unwrap_or(0)).saturating_mul(*days), length));
    }
    let split = first
        .find(|c: char| !c.is_ascii_digit())
        .filter(|split| *split > 0)?;
    let days = lexicon.units.get(&first[split..])?;
    first[..split]
        .parse::<u32>()
        .ok()
        .map(|n| (n.saturating_mul(*days), 1))
}
