//! What packs are imported from: named files, a folder, a zip. Names found in these are looked up, never used as paths to write to.

use super::ImportError;
use crate::pack::plain_file_name;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub(super) enum Bundle {
    Files(Vec<(String, PathBuf)>),
    Folder(PathBuf, Vec<String>),
    Zip(Box<zip::ZipArchive<File>>),
}

impl Bundle {
    pub(super) fn open(from: &Path, projector: Option<&Path>) -> Result<Self, ImportError> {
        let unreadable = |source| ImportError::Read {
            path: from.to_path_buf(),
            source,
        };
        let mut magic = [0; 4];
        if from.is_dir() {
            let entries = fs::read_dir(from).map_err(unreadable)?.flatten();
            let mut names: Vec<String> = entries
                .filter(|entry| entry.path().is_file())
                .filter_map(|entry| entry.file_name().into_string().ok())
                .filter(|name| plain_file_name(name))
                .collect();
            names.sort_unstable();
            return Ok(Self::Folder(from.to_path_buf(), names));
        }
        let mut file = File::open(from).map_err(unreadable)?;
        let read = file.read(&mut magic).map_err(unreadable)?;
        if magic
            .get(..read)
            .is_some_and(|magic| magic.starts_with(b"PK"))
        {
            let zip =
                zip::ZipArchive::new(file).map_err(|error| unreadable(io::Error::other(error)))?;
            return Ok(Self::Zip(Box::new(zip)));
        }
        let named = |path: &Path| (path.to_string_lossy().into_owned(), path.to_path_buf());
        Ok(Self::Files(
            std::iter::once(from).chain(projector).map(named).collect(),
        ))
    }

    /// Whether its files were found by looking, rather than named one by one.
    pub(super) fn is_searched(&self) -> bool {
        !matches!(self, Self::Files(_))
    }

    pub(super) fn names(&self) -> Vec<String> {
        let all: Vec<String> = match self {
            Self::Files(files) => return files.iter().map(|(name, _)| name.clone()).collect(),
            Self::Folder(_, names) => names.clone(),
            Self::Zip(zip) => names_in(zip),
        };
        all.into_iter()
            .filter(|name| name.to_ascii_lowercase().ends_with(".gguf"))
            .collect()
    }

    /// The file of this name, in a zip also inside one folder.
    pub(super) fn find(&self, name: &str) -> Option<String> {
        match self {
            Self::Files(_) => None,
            Self::Folder(_, names) => names.iter().find(|found| *found == name).cloned(),
            Self::Zip(zip) => names_in(zip).into_iter().find(|found| {
                found == name || found.split_once('/').is_some_and(|(_, rest)| rest == name)
            }),
        }
    }

    /// A reader of the file and its length.
    pub(super) fn read(&mut self, name: &str) -> io::Result<(Box<dyn Read + '_>, u64)> {
        let open = |path: &Path| {
            let file = File::open(path)?;
            let bytes = file.metadata()?.len();
            Ok::<_, io::Error>((Box::new(file) as Box<dyn Read>, bytes))
        };
        match self {
            Self::Files(files) => {
                let path = files
                    .iter()
                    .find(|(found, _)| found == name)
                    .map(|(_, path)| path);
                open(path.ok_or(io::ErrorKind::NotFound)?)
            }
            Self::Folder(dir, _) => open(&dir.join(name)),
            Self::Zip(zip) => {
                let file = zip.by_name(name).map_err(io::Error::other)?;
                let bytes = file.size();
                Ok((Box::new(file), bytes))
            }
        }
    }
}

/// The names in a zip; one that cannot be decoded is no name of a pack's file.
fn names_in(zip: &zip::ZipArchive<File>) -> Vec<String> {
    zip.file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .collect()
}
