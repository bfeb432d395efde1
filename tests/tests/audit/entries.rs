//! What stands in a record: hashes and codes, and a person's decision with its reason.

use aidpost::acuity::Acuity;
use aidpost::records::audit::{AuditError, Content, Event, Log, Override, check};
use aidpost_tests::CANARY;
use tempfile::TempDir;

use crate::{append, log_of, time};

#[test]
fn hashes_hold_no_patient_and_debug_shows_none_of_the_content() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("audit.jsonl");
    let mut log = Log::open(&path, time()).unwrap();
    append(&mut log, 160, Content::Hashes);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains(CANARY), "{text}");
    assert!(
        text.contains("iitt-adult/red/heart-rate-high")
            && text.contains("2025-10-09T08:53:20.123Z"),
        "{text}"
    );
    append(&mut log, 160, Content::Whole);
    assert!(std::fs::read_to_string(&path).unwrap().contains(CANARY));
    check(&path, &[], &mut |record| {
        assert!(!format!("{record:?}").contains(CANARY))
    })
    .unwrap();
}

#[test]
fn an_override_names_a_triage_a_reason_and_a_person() {
    let dir = TempDir::new().unwrap();
    let (path, ..) = log_of(&dir, 2);
    let mut log = Log::open(&path, time()).unwrap();
    let by_person = |record, reason: &str, by: &str| Override {
        record,
        acuity: Acuity::Red,
        reason: reason.into(),
        by: by.into(),
    };
    for bad in [
        by_person(9, "r", "b"),
        by_person(0, "r", "b"),
        by_person(1, " ", "b"),
        by_person(1, "r", ""),
    ] {
        assert!(matches!(
            log.overridden(&bad, time()),
            Err(AuditError::BadEntry(_))
        ));
    }
    let good = by_person(2, "grey and sweating", "Nurse A");
    assert_eq!(log.overridden(&good, time()).unwrap().record, 3);
    // An override is no triage that could be overridden.
    assert!(log.overridden(&by_person(3, "r", "b"), time()).is_err());
    let mut seen = Vec::new();
    check(&path, &[], &mut |record| {
        seen.push(record.sha256);
        if let Event::Override(event) = &record.event {
            assert_eq!((event.record, event.record_sha256), (2, seen[1]));
            assert_eq!(
                (&*event.reason, &*event.by),
                ("grey and sweating", "Nurse A")
            );
        }
    })
    .unwrap();
    assert_eq!(seen.len(), 3);
}
