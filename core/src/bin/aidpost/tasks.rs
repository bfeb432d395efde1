//! `aidpost soap`, `history` and `ask`: what a model writes about one encounter (about images: `looks`). On a terminal the draft
//! is shown as it is written, on standard error; the checked record goes to standard output.

use std::cell::Cell;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use aidpost::encounter::Encounter;
use aidpost::fhir::{self, Attached};
use aidpost::model::{Control, ModelError};
use aidpost::report;
use aidpost::tasks::TaskError;
use aidpost::triage::{Engine, Options};

use crate::console::{Bar, Deadline, Failure, Status, now, width, write_out};
use crate::looks;
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
#[command(allow_missing_positional = true)]
pub(crate) struct AskArguments {
    /// One encounter (JSON); `-` for standard input
    #[arg(
        value_name = "FILE",
        required_unless_present = "image",
        conflicts_with = "image"
    )]
    input: Option<PathBuf>,
    /// Ask about an image instead of an encounter, behind what it shows (such as skin=photo.jpg); may be given several times
    #[arg(long, value_name = "KIND=FILE", value_parser = looks::shown)]
    image: Vec<looks::Shown>,
    #[command(flatten)]
    switch: looks::Switch,
    #[command(flatten)]
    model: ModelArguments,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The question
    #[arg(required = true)]
    question: String,
}

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

pub(crate) fn soap(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |engine, encounter, control| {
        let note = engine.soap(encounter, control)?;
        if arguments.format != Format::Fhir {
            return arguments.format.write(report::soap(&note, width()), &note);
        }
        let triage = engine.triage(encounter, control)?;
        let attached = Attached {
            note: Some(note),
            photos: photos::files(encounter),
        };
        let bundle = fhir::bundle(encounter, &triage, &attached, now())?;
        Ok(serde_json::to_string(&bundle)? + "\n")
    })
}

pub(crate) fn history(arguments: &Arguments) -> anyhow::Result<Status> {
    has_record(arguments.format)?;
    run(arguments, |engine, encounter, control| {
        let history = engine.history(encounter, control)?;
        let text = report::history(&history, width());
        arguments.format.write(text, &history)
    })
}

pub(crate) fn ask(arguments: &AskArguments) -> anyhow::Result<Status> {
    let AskArguments {
        input,
        image,
        switch,
        model,
        format,
        question,
    } = arguments;
    has_record(*format)?;
    let Some(input) = input else {
        return looks::ask(image, question, switch, model, *format);
    };
    let encounter = encounter(input)?;
    write_record(model, Options::default(), *format, |engine, control| {
        let answer = engine.ask(&encounter, question, control)?;
        format.write(report::answer(&answer, width()), &answer)
    })
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

fn run(
    arguments: &Arguments,
    task: impl FnOnce(&mut Engine, &Encounter, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    let encounter = encounter(&arguments.input)?;
    let (model, options) = (&arguments.model, Options::default());
    write_record(model, options, arguments.format, |engine, control| {
        task(engine, &encounter, control)
    })
}

fn bad(message: String) -> Failure {
    Failure {
        status: Status::BadInput,
        message,
    }
}

fn encounter(input: &Path) -> Result<Encounter, Failure> {
    let text = open::text(input)?;
    Encounter::from_json(&text).map_err(|error| bad(error.to_string()))
}

/// Opens the engine, does `task` while the draft is shown, and prints its record.
pub(crate) fn write_record(
    model: &ModelArguments,
    options: Options,
    format: Format,
    task: impl FnOnce(&mut Engine, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    let (mut engine, failure) = open::engine(model, options)?;
    if let Some(message) = failure {
        return Err(Failure {
            status: Status::ModelUnusable,
            message,
        }
        .into());
    }
    let bar = Bar::new();
    let deadline = Deadline::after(model.timeout);
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
        draft: &draft,
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
