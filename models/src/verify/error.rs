//! Why a pack is not verified, one variant for each thing a caller can do about it.

use crate::files::NotAFile;
use crate::gguf::GgufError;
use crate::pack::ManifestError;
use crate::sha256::Sha256;
use std::path::PathBuf;

/// Why a folder is no usable pack. Every message names the file and the reason.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// There is no such folder, or it has no manifest: the path or the pack's name is wrong.
    #[error("{}: no pack here: {reason}", dir.display())]
    NoPack {
        /// The folder.
        dir: PathBuf,
        /// What is missing.
        reason: String,
    },
    /// The manifest cannot be used: correct it, or import the pack again.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A file of the manifest is not in the folder: fetch or copy it.
    #[error("{}: missing, the manifest names it", file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// A file cannot be read: check the storage and permissions.
    #[error("{}: cannot be read: {source}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something else lies where a file of the manifest is needed: put the file itself there.
    #[error("{}: {found}", file.display())]
    NotAFile {
        /// The path.
        file: PathBuf,
        /// What lies there.
        found: NotAFile,
    },
    /// The manifest is not the one that a trusted key signed: get it and its signature anew from their maker.
    #[error(
        "{}: was changed after the trusted key {key} signed it, or its signature was: get both anew from their maker",
        manifest.display()
    )]
    Signature {
        /// The manifest.
        manifest: PathBuf,
        /// The key, in base64.
        key: String,
    },
    /// A file has another length than the manifest says: fetch or copy it again.
    #[error("{}: {}: has {found} bytes, the manifest says {expected}", file.display(), if found < expected { "truncated" } else { "too long" })]
    Length {
        /// The file.
        file: PathBuf,
        /// Bytes by the manifest.
        expected: u64,
        /// Bytes on the storage.
        found: u64,
    },
    /// A file has the right length and other content: fetch or copy it again.
    #[error("{}: wrong content: sha256 {found}, the manifest says {expected}", file.display())]
    Hash {
        /// The file.
        file: PathBuf,
        /// The digest by the manifest.
        expected: Sha256,
        /// The digest of what is there.
        found: Sha256,
    },
    /// A file is no GGUF that can be loaded: the pack itself is broken.
    #[error(transparent)]
    Gguf(#[from] GgufError),
    /// A GGUF of another kind of model than its place in the pack needs: choose another file.
    #[error("{}: foreign: its architecture is {found}, needed is {needed}", file.display())]
    Foreign {
        /// The file.
        file: PathBuf,
        /// The architecture that the file names.
        found: String,
        /// The architecture for this place.
        needed: &'static str,
    },
    /// The projector was made for another text model: take the one that belongs to it.
    #[error("{}: unpaired: it produces embeddings of {projector}, {} takes {text}", file.display(), text_file.display())]
    Unpaired {
        /// The projector.
        file: PathBuf,
        /// The text model.
        text_file: PathBuf,
        /// Length of the projector's embeddings.
        projector: u32,
        /// Length of the text model's.
        text: u32,
    },
    /// The adapter was made for other weights than the pack's: take the one that belongs to them.
    #[error("{}: wrong base: made for the text model of sha256 {made_for}, this pack's has {base}", file.display())]
    WrongBase {
        /// The adapter.
        file: PathBuf,
        /// The digest of the text model that it was made for, by the manifest or by the file itself.
        made_for: Sha256,
        /// The digest of the pack's text model.
        base: Sha256,
    },
    /// The manifest asks for more context than the model was trained for: lower it.
    #[error("{}: context_tokens is {asked}, allowed is 512 to {trained}, which {} was trained for", manifest.display(), file.display())]
    Context {
        /// The manifest.
        manifest: PathBuf,
        /// The text model.
        file: PathBuf,
        /// Tokens by the manifest.
        asked: u32,
        /// Tokens by the model.
        trained: u32,
    },
    /// The caller stopped it. Nothing was changed.
    #[error("verification was cancelled")]
    Cancelled,
}
