//! A copy of the files without the key tells nothing, and no error or debug output holds what a person wrote.

use std::path::Path;

use aidpost_protocol::acuity::Acuity;
use aidpost_store::{Note, Override, Store};

use super::sample::{encounter, key, place, visit};

const CANARY: &str = "Wanjiku-Ochieng-4711";
const NOON: &str = "2026-11-28T12:00:00Z";

fn filled(path: &Path) -> Store {
    let mut store = Store::create(path, &key()).unwrap();
    for n in 0..100 {
        let encounter = encounter(&format!("{CANARY}-{n}"), 135.0, &format!("{CANARY} fell"));
        store.put_visit(&visit(&encounter, NOON)).unwrap();
    }
    let id = format!("{CANARY}-1");
    let note = Note {
        at: NOON.to_owned(),
        by: CANARY.into(),
        text: CANARY.into(),
    };
    store.add_note(&id, &note).unwrap();
    let decided = Override {
        at: NOON.to_owned(),
        by: CANARY.into(),
        reason: CANARY.into(),
        acuity: Acuity::Red,
    };
    store.override_triage(&id, &decided).unwrap();
    store
}

/// Whether a text stands in the bytes, as UTF-8 or UTF-16 of either order.
fn holds(bytes: &[u8], text: &str) -> bool {
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    [text.as_bytes(), &little, &big]
        .into_iter()
        .any(|wanted| bytes.windows(wanted.len()).any(|found| found == wanted))
}

#[test]
fn a_copy_of_the_files_holds_no_text() {
    let place = place();
    let mut store = filled(&place.path);
    let folder = place.path.parent().unwrap();
    let files = || -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries
            .map(|entry| {
                let path = entry.unwrap().path();
                let bytes = std::fs::read(&path).unwrap();
                (path, bytes)
            })
            .collect()
    };
    let check = |files: &[(std::path::PathBuf, Vec<u8>)]| {
        for (path, bytes) in files {
            for text in [
                CANARY,
                "Wanjiku",
                "narrative",
                "aidpost.triage",
                "supervisor_review",
                "SQLite format",
                "CREATE TABLE",
            ] {
                assert!(!holds(bytes, text), "{}: {text}", path.display());
            }
        }
    };
    let first = files();
    check(&first);
    assert!(first.iter().any(|(_, bytes)| bytes.len() > 100_000));
    // The search itself finds what is there: the same text in the open.
    let mut export = Vec::new();
    store.export(&mut export).unwrap();
    assert!(holds(&export, CANARY) && holds(&export, "supervisor_review"));
    store.delete_before("2027-01-01T00:00:00Z").unwrap();
    check(&files());
}

/// The journal is full only while a transaction is open: then a child is killed.
#[test]
fn a_journal_left_by_a_kill_holds_no_text() {
    let place = place();
    drop(filled(&place.path));
    let journal = super::kills::journal_of_a_killed_writer(&place.path, CANARY);
    assert!(journal.len() > 4096, "{} bytes", journal.len());
    assert!(
        !holds(&journal, CANARY) && !holds(&journal, "Wanjiku") && !holds(&journal, "narrative")
    );
}

#[test]
fn nothing_printed_holds_the_key_or_what_a_person_wrote() {
    let place = place();
    let mut store = filled(&place.path);
    let encounter = encounter(CANARY, 135.0, CANARY);
    let mut bad = visit(&encounter, CANARY);
    let mut said = format!(
        "{:?} {:?} {bad:?}",
        key(),
        store.visit(&format!("{CANARY}-1")).unwrap()
    );
    said += &format!("{:?}", store.find(&Default::default()).unwrap());
    for triage in [
        CANARY.to_owned(),
        format!(r#"{{"{CANARY}":"{CANARY}"}}"#),
        format!(r#"{{"schema":"{CANARY}"}}"#),
    ] {
        bad.at = NOON.to_owned();
        bad.triage = triage.into();
        let error = store.put_visit(&bad).unwrap_err();
        said += &format!("{error} {error:?}");
    }
    let error = store.visit(CANARY).unwrap_err();
    said += &format!("{error} {error:?}");
    // `at` is a time, not a person's words, and is shown; a caller who puts words there is refused.
    let said = said.replacen(&format!("at: \"{CANARY}\""), "", 1);
    assert!(!said.contains(CANARY), "{said}");
    assert!(!said.contains("0707"), "{said}");
}
