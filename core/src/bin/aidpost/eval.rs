//! `aidpost eval`: a clinical lead's own labelled narratives, records or questions against the lexicon and a pack.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use aidpost::engine::{Engine, Options};
use aidpost::eval::{Engines, Evaluation, Item, LineError, Measured, Watch, read_line};
use aidpost::model::{Control, Progress};
use aidpost::records::report;
use aidpost::triage::OpinionPolicy;
use aidpost_models::Sha256;

use crate::console::{Bar, Clock, Deadline, Failure, Status, cancelled, write_json, write_out};
use crate::input::{self, Line};
use crate::open::{self, ModelArguments};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Labelled narratives, records or questions, one a line (JSON Lines); `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// The language of narratives whose line names none
    #[arg(long, default_value = "en", value_name = "TAG")]
    language: String,
    #[command(flatten)]
    model: ModelArguments,
    /// Do not ask a model: rules and lexicon alone
    #[arg(long)]
    rules_only: bool,
    /// What a more urgent opinion of the model does
    #[arg(long, value_enum, default_value = "review")]
    opinion: OpinionPolicy,
    /// Draws the narratives for the intervals of F1; the same number draws the same
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    seed: u64,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Tables
    Text,
    /// Everything, with the errors line by line
    Json,
    /// A page with plots
    Html,
}

/// What was read, with the place of each item: the file from 0, the line from 1.
struct Lines {
    files: Vec<Measured>,
    items: Vec<(Item, (usize, usize))>,
    bad: Vec<(LineError, (usize, usize))>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let Lines { files, items, bad } = read(arguments)?;
    let mut evaluation = Evaluation::new(files, arguments.seed);
    let is_bad = !bad.is_empty();
    for (error, place) in bad {
        let name = arguments
            .inputs
            .get(place.0)
            .map(|path| name_of(path))
            .unwrap_or_default();
        anstream::eprintln!("aidpost: {name}, line {}: {error}", place.1);
        evaluation.refuse(error, place);
    }
    if items.is_empty() && !cancelled() {
        return Err(bad_input("there is no line to measure".to_owned()).into());
    }
    let options = Options {
        opinion: arguments.opinion,
        ..Options::default()
    };
    let model = if arguments.rules_only {
        None
    } else {
        let (engine, failure) = open::engine(&arguments.model, options.clone())?;
        // Numbers of another line than the one that was asked for would mislead.
        if let Some(message) = failure {
            let status = if cancelled() {
                Status::Cancelled
            } else {
                Status::ModelUnusable
            };
            return Err(Failure { status, message }.into());
        }
        Some(engine)
    };
    let mut engines = Engines {
        lexicon: Engine::rules_only().with_options(options),
        model,
    };
    measure(
        &mut evaluation,
        &items,
        &mut engines,
        arguments.model.timeout,
    );
    let found = evaluation.report(&mut engines);
    match arguments.format {
        Format::Text => write_out(&report::evaluation(&found))?,
        Format::Json => write_json(&serde_json::to_string_pretty(&found)?)?,
        Format::Html => write_out(&report::evaluation_page(&found)?)?,
    }
    Ok(if cancelled() {
        Status::Cancelled
    } else if is_bad {
        Status::BadInput
    } else {
        Status::Done
    })
}

/// Measures until the end or Ctrl-C; what is done then is reported.
fn measure(
    evaluation: &mut Evaluation,
    items: &[(Item, (usize, usize))],
    engines: &mut Engines,
    timeout: Option<f64>,
) {
    // The word lists are made at their first use, and should be in no narrative's time.
    for (item, _) in items {
        if let Item::Narrative(case) = item {
            let mut nothing = case.encounter.clone();
            nothing.narrative = Some("–".into());
            let _ = Engine::suggest(&nothing);
        }
    }
    let (bar, clock) = (Bar::new(), Clock::start());
    bar.step("measuring");
    for (done, (item, place)) in items.iter().enumerate() {
        let deadline = Deadline::after(timeout);
        let watch = Watch {
            control: Control {
                stop: &|| deadline.stop(),
                ..Control::default()
            },
            clock: &|| clock.time(),
        };
        if cancelled() {
            evaluation.stop();
        }
        if cancelled() || evaluation.add(item, *place, engines, &watch).is_err() {
            break;
        }
        bar.within(Progress::Reply {
            done: done + 1,
            limit: items.len(),
        });
    }
    bar.clear();
}

fn read(arguments: &Arguments) -> Result<Lines, Failure> {
    let mut lines = Lines {
        files: Vec::new(),
        items: Vec::new(),
        bad: Vec::new(),
    };
    for (file, path) in arguments.inputs.iter().enumerate() {
        read_file(path, file, &arguments.language, &mut lines)?;
    }
    Ok(lines)
}

fn read_file(path: &Path, file: usize, language: &str, into: &mut Lines) -> Result<(), Failure> {
    let mut hashed = String::new();
    let mut count = 0;
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for line in input::lines_of(path)?.numbered() {
        let (number, line) = line?;
        count += 1;
        if let Ok(text) = &line {
            hashed.push_str(text);
            hashed.push('\n');
        }
        match item(line, language, number, &mut ids) {
            Ok(item) => into.items.push((item, (file, number))),
            Err(error) => into.bad.push((error, (file, number))),
        }
    }
    into.files.push(Measured {
        name: name_of(path),
        lines: count,
        sha256: Sha256::of(hashed.as_bytes()).to_string(),
    });
    Ok(())
}

/// A line's item; a second one of the same id would count one patient twice.
fn item(
    line: Line,
    language: &str,
    number: usize,
    ids: &mut BTreeMap<String, usize>,
) -> Result<Item, LineError> {
    let text = line.map_err(|reason| LineError {
        field: None,
        message: reason.to_owned(),
    })?;
    let item = read_line(&text, language)?;
    if let Item::Narrative(case) = &item
        && let Some(id) = &case.id
        && let Some(first) = ids.insert(id.clone(), number)
    {
        return Err(LineError {
            field: Some("id".to_owned()),
            message: format!("the same as on line {first}"),
        });
    }
    Ok(item)
}

fn name_of(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    path.display().to_string()
}

fn bad_input(message: String) -> Failure {
    Failure {
        status: Status::BadInput,
        message,
    }
}
