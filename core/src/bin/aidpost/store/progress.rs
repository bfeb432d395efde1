//! What takes seconds shows that it goes on, and how far: on standard error, and only on a terminal.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(message: &'static str) -> Self {
        Self::of("{spinner} {msg} {elapsed}", message)
    }

    /// One that counts visits; how many there are is not known before the end.
    pub(super) fn counting(message: &'static str) -> Self {
        Self::of("{spinner} {msg}: {human_pos} {elapsed}", message)
    }

    /// The same beside a long output: on a terminal that output shows how far it is.
    pub(super) fn of_output(message: &'static str) -> Self {
        let shown = Self::counting(message);
        if std::io::stdout().is_terminal() {
            shown.0.set_draw_target(ProgressDrawTarget::hidden());
        }
        shown
    }

    fn of(template: &str, message: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(message);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Takes itself away while something is printed.
    pub(super) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    pub(super) fn one_more(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
