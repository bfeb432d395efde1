//! Verification of a large pack against `sha256sum` on the same file in a warm cache, and against reading it into memory, which a load
//! does at the least: ratios of time, and the memory it takes. `cargo bench -p aidpost-models`; needs 600 MB for a temporary file and
//! two gigabytes of memory to make it.
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

use aidpost_models::{verify, verify_and_seal, verify_sealed};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Feed-forward width: 1,152 bytes each, so about 600 MB.
const WIDTH: u64 = 1 << 19;
const RUNS: usize = 5;

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let pack = dir.path().join("pack");
    let bytes = {
        let text = tiny::text_of(WIDTH).bytes();
        tiny::write_pack(&pack, &text, None);
        text.len() as f64
    };
    let file = pack.join("text.gguf");
    let seal = dir.path().join("seal.json");
    let go_on = &mut |_, _| ControlFlow::Continue(());
    // Making the file took more than checking it does.
    aidpost_models::forget_peak();
    verify_and_seal(&pack, &seal, go_on).unwrap();
    let peak = peak();

    // In turns, so that a busy machine is as unkind to one as to the other; the best of each.
    let mut best = [Duration::MAX; 5];
    for _ in 0..RUNS {
        let times = [
            sha256sum(&file),
            timed(|| drop(verify(&pack, &mut |_, _| ControlFlow::Continue(())).unwrap())),
            timed(|| {
                drop(verify_sealed(&pack, &seal, &mut |_, _| ControlFlow::Continue(())).unwrap())
            }),
            timed(|| {
                let again = dir.path().join("again.json");
                drop(
                    verify_and_seal(&pack, &again, &mut |_, _| ControlFlow::Continue(())).unwrap(),
                );
            }),
            timed(|| load(&file)),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = time.min(*best);
        }
    }
    let [theirs, ..] = best;
    println!(
        "{:.0} MB, {} processors, {}",
        bytes / 1e6,
        processors(),
        peak
    );
    for (what, time) in [
        "sha256sum",
        "verify, by the manifest",
        "verify_sealed, every byte by the seal",
        "verify_and_seal",
        "reading into memory, as a load does",
    ]
    .into_iter()
    .zip(best)
    {
        println!(
            "{what:<40} {:>6.0} MB/s, {:.2} of sha256sum's time",
            bytes / 1e6 / time.as_secs_f64(),
            time.as_secs_f64() / theirs.as_secs_f64()
        );
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// What a load does at the least: the weights from the file into memory that was not touched before.
fn load(file: &Path) {
    let weights = std::fs::read(file).unwrap();
    assert!(std::hint::black_box(&weights).len() > 1);
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get())
}

fn sha256sum(file: &Path) -> Duration {
    timed(|| {
        assert!(
            Command::new("sha256sum")
                .arg(file)
                .output()
                .unwrap()
                .status
                .success()
        )
    })
}

/// The most memory that this process held, where the system says it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("peak memory unknown".to_owned(), |line| {
        format!("peak memory {}", line.trim())
    })
}
