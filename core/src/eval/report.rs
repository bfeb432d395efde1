//! The report, `aidpost.eval/1`: counts, shares and intervals. It holds codes, names and numbers, and no word of a narrative.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use aidpost_reading::score::faults;
use serde::Serialize;

use super::calibration::{self, CalibrationScore, Told};
use super::engines::Engines;
use super::interval::RESAMPLES;
use super::narrative::Case;
use super::question::{self, Asked, QuestionScore};
use super::reader::Reader;
use super::signs::{self, ReaderScore};
use super::urgency::{self, UrgencyScore};
use crate::encounter::Sign;
use crate::engine;
use crate::triage::{LexiconVersion, ModelStatus, Provenance, provenance};

/// What an evaluation found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvalReport {
    /// `aidpost.eval/1`.
    pub schema: &'static str,
    /// Whether every line was measured; not so where the caller stopped it.
    pub complete: bool,
    /// What was read.
    pub files: Vec<Measured>,
    /// Lines that could not be used; what follows is about the others.
    pub bad_lines: Vec<BadLine>,
    /// Narratives and records that were measured.
    pub narratives: usize,
    /// Of these, how many gave no age: the lexicon read for the signs of every age, and a model was asked as for the age that the
    /// narrative tells, or as for an adult.
    pub age_not_given: usize,
    /// How well each reader finds signs.
    pub signs: Vec<ReaderScore>,
    /// How urgent the outcomes are.
    pub triage: Vec<UrgencyScore>,
    /// The model's probabilities of red, yellow and green.
    pub opinion: Option<CalibrationScore>,
    /// Questions of examinations.
    pub questions: Option<QuestionScore>,
    /// How often the model came to which end.
    pub model_status: BTreeMap<&'static str, usize>,
    /// How long a narrative took.
    pub time: Vec<Timing>,
    /// What the last reader missed or read wrongly, line by line.
    pub faults: Vec<FaultLine>,
    /// The seed of the bootstrap.
    pub seed: u64,
    /// How often the bootstrap drew.
    pub resamples: usize,
    /// Versions and hashes.
    pub provenance: Provenance,
}

/// A file that was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// Its name.
    pub name: String,
    /// Its lines, blank ones left out.
    pub lines: usize,
    /// SHA-256 of its lines without blank ones, each ended by one line feed.
    pub sha256: String,
}

/// A line that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadLine {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The field at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// What was wrong in one narrative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultLine {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Who read.
    pub reader: Reader,
    /// There and not read.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub missed: BTreeSet<Sign>,
    /// Read and not there.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub false_alarms: BTreeSet<Sign>,
    /// The expected colour and the outcome, where they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<[&'static str; 2]>,
}

/// How long a narrative took.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timing {
    /// Who read.
    pub reader: Reader,
    /// Narratives.
    pub narratives: usize,
    /// Half took less.
    pub median_seconds: f64,
    /// 95 of 100 took less.
    pub p95_seconds: f64,
    /// The slowest.
    pub most_seconds: f64,
}

/// What is measured so far.
#[derive(Debug, Clone)]
pub(super) struct Done {
    pub(super) files: Vec<Measured>,
    pub(super) cases: Vec<Case>,
    pub(super) asked: Vec<Asked>,
    pub(super) bad_lines: Vec<BadLine>,
    pub(super) seed: u64,
    pub(super) complete: bool,
}

