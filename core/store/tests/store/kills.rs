//! A process that writes is killed at any moment; what it was told is stored is there afterwards. It cannot show what a loss of power does: that
//! rests on SQLite's flushing, which `schema` asks for.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use aidpost_store::{Note, Store};

use super::sample::{encounter, key, put, visit};

const KILLS: u32 = 200;
const NOON: &str = "2026-11-28T12:00:00Z";
const PATH: &str = "AIDPOST_STORE_TEST_PATH";
const ROUND: &str = "AIDPOST_STORE_TEST_ROUND";

/// This same program as a child that does only `test`.
fn child(test: &str, path: &Path, round: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            test,
            "--exact",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(PATH, path)
        .env(ROUND, round)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn nothing_acknowledged_is_lost_by_200_kills() {
    let place = super::sample::place();
    drop(Store::create(&place.path, &key()).unwrap());
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..KILLS {
        let mut child = child(
            "kills::writes_until_it_is_killed",
            &place.path,
            &round.to_string(),
        );
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        // The first visit, then at another moment each time within the next ones.
        let first = lines
            .by_ref()
            .find_map(|line| line.split_once("put ").map(|(_, id)| id.to_owned()));
        acknowledged.push(first.unwrap());
        std::thread::sleep(Duration::from_micros(u64::from(round) * 137 % 11_000));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it said before it died counts too; its last line may be cut.
        let rest = lines.filter_map(|line| line.strip_prefix("put ").map(str::to_owned));
        acknowledged.extend(rest.filter(|id| id.ends_with('.')));

        let store = Store::open(&place.path, &key()).unwrap();
        for id in acknowledged.iter().rev().take(20) {
            let visit = store.visit(id).unwrap();
            assert_eq!(
                (visit.triages.len(), visit.notes.len(), visit.photos.len()),
                (1, 1, 1),
                "{id}"
            );
        }
    }
    let store = Store::open(&place.path, &key()).unwrap();
    store.verify().unwrap();
    for id in &acknowledged {
        store.visit(id).unwrap();
    }
    println!("{} acknowledged, {KILLS} kills", acknowledged.len());
}

#[test]
#[ignore = "a child of the test above"]
fn writes_until_it_is_killed() {
    let Ok(path) = std::env::var(PATH) else {
        return;
    };
    let round = std::env::var(ROUND).unwrap();
    let mut store = Store::open(Path::new(&path), &key()).unwrap();
    for n in 0.. {
        let id = format!("{round}-{n}.");
        put(&mut store, &id, 160.0, NOON);
        let note = Note {
            at: NOON.to_owned(),
            by: "nurse".into(),
            text: "seen".into(),
        };
        store.add_note(&id, &note).unwrap();
        println!("put {id}");
    }
}

/// The journal as it stands while many pages are changed in one transaction, of a child that is killed then.
pub(crate) fn journal_of_a_killed_writer(path: &Path, text: &str) -> Vec<u8> {
    let journal = path.with_file_name(format!("{}-journal", path.file_name().unwrap().display()));
    for _ in 0..200 {
        let mut child = child("kills::deletes_and_puts_until_it_is_killed", path, text);
        let mut found = Vec::new();
        for _ in 0..20_000 {
            if journal.metadata().is_ok_and(|file| file.len() > 8192) {
                child.kill().unwrap();
                child.wait().unwrap();
                found = std::fs::read(&journal).unwrap();
                break;
            }
            std::thread::sleep(Duration::from_micros(200));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if found.len() > 4096 {
            return found;
        }
    }
    panic!("no journal was left in 200 kills");
}

#[test]
#[ignore = "a child of a test of secrecy"]
fn deletes_and_puts_until_it_is_killed() {
    let Ok(path) = std::env::var(PATH) else {
        return;
    };
    let text = std::env::var(ROUND).unwrap();
    let mut store = Store::open(Path::new(&path), &key()).unwrap();
    loop {
        store.delete_before("2020-01-01T00:00:00Z").unwrap();
        for n in 0..100 {
            let encounter = encounter(&format!("{text}-old{n}"), 160.0, &text.repeat(200));
            store
                .put_visit(&visit(&encounter, "2019-01-01T00:00:00Z"))
                .unwrap();
        }
    }
}
