//! A sign of which the account may tell, and which would make the patient more urgent: it counts as nothing until somebody has asked, and
//! nothing is green before that.

use std::path::Path;

use aidpost::acuity::Acuity;
use aidpost::encounter::{Sign, SignState};
use aidpost::triage::{Triage, WarningCode};
use aidpost_tests::told::{by_lexicon, told};

fn about_unclear(triage: &Triage) -> usize {
    let warnings = triage.warnings.iter();
    warnings
        .filter(|warning| warning.code == WarningCode::UnclearSign)
        .count()
}

/// Somebody else's, and told among this patient's own words in a way that no list of phrases foresees.
const ANOTHER: &str = "The girl was near the fire of braise but she did not burn herself, I looked all the body, the skin is good. She has only a small cough since \
    two days, she plays. It's only for to be sure. Her cousin is the one who was burnt at the arm.";
const PAST: &str = "Bed 9, DKA, yesterday drowsy, today sitting up chatting. Sugar 11. Vomiting has ceased. Drinks water by himself. No abdominal \
    pain now. Resp rate back to 18. Only insulin titration remains. Relatives ask if sugar can fall too low: yes, show them signs.";

#[test]
fn nothing_is_green_until_somebody_has_asked() {
    let mut encounter = told(ANOTHER);
    let asked = by_lexicon(&encounter);
    assert_eq!(asked.acuity, Acuity::NotTriageable);
    assert!(asked.assessment.missing.contains(&"checklist".to_owned()));
    assert_eq!(asked.ask_next, [Sign::Trauma.question()]);
    assert_eq!(about_unclear(&asked), 1);
    // No sign that the account only may tell of is read.
    let mut read = asked.reading.signs.iter();
    assert!(!read.any(|read| read.sign == Sign::Trauma && read.state == SignState::Present));

    encounter.signs.insert(Sign::Trauma, SignState::Absent);
    let answered = by_lexicon(&encounter);
    assert_eq!(
        (answered.acuity, about_unclear(&answered)),
        (Acuity::Green, 0)
    );
    assert!(answered.ask_next.is_empty());

    encounter.signs.insert(Sign::Trauma, SignState::Present);
    let there = by_lexicon(&encounter);
    assert!(there.acuity > Acuity::Green && about_unclear(&there) == 0);
}

#[test]
fn a_supervisor_looks_where_it_would_be_red() {
    let asked = by_lexicon(&told(PAST));
    assert_eq!(asked.acuity, Acuity::Yellow);
    assert_eq!(asked.ask_next, [Sign::Hypoglycaemia.question()]);
    assert!(asked.supervisor_review);
    let mut warnings = asked.warnings.iter();
    let warning = warnings
        .find(|warning| warning.code == WarningCode::UnclearSign)
        .unwrap();
    assert!(warning.message.contains(Sign::Hypoglycaemia.label()));
}

/// Of every narrative for work: what is unclear and would matter is asked, and no green stands over it.
#[test]
fn what_is_unclear_and_would_matter_is_asked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reading");
    let mut asked = 0;
    for part in ["en.dev19.jsonl", "en.dev22.jsonl", "en.dev25.jsonl"] {
        let lines = std::fs::read_to_string(folder.join(part)).unwrap();
        for line in lines.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let mut encounter = told(case["text"].as_str().unwrap());
            let before = by_lexicon(&encounter);
            let unclear = about_unclear(&before);
            if unclear == 0 {
                continue;
            }
            asked += 1;
            assert_ne!(before.acuity, Acuity::Green, "{line}");
            assert!(before.ask_next.len() >= unclear, "{line}");
            // Each question is about a sign that would make the patient more urgent.
            let sign = Sign::ALL
                .iter()
                .find(|sign| sign.question() == before.ask_next[0]);
            encounter.signs.insert(*sign.unwrap(), SignState::Present);
            assert!(by_lexicon(&encounter).acuity > before.acuity, "{line}");
        }
    }
    assert!(asked > 20, "{asked}");
}
