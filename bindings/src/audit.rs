//! The audit log, for apps.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, PatientText};
use aidpost::engine::Options;
use aidpost::protocol::YoungInfantFever;
use aidpost::records::audit::{self, AuditError, Chosen, Content, Log, TriageEntry};
use aidpost::triage::{OpinionPolicy, Triage};

use crate::error::EngineError;

type Result<T> = std::result::Result<T, EngineError>;

/// The log of what was triaged. Every call waits for the disk: not for the thread that draws.
#[derive(uniffi::Object)]
pub struct AuditLog(Mutex<Log>);

#[uniffi::export]
impl AuditLog {
    /// Opens the log at `path`, or begins one, and checks every record of it.
    ///
    /// # Errors
    /// [`EngineError::Failed`]: it is not whole, another process writes it, or the disk.
    #[uniffi::constructor]
    pub fn open(path: &str, now: SystemTime) -> Result<Self> {
        Ok(Self(Mutex::new(Log::open(Path::new(path), now)?)))
    }

    /// Records a triage with what the engine was told of opinion and fever; gives its number back when it is on the disk.
    ///
    /// # Errors
    /// [`EngineError::Failed`]: the disk, or an earlier write failed.
    #[uniffi::method(default(opinion = None, fever = None))]
    pub fn append_triage(
        &self,
        encounter: &Encounter,
        triage: &Triage,
        content: Content,
        now: SystemTime,
        opinion: Option<OpinionPolicy>,
        fever: Option<YoungInfantFever>,
    ) -> Result<u64> {
        let chosen = Chosen::of(&Options {
            opinion: opinion.unwrap_or_default(),
            young_infant_fever: fever.unwrap_or_default(),
            ..Options::default()
        });
        let entry = TriageEntry {
            encounter,
            triage,
            chosen,
            content,
        };
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(log.append_triage(&entry, now)?.record)
    }

    /// Records that a person decided otherwise, with reason and name.
    ///
    /// # Errors
    /// [`EngineError::Input`] without them, or if the record is no triage; otherwise as `append_triage`.
    pub fn append_override(
        &self,
        record: u64,
        acuity: Acuity,
        reason: PatientText,
        by: PatientText,
        now: SystemTime,
    ) -> Result<u64> {
        let decided = audit::Override {
            record,
            acuity,
            reason,
            by,
        };
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(log.overridden(&decided, now)?.record)
    }

    /// The end of the log, `2:…`: kept somewhere else, it proves later that the log still goes through it.
    pub fn head(&self) -> String {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.head().to_string()
    }
}

/// Checks every record of a log that nobody writes; gives its head back. `kept`: heads of it that were kept elsewhere.
///
/// # Errors
/// [`EngineError::Failed`] names the first record that was changed, removed, moved or added; [`EngineError::Input`] for a head that is none.
#[uniffi::export]
pub fn check_audit_log(path: &str, kept: Vec<String>) -> Result<String> {
    let head = |text: &String| {
        let head = text.parse();
        head.map_err(|reason: &str| EngineError::Input {
            field: Some("kept".to_owned()),
            code: "no_head".to_owned(),
            reason: reason.to_owned(),
        })
    };
    let kept: Vec<audit::Head> = kept.iter().map(head).collect::<Result<_>>()?;
    let checked = audit::check(Path::new(path), &kept, &mut |_| ())?;
    Ok(checked.head.to_string())
}

impl From<AuditError> for EngineError {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::BadEntry(_) => Self::input(None, "bad_entry", &error),
            _ => Self::failed(&error),
        }
    }
}
