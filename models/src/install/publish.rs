//! The last step of every pack: verified, compared with what is in its place, and put there in one step.

use super::InstallError;
use super::compare::{Side, compare};
use crate::card;
use crate::files::sync_dir;
use crate::storage::StoreError;
use crate::store::Store;
use crate::trust::Document;
use crate::verify::{VerifiedPack, document, moved, verify_for_seal};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

impl Store {
    /// Verifies every byte of an arrived pack and puts it in its place, in one step that a crash cannot split. Another one of the
    /// id goes, if the caller said so; else it is told what would change. The caller holds the lock.
    pub(crate) fn publish(
        &self,
        arrived: &Path,
        id: &str,
        replace: bool,
        progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<VerifiedPack, InstallError> {
        let dir = self.dir(id)?;
        let (pack, seal) = verify_for_seal(arrived, self.keys(), progress)?;
        if !replace {
            self.may_take_place(&document(arrived)?)?;
        }
        sync_dir(arrived).map_err(StoreError::io(arrived, "cannot be synchronized"))?;
        if dir.exists() {
            card::take_over(&dir, arrived, pack.manifest());
            self.retire(&dir, id)?;
        }
        // Without a seal the next load verifies by the manifest.
        let _ = seal.keep(&self.seal(id));
        drop(pack);
        fs::rename(arrived, &dir).map_err(StoreError::io(&dir, "cannot be put in place"))?;
        sync_dir(self.root()).map_err(StoreError::io(self.root(), "cannot be synchronized"))?;
        Ok(moved(&dir, self.keys())?)
    }

    /// Fails with what would change if another pack of this id is here. The same one once more is no change.
    pub(crate) fn may_take_place(&self, new: &Document) -> Result<(), StoreError> {
        let dir = self.dir(&new.manifest.id)?;
        if !dir.exists() {
            return Ok(());
        }
        let judged = |document: Document| -> Result<Side, String> {
            document
                .judge(self.keys())
                .map_err(|_| "its signature does not hold".to_owned())
        };
        let old = match document(&dir) {
            Ok(old) if old.json == new.json && old.signature == new.signature => return Ok(()),
            Ok(old) => judged(old),
            Err(error) => Err(error.to_string()),
        };
        // A new one whose signature does not hold was refused before.
        let Ok(new) = judged(new.clone()) else {
            return Ok(());
        };
        Err(StoreError::WouldReplace(Box::new(compare(
            old.as_ref().map_err(Clone::clone),
            &new,
        ))))
    }
}
