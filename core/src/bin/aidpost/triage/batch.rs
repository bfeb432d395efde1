//! `aidpost triage --batch N`: so many lines are taken, then the replies about their encounters are written together.

use std::cell::Cell;

use aidpost::encounter::Encounter;
use aidpost::engine::{Decision, Engine};
use aidpost::model::{BatchEvent, Control, MOST_TOGETHER};
use aidpost::records::lines::Refusal;

use super::{Run, unreadable};
use crate::console::{Bar, Deadline, cancelled, hung_up};
use crate::input::{Line, Lines};

pub(super) fn size(text: &str) -> Result<usize, String> {
    let size = text.parse().ok();
    size.filter(|size| (1..=MOST_TOGETHER).contains(size))
        .ok_or_else(|| format!("a number of encounters from 1 to {MOST_TOGETHER}"))
}

/// Every line is answered in its place, as one by one.
pub(super) fn run(
    run: &mut Run<'_>,
    engine: &mut Engine,
    lines: Lines,
    size: usize,
) -> anyhow::Result<()> {
    let mut lines = lines.fuse();
    let (mut before, mut said) = (0, false);
    loop {
        let mut batch = Vec::new();
        let mut broken = None;
        // However long the next line takes to come: what is computed together must not depend on that.
        for line in lines.by_ref().take(size) {
            match line {
                Ok(line) => batch.push(read(line)),
                Err(failure) => broken = Some(failure),
            }
        }
        let count = batch.len();
        if count > 0 {
            answer(run, engine, batch, before, &mut said)?;
        }
        before += count;
        if let Some(failure) = broken {
            return Err(failure.into());
        }
        if count < size || cancelled() || hung_up() {
            return Ok(());
        }
    }
}

fn read(line: Line) -> Result<Encounter, Refusal> {
    let line = line.map_err(unreadable)?;
    Encounter::from_json(&line).map_err(|error| Refusal::of(&line, &error))
}

/// Triages what can be, and prints all of `batch` in order; `before` lines stand before it.
fn answer(
    run: &mut Run<'_>,
    engine: &mut Engine,
    batch: Vec<Result<Encounter, Refusal>>,
    before: usize,
    said: &mut bool,
) -> anyhow::Result<()> {
    let encounters: Vec<Encounter> = batch.iter().flatten().cloned().collect();
    let bar = Bar::new();
    let seconds = run.arguments.model.timeout;
    let deadline = Deadline::after(seconds.map(|each| each * encounters.len() as f64));
    let control = Control {
        stop: &|| deadline.stop(),
        progress: &|progress| bar.within(progress),
        ..Control::default()
    };
    let (first, last) = (before + 1, before + batch.len());
    let done = Cell::new(0);
    let show = || {
        let (done, all) = (done.get(), encounters.len());
        bar.say(format!("{first} to {last}: {done} of {all} read"));
    };
    show();
    let reduced = Cell::new(None);
    let triages = engine.triage_many(&encounters, &control, &|event| match event {
        BatchEvent::Answered { .. } => {
            done.set(done.get() + 1);
            show();
        }
        event => reduced.set(Some(event)),
    });
    bar.clear();
    if let Some(event) = reduced.get().filter(|_| !*said) {
        *said = true;
        lacks(event);
    }
    let mut triages = encounters.iter().zip(triages);
    for one in batch {
        match one.map(|_| triages.next()) {
            Ok(Some((encounter, Ok(triage)))) => {
                let decision = Decision::Triage(Box::new(triage));
                run.note(encounter, &decision);
                run.print(encounter, &decision)?;
            }
            // An encounter that was read from JSON is possible.
            Ok(Some((_, Err(error)))) => return Err(super::bad_input(&error)),
            Ok(None) => {}
            Err(refusal) => run.refuse(&refusal)?,
        }
    }
    Ok(())
}

/// Once: the next batches lack about as much.
fn lacks(event: BatchEvent) {
    let BatchEvent::Reduced {
        asked,
        to,
        needed_bytes,
        available_bytes,
    } = event
    else {
        return;
    };
    let needed = needed_bytes >> 20;
    let lacking = match available_bytes {
        Some(bytes) if bytes < needed_bytes => {
            let (there, lacking) = (bytes >> 20, (needed_bytes - bytes) >> 20);
            format!("{there} MiB are free, {lacking} MiB too few")
        }
        _ => "the system does not give that".to_owned(),
    };
    anstream::eprintln!(
        "aidpost: --batch: {asked} encounters at once need {needed} MiB of memory: {lacking}; {to} at once"
    );
}
