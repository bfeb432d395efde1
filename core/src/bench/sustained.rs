//! The same work for minutes: what a phone can keep up once it is hot.

use std::time::Duration;

use super::clock::timed;
use super::{BenchError, Pace, Rate, Step, Sustained, Watch};
use crate::llama::{Llama, Probe};

/// Tokens read and written in a round.
const READ: usize = 128;
const WRITTEN: usize = 32;
const PARTS: u32 = 10;

/// Rounds behind the first `prefix` tokens of `prompt`, until `minutes` are over; every part has at least one.
pub(super) fn run(
    llama: &Llama,
    prompt: &[u32],
    prefix: usize,
    minutes: f64,
    watch: &Watch<'_>,
) -> Result<Sustained, BenchError> {
    let part = Duration::try_from_secs_f64(minutes * 60.0 / f64::from(PARTS)).unwrap_or_default();
    let (prefix, rest) = prompt.split_at(prefix);
    let again = &rest[..rest.len().min(READ)];
    let mut probe = Probe::new(llama, prefix.len() + READ + WRITTEN)?;
    probe.read(prefix, &watch.control)?;
    let state = probe.save()?;
    let start = (watch.clock)();
    let mut parts = Vec::new();
    for number in 1..=PARTS {
        (watch.began)(Step::Sustained { part: number });
        let end = start + part * number;
        let (mut read, mut written) = ((0, Duration::ZERO), (0, Duration::ZERO));
        loop {
            probe.restore(&state)?;
            let (done, time) = timed(watch, || probe.read(again, &watch.control));
            done?;
            read = (read.0 + again.len(), read.1 + time);
            let (done, time) = timed(watch, || probe.write(WRITTEN, &watch.control));
            done?;
            written = (written.0 + WRITTEN, written.1 + time);
            if (watch.clock)() >= end {
                break;
            }
        }
        parts.push(Pace {
            prefill: Rate::of(read.0, read.1),
            decode: Rate::of(written.0, written.1),
        });
    }
    let minutes = (watch.clock)().saturating_sub(start).as_secs_f64() / 60.0;
    Ok(Sustained { minutes, parts })
}