pub(super) fn report(done: &Done, engines: &mut Engines) -> EvalReport {
    let cases = &done.cases;
    let read_last = match engines.model {
        Some(_) => Reader::Both,
        None => Reader::Lexicon,
    };
    let readers = [Reader::Lexicon, Reader::Model, Reader::Both];
    let deciders = [Reader::Rules, Reader::Lexicon, Reader::Both];
    let opinions: Vec<&(Told, bool)> = cases
        .iter()
        .filter_map(|case| case.opinion.as_ref())
        .collect();
    let told: Vec<Told> = opinions.iter().map(|(told, _)| told.clone()).collect();
    let mut model_status = BTreeMap::new();
    for status in cases.iter().filter_map(|case| case.status) {
        *model_status.entry(status_code(status)).or_insert(0) += 1;
    }
    EvalReport {
        schema: "aidpost.eval/1",
        complete: done.complete,
        files: done.files.clone(),
        bad_lines: done.bad_lines.clone(),
        narratives: cases.len(),
        age_not_given: cases.iter().filter(|case| case.age_assumed).count(),
        signs: readers
            .into_iter()
            .filter_map(|reader| signs::score(cases, reader, done.seed))
            .collect(),
        triage: deciders
            .into_iter()
            .filter_map(|reader| urgency::score(cases, reader))
            .collect(),
        opinion: calibration::score(&told, opinions.iter().all(|(_, calibrated)| *calibrated)),
        questions: question::score(&done.asked),
        model_status,
        time: times(cases),
        faults: cases
            .iter()
            .filter_map(|case| fault(case, read_last, done))
            .collect(),
        seed: done.seed,
        resamples: RESAMPLES,
        provenance: Provenance {
            lexicons: lexicons(cases),
            ..made_by(engines)
        },
    }
}

fn status_code(status: ModelStatus) -> &'static str {
    match status {
        ModelStatus::Answered => "answered",
        ModelStatus::NotLoaded => "not_loaded",
        ModelStatus::Cancelled => "cancelled",
        ModelStatus::TimedOut => "timed_out",
        ModelStatus::Failed => "failed",
        ModelStatus::Unreliable => "unreliable",
    }
}

fn made_by(engines: &mut Engines) -> Provenance {
    let reader = engines.model.as_mut().map(|engine| engine.parts().0);
    match reader {
        Some(engine::Reader::Ready(model)) => provenance(None, Some(model.identity())),
        _ => provenance(None, None),
    }
}

/// The lists of the languages that were named; a language without one is read as English.
fn lexicons(cases: &[Case]) -> Vec<LexiconVersion> {
    let known = aidpost_reading::languages();
    let read = |case: &Case| known.iter().find(|code| **code == case.language).copied();
    let languages: BTreeSet<&str> = cases
        .iter()
        .map(|case| read(case).unwrap_or("en"))
        .collect();
    languages
        .into_iter()
        .filter_map(|language| {
            Some(LexiconVersion {
                language: language.to_owned(),
                sha256: aidpost_reading::sha256(language)?.to_owned(),
            })
        })
        .collect()
}

fn fault(case: &Case, reader: Reader, done: &Done) -> Option<FaultLine> {
    let wrong = case
        .labels
        .as_ref()
        .zip(case.found.get(&reader))
        .map(|(labels, found)| faults(labels, found))
        .unwrap_or_default();
    let outcome = case.expected.zip(case.outcomes.get(&reader).copied());
    let outcome = outcome.filter(|(expected, outcome)| expected != outcome);
    if wrong.missed.is_empty() && wrong.false_alarms.is_empty() && outcome.is_none() {
        return None;
    }
    Some(FaultLine {
        file: done.files.get(case.place.0)?.name.clone(),
        line: case.place.1,
        reader,
        missed: wrong.missed,
        false_alarms: wrong.false_alarms,
        outcome: outcome.map(|(expected, outcome)| [expected.code(), outcome.code()]),
    })
}

fn times(cases: &[Case]) -> Vec<Timing> {
    let lexicon = cases.iter().map(|case| case.lexicon_time).collect();
    let line = cases.iter().filter_map(|case| case.line_time).collect();
    [(Reader::Lexicon, lexicon), (Reader::Both, line)]
        .into_iter()
        .filter_map(|(reader, times): (_, Vec<Duration>)| timing(reader, times))
        .collect()
}

fn timing(reader: Reader, mut times: Vec<Duration>) -> Option<Timing> {
    times.sort_unstable();
    let at = |share: f64| {
        times
            .get((times.len() as f64 * share) as usize)
            .map(Duration::as_secs_f64)
    };
    Some(Timing {
        reader,
        narratives: times.len(),
        median_seconds: at(0.5)?,
        p95_seconds: at(0.95)?,
        most_seconds: times.last()?.as_secs_f64(),
    })
}
