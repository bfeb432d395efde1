//! The process killed at random moments of fetch, import and verify, and a storage that fills up: nothing half-published, and
//! the next run completes.

use crate::child::{JOB, start};
use crate::server::{Fault, Server};
use crate::tiny;
use crate::world::World;
use crate::writer::Random;
use aidpost_models::verify;
use std::ops::ControlFlow;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Runs `verb` in a child and kills it at a random moment of the time that it takes alone; whether it was still at work.
fn killed(verb: &str, root: &Path, from: &str, alone: Duration, random: &mut Random) -> bool {
    let mut child = start(verb, root, from);
    std::thread::sleep(alone.mul_f64(random.below(900) as f64 / 1000.0));
    child.kill().unwrap();
    child.wait().unwrap().signal() == Some(9)
}

#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn alone(verb: &str, root: &Path, from: &str) -> Duration {
    let start_time = std::time::Instant::now();
    assert!(start(verb, root, from).wait().unwrap().success());
    start_time.elapsed()
}

/// Whatever has the pack's final name is whole and right.
fn sound(root: &Path) {
    let place = root.join("tiny");
    if place.exists() {
        verify(&place, &mut |_, _| ControlFlow::Continue(())).unwrap();
    }
}

fn rounds(verb: &str, from: &str, kills: u32, seed: u64) -> u32 {
    let mut random = Random(seed);
    let mut midway = 0;
    let scratch = tempfile::tempdir().unwrap();
    let full = scratch.path().join("alone");
    if verb == "verify" {
        start("import", &full, from).wait().unwrap();
    }
    let time = alone(verb, &full, from);
    for round in 0..kills / 4 {
        let root = scratch.path().join(round.to_string());
        if verb == "verify" {
            assert!(start("import", &root, from).wait().unwrap().success());
        }
        // Four in a row on the same store, so that a kill also hits what an earlier one left.
        for _ in 0..4 {
            midway += u32::from(killed(verb, &root, from, time, &mut random));
            sound(&root);
        }
        assert!(
            start(verb, &root, from).wait().unwrap().success(),
            "the next run completes"
        );
        sound(&root);
        assert!(root.join("tiny/pack.json").exists());
        std::fs::remove_dir_all(&root).unwrap();
    }
    midway
}

#[test]
fn two_hundred_kills_leave_nothing_half_published_and_the_next_run_completes() {
    let world = World::new();
    let card = tempfile::tempdir().unwrap();
    tiny::write_pack(
        card.path(),
        &tiny::text().bytes(),
        Some(&tiny::projector().bytes()),
    );
    let card = card.path().display().to_string();
    world
        .server
        .faults(&[Fault::Slow(Duration::from_millis(1)); 2000]);
    let fetches = rounds("fetch", &world.server.address, 100, 1);
    let imports = rounds("import", &card, 60, 2);
    let verifications = rounds("verify", &card, 40, 3);
    println!(
        "killed at work: {fetches} of 100 fetches, {imports} of 60 imports, {verifications} of 40 verifications"
    );
    // Most kills must have hit something at work, or this shows nothing.
    assert!(fetches + imports + verifications > 100);
}

/// The shell's limit on file size stands for a full storage: the write itself fails, midway.
#[test]
fn a_storage_that_fills_up_midway_is_named_and_what_arrived_is_kept() {
    let world = World::new();
    let root = tempfile::tempdir().unwrap();
    let job = format!("fetch|{}|{}", root.path().display(), world.server.address);
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" --exact child::child --nocapture --test-threads=1"])
        .arg(std::env::current_exe().unwrap())
        .env(JOB, job)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success());
    assert!(
        said.contains("child failed: ") && said.contains("text.gguf.part: the storage is full: "),
        "{said}"
    );
    // `ulimit -f` counts blocks of 512 or of 1,024 bytes, by shell.
    let kept = std::fs::metadata(root.path().join(".arriving/tiny/text.gguf.part"))
        .unwrap()
        .len();
    assert!(kept == 51_200 || kept == 102_400, "{kept}");
    assert!(!root.path().join("tiny").exists());
    world.server.log();
    assert!(
        start("fetch", root.path(), &world.server.address)
            .wait()
            .unwrap()
            .success()
    );
    sound(root.path());
    assert!(world.server.log()[0].contains(&format!("bytes={kept}-")));
}

/// The proxy sees every request, and the hub, which has no address here, none.
#[test]
fn the_proxy_of_the_environment_is_used() {
    let proxy = Server::start();
    let root = tempfile::tempdir().unwrap();
    let job = format!("fetch|{}|http://hub.example", root.path().display());
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child::child", "--nocapture", "--test-threads=1"])
        .env(JOB, job)
        .env("HTTP_PROXY", &proxy.address)
        .env("http_proxy", &proxy.address)
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .unwrap();
    assert!(!output.status.success(), "this proxy knows no such file");
    let log = proxy.log();
    let hub = |line: &String| line.contains("hub.example") && !line.contains("authorization");
    assert!(!log.is_empty() && log.iter().all(hub), "{log:?}");
}
