//! Opening files that other people put there: a pipe would block, a device never ends, a link points elsewhere.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;

/// What lies where a file is needed: a folder, a link, a pipe, a socket or a device. Put the file itself there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is {0}, needed is a regular file: put the file itself there")]
pub struct NotAFile(&'static str);

impl NotAFile {
    fn of(kind: FileType) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::FileTypeExt;
            if kind.is_fifo() {
                return Some(Self("a pipe (FIFO)"));
            }
            if kind.is_socket() {
                return Some(Self("a socket"));
            }
            if kind.is_block_device() || kind.is_char_device() {
                return Some(Self("a device"));
            }
        }
        if kind.is_dir() {
            Some(Self("a folder"))
        } else if kind.is_symlink() {
            Some(Self("a symbolic link"))
        } else if kind.is_file() {
            None
        } else {
            Some(Self("no regular file"))
        }
    }

    /// A link inside an archive.
    pub(crate) fn link() -> Self {
        Self("a symbolic link")
    }
}

/// Opens the regular file at `path`. What else lies there is an error that carries [`NotAFile`], and is not opened: opening a pipe
/// waits for a writer.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    regular(fs::symlink_metadata(path)?.file_type())?;
    reopened(path)
}

/// The same for a path that a person named: where it is a link, the file behind it was meant.
pub(crate) fn open_named(path: &Path) -> io::Result<File> {
    regular(fs::metadata(path)?.file_type())?;
    reopened(path)
}

fn reopened(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    // Another may have taken its place since it was looked at.
    regular(file.metadata()?.file_type())?;
    Ok(file)
}

fn regular(kind: FileType) -> io::Result<()> {
    NotAFile::of(kind).map_or(Ok(()), |found| Err(io::Error::other(found)))
}

/// What [`open`] found instead of a file, if that is why it failed.
pub(crate) fn not_a_file(error: &io::Error) -> Option<NotAFile> {
    error.get_ref()?.downcast_ref().copied()
}

/// Reads a regular file of at most `most` bytes.
pub(crate) fn read_small(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = vec![];
    open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!(
            "has more than {most} bytes, which no such file needs"
        )));
    }
    Ok(bytes)
}
