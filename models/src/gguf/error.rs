//! What can be wrong with a GGUF file, one variant for each thing a caller can do about it.

use std::io;
use std::path::PathBuf;

/// Why a file was not read as GGUF. Every message names the file; structural ones also the byte offset.
#[derive(Debug, thiserror::Error)]
pub enum GgufError {
    /// The file cannot be opened or read: check the path, its permissions and the storage.
    #[error("{}: cannot be read: {source}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is something else: choose another file.
    #[error("{}: offset 0: not a GGUF file: it begins with {found:02x?}", file.display())]
    NotGguf {
        /// The file.
        file: PathBuf,
        /// Its first bytes, at most four.
        found: Vec<u8>,
    },
    /// A GGUF of a version, or a byte order, that this reader does not know: convert it anew.
    #[error("{}: offset 4: GGUF version {version} is not supported, only 2 and 3, little-endian", file.display())]
    Unsupported {
        /// The file.
        file: PathBuf,
        /// The version field as read little-endian.
        version: u32,
    },
    /// The file ends before something that it announces: fetch or copy it again.
    #[error("{}: offset {offset}: truncated: {reason}", file.display())]
    Truncated {
        /// The file.
        file: PathBuf,
        /// Where the missing thing would begin, in bytes.
        offset: u64,
        /// What is missing, and by how much.
        reason: String,
    },
    /// The file contradicts the format: fetch it again, or report it to its maker.
    #[error("{}: offset {offset}: malformed: {reason}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// Where the contradiction stands, in bytes.
        offset: u64,
        /// What contradicts what.
        reason: String,
    },
    /// A well-formed file that lacks a metadata value, or has it with another type or out of range: use another model.
    #[error("{}: metadata {key}: {reason}", file.display())]
    Metadata {
        /// The file.
        file: PathBuf,
        /// The metadata key.
        key: String,
        /// What is wrong with its value.
        reason: String,
    },
    /// A well-formed file whose tensors are not those of the model that it claims to be: use another model.
    #[error("{}: tensor {tensor}: {reason}", file.display())]
    Tensor {
        /// The file.
        file: PathBuf,
        /// The tensor's name.
        tensor: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl GgufError {
    /// The same error, told of another path: of the file that a person knows, where a copy of it was read.
    pub(crate) fn of(mut self, rename: &dyn Fn(PathBuf) -> PathBuf) -> Self {
        match &mut self {
            Self::Io { file, .. }
            | Self::NotGguf { file, .. }
            | Self::Unsupported { file, .. }
            | Self::Truncated { file, .. }
            | Self::Malformed { file, .. }
            | Self::Metadata { file, .. }
            | Self::Tensor { file, .. } => *file = rename(std::mem::take(file)),
        }
        self
    }
}
