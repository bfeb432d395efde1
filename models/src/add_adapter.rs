//! Adding an adapter to a pack of a store: copied, checked against the base, and named in the manifest. The pack's other files stay as
//! they are; a crash at any moment leaves the pack as it was, or with the adapter.

use crate::adapter::{base_of, is_adapter};
use crate::files::{self, Hasher};
use crate::gguf::{Gguf, GgufError};
use crate::install::{Progress, ProgressFn};
use crate::licence::{Terms, known};
use crate::pack::{AdapterEntry, FileEntry, Licence, MANIFEST, ManifestError, PackManifest};
use crate::sha256::Sha256;
use crate::storage::{StoreError, room_for, write};
use crate::store::{Store, VerifyMode, Wait};
use crate::trust::Document;
use crate::verify::{self, VerifiedPack, VerifyError};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const BLOCK: usize = 1 << 20;

/// What is known of an adapter besides its file.
#[derive(Debug, Clone, Default)]
pub struct AdapterDetails {
    /// By what an opening will choose it.
    pub name: String,
    /// The digest of the text model that it was made for; `None` where the file says so itself.
    pub base_sha256: Option<Sha256>,
    /// Its terms; `None`: those of the pack, since what is made from weights mostly has theirs.
    pub licence: Option<Licence>,
    /// What it was made for, how it was evaluated, where it fails.
    pub card: String,
    /// Languages of narratives in which it was evaluated.
    pub languages: Vec<String>,
    /// Divides the acuity logits, fitted with this adapter.
    pub opinion_temperature: Option<f64>,
}

/// Why nothing was added, one variant for each thing a person can do about it.
#[derive(Debug, thiserror::Error)]
pub enum AddAdapterError {
    /// The caller stopped it.
    #[error("adding the adapter was cancelled")]
    Cancelled,
    /// The file cannot be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no GGUF, or one of another kind.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// Nothing says which weights it was made for: give the digest of that file.
    #[error(
        "{}: nothing says which text model it was made for: give the sha256 of that file as its base",
        path.display()
    )]
    NoBase {
        /// The file.
        path: PathBuf,
    },
    /// The pack has an adapter of this name: give it another.
    #[error("{pack}: has an adapter {name} already: give this one another name")]
    Taken {
        /// The pack's id.
        pack: String,
        /// The name.
        name: String,
    },
    /// The manifest is signed, and a change would break the signature: its maker has to add the adapter and sign anew.
    #[error("{}: is signed: whoever signed it must add the adapter and sign anew", manifest.display())]
    Signed {
        /// The manifest.
        manifest: PathBuf,
    },
    /// The terms were not accepted.
    #[error("the terms of {licence} are not accepted; see {url}")]
    NotAccepted {
        /// The licence's short name.
        licence: String,
        /// Where its terms stand.
        url: String,
    },
    /// The manifest with the adapter would not be one: a name or another detail is out of range.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The pack is not whole, or the adapter does not fit it.
    #[error(transparent)]
    Verify(VerifyError),
    /// The store cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<VerifyError> for AddAdapterError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Cancelled => Self::Cancelled,
            error => Self::Verify(error),
        }
    }
}

