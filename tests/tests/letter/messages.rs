//! What a text message says of other standards and of a review, and what it never says.

use aidpost::acuity::Acuity;
use aidpost::encounter::Encounter;
use aidpost::protocol::Response;
use aidpost::records::report;
use aidpost::triage::{Triage, WarningCode};
use proptest::prelude::*;

use super::generate::{self, Dice};
use super::{by_rules, read};

/// The messages as one text, without their numbers.
fn whole(encounter: &Encounter, triage: &Triage) -> String {
    let pieces = report::sms(encounter, triage);
    let bare = |piece: &String| match pieces.len() {
        1 => piece.clone(),
        _ => piece.split_once(' ').unwrap().1.to_owned(),
    };
    pieces.iter().map(bare).collect::<Vec<_>>().join(" ")
}

fn urgent(triage: &Triage) -> Vec<&str> {
    let findings = triage
        .other_assessments
        .iter()
        .flat_map(|other| &other.findings);
    let urgent = findings.filter(|found| found.response == Response::ReferUrgently);
    urgent.map(|found| found.class.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_urgent_referral_is_named_and_who_must_be_looked_at_never_waits(seed: u64) {
        let mut dice = Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let text = whole(&encounter, &triage);
        for class in urgent(&triage) {
            prop_assert!(text.contains(&class.replace("°C", "C")), "{class} is not in: {text}");
        }
        if triage.supervisor_review {
            prop_assert!(text.contains("A supervising clinician must look now."), "{text}");
            prop_assert!(!text.contains("can wait"), "{text}");
            // Why: a finding, or a reason of its own.
            let told = !triage.assessment.findings.is_empty() || text.contains(" Review: ");
            prop_assert!(told, "no reason: {text}");
        }
        prop_assert_eq!(text.contains("can wait"), triage.acuity == Acuity::Green && !triage.supervisor_review);
    }
}

const WELL: &str = r#"{ "age": { "years": 30 }, "sex": "male", "checklist_complete": true, "vitals": { "heart_rate_per_minute": 80,
    "respiratory_rate_per_minute": 16, "temperature_celsius": 36.8, "spo2_percent": 98, "systolic_mmhg": 120, "avpu": "alert" }"#;

#[test]
fn a_green_that_a_supervisor_must_see_says_why() {
    let told = |more: &str| Encounter::from_json(&format!("{WELL}{more} }}")).unwrap();
    let well = told("");
    let text = whole(&well, &by_rules(&well));
    assert!(text.starts_with("GREEN: can wait."), "{text}");
    let disputed = told(
        r#", "signs": { "stridor": "absent" }, "narrative": "He is noisy when breathing in.""#,
    );
    let triage = read(
        &disputed,
        "stridor + noisy when breathing in\n=\ngreen\nx\n",
    );
    assert!(triage.supervisor_review);
    let text = whole(&disputed, &triage);
    assert!(text.contains("GREEN: must not wait unseen."), "{text}");
    assert!(text.contains(" Review: you marked \"harsh noise when breathing in\" absent, and the account tells of it"), "{text}");
    // Only the reason, and none of the account's words.
    assert!(!text.contains("noisy"), "{text}");
    let opinion = read(&well_with_a_story(), "=\nred\nx\n");
    assert!(
        opinion
            .warnings
            .iter()
            .any(|warning| warning.code == WarningCode::ModelMoreUrgent)
    );
    let text = whole(&well_with_a_story(), &opinion);
    assert!(
        text.contains(" Review: the model thinks that this patient is more urgent")
            || text.contains(" Review: the model thinks this patient is more urgent"),
        "{text}"
    );
}

fn well_with_a_story() -> Encounter {
    Encounter::from_json(&format!(
        r#"{WELL}, "narrative": "He came for his papers." }}"#
    ))
    .unwrap()
}

/// A record that another version made may hold a class that no finding names.
#[test]
fn a_class_that_no_finding_names_is_named_once() {
    let encounter = Encounter::from_json(
        r#"{ "age": { "months": 14 }, "signs": { "convulsions_this_illness": "present" } }"#,
    )
    .unwrap();
    let mut triage = by_rules(&encounter);
    let class = urgent(&triage)[0].to_owned();
    assert_eq!(whole(&encounter, &triage).matches(&class).count(), 1);
    triage.assessment.findings.clear();
    let text = whole(&encounter, &triage);
    assert_eq!(
        text.matches(&format!("IMCI: refer urgently, {class}."))
            .count(),
        1,
        "{text}"
    );
}
