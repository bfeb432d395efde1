//! What `aidpost pack` asks of a person, on a terminal.

use std::io::{BufRead, IsTerminal, Write};

use aidpost_models::Replacement;
use aidpost_models::licence::Terms;

use super::say;

/// Shows the terms and asks; without a terminal the answer is no, unless it was given on the command line.
pub(super) fn ask(terms: &Terms, accept: Option<&str>) -> bool {
    if accept == Some(terms.licence.as_str()) {
        return true;
    }
    let mut err = anstream::stderr().lock();
    let shown = writeln!(
        err,
        "{}\n\nThe terms stand at {}\nType yes to accept them: ",
        terms.text, terms.url
    );
    if shown.is_err() || !std::io::stdin().is_terminal() {
        let _ = writeln!(
            err,
            "no terminal to answer on: give --accept-licence {}",
            terms.licence
        );
        return false;
    }
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).is_ok()
        && answer.trim().eq_ignore_ascii_case("yes")
}

/// Says what would change and asks; without a terminal the answer is no.
pub(super) fn may_replace(replacement: &Replacement) -> bool {
    let mut err = anstream::stderr().lock();
    let shown = write!(err, "{}", say::replaces(replacement));
    if shown.is_err() || !std::io::stdin().is_terminal() {
        let _ = writeln!(err, "no terminal to answer on: give --replace");
        return false;
    }
    let _ = writeln!(err, "Type yes to replace it: ");
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).is_ok()
        && answer.trim().eq_ignore_ascii_case("yes")
}
