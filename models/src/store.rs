//! The folder that packs live in: `<root>/<id>/`, each published in one step, with what is still arriving under `<root>/.arriving/`.
//! It knows nothing of where packs come from, and trusts no file: [`crate::verify()`] does the judging.

use crate::pack::{MANIFEST, ManifestError, PackManifest, plain_id};
use crate::verify::{VerifiedPack, VerifyError, verify_and_seal, verify_sealed};
use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A folder of packs.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

/// A pack in a store, unverified.
#[derive(Debug)]
pub struct Listed {
    /// Its id, which is its folder's name.
    pub id: String,
    /// Its manifest, or why that cannot be used.
    pub manifest: Result<PackManifest, ManifestError>,
}

/// How much of a pack is looked at before a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Depth {
    /// Lengths, times and samples if the pack was verified whole before; else every byte.
    Sealed,
    /// Every byte.
    Whole,
}

/// What went wrong with the storage.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The storage refused: check space, permissions and whether the card is still in.
    #[error("{}: {doing}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The storage is full, or would be: free this much and run it again; what has arrived is kept.
    #[error("{}: the storage is full: {free} bytes are free, at least {needed} more are needed", path.display())]
    Full {
        /// The folder.
        path: PathBuf,
        /// Bytes still to be written that do not fit.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// No pack of this id: `list` names those that are here.
    #[error("{id}: no pack of this name in {}", root.display())]
    Unknown {
        /// The id asked for.
        id: String,
        /// The store.
        root: PathBuf,
    },
    /// An id that could not be a folder name here: choose another.
    #[error(
        "pack id is {id:?}, allowed is 1 to 64 of a-z, 0-9, `.`, `_` and `-`, the first a letter or digit"
    )]
    Id {
        /// The id.
        id: String,
    },
    /// Another process is bringing this pack: wait for it.
    #[error("{}: another process is bringing this pack", path.display())]
    Busy {
        /// The folder it works in.
        path: PathBuf,
    },
}

impl StoreError {
    pub(crate) fn io(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| match source.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => {
                let free = crate::device::free_space(&path).unwrap_or(0);
                Self::Full {
                    path,
                    needed: 1,
                    free,
                }
            }
            _ => Self::Io {
                path,
                doing,
                source,
            },
        }
    }
}

/// A pack in arrival: its folder and the lock that keeps other processes out of it.
#[derive(Debug)]
pub(crate) struct Arriving {
    pub(crate) dir: PathBuf,
    _lock: File,
}

impl Store {
    /// The store in `root`, which is made when the first pack arrives.
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// The store's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the pack of this id is, or would be.
    pub fn dir(&self, id: &str) -> Result<PathBuf, StoreError> {
        if plain_id(id) {
            Ok(self.root.join(id))
        } else {
            Err(StoreError::Id { id: id.to_owned() })
        }
    }

