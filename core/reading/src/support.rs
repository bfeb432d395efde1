//! How well words speak for a sign: a model's evidence is verbatim, and may still have nothing to do with the sign that it is given for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use aidpost_protocol::encounter::Sign;

use crate::lexicon::{self, Kind, Lexicon, Place};
use crate::matcher::exact;
use crate::tokens;

/// As many cues of chance as are put beside a sign's own: so a word that no cue of it holds speaks against it, and does not rule it out.
const CHANCE: f64 = 5.0;

/// Of each language that was asked for.
static TABLES: Mutex<BTreeMap<&'static str, Arc<Table>>> = Mutex::new(BTreeMap::new());

fn table_of(language: &str) -> Option<Arc<Table>> {
    let code = lexicon::languages()
        .into_iter()
        .find(|code| *code == language)?;
    let mut tables = TABLES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(table) = tables.get(code) {
        return Some(Arc::clone(table));
    }
    let table = Arc::new(Table::of(Lexicon::of(code)?));
    tables.insert(code, Arc::clone(&table));
    Some(table)
}

/// How well `words` speak for `sign`, by a language's cues: the logarithm of how many times likelier they are in cues of this sign than in
/// cues of all. Above 0 they speak for it, below 0 for others. Words that stand in no cue say nothing: 0. `None` where the language has no file.
#[must_use]
pub fn support(language: &str, words: &str, sign: Sign) -> Option<f64> {
    let lexicon = Lexicon::of(language)?;
    let table = table_of(language)?;
    let tokens = tokens::cut(words);
    // Small words stand in cues of many signs and say nothing of any.
    let says = |token: &&tokens::Token| !lexicon.fillers.contains(&token.plain);
    let of_each = tokens.iter().filter(says).map(|token| {
        let mut uses: BTreeMap<Sign, u32> = BTreeMap::new();
        for id in exact(&token.plain, lexicon) {
            for (sign, count) in table.uses.get(id as usize).into_iter().flatten() {
                let known = uses.entry(*sign).or_default();
                *known = (*known).max(*count);
            }
        }
        table.log_ratio(&uses, sign)
    });
    Some(of_each.sum())
}

/// In how many cues each word stands.
struct Table {
    /// For each word of the lexicon, by its number: in how many cues of which sign.
    uses: Vec<Vec<(Sign, u32)>>,
    /// How many cues each sign has.
    cues: BTreeMap<Sign, u32>,
    all: u32,
}

impl Table {
    fn of(lexicon: &Lexicon) -> Self {
        let mut words_of: Vec<Vec<usize>> = vec![Vec::new(); lexicon.by_set.len()];
        for (word, sets) in lexicon.sets_of.iter().enumerate() {
            for set in sets {
                if let Some(words) = words_of.get_mut(*set as usize) {
                    words.push(word);
                }
            }
        }
        // A cue stands for many sequences; each of its words counts once.
        let mut words: BTreeMap<(Sign, &str), BTreeSet<usize>> = BTreeMap::new();
        for sequence in &lexicon.sequences {
            let (Kind::Present(sign) | Kind::Absent(sign) | Kind::Beside(sign)) = sequence.kind
            else {
                continue;
            };
            let of_cue = words.entry((sign, sequence.cue)).or_default();
            for place in &*sequence.places {
                if let Place::OneOf(set) = place {
                    of_cue.extend(words_of.get(*set as usize).into_iter().flatten());
                }
            }
        }
        let mut table = Self {
            uses: vec![Vec::new(); lexicon.sets_of.len()],
            cues: BTreeMap::new(),
            all: u32::try_from(words.len()).unwrap_or(u32::MAX),
        };
        for ((sign, _), words) in words {
            *table.cues.entry(sign).or_default() += 1;
            for word in words {
                let Some(uses) = table.uses.get_mut(word) else {
                    continue;
                };
                // Cues come by sign, so a sign that is known is the last one.
                match uses.last_mut().filter(|(known, _)| *known == sign) {
                    Some((_, count)) => *count += 1,
                    None => uses.push((sign, 1)),
                }
            }
        }
        table
    }

    fn log_ratio(&self, uses: &BTreeMap<Sign, u32>, sign: Sign) -> f64 {
        let everywhere: u32 = uses.values().sum();
        if everywhere == 0 {
            return 0.0;
        }
        let of = |counts: &BTreeMap<Sign, u32>| f64::from(counts.get(&sign).copied().unwrap_or(0));
        let by_chance = f64::from(everywhere) / f64::from(self.all);
        let here = (of(uses) + CHANCE * by_chance) / (of(&self.cues) + CHANCE);
        (here / by_chance).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaks(language: &str, words: &str, sign: Sign) -> f64 {
        support(language, words, sign).unwrap_or(f64::NAN)
    }

    #[test]
    fn a_signs_own_words_speak_for_it_and_not_for_another() {
        for (language, words, sign, other) in [
            (
                "en",
                "cannot drink a thing",
                Sign::UnableToFeedOrDrink,
                Sign::MajorBurn,
            ),
            ("en", "bitten by a snake", Sign::SnakeBite, Sign::Stridor),
            (
                "fr",
                "il convulse encore",
                Sign::ActiveConvulsions,
                Sign::SnakeBite,
            ),
            (
                "hi",
                "दौरे पड़ रहे हैं",
                Sign::ActiveConvulsions,
                Sign::SnakeBite,
            ),
        ] {
            assert!(speaks(language, words, sign) > 1.0, "{words}");
            assert!(speaks(language, words, other) < 0.0, "{words}");
        }
    }

    #[test]
    fn words_of_no_cue_say_nothing() {
        assert_eq!(speaks("en", "qwrtz plumbago", Sign::Stridor), 0.0);
        assert_eq!(speaks("en", "", Sign::Stridor), 0.0);
        assert_eq!(support("xx", "stridor", Sign::Stridor), None);
    }
}
