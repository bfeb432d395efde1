//! What a message does not carry is named, or nothing is written.

use std::collections::BTreeSet;

use aidpost_handover::{Agreement, NotCarried, Raised, Terms, WriteError, read, write};
use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Photo, PhotoKind, Sign, SignState};

use super::sample::{SOON, key, known, terms, usual};

#[test]
fn what_is_left_behind_is_named_and_no_patient_text_travels() {
    let mut facts = usual();
    let plain = write(&facts, &terms(), &key()).unwrap();
    assert_eq!(plain.not_carried(), []);
    facts.encounter.id = Some("Wanjiku".into());
    facts.encounter.narrative = Some("Wanjiku fell".into());
    facts.encounter.language = Some("sw".into());
    facts.encounter.measured_at = Some("2026-11-28T09:30:00+03:00".into());
    facts.encounter.casualty.walks = Some(true);
    facts.encounter.photos = vec![Photo {
        path: "Wanjiku.jpg".into(),
        kind: PhotoKind::Wound,
    }];
    facts.read.insert(Sign::StiffNeck);
    let message = write(&facts, &terms(), &key()).unwrap();
    assert_eq!(message.not_carried(), NotCarried::ALL);
    assert_eq!(message.bytes().len(), plain.bytes().len());
    assert!(!message.bytes().windows(7).any(|part| part == b"Wanjiku"));
    let found = read(&message.text(), &known(), SOON).unwrap();
    assert_eq!(found.not_carried, NotCarried::ALL);
    assert_eq!(found.facts.encounter.signs, facts.encounter.signs);
    assert_eq!(found.label, None);
}

#[test]
fn a_label_travels_only_if_it_is_given_and_fits() {
    let label = |text: &str| Terms {
        label: Some(text.into()),
        ..terms()
    };
    let message = write(&usual(), &label("Wanjiku, bed 3"), &key()).unwrap();
    let found = read(&message.text(), &known(), SOON).unwrap();
    assert_eq!(found.label.as_deref(), Some("Wanjiku, bed 3"));
    assert!(!format!("{found:?}").contains("Wanjiku"));
    let long = "é".repeat(16);
    assert_eq!(
        write(&usual(), &label(&long), &key()),
        Err(WriteError::LabelTooLong { bytes: 32 })
    );
}

#[test]
fn a_colour_that_the_facts_do_not_explain_is_not_written() {
    let mut facts = usual();
    assert_eq!(facts.acuity, Acuity::Yellow);
    facts.acuity = Acuity::Red;
    let refused = WriteError::NotReplayable {
        said: Acuity::Red,
        rules: Acuity::Yellow,
    };
    assert_eq!(write(&facts, &terms(), &key()), Err(refused));
    facts.raised = Some(Raised::ModelOpinion);
    let message = write(&facts, &terms(), &key()).unwrap();
    let found = read(&message.text(), &known(), SOON).unwrap();
    assert_eq!(found.replayed.agreement, Agreement::SentMoreUrgent);
    assert_eq!(found.facts.raised, Some(Raised::ModelOpinion));
    assert_eq!(
        (found.acuity(), found.supervisor_review()),
        (Acuity::Red, true)
    );
    // Never less than the rules say, whatever is given as the reason.
    facts.acuity = Acuity::Green;
    assert!(matches!(
        write(&facts, &terms(), &key()),
        Err(WriteError::NotReplayable { .. })
    ));
}

#[test]
fn a_demonstration_model_s_reading_says_so_at_the_other_post() {
    for is_demo in [false, true] {
        let mut facts = usual();
        facts.not_for_clinical_use = is_demo;
        let message = write(&facts, &terms(), &key()).unwrap();
        let found = read(&message.text(), &known(), SOON).unwrap();
        assert_eq!(found.facts.not_for_clinical_use, is_demo);
    }
}

#[test]
fn a_review_that_the_rules_ask_for_is_not_left_out() {
    let mut facts = usual();
    facts.encounter.vitals.heart_rate_per_minute = Some(135.0);
    facts.supervisor_review = false;
    assert_eq!(
        write(&facts, &terms(), &key()),
        Err(WriteError::ReviewLeftOut)
    );
}

#[test]
fn every_sign_of_a_chart_fits_into_one_message() {
    let mut facts = usual();
    for sign in Sign::ALL {
        facts.encounter.signs.insert(*sign, SignState::Absent);
    }
    facts.read = BTreeSet::new();
    let facts = super::sample::triaged(facts.encounter, facts.read, facts.fever);
    let message = write(&facts, &terms(), &key()).unwrap();
    assert!(
        message.bytes().len() <= 140 && message.sms() <= 2,
        "{} bytes",
        message.bytes().len()
    );
    assert_eq!(read(&message.text(), &known(), SOON).unwrap().facts, facts);
}

#[test]
fn times_and_terms_are_checked() {
    let with = |issued: &str, valid_hours| Terms {
        issued: issued.to_owned(),
        valid_hours,
        label: None,
    };
    for issued in [
        "2024-12-31T23:59:59Z",
        "2153-01-01T00:00:00Z",
        "now",
        "2026-11-28T09:30:00",
    ] {
        assert_eq!(
            write(&usual(), &with(issued, 1), &key()),
            Err(WriteError::BadTime),
            "{issued}"
        );
    }
    for hours in [0, 4096] {
        assert_eq!(
            write(&usual(), &with("2026-11-28T09:30:00Z", hours), &key()),
            Err(WriteError::BadValidity { hours })
        );
    }
}
