//! `aidpost triage`: encounters from a file or standard input, triages to standard output.

mod batch;

use std::path::PathBuf;

use aidpost::encounter::Encounter;
use aidpost::engine::{Decision, Engine, Options, ProtocolChoice};
use aidpost::model::Control;
use aidpost::protocol::YoungInfantFever;
use aidpost::records::fhir;
use aidpost::records::lines::{Reason, Refusal};
use aidpost::records::report;
use aidpost::triage::{ModelStatus, OpinionPolicy, earlier_form};

use crate::console::{
    Bar, Deadline, Failure, Status, cancelled, hung_up, now, width, write_json, write_out,
};
use crate::input::{self, Expected, Input, Line};
use crate::open::{self, ModelArguments};
use crate::outgoing::OutgoingArguments;
use crate::photos;
use crate::record::{AuditArguments, Recorder};
#[cfg(feature = "remote")]
use crate::remote::{Asked, RemoteArguments};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// One encounter (JSON), or one a line (.jsonl); `-` for standard input
    #[arg(default_value = "-", value_name = "FILE")]
    input: PathBuf,
    #[command(flatten)]
    model: ModelArguments,
    #[cfg(feature = "remote")]
    #[command(flatten)]
    remote: RemoteArguments,
    /// Do not ask the model: the protocol's answer alone
    #[cfg_attr(feature = "remote", arg(long, conflicts_with = "remote"))]
    #[cfg_attr(not(feature = "remote"), arg(long))]
    rules_only: bool,
    /// Have the model write so many replies together, 1 to 16, for encounters one a line; `aidpost bench --batch` says whether that takes less time here. So
    /// many lines are waited for before the first is answered, and `--timeout` is for all of them together, as many times as there are
    #[arg(long, value_name = "N", value_parser = batch::size, conflicts_with = "rules_only")]
    #[cfg_attr(feature = "remote", arg(conflicts_with = "remote"))]
    batch: Option<usize>,
    /// What a more urgent opinion of the model does
    #[arg(long, value_enum, default_value = "review")]
    opinion: OpinionPolicy,
    /// Which protocol decides; the last three are for many casualties, ask no model, and read the field `casualty`
    #[arg(long, value_enum, default_value = "iitt")]
    protocol: ProtocolChoice,
    /// From which temperature (°C) a young infant has a fever in IMCI
    #[arg(long, value_enum, default_value = "37.5", value_name = "CELSIUS")]
    young_infant_fever: FeverArgument,
    /// How to print; without it, text for one encounter and jsonl for a .jsonl file
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which form of the record json and jsonl have; `1` is for programs that were written for it
    #[arg(long, value_enum, default_value = "2", value_name = "VERSION")]
    schema: Schema,
    #[command(flatten)]
    outgoing: OutgoingArguments,
    #[command(flatten)]
    audit: AuditArguments,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum FeverArgument {
    #[value(name = "37.5")]
    From37_5,
    #[value(name = "38.0")]
    From38_0,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonl,
    Fhir,
    /// A referral letter for a sheet of paper
    Html,
    /// Text messages, one a line; they hold nothing that a person wrote
    Sms,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Schema {
    #[value(name = "1")]
    Earlier,
    #[value(name = "2")]
    Current,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let expected = match arguments.format {
        Some(Format::Jsonl) => Expected::Lines,
        None => Expected::Either,
        Some(Format::Text | Format::Json | Format::Html | Format::Sms | Format::Fhir) => {
            Expected::Document
        }
    };
    let input = input::open(&arguments.input, expected)?;
    let is_lines = matches!(input, Input::Lines(_));
    let format = arguments.format.unwrap_or(if is_lines {
        Format::Jsonl
    } else {
        Format::Text
    });
    if matches!(format, Format::Html | Format::Sms) && is_lines {
        return Err(Failure {
            status: Status::BadInput,
            message:
                "a letter or a text message is about one encounter: give it alone, not one a line"
                    .to_owned(),
        }
        .into());
    }
    // One encounter is checked before a model is loaded for it.
    let first = match &input {
        Input::One(text) => Some(Encounter::from_json(text).map_err(|error| bad_input(&error))?),
        Input::Lines(_) => None,
    };
    let options = options(arguments);
    if format == Format::Fhir && options.protocol.algorithm().is_some() {
        return Err(no_casualty_bundle());
    }
    if options.protocol.algorithm().is_some()
        && (matches!(format, Format::Html | Format::Sms) || arguments.audit.is_asked_for())
    {
        return Err(Failure {
            status: Status::BadInput,
            message:
                "letters, text messages and the audit log are for the triage tool, not for mass-casualty protocols"
                    .to_owned(),
        }
        .into());
    }
    if options.protocol.algorithm().is_some() && arguments.batch.is_some() {
        return Err(Failure {
            status: Status::BadInput,
            message: "--batch: mass-casualty protocols ask no model".to_owned(),
        }
        .into());
    }
    let recorder = Recorder::open(&arguments.audit, &options);
    let (mut engine, pack_failure) = if asks_none_here(arguments, &options) {
        let options = Options {
            prompts: open::prompts(&arguments.model.prompts)?,
            ..options
        };
        (Engine::rules_only().with_options(options), None)
    } else {
        open::engine(&arguments.model, options)?
    };
    #[cfg(feature = "remote")]
    {
        engine = arguments.remote.attach(engine, Asked::Signs)?;
    }
    if let Some(failure) = &pack_failure {
        anstream::eprintln!("aidpost: {failure}");
    }
    let mut outcome = Run {
        arguments,
        format,
        worst: Status::Done,
        recorder,
    };
    match (input, first) {
        (Input::Lines(lines), _) if arguments.batch.is_some_and(|size| size > 1) => {
            let size = arguments.batch.unwrap_or(1);
            batch::run(&mut outcome, &mut engine, lines, size)?;
        }
        (Input::Lines(lines), _) => {
            for line in lines {
                outcome.line(&mut engine, line?)?;
                if cancelled() || hung_up() {
                    break;
                }
            }
        }
        (Input::One(_), Some(encounter)) => {
            let triage = outcome
                .triage(&mut engine, &encounter)
                .map_err(|error| bad_input(&error))?;
            outcome.print(&encounter, &triage)?;
            outcome.recorder.say();
        }
        (Input::One(_), None) => {}
    }
    outcome.recorder.end()?;
    if cancelled() {
        return Ok(Status::Cancelled);
    }
    Ok(if pack_failure.is_some() {
        Status::ModelUnusable
    } else {
        outcome.worst
    })
}

/// Whether no model of this machine is asked. A mass-casualty protocol asks none, so none is loaded for it.
fn asks_none_here(arguments: &Arguments, options: &Options) -> bool {
    #[cfg(feature = "remote")]
    if arguments.remote.without_pack {
        return true;
    }
    arguments.rules_only || options.protocol.algorithm().is_some()
}

/// What was chosen on the command line, besides the prompts.
fn options(arguments: &Arguments) -> Options {
    Options {
        opinion: arguments.opinion,
        young_infant_fever: match arguments.young_infant_fever {
            FeverArgument::From37_5 => YoungInfantFever::From37_5,
            FeverArgument::From38_0 => YoungInfantFever::From38_0,
        },
        protocol: arguments.protocol,
        ..Options::default()
    }
}

/// A record as it is written.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Form<'a> {
    Current(&'a Decision),
    Earlier(serde_json::Value),
}

struct Run<'a> {
    arguments: &'a Arguments,
    format: Format,
    worst: Status,
    recorder: Recorder,
}

