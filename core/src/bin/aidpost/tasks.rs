//! `aidpost soap`, `history` and `ask`: what a model writes about one encounter. On a terminal the draft is shown as it is
//! written, on standard error; the checked record goes to standard output.

use std::cell::Cell;
use std::io::IsTerminal;
use std::path::PathBuf;

use aidpost::encounter::Encounter;
use aidpost::fhir::{self, Attached};
use aidpost::model::{Control, ModelError};
use aidpost::report;
use aidpost::tasks::TaskError;
use aidpost::triage::{Engine, Options};

use crate::console::{Bar, Deadline, Failure, Status, now, width, write_out};
use crate::open::{self, ModelArguments};
use crate::photos;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// One encounter (JSON); `-` for standard input
    #[arg(value_name = "FILE")]
    input: PathBuf,
    #[command(flatten)]
    model: ModelArguments,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(crate) struct AskArguments {
    #[command(flatten)]
    task: Arguments,
    /// The question
    question: String,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    /// A note with its encounter and triage as one FHIR bundle
    Fhir,
}

pub(crate) fn soap(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |engine, encounter, control| {
        let note = engine.soap(encounter, control)?;
        let written = match arguments.format {
            Format::Text => report::soap(&note, width()),
            Format::Json => json(&note)?,
            Format::Fhir => {
                let triage = engine.triage(encounter, control)?;
                let attached = Attached {
                    note: Some(note),
                    photos: photos::files(encounter),
                };
                let bundle = fhir::bundle(encounter, &triage, &attached, now())?;
                serde_json::to_string(&bundle)? + "\n"
            }
        };
        Ok(written)
    })
}

pub(crate) fn history(arguments: &Arguments) -> anyhow::Result<Status> {
    no_bundle(arguments.format)?;
    run(arguments, |engine, encounter, control| {
        let history = engine.history(encounter, control)?;
        match arguments.format {
            Format::Text => Ok(report::history(&history, width())),
            Format::Json | Format::Fhir => json(&history),
        }
    })
}

pub(crate) fn ask(arguments: &AskArguments) -> anyhow::Result<Status> {
    no_bundle(arguments.task.format)?;
    run(&arguments.task, |engine, encounter, control| {
        let answer = engine.ask(encounter, &arguments.question, control)?;
        match arguments.task.format {
            Format::Text => Ok(report::answer(&answer, width())),
            Format::Json | Format::Fhir => json(&answer),
        }
    })
}

fn no_bundle(format: Format) -> Result<(), Failure> {
    if format == Format::Fhir {
        return Err(bad(
            "--format fhir: only a note has a bundle (aidpost soap)".to_owned(),
        ));
    }
    Ok(())
}

fn json(record: &impl serde::Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(record)? + "\n")
}

fn run(
    arguments: &Arguments,
    task: impl FnOnce(&mut Engine, &Encounter, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    let text = open::text(&arguments.input)?;
    let encounter = Encounter::from_json(&text).map_err(|error| bad(error.to_string()))?;
    let (mut engine, failure) = open::engine(&arguments.model, Options::default())?;
    if let Some(message) = failure {
        return Err(Failure {
            status: Status::ModelUnusable,
            message,
        }
        .into());
    }
    let bar = Bar::new();
    let deadline = Deadline::after(arguments.model.timeout);
    let shows_draft = std::io::stderr().is_terminal() && arguments.format == Format::Text;
    let begun = Cell::new(false);
    let draft = |piece: &str| {
        if shows_draft {
            if !begun.replace(true) {
                bar.draft("DRAFT, not checked yet:\n");
            }
            bar.draft(&printable(piece));
        }
    };
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.show(progress),
        draft: &draft,
    };
    let written = task(&mut engine, &encounter, &control);
    bar.clear();
    write_out(&written.map_err(failed)?)?;
    Ok(Status::Done)
}

/// A narrative's own control characters are quoted with it, and must not reach a terminal as such.
fn printable(piece: &str) -> String {
    piece.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
}

fn bad(message: String) -> Failure {
    Failure {
        status: Status::BadInput,
        message,
    }
}

/// A task's failure with the status that the command ends with.
fn failed(error: anyhow::Error) -> anyhow::Error {
    let status = match error.downcast_ref::<TaskError>() {
        Some(TaskError::Encounter(_) | TaskError::NoNarrative | TaskError::Question { .. }) => {
            Status::BadInput
        }
        Some(TaskError::Model(ModelError::Cancelled)) => Status::Cancelled,
        Some(TaskError::Model(_) | TaskError::NoModel(_)) => Status::ModelUnusable,
        None => return error,
    };
    Failure {
        status,
        message: error.to_string(),
    }
    .into()
}
