//! 20,000 damaged GGUFs: each is refused with file and place, or read; none panics. Deterministic: the seed is the mutation's number.

use crate::tiny;
use crate::writer::Random;
use aidpost_models::gguf::{Gguf, GgufError};
use std::path::Path;

/// What was done to a file, so that a failure says it.
pub(crate) fn mutate(bytes: &mut Vec<u8>, header: u64, random: &mut Random) -> &'static str {
    let at = |random: &mut Random, end: u64| random.below(end) as usize;
    match random.below(8) {
        0 => {
            let place = at(random, header);
            bytes[place] ^= 1 << random.below(8);
            "one bit of the header"
        }
        1 => {
            for _ in 0..8 {
                let place = at(random, header);
                bytes[place] = random.next() as u8;
            }
            "eight bytes of the header"
        }
        2 => {
            let place = 8 + 8 * at(random, 2);
            let count = [0, 1, u64::MAX, 1 << 63, random.next(), random.below(1000)][at(random, 6)];
            bytes[place..place + 8].copy_from_slice(&count.to_le_bytes());
            "a count"
        }
        3 => {
            let place = at(random, header - 8);
            let length = [
                0,
                u64::MAX,
                1 << 63,
                1 << 32,
                bytes.len() as u64,
                random.below(256),
            ][at(random, 6)];
            bytes[place..place + 8].copy_from_slice(&length.to_le_bytes());
            "eight bytes as a length or an offset"
        }
        4 => {
            let place = at(random, header - 4);
            let kind = [random.below(64) as u32, u32::MAX, 9, 8][at(random, 4)];
            bytes[place..place + 4].copy_from_slice(&kind.to_le_bytes());
            "four bytes as a type"
        }
        5 => {
            let length = at(random, bytes.len() as u64);
            bytes.truncate(length);
            "truncated"
        }
        6 => {
            let count = random.below(4096);
            bytes.extend((0..count).map(|_| random.next() as u8));
            "bytes appended"
        }
        _ => {
            let (from, to) = (at(random, header), at(random, header));
            let length = at(random, 64).min(bytes.len() - from.max(to));
            bytes.copy_within(from..from + length, to);
            "a piece of the header copied over another"
        }
    }
}

/// Both readers run: the format's, then the model's.
#[test]
fn twenty_thousand_mutations_are_refused_with_a_place_or_read_and_none_panics() {
    let seeds = [tiny::text().bytes(), tiny::projector().bytes()];
    let headers = seeds
        .each_ref()
        .map(|bytes| read(bytes).unwrap().tensors()[0].offset);
    let (mut refused, mut accepted) = (0, 0);
    for number in 0..20_000u64 {
        let which = (number % 2) as usize;
        let mut bytes = seeds[which].clone();
        let what = mutate(&mut bytes, headers[which], &mut Random(number));
        match outcome(&bytes) {
            Ok(()) => accepted += 1,
            Err(error) => {
                let message = error.to_string();
                let placed = ["offset ", "metadata ", "tensor "]
                    .iter()
                    .any(|word| message.contains(word));
                assert!(
                    message.starts_with("m.gguf: ") && placed,
                    "mutation {number}, {what}: {message}"
                );
                refused += 1;
            }
        }
    }
    println!("20,000 mutations: {refused} refused, {accepted} accepted");
    // Neither all nor none: what is accepted leaves the header consistent, such as a changed weight or score.
    assert!(
        refused > 10_000 && accepted > 1_000,
        "{refused} refused, {accepted} accepted"
    );
}

/// Verification sees all of a file's length: what is appended is refused with the place where it begins.
#[test]
fn what_follows_the_last_tensor_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut text = tiny::text();
    for extra in [1u64, 31, 32, 4096] {
        let mut bytes = text.bytes();
        let end = bytes.len();
        bytes.extend((0..extra).map(|byte| byte as u8));
        let file = dir.path().join("m.gguf");
        std::fs::write(&file, &bytes).unwrap();
        let message = Gguf::open(&file).unwrap().ends().unwrap_err().to_string();
        assert!(
            message.ends_with(&format!(
                "m.gguf: offset {end}: malformed: {extra} bytes follow the last tensor and belong to nothing: get the file anew from its maker"
            )),
            "{message}"
        );
        tiny::write_pack(dir.path(), &bytes, None);
        assert!(crate::verify::refusal(dir.path()).contains("follow the last tensor"));
    }
    // A last tensor that ends between two paddings may be padded or not.
    text.tensors.truncate(1);
    text.tensors[0].dims = vec![5];
    text.tensors[0].data.truncate(10);
    let padded = text.bytes();
    let file = dir.path().join("m.gguf");
    for length in [padded.len() - 22, padded.len()] {
        std::fs::write(&file, &padded[..length]).unwrap();
        Gguf::open(&file).unwrap().ends().unwrap();
    }
}

/// Manifests and signatures with a byte changed anywhere: refused or read, never a panic, and never fit for clinical use.
#[test]
fn five_thousand_damaged_manifests_and_signatures_are_refused_or_not_vouched_for() {
    let signer = crate::trust::Signer::new();
    let dir = tempfile::tempdir().unwrap();
    signer.write_pack(dir.path());
    let keys = signer.keys();
    let files = ["pack.json", "pack.json.minisig"];
    let seeds = files.map(|name| std::fs::read(dir.path().join(name)).unwrap());
    let mut vouched = 0;
    for number in 0..5_000u64 {
        let mut random = Random(number);
        let which = (number % 2) as usize;
        let mut bytes = seeds[which].clone();
        let at = random.below(bytes.len() as u64) as usize;
        match random.below(4) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = random.next() as u8,
            2 => bytes.truncate(at),
            _ => bytes.insert(at, random.next() as u8),
        }
        if bytes == seeds[which] {
            continue;
        }
        std::fs::write(dir.path().join(files[which]), &bytes).unwrap();
        let outcome = aidpost_models::verify_trusting(dir.path(), &keys, &mut |_, _| {
            std::ops::ControlFlow::Continue(())
        });
        if let Ok(pack) = outcome
            && pack.manifest().clinical_use == aidpost_models::ClinicalUse::IntegratorDecides
        {
            // An untrusted comment, or the end of a line, is no part of what is signed.
            assert_eq!(which, 1, "mutation {number} of pack.json is vouched for");
            vouched += 1;
        }
        std::fs::write(dir.path().join(files[which]), &seeds[which]).unwrap();
    }
    assert!(vouched < 1_500, "{vouched}");
}

fn read(mut bytes: &[u8]) -> Result<Gguf, GgufError> {
    Gguf::read(Path::new("m.gguf"), bytes.len() as u64, &mut bytes)
}

fn outcome(bytes: &[u8]) -> Result<(), GgufError> {
    let gguf = read(bytes)?;
    match gguf.architecture()? {
        "gemma3" => aidpost_models::Gemma3::read(&gguf).map(|_| ()),
        _ => aidpost_models::Projector::read(&gguf).map(|_| ()),
    }
}
