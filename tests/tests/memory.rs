//! A system that gives less memory than a model takes: an error that says so, and never the end of the process, for which llama.cpp
//! would provide at several of its allocations.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::process::Command;

use aidpost_tests::{aidpost, here};
use tempfile::TempDir;

/// What the command says of a note with so many MiB of address space, and how it ends.
fn soap(home: &TempDir, mebibytes: u64) -> (Option<i32>, String) {
    let aidpost = aidpost(home.path());
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -v $1; shift; exec \"$@\"", "sh"])
        .arg((mebibytes << 10).to_string())
        .arg(aidpost.get_program())
        .arg("soap")
        .arg(here().join("cases/red-child-meningitis.json"));
    for (name, value) in aidpost.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
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
