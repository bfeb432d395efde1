//! The log of decisions: what was acknowledged is there, and nothing can be changed, removed or moved unseen.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what it expects by failing"
)]

mod changes;
mod crashes;
mod entries;
mod replays;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost::records::audit::{
    AuditError, Checked, Chosen, Content, Fault, Log, TriageEntry, check,
};
use aidpost_tests::CANARY;
use tempfile::TempDir;

pub(crate) const RECORDS: u64 = 6;

pub(crate) fn time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_760_000_000_123)
}

pub(crate) fn encounter(pulse: u32) -> Encounter {
    Encounter::from_json(&format!(
        r#"{{ "id": "{CANARY}", "age": {{ "years": 30 }}, "vitals": {{ "heart_rate_per_minute": {pulse}, "temperature_celsius": 37.6 }},
            "narrative": "{CANARY} cannot stop vomiting." }}"#
    ))
    .unwrap()
}

pub(crate) fn append(log: &mut Log, pulse: u32, content: Content) -> u64 {
    let encounter = encounter(pulse);
    let triage = Engine::rules_only()
        .triage(&encounter, &Control::default())
        .unwrap();
    let verdict = TriageEntry {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Options::default()),
        content,
    };
    log.append_triage(&verdict, time()).unwrap().record
}

pub(crate) fn head_of(log: &Path) -> PathBuf {
    let mut name = log.as_os_str().to_owned();
    name.push(".head");
    name.into()
}

/// A log of so many records, and its bytes with those of its head.
pub(crate) fn log_of(dir: &TempDir, records: u64) -> (PathBuf, Vec<u8>, Vec<u8>) {
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

pub(crate) fn checked(path: &Path) -> Result<Checked, Fault> {
    match check(path, &[], &mut |_| ()) {
        Ok(checked) => Ok(checked),
        Err(AuditError::Broken(fault)) => Err(fault),
        Err(other) => panic!("{other}"),
    }
}

pub(crate) fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// Which record a fault points at.
pub(crate) fn place(fault: &Fault) -> u64 {
    match fault {
        Fault::Changed { record }
        | Fault::Removed { record, .. }
        | Fault::Moved { record, .. }
        | Fault::Unchained { record }
        | Fault::Added { record }
        | Fault::Replaced { record } => *record,
        Fault::Cut { first, .. } => *first,
        Fault::NoHead => 0,
    }
}
