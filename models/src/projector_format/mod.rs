//! The projector of a pack in another number format, on the device itself: faster on some processors, or smaller. The pack is verified
//! before and behind it; a crash at any moment leaves it as it was, or with the new projector.

mod numbers;
mod rewrite;

use crate::files;
use crate::gguf::{Gguf, GgufError};
use crate::install::{Progress, ProgressFn};
use crate::pack::{FileEntry, MANIFEST, ManifestError, PackManifest};
use crate::projector::Projector;
use crate::storage::{StoreError, write};
use crate::store::{Store, VerifyMode, Wait};
use crate::trust::Document;
use crate::verify::{self, VerifiedPack, VerifyError};
use std::fs;
use std::io;
use std::path::PathBuf;

/// In what a projector's matrices may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectorFormat {
    /// 16 bits, with the exponent of 32: faster than F16 where the processor, and the engine's build for it, multiply such numbers.
    Bf16,
    /// 8 bits and a scale for 32 of them: a smaller file.
    Q8_0,
}

impl ProjectorFormat {
    /// ggml's name of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bf16 => "BF16",
            Self::Q8_0 => "Q8_0",
        }
    }

    /// llama.cpp's number of it, in `general.file_type`.
    fn file_type(self) -> u32 {
        match self {
            Self::Bf16 => 32,
            Self::Q8_0 => 7,
        }
    }
}

/// Why nothing was converted, one variant for each thing a person can do about it.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// The caller stopped it.
    #[error("converting the projector was cancelled")]
    Cancelled,
    /// The pack reads no images.
    #[error("{pack}: has no projector to convert")]
    NoProjector {
        /// The pack's id.
        pack: String,
    },
    /// Its matrices are in this format already, or none of them can be.
    #[error("{}: has no matrix left to be written in {format}", path.display())]
    Nothing {
        /// The projector.
        path: PathBuf,
        /// The format asked for.
        format: &'static str,
    },
    /// The manifest is signed, and a change would break the signature: its maker has to convert the projector and sign anew.
    #[error("{}: is signed: whoever signed it must convert the projector and sign anew", manifest.display())]
    Signed {
        /// The manifest.
        manifest: PathBuf,
    },
    /// The projector cannot be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Read {
        /// The projector.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The projector is in a format, or has a number, that cannot be converted.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// The manifest with the new projector would not be one.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// The pack is not whole.
    #[error(transparent)]
    Verify(VerifyError),
    /// The store cannot take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<VerifyError> for ConvertError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::Cancelled => Self::Cancelled,
            error => Self::Verify(error),
        }
    }
}

/// Writes the projector of the pack `id` of `store` anew in `format`, in place of the one that is there, and verifies the pack with it.
/// The same file always becomes the same file. The catalogue does not know it, so only a signature can vouch for the pack from then
/// on; temperatures of images, which were fitted with the other numbers, are dropped.
///
/// # Errors
/// [`ConvertError`]; the pack is as it was.
pub fn convert_projector(
    store: &Store,
    id: &str,
    format: ProjectorFormat,
    progress: ProgressFn<'_>,
) -> Result<VerifiedPack, ConvertError> {
    let lock = store.lock(id, Wait::Briefly)?;
    let _lock = lock.ok_or(ConvertError::Cancelled)?;
    let pack = store.verify(id, VerifyMode::Sealed, &mut whole(progress))?;
    // As it stands in the file, not as it was judged: what nobody vouches for is no part of it.
    let document = verify::document(pack.dir())?;
    let mut manifest = document.manifest;
    let file = pack.dir().join(MANIFEST);
    if document.signature.is_some() {
        return Err(ConvertError::Signed { manifest: file });
    }
    let old = manifest.projector.take();
    let old = old.ok_or_else(|| ConvertError::NoProjector {
        pack: id.to_owned(),
    })?;
    let gguf = Gguf::open(&pack.dir().join(&old.file))?;
    let name = format!("projector-{}.gguf", format.name().to_ascii_lowercase());
    // Its maker may have called it so: the old file stays until the new one is in the manifest.
    let name = match old.file.eq_ignore_ascii_case(&name) {
        true => format!("converted-{name}"),
        false => name,
    };
    manifest.projector = Some(FileEntry {
        file: name.clone(),
        ..old.clone()
    });
    // No other file of the pack may have that name: checked before anything is written.
    PackManifest::parse(&file, &Document::unsigned(manifest.clone()).json)?;
    let to = pack.dir().join(&name);
    let part = to.with_extension("part");
    let written = rewrite::rewrite(&gguf, format, &part, progress).and_then(|entry| {
        let new = Gguf::open(&part)?;
        new.ends()?;
        Projector::read(&new)?;
        Ok(entry)
    });
    let entry = written.inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })?;
    let placed = files::open(&part).and_then(|file| files::publish(&file, &part, &to));
    placed.map_err(StoreError::io(&to, "cannot be put in place"))?;
    manifest.projector = Some(FileEntry {
        file: name,
        ..entry
    });
    manifest.image_temperatures.clear();
    manifest.known_defects.push(format!(
        "the projector was converted to {} on this device, from the one of sha256 {}",
        format.name(),
        old.sha256
    ));
    write(&file, &Document::unsigned(manifest).json)?;
    // Nothing names it any more. One that cannot be removed takes room and does no harm.
    let _ = fs::remove_file(pack.dir().join(&old.file));
    Ok(store.verify(id, VerifyMode::Sealed, &mut whole(progress))?)
}

/// The progress of a verification, told as that of an installation.
fn whole(progress: ProgressFn<'_>) -> impl FnMut(u64, u64) -> std::ops::ControlFlow<()> {
    |done, total| {
        progress(Progress {
            file: None,
            done,
            total: Some(total),
        })
    }
}