    /// The packs here, by id.
    pub fn list(&self) -> Result<Vec<Listed>, StoreError> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
            Err(error) => return Err(StoreError::io(&self.root, "cannot be listed")(error)),
        };
        let mut packs = vec![];
        for entry in entries {
            let entry = entry.map_err(StoreError::io(&self.root, "cannot be listed"))?;
            let id = entry.file_name().to_string_lossy().into_owned();
            if plain_id(&id) && entry.path().join(MANIFEST).exists() {
                packs.push(Listed {
                    id,
                    manifest: PackManifest::read(&entry.path()),
                });
            }
        }
        packs.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(packs)
    }

    /// Verifies the pack of this id, as before each load.
    pub fn verify(
        &self,
        id: &str,
        depth: Depth,
        progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<VerifiedPack, VerifyError> {
        let dir = self.root.join(id);
        if !plain_id(id) {
            return Err(VerifyError::NoPack {
                dir,
                reason: "not the name of a pack".to_owned(),
            });
        }
        match depth {
            Depth::Sealed => verify_sealed(&dir, &self.seal(id), progress),
            Depth::Whole => verify_and_seal(&dir, &self.seal(id), progress),
        }
    }

    /// Removes the pack of this id and whatever of it is still arriving. Gives the bytes freed.
    pub fn remove(&self, id: &str) -> Result<u64, StoreError> {
        let dir = self.dir(id)?;
        let arriving = self.arriving_dir(id);
        if !dir.exists() && !arriving.exists() {
            return Err(StoreError::Unknown {
                id: id.to_owned(),
                root: self.root.clone(),
            });
        }
        let _lock = if arriving.exists() {
            Some(self.arriving(id)?)
        } else {
            None
        };
        let freed = size(&dir) + size(&arriving);
        let _ = fs::remove_file(self.seal(id));
        // First out of sight in one step: a half-removed pack must not look like a pack.
        if dir.exists() {
            self.retire(&dir, id)?;
        }
        if arriving.exists() {
            fs::remove_dir_all(&arriving)
                .map_err(StoreError::io(&arriving, "cannot be removed"))?;
        }
        Ok(freed)
    }

    /// The folder in which the pack of this id arrives, locked against other processes.
    pub(crate) fn arriving(&self, id: &str) -> Result<Arriving, StoreError> {
        self.dir(id)?;
        let dir = self.arriving_dir(id);
        fs::create_dir_all(&dir).map_err(StoreError::io(&dir, "cannot be made"))?;
        let path = self.root.join(".arriving").join(format!("{id}.lock"));
        let lock = File::create(&path).map_err(StoreError::io(&path, "cannot be made"))?;
        // A process that this one forks holds our lock too until it executes another program: such a moment is waited out.
        let mut patience = 20;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(Arriving { dir, _lock: lock }),
                Err(fs::TryLockError::WouldBlock) if patience > 0 => {
                    patience -= 1;
                    std::thread::sleep(Duration::from_millis(25));
                }
                Err(fs::TryLockError::WouldBlock) => return Err(StoreError::Busy { path: dir }),
                Err(fs::TryLockError::Error(source)) => {
                    return Err(StoreError::io(&path, "cannot be locked")(source));
                }
            }
        }
    }

    pub(crate) fn retire(&self, dir: &Path, id: &str) -> Result<(), StoreError> {
        let retired = self.root.join(".arriving").join(format!("{id}.retired"));
        let made = retired.parent().map_or(Ok(()), fs::create_dir_all);
        made.map_err(StoreError::io(&retired, "cannot be made"))?;
        if retired.exists() {
            fs::remove_dir_all(&retired).map_err(StoreError::io(&retired, "cannot be removed"))?;
        }
        fs::rename(dir, &retired)
            .map_err(StoreError::io(dir, "cannot be moved out of its place"))?;
        fs::remove_dir_all(&retired).map_err(StoreError::io(&retired, "cannot be removed"))
    }

    fn arriving_dir(&self, id: &str) -> PathBuf {
        self.root.join(".arriving").join(id)
    }

    pub(crate) fn seal(&self, id: &str) -> PathBuf {
        self.root.join(".seals").join(format!("{id}.json"))
    }
}

/// Fails unless `needed` more bytes fit below `dir`, with a little left over for the system.
pub(crate) fn room_for(dir: &Path, needed: u64) -> Result<(), StoreError> {
    const SPARE: u64 = 16 << 20;
    let free = crate::device::free_space(dir)
        .map_err(StoreError::io(dir, "cannot tell its free space"))?;
    let usable = free.saturating_sub(SPARE);
    if needed <= usable {
        return Ok(());
    }
    Err(StoreError::Full {
        path: dir.to_path_buf(),
        needed: needed - usable,
        free,
    })
}

/// Writes a small file whole or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |source| StoreError::io(path, "cannot be written")(source);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, path)
    });
    written.map_err(failed)?;
    sync_dir(folder)
}

/// Makes the names in a folder survive a power cut, where the system can.
pub(crate) fn sync_dir(dir: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(StoreError::io(dir, "cannot be synchronized"))?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.metadata().ok())
        .filter(|metadata| metadata.is_file())
        .map(|m| m.len())
        .sum()
}
