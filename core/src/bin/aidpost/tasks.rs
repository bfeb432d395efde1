//! `aidpost soap`, `history` and `ask`: what a model writes about one encounter. On a terminal the draft is shown as it is
//! written, on standard error; the checked record goes to standard output.

use std::io::IsTerminal;
use std::path::PathBuf;

use aidpost::encounter::Encounter;
use aidpost::model::{Control, ModelError};
use aidpost::report;
use aidpost::tasks::TaskError;
use aidpost::triage::{Engine, Options};

use crate::console::{Bar, Deadline, Failure, Status, width, write_out};
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
pub(crate) struct AskArguments {
    #[command(flatten)]
    task: Arguments,
    /// The question
    question: String,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
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
    run(&arguments.task, |engine, encounter, control| {
        let answer = engine.ask(encounter, &arguments.question, control)?;
        Ok((
            report::answer(&answer, width()),
            serde_json::to_value(&answer),
        ))
    })
}

type Record = (String, serde_json::Result<serde_json::Value>);

fn run(
    arguments: &Arguments,
    task: impl FnOnce(&mut Engine, &Encounter, &Control<'_>) -> Result<Record, TaskError>,
) -> anyhow::Result<Status> {
    let text = open::text(&arguments.input)?;
    let bad = |message: String| Failure {
        status: Status::BadInput,
        message,
    };
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
    let shows_draft = std::io::stderr().is_terminal() && matches!(arguments.format, Format::Text);
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
    let record = task(&mut engine, &encounter, &control);
    bar.clear();
    let (text, json) = record.map_err(|error| match error {
        TaskError::Encounter(_) | TaskError::NoNarrative | TaskError::Question { .. } => {
            bad(error.to_string())
        }
        TaskError::Model(ModelError::Cancelled) => Failure {
            status: Status::Cancelled,
            message: error.to_string(),
        },
        TaskError::Model(_) | TaskError::NoModel(_) => Failure {
            status: Status::ModelUnusable,
            message: error.to_string(),
        },
    })?;
    write_out(&match arguments.format {
        Format::Text => text,
        Format::Json => format!("{:#}\n", json?),
    })?;
    Ok(Status::Done)
}
