//! A forward reader over a header that knows where it is and how much is left.
//! It never allocates for a length that the file cannot hold, and never reads past [`MAX_HEADER`].

use super::GgufError;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The longest header read, in bytes. A 262,144-token vocabulary takes about 7 MB; more than this is no model header,
/// and would let a hostile file choose how much memory is used.
pub const MAX_HEADER: u64 = 64 << 20;

pub(super) struct Cursor<'a> {
    file: PathBuf,
    input: &'a mut dyn Read,
    offset: u64,
    length: u64,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(file: &Path, length: u64, input: &'a mut dyn Read) -> Self {
        Self {
            file: file.to_path_buf(),
            input,
            offset: 0,
            length,
        }
    }

    pub(super) fn file(&self) -> &Path {
        &self.file
    }

    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    pub(super) fn malformed(&self, reason: impl Into<String>) -> GgufError {
        self.malformed_at(self.offset, reason)
    }

    pub(super) fn malformed_at(&self, offset: u64, reason: impl Into<String>) -> GgufError {
        GgufError::Malformed {
            file: self.file.clone(),
            offset,
            reason: reason.into(),
        }
    }

    /// Fails unless `count` items of at least `size` bytes each can still follow, so that what comes next may allocate for them.
    pub(super) fn announce(&self, count: u64, size: u64, what: &str) -> Result<usize, GgufError> {
        let left = self.length - self.offset;
        let announced = count.checked_mul(size);
        if announced.is_none_or(|bytes| bytes > left) {
            return Err(GgufError::Truncated {
                file: self.file.clone(),
                offset: self.offset,
                reason: format!(
                    "{count} {what} of at least {size} bytes each are announced, {left} bytes are left"
                ),
            });
        }
        if announced.is_none_or(|bytes| self.offset + bytes > MAX_HEADER) {
            return Err(self.malformed(format!(
                "the header runs past {MAX_HEADER} bytes with {count} {what}"
            )));
        }
        usize::try_from(count)
            .map_err(|_| self.malformed(format!("{count} {what} do not fit this machine's memory")))
    }

    pub(super) fn bytes(&mut self, count: u64, what: &str) -> Result<Vec<u8>, GgufError> {
        let mut bytes = vec![0; self.announce(count, 1, what)?];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn array<const N: usize>(&mut self, what: &str) -> Result<[u8; N], GgufError> {
        let mut bytes = [0; N];
        self.announce(N as u64, 1, what)?;
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn u32(&mut self, what: &str) -> Result<u32, GgufError> {
        Ok(u32::from_le_bytes(self.array(what)?))
    }

    pub(super) fn u64(&mut self, what: &str) -> Result<u64, GgufError> {
        Ok(u64::from_le_bytes(self.array(what)?))
    }

    /// A length-prefixed string, as bytes: token texts need not be UTF-8.
    pub(super) fn string(&mut self, what: &str) -> Result<Vec<u8>, GgufError> {
        let length = self.u64(what)?;
        self.bytes(length, what)
    }

    /// A name: UTF-8, not empty, and without NUL, where C code would see a shorter name than we check.
    pub(super) fn name(&mut self, what: &str) -> Result<String, GgufError> {
        let start = self.offset;
        let bytes = self.string(what)?;
        match String::from_utf8(bytes) {
            Ok(name) if name.is_empty() => {
                Err(self.malformed_at(start, format!("{what} is empty")))
            }
            Ok(name) if name.contains('\0') => {
                Err(self.malformed_at(start, format!("{what} contains a NUL byte")))
            }
            Ok(name) => Ok(name),
            Err(_) => Err(self.malformed_at(start, format!("{what} is not UTF-8"))),
        }
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), GgufError> {
        self.input
            .read_exact(bytes)
            .map_err(|source| GgufError::Io {
                file: self.file.clone(),
                source,
            })?;
        self.offset += bytes.len() as u64;
        Ok(())
    }
}
