//! On one core: encounters a second through the rules alone, over the example encounters; how long every protocol takes
//! for the whole set of boundary vectors.
#![expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{fs, io};

use aidpost_protocol::encounter::Encounter;
use aidpost_protocol::{YoungInfantFever, algorithms, evaluate, guidelines, scores};
use serde_json::Value;

/// What a phone-side queue must never wait for: the project asks for so many encounters a second.
const ASKED_PER_SECOND: f64 = 10_000.0;

/// In which time the whole set of vectors has to be evaluated.
const ASKED_FOR_THE_SET: Duration = Duration::from_secs(1);

fn main() -> io::Result<()> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases"))? {
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
    let vectors = vectors()?;
    let start = Instant::now();
    vectors.iter().for_each(every_protocol);
    let took = start.elapsed();
    println!(
        "all {} vectors through every protocol: {:.1} ms, {:.3} of the {} s allowed",
        vectors.len(),
        took.as_secs_f64() * 1000.0,
        took.as_secs_f64() / ASKED_FOR_THE_SET.as_secs_f64(),
        ASKED_FOR_THE_SET.as_secs()
    );
    Ok(())
}

/// The encounters of every file, already read.
fn vectors() -> io::Result<Vec<Encounter>> {
    let mut vectors = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_none_or(|extension| extension != "jsonl")
        {
            continue;
        }
        for line in fs::read_to_string(path)?.lines() {
            let line: Value = serde_json::from_str(line)?;
            let encounter = line["encounter"].to_string();
            vectors.push(Encounter::from_json(&encounter).map_err(io::Error::other)?);
        }
    }
    Ok(vectors)
}

/// More than a vector's own protocol: what a record of the encounter needs, and all three of a mass-casualty triage.
fn every_protocol(encounter: &Encounter) {
    black_box(evaluate(black_box(encounter)));
    black_box(scores(encounter));
    black_box(guidelines(encounter, YoungInfantFever::From37_5));
    for algorithm in algorithms() {
        // An encounter for which the protocol is not made is refused, and that counts too.
        let _ = black_box(algorithm.sort(encounter));
    }
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
