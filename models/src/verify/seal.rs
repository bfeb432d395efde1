//! The record that a pack was verified whole, kept outside the pack: the digests of its blocks, by which each later load checks every
//! byte on all processors. Times are not looked at: storage that rots does not change them.
//! It guards against accidents of storage, not against someone who may write both the pack and the seal.

use super::blocks::{self, BLOCK, Checked};
use crate::files;
use crate::pack::PackManifest;
use crate::sha256::Sha256;
use crate::trust::Document;
use serde::{Deserialize, Serialize};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

const SCHEMA: &str = "aidpost.seal/2";
/// The longest seal read: 70 bytes a block, of a pack of two terabytes.
const MAX_SEAL: u64 = 64 << 20;

/// What a pack was when every byte of it was right.
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
    blocks: Vec<Sha256>,
}

impl Seal {
    /// The seal of a pack with this manifest, whose files have these blocks.
    pub(super) fn of(document: &Document, blocks: Vec<Vec<Sha256>>) -> Self {
        let files = document.manifest.files().zip(blocks);
        Self {
            schema: SCHEMA.to_owned(),
            manifest: Sha256::of(&document.json),
            files: files
                .map(|(entry, blocks)| Stamp {
                    file: entry.file.clone(),
                    bytes: entry.bytes,
                    sha256: entry.sha256,
                    blocks,
                })
                .collect(),
        }
    }

    /// The seal kept in `file`; none if it is absent or unreadable, which only means verifying by the manifest again.
    pub(super) fn read(file: &Path) -> Option<Self> {
        serde_json::from_slice(&files::read_small(file, MAX_SEAL).ok()?).ok()
    }

    /// Keeps the seal, whole or not at all.
    pub(super) fn write(&self, file: &Path) -> io::Result<()> {
        files::write(file, &serde_json::to_vec(self)?)
    }

    /// Whether it was made of a pack with this manifest.
    pub(super) fn is_of(&self, document: &Document) -> bool {
        let stands_for = |manifest: &PackManifest| {
            let entries: Vec<_> = manifest.files().collect();
            entries.len() == self.files.len()
                && entries.iter().zip(&self.files).all(|(entry, stamp)| {
                    (&entry.file, entry.bytes, entry.sha256)
                        == (&stamp.file, stamp.bytes, stamp.sha256)
                        && stamp.blocks.len() as u64 == entry.bytes.div_ceil(BLOCK as u64)
                })
        };
        self.schema == SCHEMA
            && self.manifest == Sha256::of(&document.json)
            && stands_for(&document.manifest)
    }

    /// Reads every byte of the pack in `dir` and compares it with the seal.
    pub(super) fn check(
        &self,
        dir: &Path,
        progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> io::Result<Checked> {
        let total = self.files.iter().map(|stamp| stamp.bytes).sum();
        let mut before = 0;
        for stamp in &self.files {
            let path = dir.join(&stamp.file);
            let mut advance = |done| progress(before + done, total);
            match blocks::check(&path, stamp.bytes, &stamp.blocks, &mut advance)? {
                Checked::Same => before += stamp.bytes,
                other => return Ok(other),
            }
        }
        Ok(if progress(total, total).is_break() {
            Checked::Stopped
        } else {
            Checked::Same
        })
    }
}
