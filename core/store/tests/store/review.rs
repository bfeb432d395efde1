//! A review stays open until a person has decided, with a reason; the triage stays beside what was decided.

use aidpost_protocol::acuity::Acuity;
use aidpost_store::{Override, Resolution, Store, StoreError};

use super::sample::{encounter, key, place, put, triage};

const NOON: &str = "2026-11-28T12:00:00Z";

fn decided(acuity: Acuity, reason: &str) -> Override {
    Override {
        at: NOON.to_owned(),
        by: "Dr A".into(),
        reason: reason.into(),
        acuity,
    }
}

/// A store with one yellow visit under review.
fn under_review(path: &std::path::Path) -> Store {
    let mut store = Store::create(path, &key()).unwrap();
    put(&mut store, "v", 135.0, NOON);
    assert!(store.visit("v").unwrap().review_open);
    store
}

#[test]
fn a_visit_with_an_open_review_cannot_be_closed() {
    let place = place();
    let mut store = under_review(&place.path);
    assert_eq!(store.close_visit("v", NOON), Err(StoreError::ReviewOpen));
    assert_eq!(store.visit("v").unwrap().closed_at, None);
    let resolution = Resolution {
        at: NOON.to_owned(),
        by: "Dr A".into(),
        reason: "seen".into(),
    };
    store.resolve_review("v", &resolution).unwrap();
    assert_eq!(
        store.resolve_review("v", &resolution),
        Err(StoreError::NoOpenReview)
    );
    store.close_visit("v", NOON).unwrap();
    assert_eq!(store.close_visit("v", NOON), Err(StoreError::Closed));
    let later = triage(&encounter("v", 135.0, "x"));
    assert_eq!(store.add_triage("v", NOON, &later), Err(StoreError::Closed));
    assert_eq!(store.visit("v").unwrap().acuity, Acuity::Yellow);
}

#[test]
fn an_override_needs_a_reason_and_a_name_and_keeps_both_colours() {
    let place = place();
    let mut store = under_review(&place.path);
    for reason in ["", "  \n", &"x".repeat(4001)] {
        let refused = store.override_triage("v", &decided(Acuity::Green, reason));
        assert!(matches!(
            refused,
            Err(StoreError::BadField {
                field: "override.reason",
                ..
            })
        ));
    }
    let nobody = Override {
        by: " ".into(),
        ..decided(Acuity::Green, "why")
    };
    let refused = store.override_triage("v", &nobody);
    assert!(matches!(
        refused,
        Err(StoreError::BadField {
            field: "override.by",
            ..
        })
    ));
    assert!(store.visit("v").unwrap().review_open);

    store
        .override_triage("v", &decided(Acuity::Green, "measured again at rest"))
        .unwrap();
    let visit = store.visit("v").unwrap();
    assert_eq!((visit.acuity, visit.review_open), (Acuity::Green, false));
    assert_eq!(visit.decisions[0].acuity, Some(Acuity::Green));
    assert!(visit.triages[0].json.contains(r#""acuity":"yellow""#));
    let line = &store.find(&Default::default()).unwrap().lines[0];
    assert_eq!(
        (line.acuity, line.acuity_by_triage),
        (Acuity::Green, Acuity::Yellow)
    );
    store.close_visit("v", NOON).unwrap();
}

#[test]
fn a_later_triage_only_raises_and_opens_a_review() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    put(&mut store, "v", 80.0, NOON);
    store
        .add_triage("v", NOON, &triage(&encounter("v", 135.0, "x")))
        .unwrap();
    let visit = store.visit("v").unwrap();
    assert_eq!(
        (visit.acuity, visit.review_open, visit.triages.len()),
        (Acuity::Yellow, true, 2)
    );
    store
        .add_triage("v", NOON, &triage(&encounter("v", 80.0, "x")))
        .unwrap();
    let visit = store.visit("v").unwrap();
    assert_eq!((visit.acuity, visit.review_open), (Acuity::Yellow, true));
}
