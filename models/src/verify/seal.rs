//! The record that a pack was verified whole, kept outside the pack: with it, later loads look at lengths, times and samples only.
//! It guards against accidents of storage, not against someone who may write both the pack and the seal.

use super::VerifyError;
use crate::pack::{FileEntry, MANIFEST, PackManifest};
use crate::sha256::Sha256;
use serde::{Deserialize, Serialize};
use sha2::Digest;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Blocks sampled of each file, spread evenly, the first and the last among them.
const SAMPLES: u64 = 64;
/// Bytes of one sample: a page.
const SAMPLE: u64 = 4096;

/// What a pack looked like when every byte of it was right.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seal {
    schema: String,
    manifest: Sha256,
    files: Vec<Stamp>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stamp {
    file: String,
    bytes: u64,
    sha256: Sha256,
    /// Nanoseconds since 1970, as the storage keeps them.
    modified: i128,
    samples: Sha256,
}

impl Seal {
    /// What the pack in `dir` looks like now.
    pub(super) fn of(dir: &Path, manifest: &PackManifest) -> Result<Self, VerifyError> {
        let path = dir.join(MANIFEST);
        let json = std::fs::read(&path).map_err(|source| VerifyError::Io { file: path, source })?;
        let stamp = |entry: &FileEntry| {
            let file = dir.join(&entry.file);
            stamp(&file, entry).map_err(|source| VerifyError::Io { file, source })
        };
        Ok(Self {
            schema: "aidpost.seal/1".to_owned(),
            manifest: Sha256::of(&json),
            files: manifest.files().map(stamp).collect::<Result<_, _>>()?,
        })
    }

    /// The seal kept in `file`; none if it is absent or unreadable, which only means verifying whole again.
    pub(super) fn read(file: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(file).ok()?).ok()
    }

    /// Keeps the seal, whole or not at all.
    pub(super) fn write(&self, file: &Path) -> io::Result<()> {
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let name = file
            .file_name()
            .ok_or_else(|| io::Error::other("the seal's path has no file name"))?;
        // One writer's half-made file must not be another's.
        let part = folder.join(format!(
            ".{}.{}",
            name.to_string_lossy(),
            std::process::id()
        ));
        let mut out = File::create(&part)?;
        out.write_all(&serde_json::to_vec(self)?)?;
        out.sync_all()?;
        std::fs::rename(&part, file)
    }
}

fn stamp(path: &Path, entry: &FileEntry) -> io::Result<Stamp> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    let bytes = metadata.len();
    let modified = match metadata.modified()?.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    };
    let mut hasher = sha2::Sha256::new();
    let mut sample = Vec::with_capacity(SAMPLE as usize);
    let last = bytes.saturating_sub(SAMPLE);
    for number in 0..SAMPLES {
        // u128: a file of 2^58 bytes and more would overflow here.
        let start = (u128::from(last) * u128::from(number) / u128::from(SAMPLES - 1)) as u64;
        file.seek(SeekFrom::Start(start))?;
        sample.clear();
        (&mut file).take(SAMPLE).read_to_end(&mut sample)?;
        hasher.update(&sample);
    }
    Ok(Stamp {
        file: entry.file.clone(),
        bytes,
        sha256: entry.sha256,
        modified,
        samples: Sha256(hasher.finalize().into()),
    })
}
