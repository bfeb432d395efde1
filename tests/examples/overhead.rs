//! Prints what one triage by the rules takes from Rust, in microseconds: the least and the median of many. See `.ci/overhead`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints and has a clock"
)]

use std::time::Instant;

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::model::Control;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let case = std::env::args().nth(1).ok_or("name an encounter")?;
    let encounter = Encounter::from_json(&std::fs::read_to_string(case)?)?;
    let mut engine = Engine::rules_only();
    let mut times = Vec::new();
    for _ in 0..12_000 {
        let begin = Instant::now();
        std::hint::black_box(engine.triage(&encounter, &Control::default())?);
        times.push(begin.elapsed());
    }
    // As in Kotlin, whose first calls are its compiler's.
    let mut times = times.split_off(2_000);
    times.sort_unstable();
    println!(
        "Rust {} {}",
        times[0].as_micros(),
        times[times.len() / 2].as_micros()
    );
    Ok(())
}
