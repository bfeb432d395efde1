//! Reads a log from its beginning and finds the first place where it is not what was written. It changes nothing.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use aidpost_models::Sha256;

use super::error::{AuditError, Fault};
use super::head::{Head, HeadFile};
use super::seal::{self, Record};

/// Far above any record that we write: an encounter of every limit is below 1 MiB.
const LONGEST_LINE: u64 = 16 << 20;

/// A log whose every acknowledged record is as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The end of the chain.
    pub head: Head,
    /// How many whole records at the end were never acknowledged, one at most: written in the instant before a crash, or added
    /// by hand by someone who sealed it rightly.
    pub unacknowledged: u64,
    /// Bytes after the last whole record, of a write that a crash cut short; the next opening sets them aside.
    pub torn_bytes: u64,
}

/// Reads the whole log and shows each record to `see`, in order.
///
/// `kept` are heads that were written down elsewhere: the chain must go through each.
///
/// # Errors
/// [`AuditError::Broken`] with the first record that is not as it was written; [`AuditError::Io`] if the log cannot be read.
pub fn check(
    path: &Path,
    kept: &[Head],
    see: &mut dyn FnMut(&Record),
) -> Result<Checked, AuditError> {
    // The head first: a writer at work can only have put more into the log since.
    let head = HeadFile::read(path).map_err(AuditError::reading)?;
    let log = File::open(path).map_err(AuditError::reading)?;
    let length = log.metadata().map_err(AuditError::reading)?.len();
    // And again: what a writer at work has put into the log since then, it has acknowledged by now, but for the last record.
    let now = HeadFile::read(path).map_err(AuditError::reading)?;
    let scan = scan(BufReader::new(log.take(length)), kept, (head, now), see)?;
    Ok(Checked {
        head: scan.head,
        unacknowledged: scan.unacknowledged,
        torn_bytes: length.saturating_sub(scan.bytes),
    })
}

/// The whole records of a log, up to the end or to a torn record that nobody was told of.
pub(super) struct Scan {
    pub(super) head: Head,
    pub(super) unacknowledged: u64,
    pub(super) bytes: u64,
}

/// `heads` are how far the log was acknowledged before and after its length was taken; the same for whoever holds its lock.
pub(super) fn scan(
    mut log: impl BufRead,
    kept: &[Head],
    heads: (Option<Head>, Option<Head>),
    see: &mut dyn FnMut(&Record),
) -> Result<Scan, AuditError> {
    let (acknowledged, now) = heads;
    let mut at = Head::empty();
    let mut bytes = 0;
    let mut torn = false;
    let stop = loop {
        let line = line(&mut log).map_err(AuditError::reading)?;
        if line.is_empty() {
            break None;
        }
        let next = at.count + 1;
        match seal::open(&line) {
            Some(record) if record.sequence == next && record.previous == at.sha256 => {
                at = Head {
                    count: next,
                    sha256: record.sha256,
                };
                bytes += line.len() as u64;
                if let Some(head) = kept.iter().find(|head| passes_by(head, at)) {
                    return Err(Fault::Replaced { record: head.count }.into());
                }
                if acknowledged.is_some_and(|head| passes_by(&head, at)) {
                    return Err(Fault::Replaced { record: next }.into());
                }
                see(&record);
            }
            Some(record) if record.sequence == next => {
                break Some(Fault::Unchained { record: next });
            }
            Some(record) => break Some(misplaced(next, record.sequence, &mut log)?),
            None => {
                torn = could_be_torn(&line, at)
                    && log.fill_buf().map_err(AuditError::reading)?.is_empty();
                break Some(Fault::Changed { record: next });
            }
        }
    };
    // An empty log without a head is one that is about to begin.
    let acknowledged = match acknowledged {
        Some(head) => head,
        None if at.count == 0 && stop.is_none() => Head::empty(),
        None => return Err(stop.unwrap_or(Fault::NoHead).into()),
    };
    let last = kept
        .iter()
        .map(|head| head.count)
        .fold(acknowledged.count, u64::max);
    if at.count < last {
        let cut = Fault::Cut {
            first: at.count + 1,
            last,
        };
        return Err(stop.unwrap_or(cut).into());
    }
    // The head is written after every record: a crash leaves one record that nobody was told of, whole or torn, and no more.
    let now = now.map_or(0, |head| head.count).max(acknowledged.count);
    let unacknowledged = at.count.saturating_sub(now);
    if unacknowledged + u64::from(stop.is_some()) > 1 || stop.is_some() && !torn {
        let record = now.min(at.count) + 1;
        return Err(Fault::Added { record }.into());
    }
    Ok(Scan {
        head: at,
        unacknowledged,
        bytes,
    })
}

/// Whether a line that is no record can be what a crash left of the record after `at`: the beginning of it, without its line feed.
/// Where the power failed, the disk may have kept zeros in place of parts of it.
fn could_be_torn(line: &[u8], at: Head) -> bool {
    let begins = seal::beginning(at.count + 1, at.sha256);
    let same = line.iter().zip(begins.as_bytes()).all(|(a, b)| a == b);
    line.contains(&0) || same && !line.ends_with(b"\n")
}

fn passes_by(head: &Head, at: Head) -> bool {
    head.count == at.count && head.sha256 != at.sha256
}

/// Whether the record that should stand here is further down, or gone.
fn misplaced(record: u64, found: u64, log: &mut impl BufRead) -> Result<Fault, AuditError> {
    if found < record {
        return Ok(Fault::Moved { record, found });
    }
    loop {
        let line = line(log).map_err(AuditError::reading)?;
        if line.is_empty() {
            return Ok(Fault::Removed { record, found });
        }
        if seal::open(&line).is_some_and(|later| later.sequence == record) {
            return Ok(Fault::Moved { record, found });
        }
    }
}

/// The next line with its line feed; empty at the end. One that is longer than any record comes cut, and so is no record.
fn line(log: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    log.by_ref()
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut line)?;
    Ok(line)
}

/// The hash of what stands after `bytes`, for the note about a torn end.
pub(super) fn hash_from(log: &mut (impl Read + io::Seek), bytes: u64) -> io::Result<Sha256> {
    use sha2::Digest;
    log.seek(io::SeekFrom::Start(bytes))?;
    let mut hasher = sha2::Sha256::new();
    let mut part = [0; 8192];
    loop {
        match log.read(&mut part)? {
            0 => return Ok(Sha256(hasher.finalize().into())),
            read => hasher.update(part.get(..read).unwrap_or_default()),
        }
    }
}
