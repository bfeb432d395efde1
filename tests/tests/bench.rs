//! `aidpost bench`: everything is measured, on the tiny pack with a clock that goes one millisecond at each look.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::time::Duration;

use aidpost::bench::{BENCH_SCHEMA, Bench, BenchError, BenchOptions, Step, Watch, run};
use aidpost::model::{Control, ModelError, Progress, StopReason};
use aidpost_models::{VerifiedPack, verify};
use aidpost_tests::{aidpost, tiny_pack};
use tempfile::TempDir;

fn pack() -> VerifiedPack {
    verify(&tiny_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap()
}

/// A run of three hundredths of a second in ten parts, stopped when `stop_at` begins; which steps began.
fn measure(minutes: f64, stop_at: Option<Step>) -> (Result<Bench, BenchError>, Vec<Step>) {
    let time = Cell::new(Duration::ZERO);
    let began = RefCell::new(Vec::new());
    let encodes = Cell::new(0);
    let stopped = || stop_at.is_some_and(|step| began.borrow().contains(&step));
    let watch = Watch {
        control: Control {
            stop: &|| stopped().then_some(StopReason::Cancelled),
            progress: &|progress| {
                let is_image = matches!(progress, Progress::Image { .. });
                encodes.set(encodes.get() + usize::from(is_image));
            },
            ..Control::default()
        },
        began: &|step| began.borrow_mut().push(step),
        clock: &|| {
            time.set(time.get() + Duration::from_millis(1));
            time.get()
        },
    };
    let scratch = TempDir::new().unwrap();
    let options = BenchOptions {
        minutes,
        scratch: Some(scratch.path().to_str().unwrap().to_owned()),
        fixed_replies: true,
        lengths: vec![50, 100],
        batch: 3,
        ..BenchOptions::default()
    };
    let measured = run(&pack(), &options, &watch);
    let left = std::fs::read_dir(scratch.path()).unwrap().count();
    assert_eq!(left, 0, "what it wrote is removed");
    if measured.is_ok() {
        assert_eq!(
            encodes.get(),
            2,
            "step by step and for a first question, not for a second"
        );
    }
    (measured, began.into_inner())
}

#[test]
fn every_step_is_measured_and_the_record_is_read_back() {
    let (measured, began) = measure(0.0005, None);
    let bench = measured.unwrap();
    assert_eq!(bench.schema, BENCH_SCHEMA);
    assert_eq!((bench.pack.as_str(), bench.threads), ("tiny-random", 1));
    let pack = pack();
    assert_eq!(bench.model_sha256, pack.manifest().text.sha256.to_string());
    assert!(bench.load_seconds > 0.0);
    let read = bench.file_read.unwrap();
    assert_eq!(read.bytes, pack.manifest().text.bytes, "all of it");
    assert!(read.seconds > 0.0);
    assert!((read.load_ratio - bench.load_seconds / read.seconds).abs() < 1e-9);
    for triage in [&bench.triage_cold, &bench.triage_warm] {
        assert!(triage.seconds > triage.first_token_seconds && triage.first_token_seconds > 0.0);
        assert!(triage.prompt_tokens > 300 && triage.reply_tokens > 0);
    }
    let ahead = bench.ahead.unwrap();
    let (brief, rested) = (ahead.brief.unwrap(), ahead.brief_rested.unwrap());
    for press in [&ahead.plain, &ahead.typing, &ahead.rested, &brief, &rested] {
        assert!(press.seconds >= press.first_sign_seconds && press.first_sign_seconds > 0.0);
    }
    // The same words, whichever way they are written.
    let batch = bench.batch.unwrap();
    assert_eq!((batch.encounters, batch.at_once), (3, 3));
    let replies = bench.triage_cold.reply_tokens * 2 + bench.triage_warm.reply_tokens;
    for queue in [&batch.alone, &batch.together] {
        assert_eq!(queue.written.tokens, replies);
        assert!(queue.seconds > queue.written.seconds && queue.written.seconds > 0.0);
    }
    let rates = [&batch.together, &batch.alone].map(|queue| queue.written.tokens_per_second);
    assert!((batch.writing_ratio() - rates[0] / rates[1]).abs() < 1e-9);
    let seconds = batch.alone.seconds / batch.together.seconds;
    assert!((batch.whole_ratio() - seconds).abs() < 1e-9);
    let (bandwidth, work) = (bench.bandwidth.unwrap(), bench.work.unwrap());
    let rate = bandwidth.bytes as f64 / bandwidth.seconds;
    assert!((rate - bandwidth.bytes_per_second).abs() < 1.0);
    // All weights, and something of the prompt.
    let weights: u64 = pack.gguf().tensors().iter().map(|one| one.bytes).sum();
    assert!(work.written_bytes > weights && work.written_bytes < 3 * weights);
    assert!(work.read_operations > 1000);
    // Both are of one chart: they differ by their accounts only.
    assert!(bench.snapshot.tokens > 300);
    assert!(bench.snapshot.tokens < bench.prefill.tokens);
    assert_eq!(bench.prefill.tokens, bench.triage_cold.prompt_tokens);
    for rate in [&bench.prefill, &bench.decode] {
        assert!((rate.tokens as f64 / rate.seconds - rate.tokens_per_second).abs() < 1e-6);
    }
    assert_eq!(bench.decode.tokens, 64);
    assert!(bench.snapshot.bytes > 1000 && bench.snapshot.restore_seconds > 0.0);
    // The account alone grows.
    let lengths: Vec<_> = bench
        .lengths
        .iter()
        .map(|at| (at.words, at.prefill.tokens))
        .collect();
    let [(50, short), (100, long)] = lengths[..] else {
        panic!("{lengths:?}")
    };
    assert!(short > 50 && long > short + 50, "{lengths:?}");
    let image = bench.image.unwrap();
    assert_eq!(image.prefill.tokens, 258);
    assert!(image.prepare_seconds > 0.0 && image.again_seconds > 0.0);
    assert!(image.first_question_seconds > 0.0 && image.second_question_seconds > 0.0);
    let sustained = bench.sustained.as_ref().unwrap();
    assert_eq!(sustained.parts.len(), 10);
    assert!(sustained.minutes >= 0.0005);
    for pace in &sustained.parts {
        assert!(pace.prefill.tokens >= 128 && pace.decode.tokens >= 32);
    }
    let peak = bench.peak_memory;
    if cfg!(target_os = "linux") {
        let peaks = [
            peak.before_bytes,
            peak.load_bytes,
            peak.text_bytes,
            peak.image_bytes,
        ];
        assert!(
            peaks.iter().all(|peak| peak.unwrap() > 1_000_000),
            "{peaks:?}"
        );
        // Nothing is given back between the two.
        assert!(peaks[1] >= peaks[0], "{peaks:?}");
    }
    let steps = [
        Step::Load,
        Step::TriageCold,
        Step::TriageWarm,
        Step::Ahead,
        Step::Batch,
        Step::Prefill,
        Step::Decode,
        Step::Snapshot,
        Step::Length { words: 50 },
        Step::Length { words: 100 },
        Step::Image,
        Step::Sustained { part: 1 },
    ];
    assert_eq!(began[..12], steps);
    assert_eq!(began.len(), 11 + 10 + 2);
    let stop = bench.stop;
    let heard = [stop.load_seconds, stop.prefill_seconds, stop.decode_seconds];
    // Even the whole of each takes less than this on the slowest machine.
    let all = heard.iter().chain(&stop.encode_seconds);
    assert!(all.clone().count() == 4 && all.clone().all(|late| (0.0..60.0).contains(late)));
    let json = serde_json::to_string(&bench).unwrap();
    assert_eq!(serde_json::from_str::<Bench>(&json).unwrap(), bench);
}

#[test]
fn a_stop_is_heard_in_every_step() {
    for step in [
        Step::TriageCold,
        Step::TriageWarm,
        Step::Ahead,
        Step::Batch,
        Step::Prefill,
        Step::Decode,
        Step::Snapshot,
        Step::Image,
        Step::Sustained { part: 2 },
        Step::Stop,
        Step::Bandwidth,
    ] {
        let (measured, began) = measure(0.0005, Some(step));
        assert!(
            matches!(measured, Err(BenchError::Model(ModelError::Cancelled))),
            "{step:?}"
        );
        assert_eq!(began.last(), Some(&step));
    }
}

#[test]
fn without_minutes_there_is_no_sustained_run() {
    let (measured, began) = measure(0.0, None);
    assert!(measured.unwrap().sustained.is_none());
    let last = [Step::Image, Step::Stop, Step::Bandwidth];
    assert_eq!(began[began.len() - 3..], last);
}

#[test]
fn the_command_prints_a_table_or_the_record() {
    let home = TempDir::new().unwrap();
    let pack = tiny_pack();
    let arguments = [
        "bench",
        "--minutes",
        "0.01",
        "--batch",
        "2",
        "--pack",
        pack.to_str().unwrap(),
    ];
    let table = aidpost(home.path()).args(arguments).output().unwrap();
    let text = String::from_utf8(table.stdout).unwrap();
    assert_eq!(table.status.code(), Some(0));
    for part in [
        "tiny-random",
        "whole triage, cold",
        "tokens/s",
        "snapshot: restore",
        "pressed: after a pause",
        "of it when writing",
        "GOP/s",
        "image: encode",
        "queue of 2: one by one",
        "queue of 2: 2 at once",
        "times as many tokens/s written",
        "first tenth against last",
        "llama.cpp cpu",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    let json = aidpost(home.path())
        .args(arguments)
        .arg("--json")
        .output()
        .unwrap();
    let bench: Bench = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(bench.schema, BENCH_SCHEMA);
    for (arguments, status) in [
        (["--minutes", "-1"], 2),
        (["--minutes", "NaN"], 2),
        (["--batch", "1"], 2),
        (["--batch", "17"], 2),
        (["--pack", "no-such-pack"], 3),
    ] {
        let output = aidpost(home.path())
            .arg("bench")
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
}

/// In a process of its own, as a command that opens one pack. Asked is a tenth; what varies from run to run with small packs may be as much again.
/// Elsewhere than on Linux a process cannot begin its peak anew.
#[cfg(target_os = "linux")]
#[test]
fn the_peak_is_what_was_predicted_in_every_way_of_loading() {
    for (pack, loading) in ["tiny", "demo"]
        .into_iter()
        .flat_map(|pack| ["repacked", "mmap", "mmap-q8-kv"].map(|loading| (pack, loading)))
    {
        let home = TempDir::new().unwrap();
        let out = aidpost(home.path())
            .args(["bench", "--json", "--minutes", "0", "--load-mode", loading])
            .arg("--pack")
            .arg(tiny_pack().parent().unwrap().join(pack))
            .output()
            .unwrap();
        assert!(out.status.success());
        let bench: Bench = serde_json::from_slice(&out.stdout).unwrap();
        let (peak, predicted) = (bench.peak_memory, bench.predicted_memory);
        for (what, peak, predicted) in [
            ("text", peak.text_bytes, predicted.text_bytes),
            ("image", peak.image_bytes, predicted.image_bytes),
        ] {
            let ratio = predicted.unwrap() as f64 / peak.unwrap() as f64;
            println!("{pack} {loading} {what}: {ratio:.2}");
            assert!(
                (0.8..1.2).contains(&ratio),
                "{pack} {loading} {what}: {ratio}"
            );
        }
    }
}
