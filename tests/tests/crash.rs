//! `aidpost triage --audit` killed again and again: whatever it printed is in the log, and the log is whole.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

use aidpost::records::audit::{Event, check};
use aidpost_models::Sha256;
use aidpost_tests::aidpost;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use tempfile::TempDir;

const KILLS: usize = 200;

/// A triage is printed after its record is on the disk, so a printed line is the acknowledgement, and its hash is in the record.
#[test]
fn two_hundred_kills_lose_no_record_that_was_acknowledged() {
    let home = TempDir::new().unwrap();
    let (log, input) = (
        home.path().join("audit.jsonl"),
        home.path().join("many.jsonl"),
    );
    let lines = (0..20_000).map(|id| {
        format!("{{ \"id\": \"{id}\", \"age\": {{ \"years\": 30 }}, \"vitals\": {{ \"heart_rate_per_minute\": {} }} }}\n", 40 + id % 150)
    });
    std::fs::write(&input, lines.collect::<String>()).unwrap();
    let mut random = ChaCha8Rng::seed_from_u64(9);
    let mut acknowledged = BTreeSet::new();
    let (mut kills_at_work, mut printed) = (0, 0);
    for kill in 0..KILLS {
        let mut child = aidpost(home.path())
            .args([
                "triage",
                "--rules-only",
                "--format",
                "jsonl",
                "--audit-content",
                "--audit",
            ])
            .args([&log, &input])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let (told, heard) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut text = Vec::new();
            while stdout.read_until(b'\n', &mut text).unwrap() > 0 {
                let _ = told.send(());
            }
            text
        });
        // Now and then at any moment from the start of the process, otherwise while records are written: after so many of them
        // and a moment more. How busy the machine is changes nothing of that.
        if kill % 8 > 0 {
            for _ in 0..1 + random.next_u32() % 8 {
                heard.recv().unwrap();
            }
        }
        let moment = if kill % 8 > 0 { 4_000 } else { 60_000 };
        std::thread::sleep(Duration::from_micros(u64::from(random.next_u32() % moment)));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = reader.join().unwrap();
        let whole = text
            .split_inclusive(|byte| *byte == b'\n')
            .filter(|line| line.ends_with(b"\n"));
        let before = printed;
        for line in whole {
            acknowledged.insert(Sha256::of(line.strip_suffix(b"\n").unwrap()));
            printed += 1;
        }
        kills_at_work += usize::from(printed > before);
        if kill % 20 == 19 {
            assert!(check(&log, &[], &mut |_| ()).is_ok());
        }
    }
    let (mut recorded, mut notes, mut records) = (BTreeSet::new(), 0, 0);
    check(&log, &[], &mut |record| match &record.event {
        Event::Triage(triage) => {
            recorded.insert(triage.triage.sha256);
            records += 1;
        }
        Event::TornTail(_) => notes += 1,
        Event::Override(_) => {}
    })
    .unwrap();
    let lost = acknowledged.difference(&recorded).count();
    println!(
        "{KILLS} kills, {kills_at_work} after a first record; {printed} acknowledged, {records} recorded, {notes} torn, {lost} lost"
    );
    assert_eq!(lost, 0);
    assert!(
        records >= printed,
        "the same encounter triaged twice is two records"
    );
    assert!(
        kills_at_work > KILLS * 3 / 4,
        "the kills fell while records were written: {kills_at_work}"
    );
}
