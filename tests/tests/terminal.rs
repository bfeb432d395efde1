//! The command on a terminal, where progress and a draft share the screen with the result.
#![cfg(target_os = "linux")]

use std::process::Command;

use aidpost_tests::{aidpost, here, run};
use tempfile::TempDir;

/// A draft grows word by word on lines of its own: a bar that was drawn again behind each word broke it into one line a word.
#[test]
fn a_draft_stands_on_the_screen_in_one_piece() {
    let home = TempDir::new().unwrap();
    let command = aidpost(home.path());
    let case = here().join("cases/red-child-meningitis.json");
    // util-linux's `script` gives it a terminal.
    let typed = format!(
        "'{}' ask '{}' 'Is the neck stiff?'",
        command.get_program().display(),
        case.display()
    );
    let mut terminal = Command::new("script");
    terminal.args(["--quiet", "--return", "--command", &typed, "/dev/null"]);
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => terminal.env(name, value),
            None => terminal.env_remove(name),
        };
    }
    let screen = String::from_utf8(run(&mut terminal, "").stdout).unwrap();
    let (before, draft) = screen.split_once("DRAFT, not checked yet:").unwrap();
    assert!(before.contains("verifying the pack"), "no bar in {before}");
    let (draft, record) = draft.split_once("Made with a demo").unwrap();
    assert!(
        draft.contains("> cries when we bend her head forward and she wants the room dark\r\n"),
        "{draft}"
    );
    assert!(record.contains("It rests on"), "{record}");
}
