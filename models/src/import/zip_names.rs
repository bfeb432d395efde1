//! The names in a zip: none that could write elsewhere, hide another, or mean different files on different systems.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::ImportError;
use super::error::unreadable;
use crate::files::{self, why_unsafe};

/// A pack has a handful of files; reading the names of more than this is no import any more.
pub(super) const MOST_NAMES: usize = 10_000;

/// A header of the zip's directory: its mark, its length, and where the lengths of name, further fields and remark stand in it.
const MARK: [u8; 4] = *b"PK\x01\x02";
const HEADER: usize = 46;
const LENGTHS: [usize; 3] = [28, 30, 32];

/// All of them, or why the zip is refused.
pub(super) fn names(from: &Path, zip: &zip::ZipArchive<File>) -> Result<Vec<String>, ImportError> {
    let refused = |name: String, reason: &'static str| ImportError::Name {
        path: from.to_path_buf(),
        name,
        reason,
    };
    if zip.len() > MOST_NAMES {
        return Err(ImportError::Source {
            path: from.to_path_buf(),
            reason: format!("has {} files, allowed are {MOST_NAMES}", zip.len()),
        });
    }
    let mut names = Vec::with_capacity(zip.len());
    let mut seen = HashSet::with_capacity(zip.len());
    for raw in zip.file_names_raw() {
        let shown = || String::from_utf8_lossy(raw).chars().take(100).collect();
        let Ok(name) = std::str::from_utf8(raw) else {
            return Err(refused(shown(), "is not UTF-8"));
        };
        if let Some(reason) = why_unsafe(name) {
            return Err(refused(shown(), reason));
        }
        if !seen.insert(name.to_lowercase()) {
            return Err(refused(shown(), "differs from another only in case"));
        }
        names.push(name.to_owned());
    }
    // Of two files of one name the library keeps one and says nothing.
    match headers(from, zip.central_directory_start()) {
        Ok(count) if count == names.len() => Ok(names),
        Ok(count) => Err(ImportError::Source {
            path: from.to_path_buf(),
            reason: format!(
                "names {count} files, of which only {} have a name of their own: pack it anew",
                names.len()
            ),
        }),
        Err(error) => Err(unreadable(from, error)),
    }
}

/// How many headers stand in the directory that begins at `start`; one more than is allowed ends it.
fn headers(from: &Path, start: u64) -> io::Result<usize> {
    let mut file = BufReader::new(files::open_named(from)?);
    file.seek(SeekFrom::Start(start))?;
    let mut header = [0; HEADER];
    let mut count = 0;
    while count <= MOST_NAMES {
        match file.read_exact(&mut header) {
            Ok(()) if header.starts_with(&MARK) => {}
            Ok(()) => break,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        }
        let length = |at: usize| i64::from(u16::from_le_bytes([header[at], header[at + 1]]));
        file.seek_relative(LENGTHS.into_iter().map(length).sum())?;
        count += 1;
    }
    Ok(count)
}
