//! Copying one file of a bundle, hashed on the way and bounded: by its manifest, by what it announces, or by what such a file needs.

use super::bundle::{Bundle, Opened};
use super::error::unreadable;
use super::{Import, ImportError};
use crate::files::{Hasher, publish};
use crate::install::{Progress, ProgressFn};
use crate::pack::{FileEntry, MAX_NOTICE};
use crate::storage::{StoreError, room_for};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

/// From this size on, a file that unpacks to more than [`BOMB_RATIO`] times its packed size is made to fill the storage: deflate reaches
/// a thousand, weights not two.
const BOMB_BYTES: u64 = 64 << 20;
const BOMB_RATIO: u64 = 50;
const BLOCK: usize = 1 << 20;

/// What bounds a file.
pub(super) enum Bound<'a> {
    /// The manifest says what it is.
    Entry(&'a FileEntry),
    /// A model without a manifest: what it announces, which its header has confirmed.
    Announced,
    /// The text of a licence.
    Notice,
}

impl Import<'_> {
    /// Copies one file; it has its name only when it is whole and, where that is known, right.
    pub(super) fn copy(
        &self,
        bundle: &mut Bundle,
        name: &str,
        to: &Path,
        bound: &Bound<'_>,
        progress: ProgressFn<'_>,
    ) -> Result<FileEntry, ImportError> {
        let part = to.with_extension("part");
        let inside = self.from.join(name);
        let Opened {
            from,
            bytes: total,
            packed,
        } = bundle
            .read(name)
            .map_err(|error| unreadable(&inside, error))?;
        let most = match bound {
            Bound::Entry(entry) => entry.bytes,
            Bound::Announced => total,
            Bound::Notice => MAX_NOTICE,
        };
        if total > BOMB_BYTES && total / BOMB_RATIO > packed {
            return Err(self.source(format!(
                "{name} has {packed} bytes and announces to unpack to {total}: no model does"
            )));
        }
        if matches!(bound, Bound::Notice) && total > most {
            return Err(self.source(format!("{name} has {total} bytes, allowed are {most}")));
        }
        room_for(to, total.min(most))?;
        let mut out = File::create(&part).map_err(StoreError::io(&part, "cannot be made"))?;
        let mut hasher = Hasher::default();
        let mut block = vec![0; BLOCK];
        // One byte more is too much already, and no more than that is written.
        let mut from = from.take(most.saturating_add(1));
        loop {
            let at = Progress {
                file: Some(name),
                done: hasher.bytes(),
                total: Some(total),
            };
            if progress(at).is_break() {
                return Err(ImportError::Cancelled);
            }
            let count = from
                .read(&mut block)
                .map_err(|error| unreadable(&inside, error))?;
            let read = block.get(..count).unwrap_or_default();
            if count == 0 {
                break;
            }
            out.write_all(read)
                .map_err(StoreError::io(&part, "cannot be written"))?;
            hasher.update(read);
        }
        let found = FileEntry {
            file: name.to_owned(),
            bytes: hasher.bytes(),
            sha256: hasher.digest(),
        };
        let refused = match bound {
            Bound::Entry(entry) if (entry.bytes, entry.sha256) != (found.bytes, found.sha256) => {
                Some(ImportError::Wrong {
                    path: self.from.to_path_buf(),
                    expected: Box::new((*entry).clone()),
                    found: Box::new(found.clone()),
                })
            }
            Bound::Announced | Bound::Notice if found.bytes != total => Some(self.source(format!(
                "{name} announces {total} bytes and has {} or more",
                found.bytes
            ))),
            _ => None,
        };
        if let Some(refused) = refused {
            let _ = fs::remove_file(&part);
            return Err(refused);
        }
        publish(&out, &part, to).map_err(StoreError::io(to, "cannot be put in place"))?;
        let file = to
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        Ok(FileEntry { file, ..found })
    }
}
