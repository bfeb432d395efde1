//! Ten thousand narratives with words dropped or misheard, as a dictation goes wrong: what is still found, and what turns round.
//! `BLESS=1` writes the result file anew; it is reviewed like a snapshot.

#![expect(
    clippy::unwrap_used,
    reason = "a test: a broken case file must stop it"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::{languages, read};

const RUNS: usize = 10_000;

/// Words that a machine or an ear takes for each other; other words lose a letter.
const MISHEARD: [(&str, &str); 22] = [
    ("no", "now"),
    ("not", "nut"),
    ("fever", "favour"),
    ("fit", "feet"),
    ("fits", "feats"),
    ("cough", "coffee"),
    ("pain", "pane"),
    ("weak", "week"),
    ("breath", "bread"),
    ("breathing", "breeding"),
    ("bleeding", "breeding"),
    ("stool", "school"),
    ("rash", "rush"),
    ("chest", "just"),
    ("head", "had"),
    ("denies", "the knees"),
    ("without", "with out"),
    ("pas", "par"),
    ("sin", "sien"),
    ("sem", "cem"),
    ("hana", "ana"),
    ("नहीं", "यहीं"),
];

/// A small generator (xorshift), so that every machine damages the same words.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn damaged(text: &str, dice: &mut Dice) -> String {
    let percent = 5 + dice.below(16);
    let words = text.split(' ').filter_map(|word| {
        if dice.below(100) >= percent {
            return Some(word.to_owned());
        }
        if dice.below(2) == 0 {
            return None;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let other = MISHEARD
            .iter()
            .find(|(said, _)| *said == bare.to_lowercase());
        Some(match other {
            Some((_, heard)) => (*heard).to_owned(),
            None => {
                let length = word.chars().count() as u64;
                let gone = dice.below(length.max(1)) as usize;
                let left = word.chars().enumerate().filter(|(at, _)| *at != gone);
                left.map(|(_, c)| c).collect()
            }
        })
    });
    words.collect::<Vec<_>>().join(" ")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reading")
}

/// Every narrative of a language, in the order of the files' names.
fn texts(language: &str) -> Vec<String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with(&format!("{language}."))
        })
        .collect();
    files.sort();
    let lines = files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap());
    lines
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .map(|line| {
            let case: serde_json::Value = serde_json::from_str(&line).unwrap();
            case["text"].as_str().unwrap().to_owned()
        })
        .collect()
}

fn states(text: &str, language: &str) -> BTreeMap<Sign, SignState> {
    let reading = read(text, language, Sign::ALL);
    for hit in &reading.signs {
        assert_eq!(text.get(hit.span.clone()), Some(hit.text.as_str()));
    }
    for value in &reading.values {
        assert_eq!(text.get(value.span.clone()), Some(value.text.as_str()));
    }
    reading.chief().into_iter().collect()
}

#[derive(Default)]
struct Count {
    runs: usize,
    present: usize,
    kept: usize,
    now_absent: usize,
    absent: usize,
    now_present: usize,
    new: usize,
}

#[test]
fn damaged_narratives_are_read_without_a_panic_and_what_turns_round_is_published() {
    let all: Vec<(&str, String)> = languages()
        .into_iter()
        .flat_map(|language| {
            texts(language)
                .into_iter()
                .map(move |text| (language, text))
        })
        .collect();
    let whole: Vec<BTreeMap<Sign, SignState>> = all
        .iter()
        .map(|(language, text)| states(text, language))
        .collect();
    let mut dice = Dice(0x5EED_0A1D);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for run in 0..RUNS {
        let at = run % all.len();
        let (language, text) = &all[at];
        let after = states(&damaged(text, &mut dice), language);
        let count = counts.entry(*language).or_default();
        count.runs += 1;
        for (sign, state) in &whole[at] {
            let now = after.get(sign);
            match state {
                SignState::Present => {
                    count.present += 1;
                    count.kept += usize::from(now == Some(&SignState::Present));
                    count.now_absent += usize::from(now == Some(&SignState::Absent));
                }
                SignState::Absent => {
                    count.absent += 1;
                    count.now_present += usize::from(now == Some(&SignState::Present));
                }
            }
        }
        let new = |(sign, state): &(&Sign, &SignState)| {
            **state == SignState::Present && !whole[at].contains_key(*sign)
        };
        count.new += after.iter().filter(new).count();
    }
    let mut table = String::from(
        "# 5 to 20 % of the words dropped or misheard, seeded; compared with the reading of the whole text.\n\
         language  texts  present  still-present  turned-absent  absent  turned-present  newly-present\n",
    );
    for (language, c) in &counts {
        writeln!(
            table,
            "{language:8} {:6} {:8} {:14} {:14} {:7} {:15} {:14}",
            c.runs, c.present, c.kept, c.now_absent, c.absent, c.now_present, c.new
        )
        .unwrap();
    }
    println!("{table}");
    let path = folder().join("results/dictation.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        table,
        "see what changed, then BLESS=1"
    );
}
