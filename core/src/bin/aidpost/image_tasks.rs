//! `aidpost describe`, `classify`, and `ask --image`: what a model says about images, where image interpretation is switched on.

use std::path::PathBuf;

use aidpost::encounter::PhotoKind;
use aidpost::engine::{ImageInterpretation, Options};
use aidpost::model::Control;
use aidpost::prompt::{CONDITIONS, Condition, Image};
use aidpost::records::report;
use aidpost::tasks::{ImageSession, TaskError};
use clap::builder::PossibleValuesParser;

use crate::console::{Failure, Status, width};
use crate::image::prepared;
use crate::open::WriterArguments;
use crate::output::{Format, has_record, write_record};

/// Images, and the switch without which nothing looks at them.
#[derive(clap::Args)]
pub(crate) struct Switch {
    /// Let the model interpret images. In some countries this makes a product a medical device: it is for whoever deploys it to decide
    #[arg(long)]
    image_interpretation: bool,
}

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Images, each behind what it shows: skin, wound, chest_xray, fundus or other (such as chest_xray=film.dcm)
    #[arg(value_name = "KIND=FILE", required = true, value_parser = shown)]
    images: Vec<Shown>,
    #[command(flatten)]
    switch: Switch,
    #[command(flatten)]
    writer: WriterArguments,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(clap::Args)]
pub(crate) struct ClassifyArguments {
    #[command(flatten)]
    task: Arguments,
    /// Ask about this condition only; may be given several times
    #[arg(long, value_name = "CONDITION", value_parser = codes())]
    condition: Vec<String>,
}

/// An image and what it shows.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    kind: PhotoKind,
    file: PathBuf,
}

/// Reads `KIND=FILE`.
pub(crate) fn shown(text: &str) -> Result<Shown, String> {
    let (kind, file) = text
        .split_once('=')
        .ok_or("write what the image shows before it: KIND=FILE")?;
    let kind = serde_json::from_value(serde_json::Value::from(kind))
        .map_err(|_| "the kind is one of skin, wound, chest_xray, fundus, other".to_owned())?;
    Ok(Shown {
        kind,
        file: PathBuf::from(file),
    })
}

fn codes() -> PossibleValuesParser {
    PossibleValuesParser::new(CONDITIONS.iter().map(|condition| condition.code))
}

pub(crate) fn describe(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |session, control| {
        let description = session.describe(control)?;
        let text = report::description(&description, width());
        arguments.format.write(text, &description)
    })
}

pub(crate) fn classify(arguments: &ClassifyArguments) -> anyhow::Result<Status> {
    let codes = arguments.condition.iter();
    let conditions: Vec<_> = codes
        .filter_map(|code| Condition::from_code(code))
        .collect();
    run(&arguments.task, |session, control| {
        let classification = session.classify(&conditions, control)?;
        let text = report::classification(&classification, width());
        arguments.task.format.write(text, &classification)
    })
}

/// Answers a question about images.
pub(crate) fn ask(
    images: &[Shown],
    question: &str,
    switch: &Switch,
    writer: &WriterArguments,
    format: Format,
) -> anyhow::Result<Status> {
    in_session(images, switch, writer, format, |session, control| {
        let answer = session.ask(question, control)?;
        format.write(report::image_answer(&answer, width()), &answer)
    })
}

fn run(
    arguments: &Arguments,
    task: impl FnOnce(&mut ImageSession<'_>, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    let Arguments {
        images,
        switch,
        writer,
        format,
    } = arguments;
    in_session(images, switch, writer, *format, task)
}

fn in_session(
    images: &[Shown],
    switch: &Switch,
    writer: &WriterArguments,
    format: Format,
    task: impl FnOnce(&mut ImageSession<'_>, &Control<'_>) -> anyhow::Result<String>,
) -> anyhow::Result<Status> {
    has_record(format)?;
    if !switch.image_interpretation {
        return Err(Failure {
            status: Status::BadInput,
            message: TaskError::ImagesOff.to_string(),
        }
        .into());
    }
    let image = |shown: &Shown| {
        prepared(&shown.file).map(|prepared| Image {
            kind: shown.kind,
            pixels: prepared.pixels,
        })
    };
    let images = images.iter().map(image).collect::<Result<Vec<_>, _>>()?;
    let options = Options {
        image_interpretation: ImageInterpretation::On,
        ..Options::default()
    };
    write_record(writer, options, format, |engine, control| {
        let mut session = engine.open_images(&images, None, control)?;
        task(&mut session, control)
    })
}
