//! What the tests share: the command as it is built, the files of this folder, a canary.

pub mod demo;
pub mod dicom;
pub mod told;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A string that stands for patient text. It must never appear outside of standard output.
pub const CANARY: &str = "Zanzibar-Quokka-7714";

/// This package's folder.
pub fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The committed random-weight pack.
pub fn tiny_pack() -> PathBuf {
    here().join("../models/tiny")
}

/// The committed demo pack, which is also the one built into the command.
pub fn demo_pack() -> PathBuf {
    here().join("../models/demo")
}

/// The command `aidpost`, as `cargo test --workspace` has built it, with an empty home of its own. With other ways to run the
/// tests, run `cargo build` first.
///
/// # Panics
/// If it is not there.
#[expect(clippy::panic, reason = "a test cannot go on without the command")]
pub fn aidpost(home: &Path) -> Command {
    // Tests lie in target/PROFILE/deps, the command in target/PROFILE.
    let here = std::env::current_exe().unwrap_or_default();
    let name = format!("aidpost{}", std::env::consts::EXE_SUFFIX);
    let program = here
        .ancestors()
        .nth(2)
        .map(|profile| profile.join(name))
        .filter(|program| program.is_file());
    let Some(program) = program else {
        panic!("the command is not built: run `cargo build`, or `cargo test --workspace`")
    };
    let mut command = Command::new(program);
    command
        .env_remove("AIDPOST_LOG")
        .env("HOME", home)
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"));
    command
}

/// What a command prints and how it ends when it is given `input`.
///
/// # Panics
/// If it cannot be started.
#[expect(
    clippy::expect_used,
    reason = "a test cannot go on without the command"
)]
pub fn run(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    // One that refuses its arguments ends before it reads.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the command ends")
}
