//! Encounters a second through the rules alone, on one core, over the example encounters.
#![expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{fs, io};

use aidpost::encounter::Encounter;
use aidpost::protocol::evaluate;

/// What a phone-side queue must never wait for: the project asks for so many encounters a second.
const ASKED_PER_SECOND: f64 = 10_000.0;

fn main() -> io::Result<()> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/cases"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            texts.push(fs::read_to_string(path)?);
        }
    }
    let read = |text: &String| Encounter::from_json(text).map_err(io::Error::other);
    let encounters = texts.iter().map(read).collect::<io::Result<Vec<_>>>()?;
    report("rules", encounters.len(), || {
        encounters.iter().for_each(|encounter| {
            black_box(evaluate(black_box(encounter)));
        });
    });
    report("JSON, checks and rules", texts.len(), || {
        texts
            .iter()
            .flat_map(|text| Encounter::from_json(black_box(text)))
            .for_each(|encounter| {
                black_box(evaluate(&encounter));
            });
    });
    Ok(())
}

fn report(what: &str, batch: usize, mut pass: impl FnMut()) {
    let start = Instant::now();
    let mut passes = 0;
    while start.elapsed() < Duration::from_secs(2) {
        pass();
        passes += 1;
    }
    let per_second = (passes * batch) as f64 / start.elapsed().as_secs_f64();
    println!(
        "{what}: {per_second:.0} encounters a second, {:.1} times the {ASKED_PER_SECOND:.0} asked for",
        per_second / ASKED_PER_SECOND
    );
}
