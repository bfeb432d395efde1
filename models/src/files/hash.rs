//! The digest of a stream, in constant memory, with progress and a way to stop.

use crate::sha256::Sha256;
use sha2::Digest;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Bytes hashed between two calls of the caller's progress: some milliseconds of work.
const BLOCK: usize = 1 << 20;

/// A digest that grows.
#[derive(Default)]
pub(crate) struct Hasher {
    hasher: sha2::Sha256,
    bytes: u64,
}

impl Hasher {
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// The digest of what was given so far.
    pub(crate) fn digest(&self) -> Sha256 {
        Sha256(self.hasher.clone().finalize().into())
    }

    /// How many bytes were given so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// Hashes what is left of `from`, calling `progress` with the bytes so far; `None` if that stopped it.
pub(crate) fn hash(
    from: &mut dyn Read,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> io::Result<Option<Hasher>> {
    let mut hasher = Hasher::default();
    let mut block = vec![0; BLOCK];
    loop {
        if progress(hasher.bytes()).is_break() {
            return Ok(None);
        }
        match from.read(&mut block) {
            Ok(0) => return Ok(Some(hasher)),
            Ok(count) => hasher.update(block.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
