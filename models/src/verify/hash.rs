//! The digest of a whole file, in constant memory, with progress and a way to stop.

use crate::sha256::Sha256;
use sha2::Digest;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// Bytes hashed between two looks at the clock of the caller: some milliseconds of work.
const BLOCK: usize = 1 << 20;

/// Hashes what is left of `file`, calling `progress` with the bytes so far; `None` if that stopped it.
pub(crate) fn file(
    mut file: File,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> io::Result<Option<(Sha256, u64)>> {
    let mut hasher = sha2::Sha256::new();
    let mut block = vec![0; BLOCK];
    let mut done = 0;
    loop {
        if progress(done).is_break() {
            return Ok(None);
        }
        match file.read(&mut block) {
            Ok(0) => return Ok(Some((Sha256(hasher.finalize().into()), done))),
            Ok(count) => {
                hasher.update(block.get(..count).unwrap_or_default());
                done += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
