//! Sentences in which a word of denial, of another person or of another time speaks of something else, and the sign beside it is there:
//! `tests/reading/scopes`, by the authors of the scopes, in seven languages. All of them are for work: what was lost at first is in README.md.

use std::path::Path;

use aidpost_protocol::encounter::Sign;
use aidpost_reading::read;
use aidpost_reading::score::{Found, Labels, faults};
use serde::Deserialize;

#[derive(Deserialize)]
struct Told {
    text: String,
    present: Vec<Sign>,
    /// Denied, or another's: not there.
    absent: Vec<Sign>,
}

#[test]
fn what_is_there_is_not_lost_to_a_denial_of_something_else() {
    let mut wrong = Vec::new();
    for language in ["en", "fr", "es", "pt", "sw", "hi", "ar"] {
        let file = format!("../../tests/reading/scopes/{language}.jsonl");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let told = std::fs::read_to_string(&file).unwrap();
        let told: Vec<Told> = told
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert!(told.len() > 200, "{language}");
        for one in told {
            let chief = read(&one.text, language, Sign::ALL).chief();
            let present = one.present.iter().copied().collect();
            let labels = Labels {
                present,
                ..Labels::default()
            };
            let found = Found::of(chief);
            let missed = faults(&labels, &found).missed;
            let alarms = one
                .absent
                .iter()
                .filter(|sign| found.present.contains(sign));
            for sign in missed.iter().chain(alarms) {
                wrong.push(format!("{language}: {}: {sign:?}", one.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
