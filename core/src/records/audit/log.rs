//! The one writer of a log. It returns from an append when the record is on the disk, and not before.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use aidpost_models::Sha256;

use super::error::AuditError;
use super::event::{Event, Overridden, Override, TornTail, TriageEntry};
use super::head::{Head, HeadFile, private};
use super::scan::{check, hash_from, scan};
use super::seal::{AUDIT_SCHEMA, Record, seal, zero};

/// An acknowledgement: the record is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The record's number.
    pub record: u64,
    /// Its hash.
    pub sha256: Sha256,
}

/// An open log, locked for this process; dropping it lets go.
pub struct Log {
    path: PathBuf,
    log: File,
    head_file: HeadFile,
    head: Head,
    set_aside: Option<TornTail>,
    is_usable: bool,
}

impl Log {
    /// Opens a log, or begins one, and checks every record of it. A torn end that a crash left is cut off, and a record
    /// says so; only records that were never acknowledged can be torn.
    ///
    /// # Errors
    /// [`AuditError::Locked`], [`AuditError::Broken`] (nothing is ever added to a log that is not whole), [`AuditError::Io`].
    pub fn open(path: &Path, now: SystemTime) -> Result<Self, AuditError> {
        let log = private(
            OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false),
        )
        .open(path)
        .map_err(AuditError::opening)?;
        log.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => AuditError::Locked,
            TryLockError::Error(source) => AuditError::opening(source),
        })?;
        let acknowledged = HeadFile::read(path).map_err(AuditError::reading)?;
        let length = log.metadata().map_err(AuditError::reading)?.len();
        let scan = scan(
            BufReader::new(&log),
            &[],
            (acknowledged, acknowledged),
            &mut |_| (),
        )?;
        let head_file = match acknowledged {
            Some(_) => HeadFile::open(path),
            None => HeadFile::create(path).and_then(|head| sync_folder(path).map(|()| head)),
        };
        let mut opened = Log {
            path: path.to_owned(),
            head_file: head_file.map_err(AuditError::opening)?,
            head: scan.head,
            set_aside: None,
            is_usable: true,
            log,
        };
        if scan.unacknowledged > 0 {
            opened
                .head_file
                .write(scan.head)
                .map_err(AuditError::writing)?;
        }
        if length > scan.bytes {
            let sha256 = hash_from(&mut opened.log, scan.bytes).map_err(AuditError::reading)?;
            let torn = TornTail {
                bytes: length - scan.bytes,
                sha256,
            };
            let cut = opened.log.set_len(scan.bytes);
            cut.and_then(|()| opened.log.sync_all())
                .map_err(AuditError::writing)?;
            // A crash just here loses the note, and nothing else.
            opened.append(Event::TornTail(torn), now)?;
            opened.set_aside = Some(torn);
        }
        Ok(opened)
    }

    /// The end of the chain: keep it elsewhere, and [`check`] proves later that the log still goes through it.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// What opening cut off, if a crash had left a torn record.
    #[must_use]
    pub fn set_aside(&self) -> Option<TornTail> {
        self.set_aside
    }

    /// Records a triage; returns when it is on the disk.
    ///
    /// # Errors
    /// [`AuditError::Io`]: it may or may not be in the log; the next opening tells.
    pub fn append_triage(
        &mut self,
        verdict: &TriageEntry<'_>,
        time: SystemTime,
    ) -> Result<Receipt, AuditError> {
        let event = verdict
            .event()
            .map_err(|error| AuditError::writing(error.into()))?;
        self.append(event, time)
    }

    /// Records that a person decided otherwise; returns when it is on the disk.
    ///
    /// # Errors
    /// [`AuditError::BadEntry`] without reason or name, or if the record is no triage; otherwise as [`Log::append_triage`].
    pub fn overridden(
        &mut self,
        by_person: &Override,
        time: SystemTime,
    ) -> Result<Receipt, AuditError> {
        const LONGEST: usize = 4000;
        let Override {
            record,
            acuity,
            reason,
            by,
        } = by_person;
        for (text, says) in [
            (reason, "an override needs a reason, of at most 4000 bytes"),
            (
                by,
                "an override needs the name of who decided, of at most 4000 bytes",
            ),
        ] {
            if text.trim().is_empty() || text.len() > LONGEST {
                return Err(AuditError::BadEntry(says));
            }
        }
        let mut found = None;
        check(&self.path, &[], &mut |seen| {
            if seen.sequence == *record && matches!(seen.event, Event::Triage(_)) {
                found = Some(seen.sha256);
            }
        })?;
        let record_sha256 =
            found.ok_or(AuditError::BadEntry("the log has no triage of that number"))?;
        let event = Overridden {
            record: *record,
            record_sha256,
            acuity: *acuity,
            reason: reason.clone(),
            by: by.clone(),
        };
        self.append(Event::Override(event), time)
    }

    fn append(&mut self, event: Event, time: SystemTime) -> Result<Receipt, AuditError> {
        if !self.is_usable {
            return Err(AuditError::NeedsReopening);
        }
        let time = jiff::Timestamp::try_from(time)
            .map_err(|_| AuditError::BadEntry("the time is not one that can be written"))?;
        let record = Record {
            schema: AUDIT_SCHEMA.to_owned(),
            sequence: self.head.count + 1,
            previous: self.head.sha256,
            time: time.to_string(),
            event,
            sha256: zero(),
        };
        let (line, sha256) = seal(&record).map_err(|error| AuditError::writing(error.into()))?;
        let head = Head {
            count: record.sequence,
            sha256,
        };
        // Whatever fails from here on, nobody knows what is on the disk until the log is read again.
        self.is_usable = false;
        let written = self
            .log
            .seek(SeekFrom::End(0))
            .and_then(|_| self.log.write_all(&line))
            .and_then(|()| self.log.sync_data())
            .and_then(|()| self.head_file.write(head));
        written.map_err(AuditError::writing)?;
        self.is_usable = true;
        self.head = head;
        Ok(Receipt {
            record: head.count,
            sha256,
        })
    }
}

/// A new file is on the disk only when its folder is.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|dir| !dir.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
