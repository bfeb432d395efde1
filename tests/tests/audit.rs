//! The log of decisions: what was acknowledged is there, and nothing can be changed, removed or moved unseen.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use aidpost::acuity::Acuity;
use aidpost::audit::{
    AuditError, Checked, Chosen, Content, Event, Fault, Head, Log, Override, Replayed, Unreplayed,
    Verdict, check, replay,
};
use aidpost::encounter::Encounter;
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::triage::{Engine, Options};
use aidpost_tests::CANARY;
use proptest::prelude::*;
use tempfile::TempDir;

const RECORDS: u64 = 6;

fn time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_760_000_000_123)
}

fn encounter(pulse: u32) -> Encounter {
    Encounter::from_json(&format!(
        r#"{{ "id": "{CANARY}", "age": {{ "years": 30 }}, "vitals": {{ "heart_rate_per_minute": {pulse}, "temperature_celsius": 37.6 }},
            "narrative": "{CANARY} cannot stop vomiting." }}"#
    ))
    .unwrap()
}

fn append(log: &mut Log, pulse: u32, content: Content) -> u64 {
    let encounter = encounter(pulse);
    let triage = Engine::rules_only()
        .triage(&encounter, &Control::UNATTENDED)
        .unwrap();
    let verdict = Verdict {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Options::default()),
        content,
    };
    log.triaged(&verdict, time()).unwrap().record
}

fn head_of(log: &Path) -> PathBuf {
    let mut name = log.as_os_str().to_owned();
    name.push(".head");
    name.into()
}

/// A log of so many records, and its bytes with those of its head.
fn log_of(dir: &TempDir, records: u64) -> (PathBuf, Vec<u8>, Vec<u8>) {
    let path = dir.path().join("audit.jsonl");
    let mut log = Log::open(&path, time()).unwrap();
    for record in 1..=records {
        let content = if record % 2 == 0 {
            Content::Whole
        } else {
            Content::Hashes
        };
        assert_eq!(
            append(&mut log, 60 + u32::try_from(record).unwrap(), content),
            record
        );
    }
    drop(log);
    let bytes = std::fs::read(&path).unwrap();
    let head = std::fs::read(head_of(&path)).unwrap();
    (path, bytes, head)
}

fn checked(path: &Path) -> Result<Checked, Fault> {
    match check(path, &[], &mut |_| ()) {
        Ok(checked) => Ok(checked),
        Err(AuditError::Broken(fault)) => Err(fault),
        Err(other) => panic!("{other}"),
    }
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// Which record a fault points at.
fn place(fault: &Fault) -> u64 {
    match fault {
        Fault::Changed { record }
        | Fault::Removed { record, .. }
        | Fault::Moved { record, .. }
        | Fault::Unchained { record }
        | Fault::Replaced { record } => *record,
        Fault::Cut { first, .. } => *first,
        Fault::NoHead => 0,
    }
}

#[test]
fn any_change_removal_or_move_is_found_and_the_first_such_record_is_named() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, _) = log_of(&dir, RECORDS);
    assert_eq!(
        checked(&path).map(|checked| checked.head.count),
        Ok(RECORDS)
    );
    let all = lines(&bytes);
    let ends: Vec<usize> = all
        .iter()
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        })
        .collect();
    let last = usize::try_from(RECORDS).unwrap();
    let config = ProptestConfig {
        cases: 3000,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(at in 0..bytes.len(), to: u8)| {
        prop_assume!(bytes[at] != to);
        let mut changed = bytes.clone();
        changed[at] = to;
        std::fs::write(&path, &changed).unwrap();
        let fault = checked(&path).unwrap_err();
        let record = ends.iter().position(|end| at < *end).unwrap() as u64 + 1;
        prop_assert_eq!(place(&fault), record);
    });
    for at in 0..last {
        let mut removed = all.clone();
        removed.remove(at);
        std::fs::write(&path, removed.concat()).unwrap();
        let record = at as u64 + 1;
        let expected = if record == RECORDS {
            Fault::Cut {
                first: RECORDS,
                last: RECORDS,
            }
        } else {
            Fault::Removed {
                record,
                found: record + 1,
            }
        };
        assert_eq!(checked(&path), Err(expected));
        for other in at + 1..last {
            let mut swapped = all.clone();
            swapped.swap(at, other);
            std::fs::write(&path, swapped.concat()).unwrap();
            assert_eq!(
                checked(&path),
                Err(Fault::Moved {
                    record,
                    found: other as u64 + 1
                })
            );
        }
        let mut twice = all.clone();
        twice.insert(at, all[at].clone());
        std::fs::write(&path, twice.concat()).unwrap();
        match checked(&path) {
            Err(fault) => assert_eq!(place(&fault), record + 1),
            // The last one twice: nothing acknowledged is missing, and what follows it is no record.
            Ok(checked) => assert!(record == RECORDS && checked.torn_bytes > 0),
        }
    }
    // A byte put in, and one taken out.
    for at in (0..bytes.len()).step_by(7) {
        let mut longer = bytes.clone();
        longer.insert(at, b' ');
        std::fs::write(&path, &longer).unwrap();
        assert!(checked(&path).is_err());
        let mut shorter = bytes.clone();
        shorter.remove(at);
        std::fs::write(&path, &shorter).unwrap();
        assert!(checked(&path).is_err());
    }
}

