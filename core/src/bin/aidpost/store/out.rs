//! What the verbs share: a question before something is deleted, and texts that are safe on a terminal.

use std::io::{BufRead, IsTerminal};

use crate::console::{Failure, Status};
use crate::output::bad;

/// Asks; without a terminal the answer is no, unless it was given on the command line.
pub(super) fn confirm(what: &str, yes: bool) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    if !std::io::stdin().is_terminal() {
        return Err(bad(format!(
            "{what}, and there is no terminal to ask on: give --yes"
        )));
    }
    anstream::eprintln!("{what}. Type yes to go on: ");
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    if read.is_ok() && answer.trim().eq_ignore_ascii_case("yes") {
        return Ok(());
    }
    Err(Failure {
        status: Status::Cancelled,
        message: "nothing was deleted".to_owned(),
    })
}

/// To a terminal a control character could be a command.
pub(super) fn clean(text: &str) -> String {
    text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
}

/// The same for what stands on one line.
pub(super) fn line(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
