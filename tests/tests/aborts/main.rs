//! The other half of the 20,000 damaged GGUFs: what our readers accept, llama.cpp loads and runs, or refuses. Nothing ends the
//! process. A child does the loading, so that an abort is a failed test that names the mutation.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what it expects by failing"
)]

mod adapters;
#[path = "../../../models/tests/packs/mutations.rs"]
mod mutations;
#[path = "../../../models/tests/packs/tiny.rs"]
mod tiny;
#[expect(dead_code, reason = "shared with aidpost-models")]
#[path = "../../../models/tests/packs/writer.rs"]
mod writer;

use std::ops::ControlFlow;
use std::process::Command;
use std::sync::Arc;

use aidpost::llama::Llama;
use aidpost::model::{Control, Model, Request};
use aidpost::prompt::{Pixels, Prompt, Segment};
use aidpost_models::gguf::Gguf;
use aidpost_models::verify;
use tempfile::TempDir;
use writer::Random;

const MUTATIONS: u64 = 20_000;
const FROM: &str = "AIDPOST_MUTATIONS_FROM";

/// A prompt with an image where the pack reads images.
fn request(with_image: bool) -> Request {
    let mut rest = vec![Segment::Text("user\ncough".to_owned())];
    if with_image {
        rest.push(Segment::Image(Arc::new(Pixels {
            side: 56,
            rgb: vec![128; 56 * 56 * 3],
        })));
    }
    let prompt = Prompt {
        prefix: vec![Segment::Control("<bos>")],
        rest,
        sha256: String::new(),
    };
    Request {
        prompt,
        grammar: None,
        choice: None,
        reply_tokens: 2,
    }
}

/// Runs in the child: says each number before it is tried, and at the end how many were opened and refused.
fn try_from(first: u64) {
    let seeds = [tiny::text().bytes(), tiny::projector().bytes()];
    let header = |bytes: &[u8]| {
        Gguf::read("m.gguf".as_ref(), bytes.len() as u64, &mut &*bytes)
            .unwrap()
            .tensors()[0]
            .offset
    };
    let headers = [header(&seeds[0]), header(&seeds[1])];
    let (mut verified, mut ran) = (0, 0);
    for number in first..MUTATIONS {
        let which = (number % 2) as usize;
        let mut files = seeds.clone();
        mutations::mutate(&mut files[which], headers[which], &mut Random(number));
        // Cheap first: most are refused by the reader, and need no file.
        if Gguf::read(
            "m.gguf".as_ref(),
            files[which].len() as u64,
            &mut files[which].as_slice(),
        )
        .is_err()
        {
            continue;
        }
        let dir = TempDir::new().unwrap();
        tiny::write_pack(dir.path(), &files[0], Some(&files[1]));
        let Ok(pack) = verify(dir.path(), &mut |_, _| ControlFlow::Continue(())) else {
            continue;
        };
        verified += 1;
        println!("try {number}");
        if let Ok(mut llama) = Llama::open(&pack, &Control::default())
            && llama
                .reply(&request(which == 1), &Control::default())
                .is_ok()
        {
            ran += 1;
        }
    }
    println!(
        "of {} mutations {verified} were verified and {ran} ran",
        MUTATIONS - first
    );
}

/// Runs the test `name` in a child, whose `from` says where it begins; gives the three numbers of its last line.
fn survived(name: &str, from: &str) -> [u64; 3] {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture", "--test-threads=1"])
        .env(from, "0")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    let last = said
        .lines()
        .rfind(|line| line.starts_with("try "))
        .unwrap_or("before the first");
    assert!(
        child.status.success(),
        "ended by {last}: {}\n{}",
        child.status,
        String::from_utf8_lossy(&child.stderr)
    );
    let total = said
        .lines()
        .find(|line| line.contains("were verified"))
        .unwrap();
    println!("{total}");
    let numbers: Vec<u64> = total
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    numbers.try_into().unwrap()
}

#[test]
fn what_the_readers_accept_never_ends_the_process() {
    if let Ok(first) = std::env::var(FROM) {
        return try_from(first.parse().unwrap());
    }
    let [_, verified, ran] = survived("what_the_readers_accept_never_ends_the_process", FROM);
    assert!(verified > 500 && ran > 500, "{verified} {ran}");
}