#[test]
fn a_log_without_its_head_or_with_an_earlier_one_says_so() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, head) = log_of(&dir, RECORDS);
    std::fs::remove_file(head_of(&path)).unwrap();
    assert_eq!(checked(&path), Err(Fault::NoHead));
    std::fs::write(head_of(&path), b"nonsense").unwrap();
    assert_eq!(checked(&path), Err(Fault::NoHead));
    assert!(matches!(
        Log::open(&path, time()),
        Err(AuditError::Broken(Fault::NoHead))
    ));
    // Both files taken back to an earlier state are whole in themselves; a head kept elsewhere tells.
    std::fs::write(head_of(&path), &head).unwrap();
    let kept = checked(&path).unwrap().head;
    let other = TempDir::new().unwrap();
    let (shorter, ..) = log_of(&other, RECORDS - 2);
    assert_eq!(
        checked(&shorter).map(|checked| checked.head.count),
        Ok(RECORDS - 2)
    );
    let seen = check(&shorter, &[kept], &mut |_| ());
    assert!(matches!(
        seen,
        Err(AuditError::Broken(Fault::Cut {
            first: 5,
            last: RECORDS
        }))
    ));
    let forged = Head { count: 2, ..kept };
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        check(&path, &[forged], &mut |_| ()),
        Err(AuditError::Broken(Fault::Replaced { record: 2 }))
    ));
    let parsed: Head = kept.to_string().parse().unwrap();
    assert_eq!(parsed, kept);
}

#[test]
fn a_crash_at_any_byte_of_a_write_loses_nothing_acknowledged_and_leaves_a_note() {
    let dir = TempDir::new().unwrap();
    let (path, before, head_before) = log_of(&dir, 3);
    let mut log = Log::open(&path, time()).unwrap();
    append(&mut log, 99, Content::Whole);
    drop(log);
    let after = std::fs::read(&path).unwrap();
    let head_after = std::fs::read(head_of(&path)).unwrap();
    let whole = lines(&before);
    for cut in before.len()..=after.len() {
        // The head is written after the record is on the disk: a record that is not whole was never acknowledged.
        std::fs::write(&path, &after[..cut]).unwrap();
        std::fs::write(head_of(&path), &head_before).unwrap();
        let log = Log::open(&path, time()).unwrap();
        let torn = cut > before.len() && cut < after.len();
        assert_eq!(
            log.set_aside().map(|torn| torn.bytes),
            torn.then_some((cut - before.len()) as u64)
        );
        drop(log);
        let kept = lines(&std::fs::read(&path).unwrap());
        assert_eq!(kept[..3], whole[..]);
        let count = if cut == before.len() { 3 } else { 4 };
        let now = checked(&path).unwrap();
        assert_eq!(
            (now.head.count, now.torn_bytes, now.unacknowledged),
            (count, 0, 0)
        );
        if torn {
            let mut notes = 0;
            check(&path, &[], &mut |record| {
                notes += u32::from(matches!(record.event, Event::SetAside(_)))
            })
            .unwrap();
            assert_eq!(notes, 1);
        }
        // With the head of after, the record was acknowledged: its loss is no crash.
        if cut < after.len() {
            std::fs::write(&path, &after[..cut]).unwrap();
            std::fs::write(head_of(&path), &head_after).unwrap();
            assert_eq!(place(&checked(&path).unwrap_err()), 4);
            assert!(matches!(
                Log::open(&path, time()),
                Err(AuditError::Broken(_))
            ));
            assert_eq!(
                std::fs::read(&path).unwrap(),
                after[..cut],
                "a broken log is left as it is"
            );
        }
    }
    // A crash at any byte of the head's own write: the other slot still holds, and the record is whole.
    for cut in 0..=head_after.len() {
        let mut head = head_before.clone();
        head.resize(head_after.len().max(head.len()), 0);
        head[..cut].copy_from_slice(&head_after[..cut]);
        std::fs::write(&path, &after).unwrap();
        std::fs::write(head_of(&path), &head).unwrap();
        assert_eq!(Log::open(&path, time()).unwrap().head().count, 4);
        assert_eq!(checked(&path).map(|checked| checked.unacknowledged), Ok(0));
    }
}

