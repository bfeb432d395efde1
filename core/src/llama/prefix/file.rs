//! A state in a file: header, state, checksum over both. Written beside its place and renamed, so that a reader finds all of it or none.
//!
//! | bytes | |
//! |---|---|
//! | 8 | `AIDPOSTP` |
//! | 32 | the key: what the state depends on |
//! | 8 | length of the state, little-endian |
//! | … | the state, as llama.cpp wrote it |
//! | 32 | SHA-256 of everything before |

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use aidpost_models::Sha256;

const MAGIC: &[u8; 8] = b"AIDPOSTP";
const HEADER: usize = 8 + 32 + 8;
const CHECKSUM: usize = 32;
/// How such files end.
pub(super) const ENDING: &str = "prefix";
/// Most files in a folder: each task and chart has one, at MedGemma's size of some ten megabytes up to a hundred.
const MOST_FILES: usize = 8;

/// The state in the file at `path`, if it is whole, unchanged, of this `key`, and not longer than `most` bytes.
pub(super) fn open(path: &Path, key: &Sha256, most: u64) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    // Before memory is taken.
    if length > most.checked_add((HEADER + CHECKSUM) as u64)? {
        return None;
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(length).ok()?)
        .ok()?;
    Read::by_ref(&mut file)
        .take(length)
        .read_to_end(&mut bytes)
        .ok()?;
    let (content, checksum) = bytes.split_last_chunk::<CHECKSUM>()?;
    let (magic, rest) = content.split_first_chunk::<8>()?;
    let (found, rest) = rest.split_first_chunk::<32>()?;
    let (length, state) = rest.split_first_chunk::<8>()?;
    let is_whole = u64::from_le_bytes(*length) == state.len() as u64;
    // The key first: it is cheap, and what is stale needs no checksum.
    if magic != MAGIC || *found != key.0 || !is_whole || Sha256::of(content).0 != *checksum {
        return None;
    }
    bytes.truncate(bytes.len() - CHECKSUM);
    bytes.drain(..HEADER);
    Some(bytes)
}

/// Writes `state` as `folder/name`, in place of whatever is there. Gives the file's size.
pub(super) fn write(folder: &Path, name: &str, key: &Sha256, state: &[u8]) -> io::Result<u64> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    fs::create_dir_all(folder)?;
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let part = folder.join(format!(".{name}.{}-{number}.part", std::process::id()));
    let written = fill(&part, key, state).and_then(|()| fs::rename(&part, folder.join(name)));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written?;
    let _ = thin_out(folder, name);
    Ok((HEADER + state.len() + CHECKSUM) as u64)
}

fn fill(part: &Path, key: &Sha256, state: &[u8]) -> io::Result<()> {
    use sha2::Digest;
    let length = (state.len() as u64).to_le_bytes();
    let header = [&MAGIC[..], &key.0, &length].concat();
    let checksum = sha2::Sha256::new()
        .chain_update(&header)
        .chain_update(state);
    let mut file = File::create_new(part)?;
    file.write_all(&header)?;
    file.write_all(state)?;
    file.write_all(&checksum.finalize())?;
    // On the disk before its name is: a name without content would cost a reading at the next start.
    file.sync_all()
}

/// Removes the oldest files beyond the most that may be, but not `newest`.
fn thin_out(folder: &Path, newest: &str) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == ENDING) && entry.file_name() != newest {
            let written = entry
                .metadata()?
                .modified()
                .unwrap_or(SystemTime::UNIX_EPOCH);
            files.push((written, path));
        }
    }
    files.sort();
    let surplus = (files.len() + 1).saturating_sub(MOST_FILES);
    files
        .iter()
        .take(surplus)
        .try_for_each(|(_, path)| fs::remove_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATE: &[u8] = b"keys and values";

    fn key() -> Sha256 {
        Sha256::of(b"key")
    }

    fn written() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::TempDir::new().unwrap();
        write(folder.path(), "a.prefix", &key(), STATE).unwrap();
        let path = folder.path().join("a.prefix");
        (folder, path)
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else_lies_there() {
        let (folder, path) = written();
        assert_eq!(open(&path, &key(), 1000).as_deref(), Some(STATE));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(open(&path, &key(), STATE.len() as u64 - 1), None);
        assert_eq!(open(&path, &Sha256::of(b"other"), 1000), None);
        assert_eq!(open(&folder.path().join("b.prefix"), &key(), 1000), None);
        write(folder.path(), "a.prefix", &key(), b"newer").unwrap();
        assert_eq!(open(&path, &key(), 1000).as_deref(), Some(&b"newer"[..]));
    }

    /// Every bit turned, every length cut, something behind.
    #[test]
    fn no_damage_is_passed_on() {
        let (_folder, path) = written();
        let whole = fs::read(&path).unwrap();
        for place in 0..whole.len() * 8 {
            let mut damaged = whole.clone();
            damaged[place / 8] ^= 1 << (place % 8);
            fs::write(&path, damaged).unwrap();
            assert_eq!(open(&path, &key(), 1000), None, "bit {place}");
        }
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(open(&path, &key(), 1000), None, "{length} bytes");
        }
        fs::write(&path, [&whole[..], b"!"].concat()).unwrap();
        assert_eq!(open(&path, &key(), 1000), None);
    }

    #[test]
    fn a_folder_holds_no_more_than_so_many() {
        let folder = tempfile::TempDir::new().unwrap();
        fs::write(folder.path().join("pack.json"), "{}").unwrap();
        for number in 0..MOST_FILES + 3 {
            let name = format!("{number}.prefix");
            write(folder.path(), &name, &key(), STATE).unwrap();
            assert!(folder.path().join(name).is_file());
        }
        assert!(folder.path().join("pack.json").is_file());
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, MOST_FILES + 1);
    }

    #[test]
    fn where_nothing_can_be_written_it_is_an_error() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(write(&file, "a.prefix", &key(), STATE).is_err());
    }
}
