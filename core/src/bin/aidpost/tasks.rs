//! `aidpost soap`, `history` and `ask`: what a model writes about one encounter (about images: `image_tasks`).

use std::path::{Path, PathBuf};

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost::records::fhir::{self, Attached};
use aidpost::records::report;

use crate::console::{Failure, Status, now, width};
use crate::input;
use crate::open::WriterArguments;
use crate::output::{Format, bad, has_record, write_record};
use crate::{image_tasks, photos};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// One encounter (JSON); `-` for standard input
    #[arg(value_name = "FILE")]
    input: PathBuf,
    #[command(flatten)]
    writer: WriterArguments,
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
    #[arg(long, value_name = "KIND=FILE", value_parser = image_tasks::shown)]
    image: Vec<image_tasks::Shown>,
    #[command(flatten)]
    switch: image_tasks::Switch,
    #[command(flatten)]
    writer: WriterArguments,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The question
    #[arg(required = true)]
    question: String,
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
        writer,
        format,
        question,
    } = arguments;
    has_record(*format)?;
    let Some(input) = input else {
        return image_tasks::ask(image, question, switch, writer, *format);
    };
    let encounter = encounter(input)?;
    write_record(writer, Options::default(), *format, |engine, control| {
        let answer = engine.ask(&encounter, question, control)?;
        format.write(report::answer(&answer, width()), &answer)
    })
}

fn run(
    arguments: &Arguments,
    task: impl FnOnce(&mut Engine, &Encounter, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    let encounter = encounter(&arguments.input)?;
    let (writer, options) = (&arguments.writer, Options::default());
    write_record(writer, options, arguments.format, |engine, control| {
        task(engine, &encounter, control)
    })
}

fn encounter(input: &Path) -> Result<Encounter, Failure> {
    let text = input::text(input)?;
    Encounter::from_json(&text).map_err(|error| bad(error.to_string()))
}
