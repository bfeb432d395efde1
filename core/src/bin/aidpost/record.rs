//! `aidpost triage --audit FILE`: every triage is on the disk before it is printed. A log that cannot be written never
//! keeps a triage from the person who waits for it: the triage is printed, and the command ends with status 1.

use std::path::{Path, PathBuf};
use std::time::Duration;

use aidpost::encounter::Encounter;
use aidpost::engine::Options;
use aidpost::records::audit::{AuditError, Chosen, Content, Log, Receipt, TriageEntry};
use aidpost::triage::Triage;

use crate::console::{Clock, cancelled, now};

/// How long the log of another program is waited for, and how often it is tried.
const MOST_WAIT: Duration = Duration::from_secs(30);
const PACE: Duration = Duration::from_millis(20);

#[derive(clap::Args)]
pub(crate) struct AuditArguments {
    /// Add a record of each triage to this log: hashes and codes, no patient data
    #[arg(long, value_name = "FILE")]
    audit: Option<PathBuf>,
    /// Keep the whole encounter and triage in the log, so that they can be replayed; the log then holds patient data
    #[arg(long, requires = "audit")]
    audit_content: bool,
}

impl AuditArguments {
    pub(crate) fn is_asked_for(&self) -> bool {
        self.audit.is_some()
    }
}

pub(crate) struct Recorder {
    path: Option<PathBuf>,
    log: Option<Log>,
    content: Content,
    chosen: Chosen,
    last: Option<Receipt>,
    failure: Option<AuditError>,
}

impl Recorder {
    pub(crate) fn open(arguments: &AuditArguments, options: &Options) -> Self {
        Self {
            path: arguments.audit.clone(),
            log: None,
            content: if arguments.audit_content {
                Content::Whole
            } else {
                Content::Hashes
            },
            chosen: Chosen::of(options),
            last: None,
            failure: None,
        }
    }

    /// Returns when the record is on the disk, or is known not to be.
    pub(crate) fn record(&mut self, encounter: &Encounter, triage: &Triage) {
        let Some(path) = &self.path else { return };
        if self.failure.is_some() {
            return;
        }
        if self.log.is_none() {
            match opened(path) {
                Ok(log) => self.log = Some(log),
                Err(error) => {
                    self.failure = Some(error);
                    return;
                }
            }
        }
        let Some(log) = &mut self.log else { return };
        let verdict = TriageEntry {
            encounter,
            triage,
            chosen: self.chosen,
            content: self.content,
        };
        match log.append_triage(&verdict, now()) {
            Ok(receipt) => self.last = Some(receipt),
            Err(error) => {
                self.failure = Some(error);
                self.log = None;
            }
        }
    }

    /// Tells under which number the triage was recorded, so that an override can name it.
    pub(crate) fn say(&self) {
        if let (Some(receipt), Some(path)) = (&self.last, &self.path) {
            anstream::eprintln!("aidpost: record {} in {}", receipt.record, path.display());
        }
    }

    /// Ends with what kept a triage from being recorded.
    pub(crate) fn end(self) -> anyhow::Result<()> {
        match self.failure {
            None => Ok(()),
            Some(error) => Err(anyhow::Error::new(error).context(format!(
                "{}: not every triage was recorded",
                self.path.unwrap_or_default().display()
            ))),
        }
    }
}

/// The log, once no other program writes it: it is opened when the first triage is to be recorded, not before, so that a program that waits
/// for its model keeps nobody else waiting.
fn opened(path: &Path) -> Result<Log, AuditError> {
    let clock = Clock::start();
    loop {
        match Log::open(path, now()) {
            Err(AuditError::Locked) if clock.time() < MOST_WAIT && !cancelled() => {
                std::thread::sleep(PACE)
            }
            Ok(log) => {
                if let Some(torn) = log.set_aside() {
                    let (path, bytes) = (path.display(), torn.bytes);
                    anstream::eprintln!(
                        "aidpost: {path}: {bytes} bytes of a record that a crash cut short were set aside"
                    );
                }
                return Ok(log);
            }
            Err(error) => return Err(error),
        }
    }
}
