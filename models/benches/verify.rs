//! Verification of a 2.5 GB pack against `sha256sum` on the same file in a warm cache: the ratio of speeds, and the memory it takes.
//! `cargo bench -p aidpost-models`; needs 2.5 GB of space for temporary files.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures with a clock, and prints"
)]
#![expect(dead_code, reason = "shared with the tests, which use all of it")]

#[path = "../tests/packs/tiny.rs"]
mod tiny;
#[path = "../tests/packs/writer.rs"]
mod writer;

use aidpost_models::{FileEntry, Sha256, verify};
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use writer::Random;

const BYTES: u64 = 2_500_000_000;
const RUNS: usize = 5;

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("text.gguf");
    // Bytes after the last tensor are no fault of the format, and hash like any others.
    let text = tiny::text().bytes();
    let mut out = BufWriter::new(std::fs::File::create(&file).unwrap());
    out.write_all(&text).unwrap();
    let mut random = Random(1);
    let mut left = BYTES - text.len() as u64;
    while left > 0 {
        let word = random.next().to_le_bytes();
        let count = left.min(8);
        out.write_all(&word[..count as usize]).unwrap();
        left -= count;
    }
    out.into_inner().unwrap().sync_all().unwrap();
    let expected = sha256sum(&file).1;
    let mut manifest = tiny::write_pack(&dir.path().join("manifest"), &text, None);
    manifest.text = FileEntry {
        file: "text.gguf".to_owned(),
        bytes: BYTES,
        sha256: expected,
    };
    tiny::write_manifest(dir.path(), &manifest);

    // In turns, so that a busy machine is as unkind to one as to the other; the best of each.
    let mut ours = Duration::MAX;
    let mut theirs = Duration::MAX;
    for _ in 0..RUNS {
        theirs = theirs.min(sha256sum(&file).0);
        let start = Instant::now();
        verify(dir.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
        ours = ours.min(start.elapsed());
    }
    let rate = |time: Duration| BYTES as f64 / 1e6 / time.as_secs_f64();
    println!(
        "verify {:.0} MB/s, sha256sum {:.0} MB/s, ratio {:.2}; {}",
        rate(ours),
        rate(theirs),
        theirs.as_secs_f64() / ours.as_secs_f64(),
        peak()
    );
}

fn sha256sum(file: &Path) -> (Duration, Sha256) {
    let start = Instant::now();
    let output = Command::new("sha256sum").arg(file).output().unwrap();
    let took = start.elapsed();
    let line = String::from_utf8(output.stdout).unwrap();
    (took, line.split(' ').next().unwrap().parse().unwrap())
}

/// The most memory that this process held, where the system says it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("peak memory unknown".to_owned(), |line| {
        format!("peak memory {}", line.trim())
    })
}
