//! Verification: the only way from a folder to a [`VerifiedPack`], and so to the engine.
//! It changes nothing in the pack and opens no network.
//!
//! Every byte of every weight file is read and hashed at each opening: by the manifest's digests on one thread, or, once that was
//! done, by the seal's digests of blocks on all processors ([`verify_sealed`]). What is **not** checked: a notice's text; bytes
//! that change between the check and their use, on storage that answers a second reading differently or under a program that
//! writes there; and memory itself. Whoever can write both a pack and its seal is not kept out by the seal: give [`verify()`] the
//! pack then.

mod blocks;
mod error;
mod pack;
mod seal;

pub use error::VerifyError;
pub use pack::VerifiedPack;

use crate::adapter::{self, Adapter};
use crate::files;
use crate::gemma3::Gemma3;
use crate::gguf::Gguf;
use crate::pack::{AdapterEntry, FileEntry, MANIFEST, PackManifest};
use crate::projector::Projector;
use crate::sha256::Sha256;
use crate::trust::{Authority, Document, TrustedKeys};
use blocks::Checked;
use seal::Seal;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Verifies the pack in `dir`, every byte of it. `progress` gets bytes done and in total, some hundred times a second, and may stop it.
/// Only the catalogue can vouch for it; see [`verify_trusting`].
pub fn verify(
    dir: &Path,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    verify_trusting(dir, &TrustedKeys::none(), progress)
}

/// The same for an integrator who trusts signatures of these keys.
pub fn verify_trusting(
    dir: &Path,
    keys: &TrustedKeys,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    let document = document(dir)?;
    whole(dir, document, keys, progress, &mut |file, advance| {
        let hasher = files::hash(file, advance)?;
        Ok(hasher.map(|hasher| (hasher.digest(), hasher.bytes())))
    })
}

/// Verifies the pack in `dir` as before each load: if there is a seal of it in the file `seal`, every byte by the seal, on all
/// processors; else by the manifest, and seals it. A seal that cannot be written is no failure: it costs time next time.
pub fn verify_sealed(
    dir: &Path,
    seal: &Path,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    sealed(dir, seal, &TrustedKeys::none(), progress)
}

/// Verifies every byte of the pack in `dir` by the manifest, whatever the seal says, and seals anew.
pub fn verify_and_seal(
    dir: &Path,
    seal: &Path,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    reseal(dir, seal, &TrustedKeys::none(), progress)
}

pub(crate) fn sealed(
    dir: &Path,
    seal: &Path,
    keys: &TrustedKeys,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    if let Some(kept) = Seal::read(seal) {
        let document = document(dir)?;
        if kept.is_of(&document) {
            let pack = unhashed(dir, document, keys)?;
            match kept.check(dir, progress) {
                Ok(Checked::Same) => return Ok(pack),
                Ok(Checked::Stopped) => return Err(VerifyError::Cancelled),
                // The manifest decides, and names the file.
                Ok(Checked::Differs) | Err(_) => {}
            }
        }
    }
    reseal(dir, seal, keys, progress)
}

pub(crate) fn reseal(
    dir: &Path,
    seal: &Path,
    keys: &TrustedKeys,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    // A seal that no longer holds must not outlive a failure.
    let _ = std::fs::remove_file(seal);
    let (pack, made) = verify_for_seal(dir, keys, progress)?;
    let _ = made.keep(seal);
    Ok(pack)
}

/// A seal that is not kept yet.
pub(crate) struct Unkept(Seal);

impl Unkept {
    pub(crate) fn keep(&self, file: &Path) -> io::Result<()> {
        self.0.write(file)
    }
}