/// Adds the adapter in the file `from` to the pack `id` of `store`, and verifies the pack with it. `accept` is asked if its licence must be
/// accepted and is not yet.
///
/// # Errors
/// [`AddAdapterError`]; the pack is as it was.
pub fn add_adapter(
    store: &Store,
    id: &str,
    from: &Path,
    details: &AdapterDetails,
    accept: &mut dyn FnMut(&Terms) -> bool,
    progress: ProgressFn<'_>,
) -> Result<VerifiedPack, AddAdapterError> {
    let lock = store.lock(id, Wait::Briefly)?;
    let _lock = lock.ok_or(AddAdapterError::Cancelled)?;
    let mut whole = |done, total| of_the_pack(progress, done, total);
    let pack = store.verify(id, VerifyMode::Sealed, &mut whole)?;
    // As it stands in the file, not as it was judged: what nobody vouches for is no part of it.
    let document = verify::document(pack.dir())?;
    let mut manifest = document.manifest;
    if document.signature.is_some() {
        return Err(AddAdapterError::Signed {
            manifest: pack.dir().join(MANIFEST),
        });
    }
    if manifest.adapters.iter().any(|one| one.name == details.name) {
        return Err(AddAdapterError::Taken {
            pack: id.to_owned(),
            name: details.name.clone(),
        });
    }
    let licence = (details.licence.clone()).unwrap_or_else(|| manifest.licence.clone());
    if let Some(known) = known(&licence.id)
        && let Some(refused) = Terms::ask(store.root(), known, accept)?
    {
        return Err(AddAdapterError::NotAccepted {
            licence: refused.licence,
            url: refused.url,
        });
    }
    let gguf = Gguf::open(from)?;
    if !is_adapter(&gguf) {
        return Err(gguf.refuse("general.type", "is not adapter").into());
    }
    let base_sha256 = match details.base_sha256 {
        Some(base) => base,
        None => base_of(&gguf)?.ok_or_else(|| AddAdapterError::NoBase {
            path: from.to_path_buf(),
        })?,
    };
    let mut entry = AdapterEntry {
        name: details.name.clone(),
        weights: FileEntry {
            file: format!("adapter-{}.gguf", details.name),
            bytes: gguf.length(),
            sha256: Sha256([0; 32]),
        },
        base_sha256,
        licence,
        card: details.card.clone(),
        languages: details.languages.clone(),
        opinion_temperature: details.opinion_temperature,
    };
    // Its name becomes a path: checked before anything is written.
    manifest.adapters.push(entry.clone());
    let file = pack.dir().join(MANIFEST);
    PackManifest::parse(&file, &Document::unsigned(manifest.clone()).json)?;
    let to = pack.dir().join(&entry.weights.file);
    let part = to.with_extension("part");
    let copied = copy(from, &part, gguf.length(), progress).and_then(|weights| {
        let base = pack.manifest().text.sha256;
        let file = entry.weights.file.clone();
        entry.weights = FileEntry { file, ..weights };
        verify::adapter(&part, &entry, base, pack.gguf())?;
        Ok(())
    });
    if let Err(error) = copied {
        let _ = fs::remove_file(&part);
        return Err(named(error, &part, from));
    }
    fs::rename(&part, &to).map_err(StoreError::io(&to, "cannot be put in place"))?;
    if let (Some(known), Some(notice)) = (known(&entry.licence.id), &entry.licence.notice_file) {
        let notice = pack.dir().join(notice);
        if !notice.exists() {
            write(&notice, known.notice.as_bytes())?;
        }
    }
    manifest.adapters.pop();
    manifest.adapters.push(entry);
    write(&file, &Document::unsigned(manifest).json)?;
    let mut whole = |done, total| of_the_pack(progress, done, total);
    Ok(store.verify(id, VerifyMode::Sealed, &mut whole)?)
}

fn of_the_pack(progress: ProgressFn<'_>, done: u64, total: u64) -> ControlFlow<()> {
    progress(Progress {
        file: None,
        done,
        total: Some(total),
    })
}

/// Copies an adapter and takes its digest; `bytes` is what its header was checked against.
fn copy(
    from: &Path,
    to: &Path,
    bytes: u64,
    progress: ProgressFn<'_>,
) -> Result<FileEntry, AddAdapterError> {
    let unread = |source| AddAdapterError::Read {
        path: from.to_path_buf(),
        source,
    };
    room_for(to, bytes)?;
    let mut input = files::open_named(from).map_err(unread)?.take(bytes);
    let mut out = File::create(to).map_err(StoreError::io(to, "cannot be made"))?;
    let (mut hasher, mut block) = (Hasher::default(), vec![0; BLOCK]);
    loop {
        let at = Progress {
            file: Some("the adapter"),
            done: hasher.bytes(),
            total: Some(bytes),
        };
        if let ControlFlow::Break(()) = progress(at) {
            return Err(AddAdapterError::Cancelled);
        }
        let count = input.read(&mut block).map_err(unread)?;
        let read = block.get(..count).unwrap_or_default();
        if read.is_empty() {
            break;
        }
        out.write_all(read)
            .map_err(StoreError::io(to, "cannot be written"))?;
        hasher.update(read);
    }
    out.sync_all()
        .map_err(StoreError::io(to, "cannot be written"))?;
    Ok(FileEntry {
        file: String::new(),
        bytes: hasher.bytes(),
        sha256: hasher.digest(),
    })
}

/// An error about the copy, told of the file that the caller gave.
fn named(error: AddAdapterError, part: &Path, from: &Path) -> AddAdapterError {
    let rename = |file: PathBuf| {
        if file == part {
            from.to_path_buf()
        } else {
            file
        }
    };
    match error {
        AddAdapterError::Verify(VerifyError::Gguf(error)) => {
            AddAdapterError::Gguf(error.of(&rename))
        }
        AddAdapterError::Verify(VerifyError::WrongBase {
            file,
            made_for,
            base,
        }) => AddAdapterError::Verify(VerifyError::WrongBase {
            file: rename(file),
            made_for,
            base,
        }),
        AddAdapterError::Verify(VerifyError::Foreign {
            file,
            found,
            needed,
        }) => AddAdapterError::Verify(VerifyError::Foreign {
            file: rename(file),
            found,
            needed,
        }),
        other => other,
    }
}
