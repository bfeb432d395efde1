//! One labelled narrative goes through the rules, the lexicon and the model. What stays of it holds none of its words.

use std::collections::BTreeMap;
use std::time::Duration;

use aidpost_reading::score::{Found, Labels};

use super::calibration::Told;
use super::engines::{Engines, Stopped, Watch};
use super::labelled::{AgeGroup, Labelled};
use super::reader::Reader;
use crate::acuity::Acuity;
use crate::encounter::Sign;
use crate::engine::Engine;
use crate::triage::{ModelStatus, ReadBy, Triage};

/// What came of one narrative.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) place: (usize, usize),
    pub(super) language: String,
    pub(super) style: String,
    pub(super) age: AgeGroup,
    pub(super) age_assumed: bool,
    pub(super) labels: Option<Labels>,
    pub(super) expected: Option<Acuity>,
    pub(super) found: BTreeMap<Reader, Found>,
    pub(super) outcomes: BTreeMap<Reader, Acuity>,
    pub(super) opinion: Option<(Told, bool)>,
    pub(super) status: Option<ModelStatus>,
    pub(super) lexicon_time: Duration,
    pub(super) line_time: Option<Duration>,
}

/// `place` is the file's number and the line's.
pub(super) fn measure(
    case: &Labelled,
    place: (usize, usize),
    engines: &mut Engines,
    watch: &Watch<'_>,
) -> Result<Case, Stopped> {
    let encounter = &case.encounter;
    let mut measured = Case {
        place,
        language: case.language.clone(),
        style: case.style.clone(),
        age: case.age_group(),
        age_assumed: !case.age_given,
        labels: case.labels.clone(),
        expected: case.acuity,
        found: BTreeMap::new(),
        outcomes: BTreeMap::new(),
        opinion: None,
        status: None,
        lexicon_time: Duration::ZERO,
        line_time: None,
    };
    // The line was checked when it was read, so neither of these is refused.
    if let Ok(rules) = Engine::rules(encounter) {
        measured.outcomes.insert(Reader::Rules, rules.acuity);
    }
    let began = (watch.clock)();
    let heard = engines.lexicon.triage(encounter, &watch.control);
    measured.lexicon_time = (watch.clock)().saturating_sub(began);
    let Ok(heard) = heard else {
        return Ok(measured);
    };
    measured.outcomes.insert(Reader::Lexicon, heard.acuity);
    let lexicon = if case.age_given {
        found(&heard, &[ReadBy::Lexicon])
    } else {
        // No chart is in force, so it reads for the signs of all.
        let narrative = encounter.narrative.as_deref().unwrap_or_default();
        Found::of(aidpost_reading::read(narrative, &case.language, Sign::ALL).chief())
    };
    if let Some(engine) = &mut engines.model {
        let began = (watch.clock)();
        let triage = engine.triage(encounter, &watch.control);
        measured.line_time = Some((watch.clock)().saturating_sub(began));
        let Ok(triage) = triage else {
            return Ok(measured);
        };
        if triage.model.status == ModelStatus::Cancelled {
            return Err(Stopped);
        }
        let model = found(&triage, &[ReadBy::Model, ReadBy::Both]);
        measured.found.insert(Reader::Both, lexicon.or(&model));
        measured.found.insert(Reader::Model, model);
        measured.outcomes.insert(Reader::Both, triage.acuity);
        measured.opinion = case.acuity.and_then(|expected| opinion(&triage, expected));
        measured.status = Some(triage.model.status);
    }
    measured.found.insert(Reader::Lexicon, lexicon);
    Ok(measured)
}

fn found(triage: &Triage, by: &[ReadBy]) -> Found {
    let signs = triage.reading.signs.iter();
    let own = signs.filter(|read| by.contains(&read.read_by));
    Found::of(own.map(|read| (read.sign, read.state)))
}

/// The model's probabilities against the colour that was expected, and whether the pack brings a calibration.
fn opinion(triage: &Triage, expected: Acuity) -> Option<(Told, bool)> {
    let opinion = triage.model.opinion.as_ref()?;
    let told = Told {
        right: opinion
            .probabilities
            .keys()
            .position(|acuity| *acuity == expected)?,
        probabilities: opinion.probabilities.values().copied().collect(),
    };
    Some((told, opinion.calibrated))
}
