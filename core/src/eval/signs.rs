//! How well each reader finds signs: over all narratives, per language, style and age, and sign by sign.

use std::collections::{BTreeMap, BTreeSet};

use aidpost_reading::score::{Counts, Labels, faults};
use serde::Serialize;

use super::narrative::Case;
use super::rate::{Estimate, Rate};
use super::reader::Reader;
use crate::encounter::Sign;

/// What a reader found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReaderScore {
    /// Who read.
    pub reader: Reader,
    /// Over all narratives.
    pub all: SignScore,
    /// The same for a part of them, by `language`, `style` and `age`.
    pub by: BTreeMap<&'static str, Vec<Slice>>,
    /// Sign by sign, the one first that was missed most.
    pub signs: Vec<PerSign>,
}

/// A part of the narratives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slice {
    /// Its name.
    pub name: String,
    /// What was found in it.
    #[serde(flatten)]
    pub score: SignScore,
}

/// Counts of signs, and what they say.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SignScore {
    /// Narratives with labels of signs.
    pub narratives: usize,
    /// Of what was read as there, how much is.
    pub precision: Rate,
    /// Of what is there, how much was read.
    pub recall: Rate,
    /// The harmonic mean of both, with a bootstrap over narratives.
    pub f1: Estimate,
    /// The recall of signs that a red rule asks for.
    pub red_recall: Rate,
    /// Of what is denied, how much was read as there.
    pub denied_as_present: Rate,
    /// Of what is said of others, of long ago or as feared, how much was read as there.
    pub trapped_as_present: Rate,
    /// Of both, each sign once.
    pub not_there_as_present: Rate,
    /// Of what is denied, how much was read so.
    pub denied_found: Rate,
}

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PerSign {
    /// Which.
    pub sign: Sign,
    /// In how many narratives it is there.
    pub present: usize,
    /// In how many of these it was missed.
    pub missed: usize,
    /// In how many it was read and is not there.
    pub false_alarms: usize,
}

impl SignScore {
    fn of(each: &[Counts], seed: u64) -> Self {
        let all: Counts = each.iter().copied().sum();
        Self {
            narratives: all.narratives,
            precision: Rate::wilson(all.right, all.right + all.false_alarms),
            recall: Rate::wilson(all.right, all.right + all.missed),
            f1: Estimate::f1(each, seed),
            red_recall: Rate::wilson(all.red_found, all.red),
            denied_as_present: Rate::wilson(all.denied_as_present, all.denied),
            trapped_as_present: Rate::wilson(all.trapped_as_present, all.trapped),
            not_there_as_present: Rate::wilson(all.not_there_as_present, all.not_there),
            denied_found: Rate::wilson(all.denied_found, all.denied),
        }
    }
}

/// What `reader` found in the cases that have labels; none where it read none.
pub(super) fn score(cases: &[Case], reader: Reader, seed: u64) -> Option<ReaderScore> {
    let read: Vec<(&Case, &Labels, Counts)> = cases
        .iter()
        .filter_map(|case| {
            let labels = case.labels.as_ref()?;
            Some((case, labels, Counts::of(labels, case.found.get(&reader)?)))
        })
        .collect();
    if read.is_empty() {
        return None;
    }
    let by = |name: fn(&Case) -> String| {
        let mut parts: BTreeMap<String, Vec<Counts>> = BTreeMap::new();
        for (case, _, counts) in &read {
            parts.entry(name(case)).or_default().push(*counts);
        }
        let slice = |(name, each): (String, Vec<Counts>)| Slice {
            score: SignScore::of(&each, seed),
            name,
        };
        parts.into_iter().map(slice).collect::<Vec<_>>()
    };
    let each: Vec<Counts> = read.iter().map(|(_, _, counts)| *counts).collect();
    Some(ReaderScore {
        reader,
        all: SignScore::of(&each, seed),
        by: BTreeMap::from([
            ("language", by(|case| case.language.clone())),
            ("style", by(|case| case.style.clone())),
            ("age", by(|case| case.age.label().to_owned())),
        ]),
        signs: per_sign(&read, reader),
    })
}

fn per_sign(read: &[(&Case, &Labels, Counts)], reader: Reader) -> Vec<PerSign> {
    let mut signs: BTreeMap<Sign, PerSign> = BTreeMap::new();
    let mut add = |of: &BTreeSet<Sign>, count: fn(&mut PerSign)| {
        for sign in of {
            count(signs.entry(*sign).or_insert(PerSign {
                sign: *sign,
                present: 0,
                missed: 0,
                false_alarms: 0,
            }));
        }
    };
    for (case, labels, _) in read {
        let Some(found) = case.found.get(&reader) else {
            continue;
        };
        let faults = faults(labels, found);
        add(&labels.present, |sign| sign.present += 1);
        add(&faults.missed, |sign| sign.missed += 1);
        add(&faults.false_alarms, |sign| sign.false_alarms += 1);
    }
    let mut signs: Vec<PerSign> = signs.into_values().collect();
    signs.sort_by_key(|sign| std::cmp::Reverse((sign.missed, sign.false_alarms)));
    signs
}
