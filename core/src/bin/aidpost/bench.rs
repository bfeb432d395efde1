//! `aidpost bench`: how fast a pack is on this machine, and how much memory it takes.

use aidpost::bench::{self, BenchError, BenchOptions, MOST_MINUTES, Step, Watch};
use aidpost::llama::{LoadMode, OpenError};
use aidpost::model::{Control, MOST_TOGETHER, ModelError};
use aidpost::records::report;

use crate::console::{Bar, Clock, Deadline, Failure, Status, cancelled, write_out};
use crate::open;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Which model pack is measured: an id or a folder; without it, the built-in one
    #[arg(long, value_name = "ID|DIR")]
    pack: Option<String>,
    /// Which of the pack's adapters is used; without it, none
    #[arg(long, value_name = "NAME")]
    adapter: Option<String>,
    /// How long to go on in order to see whether the machine slows down when it is hot; 0 leaves it out
    #[arg(long, value_name = "N", default_value_t = 10.0, value_parser = minutes)]
    minutes: f64,
    /// How the pack is loaded; without it, as fast as the memory of this machine allows
    #[arg(long, value_enum)]
    load_mode: Option<LoadMode>,
    /// Let the model say a fixed reply in both triages: for weights that say nothing of use, and for comparisons
    #[arg(long)]
    fixed_replies: bool,
    /// Measure accounts of these lengths too
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    lengths: Vec<u32>,
    /// Also write the replies of so many encounters together, against one after the other (2 to 16)
    #[arg(long, value_name = "N", value_parser = batch)]
    batch: Option<u32>,
    /// Print the two prompts and their fixed replies as JSON instead, for comparisons with other programs
    #[arg(long, conflicts_with = "json")]
    prompts: bool,
    /// Print the record as JSON
    #[arg(long)]
    json: bool,
}

fn minutes(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|minutes| (0.0..=MOST_MINUTES).contains(minutes))
        .ok_or_else(|| format!("a number of minutes from 0 to {MOST_MINUTES}"))
}

fn batch(text: &str) -> Result<u32, String> {
    let size = text.parse().ok();
    size.filter(|size| (2..=MOST_TOGETHER as u32).contains(size))
        .ok_or_else(|| format!("a number of encounters from 2 to {MOST_TOGETHER}"))
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    if arguments.prompts {
        write_out(&(serde_json::to_string_pretty(&bench::sample_cases())? + "\n"))?;
        return Ok(Status::Done);
    }
    let bar = Bar::new();
    let clock = Clock::start();
    let deadline = Deadline::after(None);
    let watch = Watch {
        control: Control {
            stop: &|| deadline.stop(),
            progress: &|progress| bar.within(progress),
            ..Control::default()
        },
        began: &|step| bar.step(words(step)),
        clock: &|| clock.time(),
    };
    let measured = open::pack(arguments.pack.as_deref(), &bar)
        .and_then(|pack| match &arguments.adapter {
            None => Ok(pack),
            Some(name) => pack.with_adapter(name).map_err(|error| error.to_string()),
        })
        .map_err(unusable)
        .and_then(|pack| {
            let options = BenchOptions {
                minutes: arguments.minutes,
                loading: arguments.load_mode,
                fixed_replies: arguments.fixed_replies,
                lengths: arguments.lengths.clone(),
                batch: arguments.batch.unwrap_or(0),
                ..BenchOptions::default()
            };
            bench::run(&pack, &options, &watch).map_err(failed)
        });
    bar.clear();
    let measured = measured?;
    write_out(&if arguments.json {
        serde_json::to_string_pretty(&measured)? + "\n"
    } else {
        report::bench(&measured)
    })?;
    Ok(Status::Done)
}

fn unusable(message: String) -> Failure {
    let status = if cancelled() {
        Status::Cancelled
    } else {
        Status::ModelUnusable
    };
    Failure { status, message }
}

fn failed(error: BenchError) -> Failure {
    match error {
        BenchError::Open(OpenError::Stopped(_))
        | BenchError::Model(ModelError::Cancelled | ModelError::TimedOut) => Failure {
            status: Status::Cancelled,
            message: "cancelled".to_owned(),
        },
        error => unusable(error.to_string()),
    }
}

fn words(step: Step) -> &'static str {
    match step {
        Step::Load => "loading the model",
        Step::TriageCold => "a first triage",
        Step::TriageWarm => "a second triage",
        Step::Ahead => "a triage that was read ahead",
        Step::Prefill => "reading a prompt",
        Step::Decode => "writing",
        Step::Snapshot => "saving and restoring",
        Step::Length { .. } => "reading an account",
        Step::Image => "looking at an image",
        Step::Sustained { .. } => "going on for minutes",
        Step::Stop => "stopping",
        Step::Bandwidth => "reading memory",
        Step::Batch => "writing for several",
    }
}
