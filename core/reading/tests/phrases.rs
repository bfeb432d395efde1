//! How many ways to say a sign the reader knows: phrases of people who never saw the cues, a half for work and a half held out,
//! a line each, its sign's code before it; `-` before the code where the sign is not there now. The floors are asserted.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test: it prints its counts, and a broken list must stop it"
)]

use std::collections::BTreeMap;
use std::path::Path;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::read;

#[derive(Default)]
struct Count {
    told: usize,
    found: usize,
    not_there: usize,
    false_alarms: usize,
}

/// Counts each sign's phrases; with `show` it prints those that went wrong.
fn count(part: &str, show: bool) -> BTreeMap<Sign, Count> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../tests/reading/phrases/en.{part}.tsv"));
    let mut counts: BTreeMap<Sign, Count> = BTreeMap::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let (code, phrase) = line.split_once('\t').unwrap();
        let sign = Sign::from_code(code.trim_start_matches('-')).unwrap();
        let reading = read(phrase, "en", Sign::ALL);
        let present = reading.chief().contains(&(sign, SignState::Present));
        let count = counts.entry(sign).or_default();
        let wrong = if code.starts_with('-') {
            count.not_there += 1;
            count.false_alarms += usize::from(present);
            present
        } else {
            count.told += 1;
            count.found += usize::from(present);
            !present
        };
        if show && wrong {
            println!("{line}");
            for hit in reading.signs.iter().filter(|hit| hit.sign == sign) {
                println!("      {:?} {:?} by {}", hit.scope, hit.text, hit.cue);
            }
        }
    }
    counts
}

fn total(counts: &BTreeMap<Sign, Count>) -> Count {
    let mut all = Count::default();
    for count in counts.values() {
        all.told += count.told;
        all.found += count.found;
        all.not_there += count.not_there;
        all.false_alarms += count.false_alarms;
    }
    all
}

/// Set `SHOW=work` to see what went wrong in the half for work; the held half is only counted.
#[test]
fn ways_to_say_a_sign_are_found() {
    let show = std::env::var("SHOW").is_ok_and(|part| part == "work");
    let (work, held) = (count("work", show), count("held", false));
    for (sign, work) in &work {
        let held = &held[sign];
        println!(
            "{:36} found {:2}/{:2} and held {:2}/{:2}, false {}/{} and held {}/{}",
            sign.code(),
            work.found,
            work.told,
            held.found,
            held.told,
            work.false_alarms,
            work.not_there,
            held.false_alarms,
            held.not_there,
        );
    }
    let mut beyond = Vec::new();
    for (part, counts, found, false_alarms) in
        [("work", &work, 10_470, 155), ("held", &held, 3_100, 110)]
    {
        let all = total(counts);
        println!(
            "{part}: found {} of {}, false {} of {}",
            all.found, all.told, all.false_alarms, all.not_there
        );
        if all.found < found {
            beyond.push(format!("{part}: {} found < {found}", all.found));
        }
        if all.false_alarms > false_alarms {
            beyond.push(format!(
                "{part}: {} false > {false_alarms}",
                all.false_alarms
            ));
        }
    }
    assert!(beyond.is_empty(), "{beyond:#?}");
}
