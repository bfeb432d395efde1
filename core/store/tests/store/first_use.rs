//! Threads of an app open their stores in the same moment, before anything else of the process has used SQLite.

use std::process::Command;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use aidpost_store::Store;

use super::sample::{key, place};

/// One in some sixty of them failed while SQLite was opened without a lock.
const PROCESSES: u64 = 120;
const THREADS: u32 = 4;

#[test]
fn threads_that_begin_at_once_all_get_their_store() {
    for process in 0..PROCESSES {
        let test = "first_use::threads_begin_at_once";
        let child = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--ignored", "--nocapture"])
            .env(LATER, process.to_string())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stderr);
        assert!(child.status.success(), "process {process}: {said}");
    }
}

/// Microseconds by which each thread comes later than the one before it.
const LATER: &str = "AIDPOST_STORE_TEST_LATER";

#[test]
#[ignore = "a child of the test above"]
#[expect(
    clippy::disallowed_methods,
    reason = "what is tested is when threads come"
)]
fn threads_begin_at_once() {
    let told = std::env::var(LATER).map(|later| later.parse().unwrap());
    let later: u64 = told.unwrap_or_default();
    let places: Vec<_> = (0..THREADS).map(|_| place()).collect();
    let together = &Barrier::new(places.len());
    std::thread::scope(|scope| {
        for (n, place) in (0..).zip(&places) {
            scope.spawn(move || {
                together.wait();
                let began = Instant::now();
                while began.elapsed() < n * Duration::from_micros(later) {}
                Store::create(&place.path, &key()).unwrap();
                let bytes = std::fs::read(&place.path).unwrap();
                assert!(!bytes.starts_with(b"SQLite format 3"), "not encrypted");
            });
        }
    });
}