/// Verifies every byte by the manifest, and takes what a seal needs on the way.
pub(crate) fn verify_for_seal(
    dir: &Path,
    keys: &TrustedKeys,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<(VerifiedPack, Unkept), VerifyError> {
    let document = document(dir)?;
    let mut blocks: Vec<Vec<Sha256>> = vec![];
    let pack = whole(
        dir,
        document.clone(),
        keys,
        progress,
        &mut |file, advance| {
            Ok(blocks::digests(file, advance)?.map(|digests| {
                blocks.push(digests.blocks);
                (digests.whole, digests.bytes)
            }))
        },
    )?;
    Ok((pack, Unkept(Seal::of(&document, blocks))))
}

/// A pack whose bytes were verified a moment ago in another folder on the same storage: lengths and headers only.
pub(crate) fn moved(dir: &Path, keys: &TrustedKeys) -> Result<VerifiedPack, VerifyError> {
    unhashed(dir, document(dir)?, keys)
}

/// Digest and length of an opened file; none if it was stopped.
type HashFile<'a> = &'a mut dyn FnMut(
    &mut File,
    &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> io::Result<Option<(Sha256, u64)>>;

fn whole(
    dir: &Path,
    document: Document,
    keys: &TrustedKeys,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    hash: HashFile<'_>,
) -> Result<VerifiedPack, VerifyError> {
    let pack = unhashed(dir, document, keys)?;
    let total = pack.manifest.files().map(|entry| entry.bytes).sum();
    let mut before = 0;
    for entry in pack.manifest.files() {
        let path = dir.join(&entry.file);
        let mut advance = |done| progress(before + done, total);
        let hashed = hash(&mut open(dir, entry)?, &mut advance);
        let hashed = hashed.map_err(|source| VerifyError::Io {
            file: path.clone(),
            source,
        })?;
        let Some((found, bytes)) = hashed else {
            return Err(VerifyError::Cancelled);
        };
        if bytes != entry.bytes {
            return Err(VerifyError::Length {
                file: path,
                expected: entry.bytes,
                found: bytes,
            });
        }
        if found != entry.sha256 {
            return Err(VerifyError::Hash {
                file: path,
                expected: entry.sha256,
                found,
            });
        }
        before += bytes;
    }
    Ok(pack)
}

/// What is cheap comes first: lengths, headers and signature say most of what goes wrong in milliseconds.
fn unhashed(
    dir: &Path,
    document: Document,
    keys: &TrustedKeys,
) -> Result<VerifiedPack, VerifyError> {
    for entry in document.manifest.files() {
        open(dir, entry)?;
    }
    let (manifest, authority) = judged(dir, document, keys)?;
    headers(dir, manifest, authority)
}

/// The manifest in `dir` as far as somebody vouches for it; no file is looked at.
pub(crate) fn claimed(dir: &Path, keys: &TrustedKeys) -> Result<PackManifest, VerifyError> {
    Ok(judged(dir, document(dir)?, keys)?.0)
}

fn judged(
    dir: &Path,
    document: Document,
    keys: &TrustedKeys,
) -> Result<(PackManifest, Authority), VerifyError> {
    document
        .judge(keys)
        .map_err(|altered| VerifyError::Signature {
            manifest: dir.join(MANIFEST),
            key: altered.key,
        })
}

pub(crate) fn document(dir: &Path) -> Result<Document, VerifyError> {
    let reason = if !dir.is_dir() {
        "no such folder".to_owned()
    } else if std::fs::symlink_metadata(dir.join(MANIFEST)).is_err() {
        format!("the folder has no {MANIFEST}")
    } else {
        return Ok(Document::read(dir)?);
    };
    Err(VerifyError::NoPack {
        dir: dir.to_path_buf(),
        reason,
    })
}

/// Opens a file of the pack that has the length of the manifest.
fn open(dir: &Path, entry: &FileEntry) -> Result<File, VerifyError> {
    let file = dir.join(&entry.file);
    let opened = files::open(&file).and_then(|opened| Ok((opened.metadata()?, opened)));
    match opened {
        Ok((metadata, _)) if metadata.len() != entry.bytes => Err(VerifyError::Length {
            file,
            expected: entry.bytes,
            found: metadata.len(),
        }),
        Ok((_, opened)) => Ok(opened),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(VerifyError::Missing { file }),
        Err(source) => Err(match files::not_a_file(&source) {
            Some(found) => VerifyError::NotAFile { file, found },
            None => VerifyError::Io { file, source },
        }),
    }
}

/// Reads both headers and checks what they say, alone and together.
fn headers(
    dir: &Path,
    manifest: PackManifest,
    authority: Authority,
) -> Result<VerifiedPack, VerifyError> {
    let text_file = dir.join(&manifest.text.file);
    let gguf = of_architecture(&text_file, "gemma3")?;
    let text = Gemma3::read(&gguf)?;
    if manifest.context_tokens > text.context {
        return Err(VerifyError::Context {
            manifest: dir.join(MANIFEST),
            file: text_file,
            asked: manifest.context_tokens,
            trained: text.context,
        });
    }
    let projector = match &manifest.projector {
        None => None,
        Some(entry) => {
            let file = dir.join(&entry.file);
            let gguf = of_architecture(&file, "clip")?;
            let projector = Projector::read(&gguf)?;
            if projector.output != text.embedding {
                return Err(VerifyError::Unpaired {
                    file,
                    text_file,
                    projector: projector.output,
                    text: text.embedding,
                });
            }
            Some((Arc::new(gguf), projector))
        }
    };
    let read = |entry: &AdapterEntry| {
        let file = dir.join(&entry.weights.file);
        adapter(&file, entry, manifest.text.sha256, &gguf)
    };
    let adapters = manifest.adapters.iter().map(read);
    let adapters = adapters.collect::<Result<Vec<_>, _>>()?;
    Ok(VerifiedPack {
        dir: dir.to_path_buf(),
        manifest,
        authority,
        gguf: Arc::new(gguf),
        text,
        projector,
        adapters,
        chosen: None,
    })
}

/// Reads an adapter's file, and checks it against the text model that it is to change.
pub(crate) fn adapter(
    file: &Path,
    entry: &AdapterEntry,
    base: Sha256,
    text: &Gguf,
) -> Result<Adapter, VerifyError> {
    let gguf = of_architecture(file, "gemma3")?;
    let named = [Some(entry.base_sha256), adapter::base_of(&gguf)?];
    if let Some(made_for) = named.into_iter().flatten().find(|named| *named != base) {
        return Err(VerifyError::WrongBase {
            file: file.to_path_buf(),
            made_for,
            base,
        });
    }
    let shape = adapter::read(&gguf, text)?;
    Ok(Adapter {
        entry: entry.clone(),
        rank: shape.rank,
        bytes: shape.bytes,
        checks: shape.checks,
    })
}

fn of_architecture(file: &Path, needed: &'static str) -> Result<Gguf, VerifyError> {
    let gguf = Gguf::open(file)?;
    gguf.ends()?;
    let found = gguf.architecture()?;
    if found != needed {
        return Err(VerifyError::Foreign {
            file: file.to_path_buf(),
            found: found.to_owned(),
            needed,
        });
    }
    Ok(gguf)
}
