//! Gives what llama.cpp says to a caller who has no `tracing` of its own. Nothing of a prompt or reply is in it.

use std::fmt::{Debug, Write};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// How grave a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum LogLevel {
    /// Something failed.
    Error,
    /// Something is not as it should be.
    Warn,
    /// What is done.
    Info,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LogLine {
    /// How grave.
    pub level: LogLevel,
    /// What was said.
    pub message: String,
}

/// Sends each line of this process to `sink`, from whatever thread it comes; false if the process has a `tracing` subscriber already.
pub fn log_to(sink: impl Fn(LogLine) + Send + Sync + 'static) -> bool {
    tracing::subscriber::set_global_default(Sink(sink)).is_ok()
}

struct Sink<F>(F);

impl<F: Fn(LogLine) + Send + Sync + 'static> Subscriber for Sink<F> {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::INFO
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        let level = match *event.metadata().level() {
            Level::ERROR => LogLevel::Error,
            Level::WARN => LogLevel::Warn,
            _ => LogLevel::Info,
        };
        (self.0)(LogLine {
            level,
            message: text.0,
        });
    }

    // Spans carry nothing that a line does not say.
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// The message, then what else the event has.
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a string does not fail.
        let _ = match field.name() {
            "message" => write!(self.0, "{value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}
