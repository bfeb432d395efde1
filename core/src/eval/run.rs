//! The evaluation as it goes on: line by line, and a report of what is done so far at any time.

use std::time::Duration;

use super::line::{Item, LineError};
use super::narrative::{self, Case};
use super::question::{self, Asked};
use super::report::{self, BadLine, EvalReport, Measured};
use crate::engine::Engine;
use crate::model::Control;

/// What is measured: the engine without a model, and one with a model if there is one.
pub struct Engines {
    /// Rules and lexicon.
    pub lexicon: Engine,
    /// The whole line.
    pub model: Option<Engine>,
}

/// How the caller takes part.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Cancel, deadline and progress of one narrative or question.
    pub control: Control<'a>,
    /// The caller's clock, which never goes back.
    pub clock: &'a dyn Fn() -> Duration,
}

/// The caller stopped it. What was measured before stays; the narrative or question in hand is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Stopped;

/// An evaluation.
#[derive(Debug, Clone)]
pub struct Evaluation {
    pub(super) files: Vec<Measured>,
    pub(super) cases: Vec<Case>,
    pub(super) asked: Vec<Asked>,
    pub(super) bad_lines: Vec<BadLine>,
    pub(super) seed: u64,
    pub(super) complete: bool,
}

impl Evaluation {
    /// An empty one of these files. The same seed draws the same narratives for the intervals of F1.
    #[must_use]
    pub fn new(files: Vec<Measured>, seed: u64) -> Self {
        Self {
            files,
            cases: Vec::new(),
            asked: Vec::new(),
            bad_lines: Vec::new(),
            seed,
            complete: true,
        }
    }

    /// Measures one item; `file` counts from 0 in the files, `line` from 1.
    ///
    /// # Errors
    /// [`Stopped`]; the report then says that it is not complete.
    pub fn add(
        &mut self,
        item: &Item,
        (file, line): (usize, usize),
        engines: &mut Engines,
        watch: &Watch<'_>,
    ) -> Result<(), Stopped> {
        match item {
            Item::Narrative(case) => narrative::measure(case, (file, line), engines, watch)
                .map(|case| self.cases.push(case)),
            Item::Question(question) => {
                question::ask(engines.model.as_mut(), question, &watch.control)
                    .map(|asked| self.asked.push(asked))
                    .map_err(|_| Stopped)
            }
        }
        .inspect_err(|_| self.stop())
    }

    /// Notes a line that cannot be used.
    pub fn refuse(&mut self, error: LineError, (file, line): (usize, usize)) {
        self.bad_lines.push(BadLine {
            file: self
                .files
                .get(file)
                .map(|file| file.name.clone())
                .unwrap_or_default(),
            line,
            field: error.field,
            message: error.message,
        });
    }

    /// Notes that lines were left out.
    pub fn stop(&mut self) {
        self.complete = false;
    }

    /// Counts what is done so far.
    #[must_use]
    pub fn report(&self, engines: &mut Engines) -> EvalReport {
        report::report(self, engines)
    }
}
