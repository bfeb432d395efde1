//! Reading the text model's file once, every byte, as `cat` does: what loading is compared with, so that its time means something on any machine.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::clock::timed;
use super::{BenchError, Watch};
use crate::model::{ModelError, Progress};

/// Reading the text model's file from the system's cache, where it fits there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FileRead {
    /// Its length.
    pub bytes: u64,
    /// The shortest of a few passes.
    pub seconds: f64,
    /// The pack's loading over it; 0 for a time that the clock did not see.
    pub load_ratio: f64,
}

impl FileRead {
    /// `load`: seconds that loading took.
    pub(super) fn compared(mut self, load: f64) -> Self {
        if self.seconds > 0.0 {
            self.load_ratio = load / self.seconds;
        }
        self
    }
}

/// The first one brings the file into the cache.
const PASSES: usize = 3;
/// It stays in the processor's own memory.
const BLOCK: usize = 128 << 10;
/// Blocks between two looks at the caller's control.
const LOOK: u64 = 64;

/// Reads the file `PASSES` times; none where it cannot be read, of which loading will tell.
pub(super) fn measure(file: &Path, watch: &Watch<'_>) -> Result<Option<FileRead>, BenchError> {
    let mut best: Option<FileRead> = None;
    for pass in 0..PASSES {
        let (bytes, time) = timed(watch, || read(file, pass, watch));
        let Ok(bytes) = bytes? else {
            return Ok(None);
        };
        let seconds = time.as_secs_f64();
        if best.is_none_or(|best| seconds < best.seconds) {
            best = Some(FileRead {
                bytes,
                seconds,
                load_ratio: 0.0,
            });
        }
    }
    Ok(best)
}

/// How many bytes were read.
fn read(file: &Path, pass: usize, watch: &Watch<'_>) -> Result<io::Result<u64>, BenchError> {
    let opened = File::open(file).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (length, mut file) = match opened {
        Ok(opened) => opened,
        Err(error) => return Ok(Err(error)),
    };
    let mut block = vec![0; BLOCK];
    let (mut bytes, mut blocks) = (0, 0_u64);
    loop {
        if blocks.is_multiple_of(LOOK) {
            if let Some(stop) = (watch.control.stop)() {
                return Err(ModelError::from(stop).into());
            }
            let part = bytes as f32 / length.max(1) as f32;
            let reached = (pass as f32 + part) / PASSES as f32;
            (watch.control.progress)(Progress::Loading(reached.min(1.0)));
        }
        blocks += 1;
        match file.read(&mut block) {
            Ok(0) => return Ok(Ok(bytes)),
            Ok(count) => bytes += count as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Ok(Err(error)),
        }
    }
}
