//! `aidpost handover`: a triage as a signed text for one SMS or a QR code, and back. What was read is replayed by this machine's rules.

mod keys;
mod shown;

use std::path::PathBuf;

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost::records::handover::{self, Message, Terms};
use aidpost::triage::Triage;

use crate::console::{Status, now, write_json, write_out};
use crate::input;
use crate::output::bad;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make a post's secret key, and print its public one
    Keygen {
        /// Where the secret key is written; no file may be there
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// What other posts call this one
        #[arg(long)]
        name: String,
    },
    /// Sign an encounter with its triage
    Write {
        /// One encounter (JSON); `-` for standard input
        #[arg(default_value = "-", value_name = "FILE")]
        input: PathBuf,
        /// This post's secret key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The triage (JSON) of this encounter; without it, the rules and the lexicon are asked now
        #[arg(long, value_name = "FILE")]
        triage: Option<PathBuf>,
        /// After so many hours a reader is told that it has expired
        #[arg(long, default_value_t = 24, value_name = "NUMBER")]
        hours: u16,
        /// A few words that tell the patient from others, at most 31 bytes; without it no patient text travels
        #[arg(long, value_name = "TEXT")]
        label: Option<String>,
        /// How to print
        #[arg(long, value_enum, default_value = "text")]
        format: WriteFormat,
    },
    /// Verify a message, replay it by the rules, and say what differs
    Read {
        /// The file with the message's text; `-` for standard input
        #[arg(default_value = "-", value_name = "FILE")]
        input: PathBuf,
        /// The posts that are believed: a name and a public key a line, as `keygen` prints them
        #[arg(long, value_name = "FILE")]
        known: PathBuf,
        /// How to print
        #[arg(long, value_enum, default_value = "text")]
        format: ReadFormat,
    },
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum WriteFormat {
    /// The text, for an SMS
    Text,
    /// A QR code for this terminal
    Qr,
    /// A QR code as a picture
    Svg,
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum ReadFormat {
    Text,
    Json,
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Status> {
    match command {
        Command::Keygen { key, name } => write_out(&keys::make(key, name)?)?,
        Command::Write {
            input,
            key,
            triage,
            hours,
            label,
            format,
        } => {
            let terms = Terms {
                issued: time()?,
                valid_hours: *hours,
                label: label.as_deref().map(Into::into),
            };
            let key = keys::secret(key)?;
            let text = input::text(input)?;
            let encounter = Encounter::from_json(&text).map_err(|error| bad(error.to_string()))?;
            let triage = match triage {
                Some(file) => recorded(&input::text(file)?, &encounter)?,
                None => Engine::rules_only().triage(&encounter, &Control::default())?,
            };
            let fever = Options::default().young_infant_fever;
            let facts = handover::facts(&encounter, &triage, fever);
            let message =
                handover::write(&facts, &terms, &key).map_err(|error| bad(error.to_string()))?;
            write_message(&message, *format)?;
        }
        Command::Read {
            input,
            known,
            format,
        } => {
            let known = keys::known(known)?;
            let text = input::text(input)?;
            let found =
                handover::read(&text, &known, &time()?).map_err(|error| bad(error.to_string()))?;
            match format {
                ReadFormat::Text => write_out(&shown::text(&found))?,
                ReadFormat::Json => write_json(&format!("{:#}", shown::json(&found)))?,
            }
        }
    }
    Ok(Status::Done)
}

/// A triage that was made before. Its own reader's words may quote it, so they are left out.
fn recorded(text: &str, encounter: &Encounter) -> anyhow::Result<Triage> {
    let expected =
        "--triage: not a record of `aidpost.triage/2`, as `aidpost triage --format json` prints it";
    let triage: Triage = serde_json::from_str(text).map_err(|_| bad(expected.to_owned()))?;
    if triage.id == encounter.id {
        Ok(triage)
    } else {
        Err(bad("--triage: its id is not the encounter's".to_owned()).into())
    }
}

/// The message on standard output, what a person should know of it on standard error.
fn write_message(message: &Message, format: WriteFormat) -> anyhow::Result<()> {
    let drawn = match format {
        WriteFormat::Text => message.text(),
        WriteFormat::Qr => message.qr_terminal()?,
        WriteFormat::Svg => message.qr_svg()?,
    };
    write_out(&(drawn + "\n"))?;
    let (bytes, characters) = (message.bytes().len(), message.text().len());
    anstream::eprintln!(
        "{bytes} bytes, {characters} characters: {} SMS",
        message.sms()
    );
    let left = shown::names(message.not_carried());
    if !left.is_empty() {
        anstream::eprintln!("not carried: {left}");
    }
    Ok(())
}

fn time() -> anyhow::Result<String> {
    Ok(jiff::Timestamp::try_from(now())?.to_string())
}
