//! `aidpost soap`, `history` and `ask`: what a model writes about one encounter (about images: `looks`). On a terminal the draft is shown as it is
//! written, on standard error; the checked record goes to standard output.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use aidpost::encounter::Encounter;
use aidpost::model::{Control, ModelError};
use aidpost::report;
use aidpost::tasks::TaskError;
use aidpost::triage::{Engine, Options};

use crate::console::{Bar, Deadline, Failure, Status, width, write_out};
use crate::looks;
use crate::open::{self, ModelArguments};

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

#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

pub(crate) fn soap(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |engine, encounter, control| {
        let note = engine.soap(encounter, control)?;
        Ok((report::soap(&note, width()), serde_json::to_value(&note)))
    })
}

pub(crate) fn history(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |engine, encounter, control| {
        let history = engine.history(encounter, control)?;
        Ok((
            report::history(&history, width()),
            serde_json::to_value(&history),
        ))
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
    let Some(input) = input else {
        return looks::ask(image, question, switch, model, *format);
    };
    let encounter = encounter(input)?;
    write_record(model, Options::default(), *format, |engine, control| {
        let answer = engine.ask(&encounter, question, control)?;
        Ok((
            report::answer(&answer, width()),
            serde_json::to_value(&answer),
        ))
    })
}

/// A record as text, and as JSON.
pub(crate) type Record = (String, serde_json::Result<serde_json::Value>);

fn run(
    arguments: &Arguments,
    task: impl FnOnce(&mut Engine, &Encounter, &Control<'_>) -> Result<Record, TaskError>,
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
    task: impl FnOnce(&mut Engine, &Control<'_>) -> Result<Record, TaskError>,
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
    let shows_draft = std::io::stderr().is_terminal() && matches!(format, Format::Text);
    let draft = |piece: &str| {
        if shows_draft {
            bar.draft(piece);
        }
    };
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.show(progress),
        draft: &draft,
    };
    let record = task(&mut engine, &control);
    bar.clear();
    let (text, json) = record.map_err(|error| Failure {
        message: error.to_string(),
        status: match error {
            TaskError::Model(ModelError::Cancelled) => Status::Cancelled,
            TaskError::Model(_) | TaskError::NoModel(_) => Status::ModelUnusable,
            _ => Status::BadInput,
        },
    })?;
    write_out(&match format {
        Format::Text => text,
        Format::Json => format!("{:#}\n", json?),
    })?;
    Ok(Status::Done)
}