#[test]
fn one_writer_at_a_time_and_readers_all_the_while() {
    let dir = TempDir::new().unwrap();
    let (path, ..) = log_of(&dir, 1);
    let mut log = Log::open(&path, time()).unwrap();
    assert!(matches!(Log::open(&path, time()), Err(AuditError::Locked)));
    append(&mut log, 70, Content::Hashes);
    assert_eq!(checked(&path).map(|checked| checked.head.count), Ok(2));
    drop(log);
    assert!(Log::open(&path, time()).is_ok());
}

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

fn replayed(path: &Path, mut engine: Option<Engine>) -> Vec<Replayed> {
    let mut all = Vec::new();
    check(path, &[], &mut |record| {
        all.push(replay(record, engine.as_mut(), &Control::UNATTENDED));
    })
    .unwrap();
    all
}

#[test]
fn a_replay_of_the_rules_comes_out_the_same_and_a_false_record_does_not() {
    let dir = TempDir::new().unwrap();
    let (path, ..) = log_of(&dir, 1);
    let mut log = Log::open(&path, time()).unwrap();
    append(&mut log, 160, Content::Whole);
    // As if the rules had been others then: a triage that these rules do not give for this encounter.
    let encounter = encounter(160);
    let mut triage = Engine::rules_only()
        .triage(&encounter, &Control::UNATTENDED)
        .unwrap();
    triage.acuity = Acuity::Green;
    triage.provenance.protocol_sha256 = "0".repeat(64);
    let verdict = Verdict {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Options::default()),
        content: Content::Whole,
    };
    log.triaged(&verdict, time()).unwrap();
    let different = Replayed::Different {
        fields: vec!["acuity".to_owned()],
        versions: vec!["provenance.protocol_sha256".to_owned()],
    };
    assert_eq!(
        replayed(&path, None),
        [
            Replayed::Not(Unreplayed::HashesOnly),
            Replayed::Same { versions: vec![] },
            different
        ]
    );
}

fn scripted(reply: &str) -> Engine {
    let reply = Reply {
        text: reply.into(),
        finish: Finish::Complete,
        choice: Some(vec![0.7, 0.2, 0.1]),
    };
    Engine::with_model(Box::new(Scripted::new([Ok(reply)])), Options::default())
}

#[test]
fn a_replay_with_the_model_compares_what_it_read_and_without_it_is_not_run() {
    const READS: &str = "vomits_everything + cannot stop vomiting\n=\nred\nIt may dry out.\n";
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("audit.jsonl");
    let encounter = encounter(80);
    let triage = scripted(READS)
        .triage(&encounter, &Control::UNATTENDED)
        .unwrap();
    assert_eq!(triage.acuity, Acuity::Yellow, "the model read a sign");
    let mut log = Log::open(&path, time()).unwrap();
    let verdict = Verdict {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Options::default()),
        content: Content::Whole,
    };
    log.triaged(&verdict, time()).unwrap();
    assert_eq!(
        replayed(&path, None),
        [Replayed::Not(Unreplayed::OtherModel)]
    );
    assert_eq!(
        replayed(&path, Some(scripted(READS))),
        [Replayed::Same { versions: vec![] }]
    );
    let other = replayed(&path, Some(scripted("=\nred\nIt may dry out.\n")));
    let Replayed::Different { fields, .. } = &other[0] else {
        panic!("{other:?}")
    };
    assert!(
        fields.contains(&"acuity".to_owned()) && fields.contains(&"model.signs".to_owned()),
        "{fields:?}"
    );
}
