//! A file that is still arriving: `<name>.part`, hashed as it grows, and `<name>.part.json`, which says what it is part of.
//! It takes its final name only when it is whole, right and on the storage.

use super::FetchError;
use crate::files::{self, Hasher};
use crate::pack::FileEntry;
use crate::sha256::Sha256;
use crate::storage::{StoreError, write};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The longest note of where a file comes from.
const MAX_ORIGIN: u64 = 1 << 16;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    url: String,
    validator: Option<String>,
}

pub(super) struct PartialDownload {
    path: PathBuf,
    file: File,
    origin: Origin,
    hasher: Hasher,
}

impl PartialDownload {
    /// Opens what has arrived from `url` of the file that will be `path`, and hashes it again; empty if it came from elsewhere.
    pub(super) fn open(
        path: &Path,
        url: &str,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Self, FetchError> {
        let part = beside(path, "part");
        let failed = StoreError::io(&part, "cannot be opened");
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&part)
            .map_err(failed)?;
        let origin = files::read_small(&beside(path, "part.json"), MAX_ORIGIN).ok();
        let origin = origin.and_then(|json| serde_json::from_slice::<Origin>(&json).ok());
        let fresh = Origin {
            url: url.to_owned(),
            validator: None,
        };
        let mut opened = Self {
            path: path.to_path_buf(),
            file,
            origin: fresh,
            hasher: Hasher::default(),
        };
        match origin {
            Some(origin) if origin.url == url => {
                opened.origin = origin;
                opened.rehash(progress)?;
            }
            _ => opened.empty()?,
        }
        Ok(opened)
    }

    pub(super) fn length(&self) -> u64 {
        self.hasher.bytes()
    }

    pub(super) fn validator(&self) -> Option<&str> {
        self.origin.validator.as_deref()
    }

    /// Notes which version of the file the server sends, before its first byte is kept.
    pub(super) fn comes_from(&mut self, validator: Option<String>) -> Result<(), FetchError> {
        if self.origin.validator != validator || self.length() == 0 {
            self.origin.validator = validator;
            let json = serde_json::to_vec(&self.origin).unwrap_or_default();
            write(&beside(&self.path, "part.json"), &json)?;
        }
        Ok(())
    }

    pub(super) fn append(&mut self, block: &[u8]) -> Result<(), FetchError> {
        let part = beside(&self.path, "part");
        self.file
            .write_all(block)
            .map_err(StoreError::io(&part, "cannot be written"))?;
        self.hasher.update(block);
        Ok(())
    }

    /// Forgets what has arrived.
    pub(super) fn empty(&mut self) -> Result<(), FetchError> {
        let part = beside(&self.path, "part");
        self.file
            .set_len(0)
            .and_then(|()| self.file.rewind())
            .map_err(StoreError::io(&part, "cannot be emptied"))?;
        self.hasher = Hasher::default();
        self.origin.validator = None;
        Ok(())
    }

    pub(super) fn digest(&self) -> Sha256 {
        self.hasher.digest()
    }

    /// Gives the file its name: everything before is on the storage by then.
    pub(super) fn finish(self) -> Result<FileEntry, FetchError> {
        let part = beside(&self.path, "part");
        let entry = FileEntry {
            file: self
                .path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            bytes: self.length(),
            sha256: self.digest(),
        };
        files::publish(&self.file, &part, &self.path)
            .map_err(StoreError::io(&self.path, "cannot be put in place"))?;
        let _ = fs::remove_file(beside(&self.path, "part.json"));
        Ok(entry)
    }

    fn rehash(
        &mut self,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), FetchError> {
        let part = beside(&self.path, "part");
        let hashed = files::hash(&mut self.file, progress)
            .map_err(StoreError::io(&part, "cannot be read"))?;
        self.hasher = hashed.ok_or(FetchError::Cancelled)?;
        Ok(())
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}
