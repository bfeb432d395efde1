//! Letters, text messages and visits of generated encounters, for programs that are not ours: `letters_and_messages FOLDER COUNT PHOTO`.
//!
//! Into the folder: `letter-N.html`, and `letters.json` with what each must show; `messages.json`; `visits.jsonl`, encounters of thirteen weeks.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a program of the tests: it fails by panicking"
)]

use std::collections::BTreeMap;
use std::path::Path;

use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::records::report::{self, Letter, Photo};
use serde_json::json;

#[path = "../tests/letter/deciding.rs"]
mod deciding;
#[path = "../tests/fhir/generate.rs"]
#[expect(dead_code, reason = "nothing is attached to a letter")]
mod generate;

/// Monday of week 36 of 2026, and thirteen weeks.
const FIRST_DAY: &str = "2026-08-31T08:00:00+03:00";
const DAYS: u64 = 13 * 7;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap();
    let count: u64 = arguments.next().unwrap().parse().unwrap();
    let photo = Photo::new(std::fs::read(arguments.next().unwrap()).unwrap()).unwrap();
    let at = |name: &str| Path::new(&folder).join(name);
    let (mut letters, mut messages) = (Vec::new(), Vec::new());
    let mut kinds = BTreeMap::new();
    for seed in 0..count {
        let mut dice = generate::Dice::new(seed);
        let mut encounter = generate::encounter(&mut dice);
        if seed % 4 < 2 {
            make_long(seed, &mut encounter);
        }
        let triage = generate::triage(&mut dice, &encounter);
        let head = Letter {
            written: Some("2026-01-31 08:15 UTC"),
            patient: (seed % 3 == 0).then(|| "فاطمة أحمد".into()),
            from: (seed % 3 > 0).then_some("Kisiwani post"),
            to: (seed % 5 > 0).then_some("District hospital"),
            photo: (seed % 7 == 0).then_some(&photo),
        };
        let name = format!("letter-{seed:03}.html");
        let page = report::html(&encounter, &triage, &head).unwrap();
        std::fs::write(at(&name), page).unwrap();
        let must = deciding::deciding(&triage);
        letters.push(json!({ "file": name, "must": must }));
        messages.push(report::sms(&encounter, &triage));
        *kinds.entry(triage.acuity.code()).or_insert(0) += 1;
    }
    std::fs::write(at("letters.json"), json!(letters).to_string()).unwrap();
    std::fs::write(at("messages.json"), json!(messages).to_string()).unwrap();
    std::fs::write(at("visits.jsonl"), visits(count)).unwrap();
    eprintln!("clients: letters: {kinds:?}");
}

/// Many signs and a long story in lines, in one of five scripts. The model quotes a line.
fn make_long(seed: u64, encounter: &mut Encounter) {
    let step = 2 + seed as usize % 9;
    let signs = Sign::ALL.iter().skip(seed as usize % 5).step_by(step);
    encounter.signs = signs.map(|sign| (*sign, SignState::Present)).collect();
    let words = [
        "the child cannot drink and cries ",
        "منذ الصباح عندها صداع شديد جدا ",
        "孩子发烧三天不能喝水呼吸很快",
        "उसे तीन दिन से बुखार है ",
        "W",
    ];
    let words = words[seed as usize / 2 % words.len()];
    let long = 480 * (seed as usize % 41);
    let story: Vec<char> = words.chars().cycle().take(long).collect();
    let lines: Vec<String> = story
        .chunks(120)
        .map(|line| line.iter().collect())
        .collect();
    encounter.narrative = Some(lines.join("\n").as_str().into());
}

/// Visits of thirteen weeks, the last week the busiest, in which many have a fever and a cough.
fn visits(count: u64) -> String {
    let first: jiff::Timestamp = FIRST_DAY.parse().unwrap();
    let mut lines = String::new();
    for seed in 0..count * 2 {
        let mut dice = generate::Dice::new(10_000 + seed);
        let mut encounter = generate::encounter(&mut dice);
        let is_late = seed % 4 == 0;
        let day = if is_late {
            DAYS - 7 + seed / 4 % 7
        } else {
            seed % (DAYS - 7)
        };
        encounter.id = Some(format!("visit-{seed}").as_str().into());
        let time = first + jiff::SignedDuration::from_hours(day as i64 * 24);
        encounter.photos.clear();
        encounter.measured_at = Some(time.to_string().as_str().into());
        if is_late && seed % 8 == 0 {
            encounter.narrative = Some("He coughs and feels hot.".into());
            encounter.vitals.temperature_celsius = Some(38.6);
        }
        lines += &serde_json::to_string(&encounter).unwrap();
        lines.push('\n');
    }
    lines
}