impl Run<'_> {
    fn triage(
        &mut self,
        engine: &mut Engine,
        encounter: &Encounter,
    ) -> Result<Decision, aidpost::encounter::EncounterError> {
        let bar = Bar::new();
        let deadline = Deadline::after(self.arguments.model.timeout);
        let control = Control {
            stop: &|| deadline.stop(),
            progress: &|progress| bar.show(progress),
            ..Control::default()
        };
        let decision = engine.decide(encounter, &control);
        bar.clear();
        if let Ok(decision) = &decision {
            self.note(encounter, decision);
        }
        decision
    }

    /// Takes a triage into the command's status and the log.
    fn note(&mut self, encounter: &Encounter, decision: &Decision) {
        let Decision::Triage(triage) = decision else {
            return;
        };
        if [
            Some(triage.model.status),
            triage.remote.as_ref().map(|far| far.status),
        ]
        .contains(&Some(ModelStatus::Failed))
            && self.worst == Status::Done
        {
            self.worst = Status::ModelUnusable;
        }
        // Before it is printed: what was shown to someone is on record.
        self.recorder.record(encounter, triage);
    }

    /// One line: a result or an error, and the rest still run.
    fn line(&mut self, engine: &mut Engine, line: Line) -> anyhow::Result<()> {
        let line = match line {
            Ok(line) => line,
            Err(reason) => return self.refuse(&unreadable(reason)),
        };
        let triaged = Encounter::from_json(&line).and_then(|encounter| {
            let triage = self.triage(engine, &encounter)?;
            Ok((encounter, triage))
        });
        match triaged {
            Ok((encounter, triage)) => self.print(&encounter, &triage),
            Err(error) => self.refuse(&Refusal::of(&line, &error)),
        }
    }

    fn refuse(&mut self, refusal: &Refusal) -> anyhow::Result<()> {
        self.worst = Status::BadInput;
        write_json(&serde_json::to_string(refusal)?)
    }

    /// The record in the form that was asked for.
    fn form<'a>(&self, decision: &'a Decision) -> serde_json::Result<Form<'a>> {
        Ok(match (self.arguments.schema, decision) {
            (Schema::Earlier, Decision::Triage(triage)) => Form::Earlier(earlier_form(triage)?),
            _ => Form::Current(decision),
        })
    }

    fn print(&self, encounter: &Encounter, decision: &Decision) -> anyhow::Result<()> {
        match (self.format, decision) {
            (Format::Json, _) => write_json(&serde_json::to_string_pretty(&self.form(decision)?)?),
            (Format::Jsonl, _) => write_json(&serde_json::to_string(&self.form(decision)?)?),
            // A bundle a line, as bulk FHIR has it.
            (Format::Fhir, Decision::Triage(triage)) => {
                let attached = fhir::Attached {
                    photos: photos::files(encounter),
                    ..fhir::Attached::default()
                };
                let options = self.arguments.outgoing.bundle();
                let made = fhir::bundle_with(encounter, triage, &attached, now(), &options);
                let bundle = made.map_err(|error| Failure {
                    status: Status::BadInput,
                    message: format!("--format fhir: {error}"),
                })?;
                write_json(&serde_json::to_string(&bundle)?)
            }
            (Format::Fhir, Decision::Casualty(_)) => Err(no_casualty_bundle()),
            (Format::Html, Decision::Triage(triage)) => {
                let time = jiff::Timestamp::try_from(now())?;
                let written = time.strftime("%Y-%m-%d %H:%M UTC").to_string();
                let photo = photos::for_letter(encounter);
                let letter = report::Letter {
                    written: Some(&written),
                    photo: photo.as_ref(),
                    ..self.arguments.outgoing.letter()
                };
                write_out(&report::html(encounter, triage, &letter)?)
            }
            (Format::Sms, Decision::Triage(triage)) => {
                write_out(&(report::sms(encounter, triage).join("\n") + "\n"))
            }
            (Format::Text, Decision::Triage(triage)) => {
                write_out(&format!("{}\n", report::text(triage, width())))
            }
            (Format::Text | Format::Html | Format::Sms, Decision::Casualty(casualty)) => {
                write_out(&format!("{}\n", report::casualty(casualty, width())))
            }
        }
    }
}

/// A line that is too long, or no text.
fn unreadable(reason: &str) -> Refusal {
    let error = Reason {
        code: "unreadable".to_owned(),
        field: None,
        message: reason.to_owned(),
    };
    Refusal { id: None, error }
}

fn no_casualty_bundle() -> anyhow::Error {
    Failure {
        status: Status::BadInput,
        message: "--format fhir: there is no bundle of a mass-casualty triage".to_owned(),
    }
    .into()
}

fn bad_input(error: &aidpost::encounter::EncounterError) -> anyhow::Error {
    Failure {
        status: Status::BadInput,
        message: error.to_string(),
    }
    .into()
}
