//! What the tests share: the command as it is built, the files of this folder, a canary.

pub mod vectors;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

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

/// The command `aidpost`, built once for each test run, with an empty home of its own.
///
/// # Panics
/// If it does not build.
#[expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test cannot go on without the command"
)]
pub fn aidpost(home: &Path) -> Command {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--locked",
                "-p",
                "aidpost",
                "--message-format=json",
            ])
            .current_dir(here().join(".."))
            .output()
            .expect("cargo runs");
        let messages = String::from_utf8_lossy(&built.stdout);
        let program = messages
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .find_map(|message| {
                let executable = message["executable"].as_str()?;
                (message["target"]["name"] == "aidpost").then(|| PathBuf::from(executable))
            });
        program.unwrap_or_else(|| {
            panic!(
                "aidpost does not build:\n{}",
                String::from_utf8_lossy(&built.stderr)
            )
        })
    });
    let mut command = Command::new(program);
    command
        .env_remove("AIDPOST_LOG")
        .env("HOME", home)
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_DATA_HOME", home.join("data"));
    command
}
