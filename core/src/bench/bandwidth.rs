//! How fast this machine reads memory with the threads that compute. Writing reads all weights for each token, so it cannot be faster.

use std::hint::black_box;

use super::clock::timed;
use super::{Bandwidth, BenchError, Step, Watch};
use crate::model::ModelError;

/// Far beyond any processor's own memory.
const BYTES: usize = 256 << 20;
/// The best of so many passes: what other programs take of one is not the machine's bound.
const PASSES: usize = 5;
/// Numbers added side by side, so that no addition waits for the one before.
const LANES: usize = 16;

/// Reads a buffer with so many threads.
pub(super) fn measure(threads: u32, watch: &Watch<'_>) -> Result<Bandwidth, BenchError> {
    (watch.began)(Step::Bandwidth);
    let none = ModelError::NoRoom {
        bytes: BYTES as u64,
    };
    let mut buffer: Vec<u64> = Vec::new();
    let numbers = BYTES / size_of::<u64>();
    buffer.try_reserve_exact(numbers).map_err(|_| none)?;
    // Written, so that it is there: untouched memory is one page of zeros.
    buffer.extend(0..numbers as u64);
    let threads = usize::try_from(threads).unwrap_or(1).max(1);
    let mut best = f64::INFINITY;
    for _ in 0..PASSES {
        if let Some(stop) = (watch.control.stop)() {
            return Err(ModelError::from(stop).into());
        }
        let (sum, time) = timed(watch, || sum(&buffer, threads));
        black_box(sum);
        best = best.min(time.as_secs_f64());
    }
    Ok(Bandwidth {
        bytes: BYTES as u64,
        seconds: best,
        bytes_per_second: if best > 0.0 { BYTES as f64 / best } else { 0.0 },
    })
}

fn sum(buffer: &[u64], threads: usize) -> u64 {
    let part = buffer.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let parts = buffer.chunks(part);
        let sums: Vec<_> = parts.map(|part| scope.spawn(|| lanes(part))).collect();
        let sums = sums.into_iter().map(|sum| sum.join().unwrap_or_default());
        sums.fold(0, u64::wrapping_add)
    })
}

fn lanes(part: &[u64]) -> u64 {
    let mut sums = [0_u64; LANES];
    let chunks = part.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (sum, number) in sums.iter_mut().zip(chunk) {
            *sum = sum.wrapping_add(*number);
        }
    }
    sums.iter()
        .chain(rest)
        .fold(0, |all, one| all.wrapping_add(*one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_once_whatever_the_threads() {
        let buffer: Vec<u64> = (1..=1003).collect();
        for threads in [1, 2, 3, 8] {
            assert_eq!(sum(&buffer, threads), 1003 * 1004 / 2, "{threads}");
        }
    }
}
