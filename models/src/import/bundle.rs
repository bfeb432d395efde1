//! What packs are imported from: named files, a folder, a zip. Names found in these are looked up, never used as paths to write to;
//! a zip with a name that could be one is refused whole.

use super::ImportError;
use super::error::unreadable;
use super::zip_names::{self, MOST_NAMES};
use crate::files::{self, NotAFile, plain_file_name};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub(super) enum Bundle {
    Files(Vec<(String, PathBuf)>),
    Folder(PathBuf, Vec<String>),
    Zip(Box<zip::ZipArchive<File>>, Vec<String>),
}

/// A file in a bundle, opened.
pub(super) struct Opened<'a> {
    pub(super) from: Box<dyn Read + 'a>,
    /// Its length, as announced.
    pub(super) bytes: u64,
    /// How many bytes it takes in the bundle.
    pub(super) packed: u64,
}

impl Bundle {
    pub(super) fn open(from: &Path, projector: Option<&Path>) -> Result<Self, ImportError> {
        if fs::metadata(from)
            .map_err(|error| unreadable(from, error))?
            .is_dir()
        {
            let entries = fs::read_dir(from).map_err(|error| unreadable(from, error))?;
            let mut names: Vec<String> = (entries.flatten())
                .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
                .filter_map(|entry| entry.file_name().into_string().ok())
                .filter(|name| plain_file_name(name))
                .take(MOST_NAMES)
                .collect();
            names.sort_unstable();
            return Ok(Self::Folder(from.to_path_buf(), names));
        }
        let mut file = files::open_named(from).map_err(|error| unreadable(from, error))?;
        let mut magic = vec![];
        let read = (&mut file).take(4).read_to_end(&mut magic);
        read.map_err(|error| unreadable(from, error))?;
        if magic.starts_with(b"PK") {
            let zip = zip::ZipArchive::new(file)
                .map_err(|error| unreadable(from, io::Error::other(error)))?;
            let names = zip_names::names(from, &zip)?;
            return Ok(Self::Zip(Box::new(zip), names));
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

    /// The names that may be models.
    pub(super) fn models(&self) -> Vec<String> {
        let all = match self {
            Self::Files(files) => return files.iter().map(|(name, _)| name.clone()).collect(),
            Self::Folder(_, names) | Self::Zip(_, names) => names.iter(),
        };
        all.filter(|name| name.to_ascii_lowercase().ends_with(".gguf"))
            .cloned()
            .collect()
    }

    /// The file of this name, in a zip also inside one folder.
    pub(super) fn find(&self, name: &str) -> Result<Option<String>, ImportError> {
        match self {
            Self::Files(_) => Ok(None),
            Self::Folder(dir, names) => {
                let path = dir.join(name);
                let found = names.iter().find(|found| *found == name).cloned();
                // What is no regular file is none of the names: say so, rather than that it is missing.
                if found.is_none() && fs::symlink_metadata(&path).is_ok() {
                    files::open(&path).map_err(|error| unreadable(&path, error))?;
                }
                Ok(found)
            }
            Self::Zip(_, names) => {
                let is_it = |found: &&String| {
                    *found == name || found.split_once('/').is_some_and(|(_, rest)| rest == name)
                };
                let mut found: Vec<&String> = names.iter().filter(is_it).collect();
                // The one at the top, else the one folder's.
                found.sort_by_key(|found| found.len());
                match found.as_slice() {
                    [first, second, ..] if *first != name => Err(ImportError::Source {
                        path: PathBuf::from(first),
                        reason: format!(
                            "is in the zip twice, the other is {second}: have one pack in a zip"
                        ),
                    }),
                    found => Ok(found.first().map(|found| (*found).clone())),
                }
            }
        }
    }

    /// A reader of the file and its length.
    pub(super) fn read(&mut self, name: &str) -> io::Result<Opened<'_>> {
        let open = |file: File| {
            let bytes = file.metadata()?.len();
            Ok::<_, io::Error>(Opened {
                from: Box::new(file),
                bytes,
                packed: bytes,
            })
        };
        match self {
            Self::Files(files) => {
                let path = files
                    .iter()
                    .find(|(found, _)| found == name)
                    .map(|(_, path)| path);
                open(files::open_named(path.ok_or(io::ErrorKind::NotFound)?)?)
            }
            Self::Folder(dir, _) => open(files::open(&dir.join(name))?),
            Self::Zip(zip, names) => {
                // By its place: looked up by text, a name that is not ASCII depends on how it is decoded.
                let place = names.iter().position(|found| found == name);
                let place = place.ok_or(io::ErrorKind::NotFound)?;
                let file = zip.by_index(place).map_err(io::Error::other)?;
                if file.name_raw() != name.as_bytes() {
                    return Err(io::Error::other("the zip's directory contradicts itself"));
                }
                if file.is_symlink() {
                    return Err(io::Error::other(NotAFile::link()));
                }
                Ok(Opened {
                    bytes: file.size(),
                    packed: file.compressed_size(),
                    from: Box::new(file),
                })
            }
        }
    }
}
