//! Verification: the only way from a folder to a [`VerifiedPack`], and so to the engine.
//! It changes nothing in the pack and opens no network.

mod error;
pub(crate) mod hash;
mod seal;

pub use error::VerifyError;

use crate::gemma3::Gemma3;
use crate::gguf::Gguf;
use crate::pack::{FileEntry, MANIFEST, PackManifest};
use crate::projector::Projector;
use seal::Seal;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A pack whose files are there, whole, what the manifest says, and fit to be loaded. Nothing else makes one.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Object), uniffi(name = "Pack"))]
pub struct VerifiedPack {
    dir: PathBuf,
    manifest: PackManifest,
    gguf: Gguf,
    text: Gemma3,
    projector: Option<(Gguf, Projector)>,
}

impl VerifiedPack {
    /// The pack's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Its manifest.
    pub fn manifest(&self) -> &PackManifest {
        &self.manifest
    }

    /// The text model's file.
    pub fn text_path(&self) -> PathBuf {
        self.dir.join(&self.manifest.text.file)
    }

    /// The projector's file, if the pack reads images.
    pub fn projector_path(&self) -> Option<PathBuf> {
        self.manifest
            .projector
            .as_ref()
            .map(|entry| self.dir.join(&entry.file))
    }

    /// The text model's header: metadata, vocabulary, tensors.
    pub fn gguf(&self) -> &Gguf {
        &self.gguf
    }

    /// The text model's sizes.
    pub fn text(&self) -> &Gemma3 {
        &self.text
    }

    /// The projector's header and sizes, if the pack reads images.
    pub fn projector(&self) -> Option<(&Gguf, &Projector)> {
        self.projector
            .as_ref()
            .map(|(gguf, projector)| (gguf, projector))
    }
}

/// Verifies the pack in `dir`, every byte of it. `progress` gets bytes done and in total, some hundred times a second, and may stop it.
pub fn verify(
    dir: &Path,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    let manifest = manifest(dir)?;
    // What is cheap comes first: lengths and headers say most of what goes wrong in milliseconds.
    for entry in manifest.files() {
        open(dir, entry)?;
    }
    let pack = headers(dir, manifest)?;
    let total = pack.manifest.files().map(|entry| entry.bytes).sum();
    let mut before = 0;
    for entry in pack.manifest.files() {
        let path = dir.join(&entry.file);
        let hashed = hash::file(open(dir, entry)?, &mut |done| {
            progress(before + done, total)
        })
        .map_err(|source| VerifyError::Io {
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

/// Verifies the pack in `dir` as before each load: if the seal kept in the file `seal` still holds (manifest, lengths, times and
/// samples), in milliseconds; else every byte, and seals anew. A seal that cannot be written is no failure: it costs time next time.
pub fn verify_sealed(
    dir: &Path,
    seal: &Path,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    if let Some(kept) = Seal::read(seal) {
        let manifest = manifest(dir)?;
        for entry in manifest.files() {
            open(dir, entry)?;
        }
        if kept == Seal::of(dir, &manifest)? {
            return headers(dir, manifest);
        }
    }
    verify_and_seal(dir, seal, progress)
}

/// Verifies every byte of the pack in `dir`, whatever the seal says, and seals anew.
pub fn verify_and_seal(
    dir: &Path,
    seal: &Path,
    progress: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<VerifiedPack, VerifyError> {
    // A seal that no longer holds must not outlive a failure.
    let _ = std::fs::remove_file(seal);
    // Taken before the bytes are read: a file changed meanwhile will not match it.
    let before = Seal::of(dir, &manifest(dir)?);
    let pack = verify(dir, progress)?;
    if let Ok(before) = before {
        let _ = before.write(seal);
    }
    Ok(pack)
}

fn manifest(dir: &Path) -> Result<PackManifest, VerifyError> {
    let reason = if !dir.is_dir() {
        "no such folder".to_owned()
    } else if !dir.join(MANIFEST).exists() {
        format!("the folder has no {MANIFEST}")
    } else {
        return Ok(PackManifest::read(dir)?);
    };
    Err(VerifyError::NoPack {
        dir: dir.to_path_buf(),
        reason,
    })
}

/// Opens a file of the pack that has the length of the manifest.
fn open(dir: &Path, entry: &FileEntry) -> Result<File, VerifyError> {
    let file = dir.join(&entry.file);
    let opened = File::open(&file).and_then(|opened| Ok((opened.metadata()?, opened)));
    match opened {
        Ok((metadata, _)) if !metadata.is_file() => Err(VerifyError::Io {
            file,
            source: io::Error::other("not a regular file"),
        }),
        Ok((metadata, _)) if metadata.len() != entry.bytes => Err(VerifyError::Length {
            file,
            expected: entry.bytes,
            found: metadata.len(),
        }),
        Ok((_, opened)) => Ok(opened),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(VerifyError::Missing { file }),
        Err(source) => Err(VerifyError::Io { file, source }),
    }
}

/// Reads both headers and checks what they say, alone and together.
fn headers(dir: &Path, manifest: PackManifest) -> Result<VerifiedPack, VerifyError> {
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
            Some((gguf, projector))
        }
    };
    Ok(VerifiedPack {
        dir: dir.to_path_buf(),
        manifest,
        gguf,
        text,
        projector,
    })
}

fn of_architecture(file: &Path, needed: &'static str) -> Result<Gguf, VerifyError> {
    let gguf = Gguf::open(file)?;
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
