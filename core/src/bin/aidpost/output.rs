//! How a task's record is printed. On a terminal the draft is shown as it is written, on standard error; the checked record goes to
//! standard output.

use std::cell::Cell;
use std::io::IsTerminal;

use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, ModelError};
use aidpost::tasks::TaskError;

use crate::console::{Bar, Deadline, Failure, Status, write_out};
use crate::open::WriterArguments;

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    /// A note with its encounter and triage as one FHIR bundle
    Fhir,
}

impl Format {
    /// A record as it is printed; only a note has a bundle.
    pub(crate) fn write(
        self,
        text: String,
        record: &impl serde::Serialize,
    ) -> anyhow::Result<String> {
        match self {
            Self::Text => Ok(text),
            Self::Json => Ok(serde_json::to_string_pretty(record)? + "\n"),
            Self::Fhir => Err(no_bundle().into()),
        }
    }
}

/// Refuses a bundle of what has none before a model is asked.
pub(crate) fn has_record(format: Format) -> Result<(), Failure> {
    match format {
        Format::Fhir => Err(no_bundle()),
        Format::Text | Format::Json => Ok(()),
    }
}

fn no_bundle() -> Failure {
    bad("--format fhir: only a note has a bundle (aidpost soap)".to_owned())
}

pub(crate) fn bad(message: String) -> Failure {
    Failure {
        status: Status::BadInput,
        message,
    }
}

/// Opens the engine, does `task` while the draft is shown, and prints its record.
pub(crate) fn write_record(
    writer: &WriterArguments,
    options: Options,
    format: Format,
    task: impl FnOnce(&mut Engine, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    let mut engine = writer.engine(options)?;
    let bar = Bar::new();
    let deadline = Deadline::after(writer.model.timeout);
    let shows_draft = std::io::stderr().is_terminal() && format == Format::Text;
    // Whether anything of the draft was shown, and whether its last line is not ended.
    let (begun, within_line) = (Cell::new(false), Cell::new(false));
    let draft = |piece: &str| {
        if shows_draft {
            if !begun.replace(true) {
                bar.draft("DRAFT, not checked yet:\n");
            }
            bar.draft(&printable(piece));
            within_line.set(!piece.ends_with('\n'));
        }
    };
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.show(progress),
        on_text: &draft,
    };
    let written = task(&mut engine, &control);
    if begun.get() {
        bar.draft(if within_line.get() { "\n\n" } else { "\n" });
    }
    bar.clear();
    write_out(&written.map_err(failed)?)?;
    Ok(Status::Done)
}

/// A narrative's own control characters are quoted with it, and must not reach a terminal as such.
fn printable(piece: &str) -> String {
    piece.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
}

/// A task's failure with the status that the command ends with.
fn failed(error: anyhow::Error) -> anyhow::Error {
    let status = match error.downcast_ref::<TaskError>() {
        Some(TaskError::Model(ModelError::Cancelled)) => Status::Cancelled,
        Some(TaskError::Model(_) | TaskError::NoModel(_)) => Status::ModelUnusable,
        Some(_) => Status::BadInput,
        None => return error,
    };
    Failure {
        status,
        message: error.to_string(),
    }
    .into()
}
