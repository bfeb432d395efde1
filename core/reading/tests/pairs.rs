//! Clauses behind what may stand before them: each lead with many clauses. A word of the lead must not hide a denial, another person, the
//! past or advice ("Wife says no fits"), nor a sign that is there.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "the counts are printed where they are asked for, and a broken file of pairs must stop the test"
)]

use std::collections::BTreeMap;
use std::path::Path;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::read;
use serde::Deserialize;

/// `{X}` in a clause is a sign's name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    leads: Vec<String>,
    after: Vec<String>,
    denied: Vec<String>,
    others: Vec<String>,
    history: Vec<String>,
    advice: Vec<String>,
    present: Vec<String>,
    names: BTreeMap<Sign, String>,
}

/// Of the product only one pair of so many is read: each lead and each clause is among them.
const EVERY: usize = 6;
/// Of a hundred, so many at least where the sign is not there, and where it is.
const FLOORS: (usize, usize) = (97, 99);

#[test]
fn no_lead_changes_what_a_clause_says() {
    let mut below = Vec::new();
    for language in ["en", "fr", "es", "pt", "sw", "hi", "ar"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../tests/reading/pairs/{language}.toml"));
        let pairs: Pairs = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (what, clauses, there) in [
            ("denied", &pairs.denied, false),
            ("others", &pairs.others, false),
            ("history", &pairs.history, false),
            ("advice", &pairs.advice, false),
            ("present", &pairs.present, true),
        ] {
            let [right, all] = pairs.count(language, clauses, there);
            println!("{language}, {what}: {right} of {all} read rightly");
            let floor = if there { FLOORS.1 } else { FLOORS.0 };
            if right * 100 < floor * all {
                below.push(format!("{language}, {what}"));
            }
        }
    }
    assert!(below.is_empty(), "below their floors: {below:?}");
}

impl Pairs {
    fn count(&self, language: &str, clauses: &[String], there: bool) -> [usize; 2] {
        let mut names = self.names.iter().cycle();
        let mut after = self.after.iter().cycle();
        let (mut right, mut all) = (0, 0);
        for (row, lead) in self.leads.iter().enumerate() {
            for clause in clauses.iter().skip(row % EVERY).step_by(EVERY) {
                let (sign, name) = names.next().unwrap();
                let text = [
                    lead.as_str(),
                    &clause.replace("{X}", name),
                    after.next().unwrap(),
                ]
                .concat();
                let chief = read(&text, language, Sign::ALL).chief();
                let present = chief.contains(&(*sign, SignState::Present));
                right += usize::from(present == there);
                all += 1;
                if present != there && std::env::var("SHOW").is_ok_and(|shown| shown == language) {
                    println!("{text} [{name}]");
                }
            }
        }
        [right, all]
    }
}
