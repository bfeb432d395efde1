//! Which file reads: the one that the caller names, and the one of the language in which the text plainly is.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use crate::hit::Language;
use crate::{lexicon, tokens};

/// So many more frequent words of the other language before the caller's word is doubted.
const PLAINLY: usize = 3;

static FREQUENT: LazyLock<Vec<(&'static str, HashSet<String>)>> = LazyLock::new(|| {
    let lists: BTreeMap<String, String> =
        toml::from_str(include_str!("../lexicons/frequent.toml")).unwrap_or_default();
    let set = |code: &str| {
        lists
            .get(code)
            .into_iter()
            .flat_map(|l| l.split(' '))
            .map(tokens::plain)
            .collect()
    };
    lexicon::languages()
        .into_iter()
        .map(|code| (code, set(code)))
        .collect()
});

pub(crate) fn of(text: &str, asked: &str) -> Language {
    let primary = asked
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let named = lexicon::languages()
        .into_iter()
        .find(|code| *code == primary);
    let read = named.unwrap_or("en");
    let words: Vec<String> = tokens::cut(text)
        .into_iter()
        .filter(|t| t.word)
        .map(|t| t.plain)
        .collect();
    let count = |set: &HashSet<String>| words.iter().filter(|word| set.contains(*word)).count();
    let counts: Vec<(&'static str, usize)> = FREQUENT
        .iter()
        .map(|(code, set)| (*code, count(set)))
        .collect();
    let own = counts
        .iter()
        .find(|(code, _)| *code == read)
        .map_or(0, |(_, n)| *n);
    let best = counts
        .into_iter()
        .filter(|(code, _)| *code != read)
        .max_by_key(|(_, n)| *n);
    let looks_like = match script(text) {
        Some(code) => Some(code).filter(|code| *code != read),
        None => best
            .filter(|(_, n)| *n >= PLAINLY && *n > 2 * own)
            .map(|(code, _)| code),
    };
    Language {
        read: Some(read),
        looks_like,
        has_file: named.is_some(),
    }
}

/// The language whose letters most of the text's letters are, where only one has such letters.
fn script(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let most = |of: fn(char) -> bool| 2 * text.chars().filter(|c| of(*c)).count() > letters;
    if most(|c| matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}')) {
        Some("ar")
    } else if most(|c| c.is_alphabetic() && matches!(c, '\u{900}'..='\u{97f}')) {
        Some("hi")
    } else {
        None
    }
}

/// Whether a text holds nothing but small words of one language, such as "she has been": they show no sign.
#[must_use]
pub fn only_small_words(text: &str) -> bool {
    let words: Vec<String> = tokens::cut(text)
        .into_iter()
        .filter(|t| t.word)
        .map(|t| t.plain)
        .collect();
    let all_in = |set: &HashSet<String>| words.iter().all(|word| set.contains(word));
    !words.is_empty() && FREQUENT.iter().any(|(_, set)| all_in(set))
}
