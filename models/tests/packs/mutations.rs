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
