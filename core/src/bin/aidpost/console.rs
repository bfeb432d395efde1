//! What the command's parts share: exit status, log, cancel by Ctrl-C, deadline, progress bar.

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use aidpost::model::{Progress, StopReason};
use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How the command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Done,
    BadInput,
    ModelUnusable,
    Cancelled,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::BadInput => 2,
            Status::ModelUnusable => 3,
            Status::Cancelled => 4,
        })
    }
}

/// A failure that ends the command with its own status.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(crate) struct Failure {
    pub(crate) status: Status,
    pub(crate) message: String,
}

static CANCELLED: AtomicBool = AtomicBool::new(false);
static HUNG_UP: AtomicBool = AtomicBool::new(false);

/// Sets up the log, Ctrl-C, and a panic message that holds the place but never the data.
pub(crate) fn start() {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("AIDPOST_LOG").unwrap_or_else(|_| "off".into());
    // The HTTP client logs an answer's head: a server could have put the patient's words there.
    let filter = ["ureq=off", "ureq_proto=off"]
        .iter()
        .filter_map(|off| off.parse().ok())
        .fold(filter, tracing_subscriber::EnvFilter::add_directive);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    std::panic::set_hook(Box::new(|panic| {
        // A decoder that gives up on a damaged file: the caller gets an error, and nobody a report of a fault.
        if aidpost::image::is_decoding() {
            return;
        }
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        anstream::eprintln!("aidpost: a fault in the program at {place}; please report this line");
    }));
    // The second Ctrl-C ends the process at once.
    let _ = ctrlc::set_handler(|| {
        if CANCELLED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
}

/// Prints an error and gives the status that it ends with.
pub(crate) fn fail(error: &anyhow::Error) -> ExitCode {
    anstream::eprintln!("aidpost: {error:#}");
    error
        .downcast_ref::<Failure>()
        .map_or(ExitCode::FAILURE, |failure| failure.status.into())
}

/// Writes a result. Colours are left out where standard output is no terminal, or `NO_COLOR` is set.
pub(crate) fn write_out(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            HUNG_UP.store(true, Ordering::Relaxed);
            Ok(())
        }
        written => written.context("standard output could not be written"),
    }
}

/// Writes JSON, ended with a line's end. A control character that JSON itself leaves as it is (delete and those from U+0080) is written
/// as its number: to a terminal it could be a command.
pub(crate) fn write_json(json: &str) -> anyhow::Result<()> {
    let mut text = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if matches!(c, '\u{7f}'..='\u{9f}') {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text.push('\n');
    write_out(&text)
}

/// Whether nobody reads standard output any more.
pub(crate) fn hung_up() -> bool {
    HUNG_UP.load(Ordering::Relaxed)
}

/// Columns to print in.
pub(crate) fn width() -> usize {
    if std::io::stdout().is_terminal() {
        textwrap::termwidth().min(100)
    } else {
        80
    }
}

/// Whether Ctrl-C was pressed.
pub(crate) fn cancelled() -> bool {
    CANCELLED.load(Ordering::Relaxed)
}

/// The time of day: the engine has no clock, so the command says when something was recorded or written.
#[expect(
    clippy::disallowed_methods,
    reason = "the command is the caller that brings the clock"
)]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}

/// The command's clock: the engine has none.
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command is the caller that brings the clock"
    )]
    pub(crate) fn after(seconds: Option<f64>) -> Self {
        let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Self(duration.and_then(|duration| Instant::now().checked_add(duration)))
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the command is the caller that brings the clock"
    )]
    pub(crate) fn stop(&self) -> Option<StopReason> {
        if cancelled() {
            return Some(StopReason::Cancelled);
        }
        self.0
            .filter(|deadline| Instant::now() >= *deadline)
            .map(|_| StopReason::TimedOut)
    }
}

/// A clock that never goes back.
pub(crate) struct Clock(Instant);

#[expect(
    clippy::disallowed_methods,
    reason = "the command is the caller that brings the clock"
)]
impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Since the start.
    pub(crate) fn time(&self) -> Duration {
        Instant::now().duration_since(self.0)
    }
}

/// A bar on standard error, shown only on a terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::new(100);
        if let Ok(style) =
            ProgressStyle::with_template("{msg:24} {wide_bar} {percent:>3} % {elapsed}")
        {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(crate) fn show(&self, progress: Progress) {
        self.0.set_message(match progress {
            Progress::Bytes { .. } => "verifying the pack",
            Progress::Loading(_) => "loading the model",
            Progress::Prompt { .. } => "reading the account",
            Progress::Image { .. } => "looking at the image",
            Progress::Reply { .. } => "noting signs",
        });
        self.within(progress);
    }

    /// Which step of several it is in.
    pub(crate) fn step(&self, message: &'static str) {
        self.0.set_message(message);
        self.0.set_position(0);
    }

    /// What is being done, in words.
    pub(crate) fn say(&self, message: String) {
        self.0.set_message(message);
    }

    /// So many of so many are done.
    pub(crate) fn share(&self, done: usize, all: usize) {
        self.0.set_position((share(done, all) * 100.0) as u64);
    }

    /// How far the step has come.
    pub(crate) fn within(&self, progress: Progress) {
        let part = match progress {
            Progress::Bytes { done, total } => done as f32 / total.unwrap_or(done).max(1) as f32,
            Progress::Loading(part) => part,
            Progress::Prompt { done, total } => share(done, total),
            Progress::Image { number, images } => share(number, images),
            Progress::Reply { done, limit } => share(done, limit),
        };
        self.0.set_position((part * 100.0) as u64);
    }

    /// Shows a piece of a draft. From the first on, the draft is the progress: a bar would be drawn into the line that grows.
    pub(crate) fn draft(&self, piece: &str) {
        if !self.0.is_finished() {
            self.clear();
        }
        anstream::eprint!("{piece}");
    }

    /// Takes the bar away for good.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
        self.0.set_draw_target(ProgressDrawTarget::hidden());
    }
}

fn share(done: usize, total: usize) -> f32 {
    done as f32 / total.max(1) as f32
}
