//! One writer at a time for each pack of a store, in this process and in others.

use crate::storage::StoreError;
use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long one turn of waiting takes.
const TURN: Duration = Duration::from_millis(25);
/// Turns after which an impatient caller gives up: a process that this one forks holds our lock too until it executes another
/// program, and such a moment is waited out.
const BRIEF: u32 = 20;
/// Turns after which a patient one does: twenty minutes, in which a pack of this size is copied from a slow card.
const LONG: u32 = 48_000;

/// Whether a caller waits for another that brings the same pack.
pub(crate) enum Wait<'a> {
    /// For a moment.
    Briefly,
    /// Until it is done, or this stops it.
    ForIt(&'a mut dyn FnMut() -> ControlFlow<()>),
}

/// Keeps others away from a pack while it lives. Its file goes with it, so that nothing stays behind.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: whoever waits for it sees that the file is gone, and makes a new one.
        if CAN_TELL && is_same(&self.path, &self.file) {
            let _ = fs::remove_file(&self.path);
            if let Some(folder) = self.path.parent() {
                let _ = fs::remove_dir(folder);
            }
        }
    }
}

impl Lock {
    /// Takes the lock; `None` if the wait was stopped. `busy` is named in the error.
    pub(crate) fn take(
        path: &Path,
        busy: &Path,
        mut wait: Wait<'_>,
    ) -> Result<Option<Self>, StoreError> {
        let mut turns = match wait {
            Wait::Briefly => BRIEF,
            Wait::ForIt(_) => LONG,
        };
        let failed = |source| StoreError::io(path, "cannot be locked")(source);
        loop {
            let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
            let opened = folder.and_then(|()| File::create(path));
            match opened.map(|file| (file.try_lock(), file)) {
                Ok((Ok(()), file)) if is_same(path, &file) => {
                    let path = path.to_path_buf();
                    return Ok(Some(Self { path, file }));
                }
                // Its holder removed it between our opening and our locking.
                Ok((Ok(()), _)) => {}
                Ok((Err(fs::TryLockError::WouldBlock), _)) => {
                    if turns == 0 {
                        let path = busy.to_path_buf();
                        return Err(StoreError::Busy { path });
                    }
                    turns -= 1;
                    if let Wait::ForIt(go_on) = &mut wait
                        && go_on().is_break()
                    {
                        return Ok(None);
                    }
                    std::thread::sleep(TURN);
                }
                Ok((Err(fs::TryLockError::Error(source)), _)) => return Err(failed(source)),
                // Another removed the empty folder just now, while we made it or behind that.
                Err(error) if is_folder_gone(&error) && turns > 0 => turns -= 1,
                Err(error) => return Err(failed(error)),
            }
        }
    }
}

/// What the system says of a folder that goes while it, or a file in it, is made: `create_dir_all` saw that it was there, and then
/// that it was not.
fn is_folder_gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists
    )
}

/// Whether this system can tell that a name still stands for an opened file; where not, lock files stay.
const CAN_TELL: bool = cfg!(unix);

#[cfg(unix)]
fn is_same(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let named = fs::metadata(path).map(|about| (about.dev(), about.ino()));
    let opened = file.metadata().map(|about| (about.dev(), about.ino()));
    matches!((named, opened), (Ok(named), Ok(opened)) if named == opened)
}

#[cfg(not(unix))]
fn is_same(_: &Path, _: &File) -> bool {
    true
}
