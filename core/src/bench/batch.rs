//! A queue of encounters: their replies written one after the other, and together.

use std::cell::Cell;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::lent::Lent;
use super::sample_cases::{FIRST, FIRST_REPLY, SECOND, SECOND_REPLY, encounter};
use super::{BenchError, Rate, Step, Watch};
use crate::encounter::Encounter;
use crate::engine::{Engine, Options};
use crate::model::{BatchEvent, Control, Progress};

/// The same queue one after the other, and together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BatchTime {
    /// Encounters of the queue.
    pub encounters: u32,
    /// How many of them were computed together: fewer where memory lacked.
    pub at_once: u32,
    /// One after the other.
    pub alone: QueueTime,
    /// Together.
    pub together: QueueTime,
}

impl BatchTime {
    /// How many times as many tokens a second are written together; 0 for times that the clock did not see.
    #[must_use]
    pub fn writing_ratio(&self) -> f64 {
        ratio(
            self.together.written.tokens_per_second,
            self.alone.written.tokens_per_second,
        )
    }

    /// How many times as many encounters are triaged in the same time, reading and writing; 0 for times that the clock did not see.
    #[must_use]
    pub fn whole_ratio(&self) -> f64 {
        ratio(self.alone.seconds, self.together.seconds)
    }
}

fn ratio(one: f64, other: f64) -> f64 {
    if other > 0.0 { one / other } else { 0.0 }
}

/// A whole queue.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QueueTime {
    /// From the first encounter to the last triage.
    pub seconds: f64,
    /// The replies, without the time in which prompts are read.
    pub written: Rate,
}

/// Measures a queue of so many encounters, each in turn one of the two made-up accounts. None for a model that checks sign by sign.
pub(super) fn run(
    model: &Lent,
    encounters: u32,
    fixed_replies: bool,
    watch: &Watch<'_>,
) -> Result<Option<BatchTime>, BenchError> {
    if encounters < 2 || model.identity.checks.is_some() {
        return Ok(None);
    }
    (watch.began)(Step::Batch);
    let mut engine = Engine::with_model(Box::new(model.clone()), Options::default());
    let force = |replies: &[&str]| {
        if fixed_replies {
            model.force_replies(replies);
        }
    };
    let accounts = [(FIRST, FIRST_REPLY), (SECOND, SECOND_REPLY)];
    let queue = accounts.iter().cycle().take(encounters as usize);
    let mut alone = Measured::default();
    for (narrative, reply) in queue.clone() {
        force(&[reply]);
        // The encounters are ours, and possible.
        alone.add(watch, |control| {
            let _ = engine.triage(&encounter(narrative), control);
        });
        model.checked(())?;
    }
    force(&accounts.map(|(_, reply)| reply));
    let queue: Vec<Encounter> = queue.map(|(narrative, _)| encounter(narrative)).collect();
    let at_once = Cell::new(queue.len());
    let tell = |event| {
        if let BatchEvent::Reduced { to, .. } = event {
            at_once.set(to);
        }
    };
    let mut together = Measured::default();
    together.add(watch, |control| {
        let _ = engine.triage_many(&queue, control, &tell);
    });
    model.checked(())?;
    Ok(Some(BatchTime {
        encounters,
        at_once: at_once.get() as u32,
        alone: alone.time(),
        together: together.time(),
    }))
}

#[derive(Default)]
struct Measured {
    whole: Duration,
    writing: Duration,
    tokens: usize,
}

impl Measured {
    /// Writing begins when the last prompt is read.
    fn add(&mut self, watch: &Watch<'_>, work: impl FnOnce(&Control<'_>)) {
        let start = (watch.clock)();
        let (read, tokens) = (Cell::new(start), Cell::new(0));
        let progress = |progress| {
            match progress {
                Progress::Prompt { .. } => read.set((watch.clock)()),
                Progress::Reply { done, .. } => tokens.set(done),
                _ => {}
            }
            (watch.control.progress)(progress);
        };
        work(&Control {
            progress: &progress,
            ..watch.control
        });
        let end = (watch.clock)();
        self.whole += end.saturating_sub(start);
        self.writing += end.saturating_sub(read.get());
        self.tokens += tokens.get();
    }

    fn time(&self) -> QueueTime {
        QueueTime {
            seconds: self.whole.as_secs_f64(),
            written: Rate::of(self.tokens, self.writing),
        }
    }
}
