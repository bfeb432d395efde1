//! A cue as a clinician writes it, made into sequences of words.
//!
//! `word`, `stem*`, `(one|or two words)`, `[may be missing]`, `{list of the file}`, `..` (up to five other words),
//! `a ~ b` (`a .. b` or `b .. a`), `#14` (a time of at least so many days), `#year`, `#n` (a number), `⊖` (a minus sign at the end of a word).

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use crate::tokens;

/// One place in a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// One of these words or, with `true`, beginnings of words. The sequences of a cue share it.
    OneOf(Rc<[(String, bool)]>),
    /// Up to five words of any kind.
    Gap,
    /// A time of at least so many days.
    Days(u32),
    /// A year such as 2019.
    Year,
    /// Any number.
    Number,
}

/// The lists of a file, each read once.
pub(crate) struct Lists<'a> {
    texts: &'a BTreeMap<String, String>,
    read: HashMap<String, Vec<Vec<Part>>>,
}

impl<'a> Lists<'a> {
    pub(crate) fn of(texts: &'a BTreeMap<String, String>) -> Self {
        Self {
            texts,
            read: HashMap::new(),
        }
    }

    fn read(&mut self, name: &str, depth: u8) -> Result<Vec<Vec<Part>>, String> {
        if let Some(known) = self.read.get(name) {
            return Ok(known.clone());
        }
        let text = self.texts.get(name);
        let text = text.ok_or_else(|| format!("no list {{{name}}}"))?;
        let mut chars: Vec<char> = text.chars().rev().collect();
        let read = alternatives(&mut chars, self, depth + 1)?;
        self.read.insert(name.to_owned(), read.clone());
        Ok(read)
    }
}

/// The sequences that a cue stands for; an error says what is wrong with it.
pub(crate) fn expand(pattern: &str, lists: &mut Lists<'_>) -> Result<Vec<Vec<Part>>, String> {
    if let Some((a, b)) = pattern.split_once(" ~ ") {
        let mut either = expand(&format!("{a} .. {b}"), lists)?;
        either.append(&mut expand(&format!("{b} .. {a}"), lists)?);
        return Ok(either);
    }
    let mut chars: Vec<char> = pattern.chars().collect();
    chars.reverse();
    let found = alternatives(&mut chars, lists, 0)?;
    if !chars.is_empty() || found.iter().any(Vec::is_empty) {
        return Err(format!(
            "{pattern}: a bracket is open or closed too often, or nothing is asked for"
        ));
    }
    if found.len() > 4000 {
        return Err(format!(
            "{pattern}: stands for {} sequences; at most 4000",
            found.len()
        ));
    }
    Ok(found)
}

fn alternatives(
    chars: &mut Vec<char>,
    lists: &mut Lists<'_>,
    depth: u8,
) -> Result<Vec<Vec<Part>>, String> {
    if depth > 6 {
        return Err("brackets or lists within more than six others".to_owned());
    }
    let mut all = Vec::new();
    let mut now: Vec<Vec<Part>> = vec![Vec::new()];
    let mut word = String::new();
    loop {
        let c = chars.pop();
        if matches!(c, None | Some(' ' | '|' | '(' | ')' | '[' | ']' | '{')) && !word.is_empty() {
            let parts = literal(&word);
            now.iter_mut()
                .for_each(|sequence| sequence.extend(parts.iter().cloned()));
            word.clear();
        }
        match c {
            None | Some(')' | ']') => {
                if c.is_some() && depth == 0 {
                    return Err("a bracket is closed that was not opened".to_owned());
                }
                all.append(&mut now);
                return Ok(one_place(all));
            }
            Some('|') => {
                all.append(&mut now);
                now = vec![Vec::new()];
            }
            Some('(') => now = times(&now, &alternatives(chars, lists, depth + 1)?),
            Some('[') => {
                let mut inner = alternatives(chars, lists, depth + 1)?;
                inner.push(Vec::new());
                now = times(&now, &inner);
            }
            Some('{') => {
                let mut name = String::new();
                while let Some(c) = chars.pop()
                    && c != '}'
                {
                    name.push(c);
                }
                now = times(&now, &lists.read(&name, depth)?);
            }
            Some(' ') => {}
            Some(c) => word.push(c),
        }
    }
}

fn times(left: &[Vec<Part>], right: &[Vec<Part>]) -> Vec<Vec<Part>> {
    let pairs = left.iter().flat_map(|l| {
        right
            .iter()
            .map(move |r| [l.as_slice(), r.as_slice()].concat())
    });
    pairs.collect()
}

/// Alternatives of one word each share one place, so that a list of words stays one sequence.
fn one_place(sequences: Vec<Vec<Part>>) -> Vec<Vec<Part>> {
    let mut words = Vec::new();
    let mut longer = Vec::new();
    for sequence in sequences {
        match sequence.as_slice() {
            [Part::OneOf(one)] => words.extend(one.iter().cloned()),
            _ => longer.push(sequence),
        }
    }
    if !words.is_empty() {
        longer.push(vec![Part::OneOf(words.into())]);
    }
    longer
}

fn literal(word: &str) -> Vec<Part> {
    match word {
        ".." => return vec![Part::Gap],
        "#year" => return vec![Part::Year],
        "#n" => return vec![Part::Number],
        "⊖" => return vec![Part::OneOf([("(-)".to_owned(), false)].into())],
        _ => {}
    }
    if let Some(days) = word.strip_prefix('#').and_then(|days| days.parse().ok()) {
        return vec![Part::Days(days)];
    }
    let stem = word.ends_with('*') && word.len() > 1;
    let cut = tokens::cut(word.trim_end_matches('*'));
    let last = cut.len().saturating_sub(1);
    cut.into_iter()
        .enumerate()
        .map(|(at, token)| Part::OneOf([(token.plain, stem && at == last)].into()))
        .collect()
}
