//! The folder that packs live in: `<root>/<id>/`, each published in one step, with what is still being fetched under
//! `<root>/.arriving/` and what is being imported under `<root>/.importing/`.
//! It knows nothing of where packs come from, and trusts no file: [`crate::verify()`] does the judging.

mod lock;

pub(crate) use lock::{Lock, Wait};

use crate::card::{self, Acceptance, Card};
use crate::files::plain_id;
use crate::pack::{MANIFEST, ManifestError, PackManifest};
use crate::storage::StoreError;
use crate::trust::TrustedKeys;
use crate::verify::{VerifiedPack, VerifyError, claimed, reseal, sealed};
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A folder of packs.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
    keys: TrustedKeys,
}

/// The folder of fetches: what they brought is kept for the next run.
pub(crate) const ARRIVING: &str = ".arriving";
/// The folder of imports: what a refused one copied is removed.
pub(crate) const IMPORTING: &str = ".importing";

/// A pack in a store, unverified.
#[derive(Debug)]
pub struct Listed {
    /// Its id, which is its folder's name.
    pub id: String,
    /// Its manifest, or why that cannot be used. What it says of its clinical use is its own claim; see [`Store::vouched`].
    pub manifest: Result<PackManifest, ManifestError>,
}

/// By what a pack is verified before a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum VerifyMode {
    /// Every byte, by the seal on all processors if the pack was verified by its manifest before; else as below.
    Sealed,
    /// Every byte by its manifest, on one processor.
    Whole,
}

impl Store {
    /// The store in `root`, which is made when the first pack arrives.
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            keys: TrustedKeys::none(),
        }
    }

    /// The same store for an integrator who trusts packs that these keys have signed.
    pub fn trusting(self, keys: TrustedKeys) -> Self {
        Self { keys, ..self }
    }

    /// The keys whose signatures are trusted here.
    pub fn keys(&self) -> &TrustedKeys {
        &self.keys
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

    /// The manifest of the pack of this id as far as somebody vouches for it, its files unverified: what a list shows.
    ///
    /// # Errors
    /// That there is none, or none that can be used.
    pub fn vouched(&self, id: &str) -> Result<PackManifest, VerifyError> {
        claimed(&self.root.join(id), &self.keys)
    }

    /// Whether the pack of this id has an acceptance card for the weights that its manifest names, with this adapter or with none, and the card if it is
    /// not stale.
    #[must_use]
    pub fn acceptance(&self, id: &str, adapter: Option<&str>) -> (Acceptance, Option<Card>) {
        let dir = self.root.join(id);
        let Ok(manifest) = PackManifest::read(&dir) else {
            return (Acceptance::None, None);
        };
        let mut adapters = manifest.adapters.iter();
        match adapter.map(|name| adapters.find(|one| one.name == name)) {
            None => card::find(&dir, &manifest, None),
            Some(None) => (Acceptance::None, None),
            Some(found) => card::find(&dir, &manifest, found),
        }
    }

    /// Verifies the pack of this id, as before each load.
    pub fn verify(
        &self,
        id: &str,
        depth: VerifyMode,
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
            VerifyMode::Sealed => sealed(&dir, &self.seal(id), &self.keys, progress),
            VerifyMode::Whole => reseal(&dir, &self.seal(id), &self.keys, progress),
        }
    }

    /// Removes the pack of this id and whatever of it is still arriving. Gives the bytes freed.
    pub fn remove(&self, id: &str) -> Result<u64, StoreError> {
        let dir = self.dir(id)?;
        let incoming = [ARRIVING, IMPORTING].map(|folder| self.root.join(folder).join(id));
        if !dir.exists() && incoming.iter().all(|folder| !folder.exists()) {
            return Err(StoreError::Unknown {
                id: id.to_owned(),
                root: self.root.clone(),
            });
        }
        let _lock = self.lock(id, Wait::Briefly)?;
        let freed = size(&dir) + incoming.iter().map(|folder| size(folder)).sum::<u64>();
        let _ = fs::remove_file(self.seal(id));
        // First out of sight in one step: a half-removed pack must not look like a pack.
        if dir.exists() {
            self.retire(&dir, id)?;
        }
        for folder in incoming.iter().filter(|folder| folder.exists()) {
            fs::remove_dir_all(folder).map_err(StoreError::io(folder, "cannot be removed"))?;
        }
        Ok(freed)
    }

    /// Keeps others away from the pack of this id; `None` if the wait was stopped.
    pub(crate) fn lock(&self, id: &str, wait: Wait<'_>) -> Result<Option<Lock>, StoreError> {
        Lock::take(&self.root.join(".locks").join(id), &self.dir(id)?, wait)
    }

    /// Moves a pack out of its place in one step, then removes it.
    pub(crate) fn retire(&self, dir: &Path, id: &str) -> Result<(), StoreError> {
        let retired = self.root.join(".retired").join(id);
        let made = retired.parent().map_or(Ok(()), fs::create_dir_all);
        made.map_err(StoreError::io(&retired, "cannot be made"))?;
        if retired.exists() {
            fs::remove_dir_all(&retired).map_err(StoreError::io(&retired, "cannot be removed"))?;
        }
        fs::rename(dir, &retired)
            .map_err(StoreError::io(dir, "cannot be moved out of its place"))?;
        fs::remove_dir_all(&retired).map_err(StoreError::io(&retired, "cannot be removed"))?;
        // Only if nobody else retires a pack at the moment.
        let _ = fs::remove_dir(self.root.join(".retired"));
        Ok(())
    }

    pub(crate) fn seal(&self, id: &str) -> PathBuf {
        self.root.join(".seals").join(format!("{id}.json"))
    }
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.metadata().ok())
        .filter(|metadata| metadata.is_file())
        .map(|m| m.len())
        .sum()
}
