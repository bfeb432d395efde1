//! A system that gives less memory than a model takes: an error that says so, and never the end of the process, for which llama.cpp
//! would provide at several of its allocations.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::process::Command;

use aidpost_tests::{aidpost, here};
use tempfile::TempDir;

/// The command with so many MiB of address space.
fn limited(home: &TempDir, mebibytes: u64) -> Command {
    let aidpost = aidpost(home.path());
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -v $1; shift; exec \"$@\"", "sh"])
        .arg((mebibytes << 10).to_string())
        .arg(aidpost.get_program());
    for (name, value) in aidpost.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    limited
}

/// What it says of a note, and how it ends.
fn soap(home: &TempDir, mebibytes: u64) -> (Option<i32>, String) {
    let mut limited = limited(home, mebibytes);
    limited.arg("soap");
    limited.arg(here().join("cases/red-child-meningitis.json"));
    let output = limited.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[test]
fn too_little_memory_is_an_error_and_never_the_end_of_the_process() {
    let home = TempDir::new().unwrap();
    // The pack is unpacked once, with memory.
    assert_eq!(soap(&home, 4096).0, Some(0));
    let (mut weights, mut context, mut noted) = (0, 0, 0);
    for mebibytes in (72..272).step_by(8) {
        let (status, said) = soap(&home, mebibytes);
        match status {
            Some(0) => noted += 1,
            Some(3) if said.contains("no memory for its") => weights += 1,
            // Between the question and the loading, threads take some: then only llama.cpp knows.
            Some(3) if said.contains("or out of memory") => weights += 1,
            Some(3) if said.contains("no memory for a context") => context += 1,
            other => panic!("with {mebibytes} MiB it ended with {other:?}: {said}"),
        }
    }
    assert!(
        weights > 0 && context > 0 && noted > 0,
        "refused {weights} times for the weights, {context} for the context; noted {noted}"
    );
}

#[test]
fn a_batch_that_does_not_fit_is_made_smaller_and_says_so() {
    let home = TempDir::new().unwrap();
    assert_eq!(soap(&home, 4096).0, Some(0));
    let day = std::fs::read_to_string(here().join("cases/day.jsonl")).unwrap();
    let day = day.repeat(4);
    let queue = home.path().join("day.jsonl");
    std::fs::write(&queue, &day).unwrap();
    let (mut reduced, mut whole) = (0, 0);
    for mebibytes in (160..640).step_by(48) {
        let mut limited = limited(&home, mebibytes);
        limited.args(["triage", "--batch", "16", "--format", "jsonl"]);
        let output = limited.arg(&queue).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let status = output.status.code();
        assert!(
            matches!(status, Some(0 | 2 | 3)),
            "{mebibytes} MiB: {status:?} {said}"
        );
        // Every line is answered, by the rules at least.
        let answers = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            answers.lines().count(),
            day.lines().count(),
            "{mebibytes} MiB: {said}"
        );
        if said.contains("encounters at once need") {
            assert!(said.contains(" MiB of memory: "), "{said}");
            reduced += 1;
        } else if answers.contains("; in a batch of ") {
            whole += 1;
        }
    }
    assert!(reduced > 0 && whole > 0, "{reduced} reduced, {whole} whole");
}
