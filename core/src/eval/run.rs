//! The evaluation as it goes on: line by line, and a report of what is done so far at any time.

use super::engines::{Engines, Stopped, Watch};
use super::error::LineError;
use super::line::Item;
use super::narrative;
use super::question;
use super::report::{self, BadLine, Done, EvalReport, Measured};

/// An evaluation.
#[derive(Debug, Clone)]
pub struct Evaluation(Done);

impl Evaluation {
    /// An empty one of these files. The same seed draws the same narratives for the intervals of F1.
    #[must_use]
    pub fn new(files: Vec<Measured>, seed: u64) -> Self {
        Self(Done {
            files,
            cases: Vec::new(),
            asked: Vec::new(),
            bad_lines: Vec::new(),
            seed,
            complete: true,
        })
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
                .map(|case| self.0.cases.push(case)),
            Item::Question(question) => {
                question::ask(engines.model.as_mut(), question, &watch.control)
                    .map(|asked| self.0.asked.push(asked))
                    .map_err(|_| Stopped)
            }
        }
        .inspect_err(|_| self.stop())
    }

    /// Notes a line that cannot be used.
    pub fn refuse(&mut self, error: LineError, (file, line): (usize, usize)) {
        self.0.bad_lines.push(BadLine {
            file: self
                .0
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
        self.0.complete = false;
    }

    /// Counts what is done so far.
    #[must_use]
    pub fn report(&self, engines: &mut Engines) -> EvalReport {
        report::report(&self.0, engines)
    }
}
