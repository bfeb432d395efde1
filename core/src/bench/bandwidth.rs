//! How fast this machine reads memory with the threads that compute. Writing reads all weights for each token, so it cannot be faster.

use std::hint::black_box;

use super::clock::timed;
use super::{Bandwidth, BenchError, Step, Watch};
use crate::model::ModelError;

/// Far beyond any processor's own memory.
const BYTES: usize = 256 << 20;
/// The best of so many passes: what other programs take of one is not the machine's bound.
const PASSES: usize = 5;
/// Copied to, again and again: it stays in the processor's own memory, and copying is the system's own fast code in every build.
const BLOCK: usize = 16 << 10;

/// Reads a buffer with so many threads.
pub(super) fn measure(threads: u32, watch: &Watch<'_>) -> Result<Bandwidth, BenchError> {
    (watch.began)(Step::Bandwidth);
    let none = ModelError::NoRoom {
        bytes: BYTES as u64,
    };
    let mut buffer: Vec<u8> = Vec::new();
    buffer.try_reserve_exact(BYTES).map_err(|_| none)?;
    // Not zeros: those would be one page that is there once.
    buffer.resize(BYTES, 1);
    let threads = usize::try_from(threads).unwrap_or(1).max(1);
    let mut best = f64::INFINITY;
    for _ in 0..PASSES {
        if let Some(stop) = (watch.control.stop)() {
            return Err(ModelError::from(stop).into());
        }
        let (bytes, time) = timed(watch, || read(&buffer, threads));
        black_box(bytes);
        best = best.min(time.as_secs_f64());
    }
    Ok(Bandwidth {
        bytes: BYTES as u64,
        seconds: best,
        bytes_per_second: if best > 0.0 { BYTES as f64 / best } else { 0.0 },
    })
}

/// How many bytes were read.
fn read(buffer: &[u8], threads: usize) -> usize {
    let part = buffer.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let parts = buffer.chunks(part);
        let read: Vec<_> = parts.map(|part| scope.spawn(|| read_part(part))).collect();
        read.into_iter().map(|read| read.join().unwrap_or(0)).sum()
    })
}

fn read_part(part: &[u8]) -> usize {
    let mut block = [0_u8; BLOCK];
    let mut bytes = 0;
    for chunk in part.chunks(BLOCK) {
        block[..chunk.len()].copy_from_slice(chunk);
        bytes += black_box(&block)[..chunk.len()].len();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_read_whatever_the_threads() {
        let buffer = vec![1; 3 * BLOCK + 77];
        for threads in [1, 2, 3, 8] {
            assert_eq!(read(&buffer, threads), buffer.len(), "{threads}");
        }
    }
}
