//! `aidpost audit`: is the log whole, does a record come out the same again, what did a person decide otherwise.

#[cfg(feature = "store")]
mod week;

use std::path::{Path, PathBuf};

use aidpost::acuity::Acuity;
use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost::records::audit::{
    AuditError, Head, Log, Override, Replayed, Unreplayed, check, replay,
};

use crate::console::{Failure, Status, cancelled, now, write_out};
use crate::open::{self, ModelArguments};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Find the first record that was changed, removed or moved
    Verify {
        /// The log
        file: PathBuf,
        /// A head that was kept elsewhere, NUMBER:SHA256: the log must still go through it
        #[arg(long)]
        head: Vec<Head>,
    },
    /// Triage again what was recorded with its content, and compare
    Replay {
        /// The log
        file: PathBuf,
        #[command(flatten)]
        model: ModelArguments,
        /// Only the records that the rules answered alone
        #[arg(long)]
        rules_only: bool,
    },
    /// Count a week's triages, without names: a page for a supervisor, or lines that DHIS2 imports
    #[cfg(feature = "store")]
    Week(week::Arguments),
    /// Count a week's triages: this build has no store, and so no weeks
    #[cfg(not(feature = "store"))]
    Week(crate::store::Arguments),
    /// Record that a person decided otherwise, and why
    Override {
        /// The log
        file: PathBuf,
        /// The record of the triage
        #[arg(long, value_name = "NUMBER")]
        record: u64,
        /// What the person decided
        #[arg(long, value_parser = acuity)]
        acuity: Acuity,
        /// Why
        #[arg(long)]
        reason: String,
        /// Who
        #[arg(long, value_name = "NAME")]
        by: String,
    },
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Status> {
    match command {
        Command::Verify { file, head } => verify(file, head),
        Command::Replay {
            file,
            model,
            rules_only,
        } => {
            let model = (!rules_only).then_some(model);
            replay_all(file, model)
        }
        #[cfg(feature = "store")]
        Command::Week(arguments) => week::run(arguments).map(|()| Status::Done),
        #[cfg(not(feature = "store"))]
        Command::Week(arguments) => crate::store::run(arguments),
        Command::Override {
            file,
            record,
            acuity,
            reason,
            by,
        } => {
            let by_person = Override {
                record: *record,
                acuity: *acuity,
                reason: reason.as_str().into(),
                by: by.as_str().into(),
            };
            exists(file)?;
            let mut log = Log::open(file, now()).map_err(|error| failure(file, error))?;
            let receipt = log
                .overridden(&by_person, now())
                .map_err(|error| failure(file, error))?;
            write_out(&format!("record {}\n", receipt.record))?;
            Ok(Status::Done)
        }
    }
}

fn verify(file: &Path, heads: &[Head]) -> anyhow::Result<Status> {
    exists(file)?;
    let checked = check(file, heads, &mut |_| ()).map_err(|error| failure(file, error))?;
    let mut said = format!(
        "{} record(s), every one as it was written\nhead {}\n",
        checked.head.count, checked.head
    );
    if checked.unacknowledged > 0 {
        said.push_str(&format!(
            "{} record(s) at the end were never acknowledged: written just before a crash, or added by hand\n",
            checked.unacknowledged
        ));
    }
    if checked.torn_bytes > 0 {
        said.push_str(&format!(
            "{} bytes after them, of a write that a crash cut short\n",
            checked.torn_bytes
        ));
    }
    write_out(&said)?;
    Ok(Status::Done)
}

fn replay_all(file: &Path, model: Option<&ModelArguments>) -> anyhow::Result<Status> {
    exists(file)?;
    // The chain first: what is not what was recorded is not worth running.
    check(file, &[], &mut |_| ()).map_err(|error| failure(file, error))?;
    let (mut engine, pack_failure): (Option<Engine>, Option<String>) = match model {
        None => (None, None),
        Some(arguments) => {
            let (engine, failure) = open::engine(arguments, Options::default())?;
            (Some(engine), failure)
        }
    };
    if let Some(failure) = &pack_failure {
        anstream::eprintln!("aidpost: {failure}");
    }
    let (mut same, mut different, mut not_run) = (0_u64, 0_u64, 0_u64);
    let mut written = Ok(());
    check(file, &[], &mut |record| {
        if cancelled() || written.is_err() {
            return;
        }
        let replayed = replay(record, engine.as_mut(), &Control::default());
        let said = match &replayed {
            Replayed::Same { versions } if versions.is_empty() => {
                same += 1;
                "the same".to_owned()
            }
            Replayed::Same { versions } => {
                same += 1;
                format!("the same, with other versions: {}", versions.join(", "))
            }
            Replayed::Different { fields, versions } => {
                different += 1;
                let fields = fields.iter().chain(versions).cloned().collect::<Vec<_>>();
                format!("DIFFERENT in {}", fields.join(", "))
            }
            Replayed::Refused(error) => {
                different += 1;
                format!("DIFFERENT: refused now: {error}")
            }
            Replayed::Not(Unreplayed::NoTriage) => return,
            Replayed::Not(reason) => {
                not_run += 1;
                format!("not run: {}", why_not(*reason))
            }
        };
        written = write_out(&format!("record {}: {said}\n", record.sequence));
    })
    .map_err(|error| failure(file, error))?;
    written?;
    write_out(&format!(
        "{same} the same, {different} different, {not_run} not run\n"
    ))?;
    if cancelled() {
        return Ok(Status::Cancelled);
    }
    if different > 0 {
        anyhow::bail!("{different} record(s) came out otherwise");
    }
    if same == 0 && not_run > 0 {
        anyhow::bail!("no record could be run again");
    }
    Ok(if pack_failure.is_some() {
        Status::ModelUnusable
    } else {
        Status::Done
    })
}

fn why_not(reason: Unreplayed) -> &'static str {
    match reason {
        Unreplayed::NoTriage => "no triage",
        Unreplayed::HashesOnly => "it keeps hashes only",
        Unreplayed::NoModel => "a model answered, and none is asked now",
    }
}

/// A log that is not there is bad usage; opening would begin a new one.
fn exists(file: &Path) -> Result<(), Failure> {
    std::fs::metadata(file).map(drop).map_err(|error| Failure {
        status: Status::BadInput,
        message: format!("{}: {error}", file.display()),
    })
}

fn failure(file: &Path, error: AuditError) -> anyhow::Error {
    match error {
        AuditError::BadEntry(_) => Failure {
            status: Status::BadInput,
            message: error.to_string(),
        }
        .into(),
        error => anyhow::Error::new(error).context(file.display().to_string()),
    }
}

fn acuity(code: &str) -> Result<Acuity, String> {
    let known = || Acuity::ALL.map(Acuity::code).join(", ");
    Acuity::ALL
        .into_iter()
        .find(|acuity| acuity.code() == code)
        .ok_or_else(|| format!("one of {}", known()))
}
