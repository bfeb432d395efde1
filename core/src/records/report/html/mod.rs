//! The referral letter: one HTML page without script or anything from outside, which prints on a sheet of A4, or on two. Template and style
//! are files that people can review. What decides is never left off, and takes more sheets if it must: findings, the words that they rest
//! on, urgent classes of other standards, warnings. What else does not fit on two sheets is counted, and the letter says so.

mod measured;
mod page_budget;
mod photo;
mod why;

use askama::Template;

pub use photo::{Photo, PhotoError};

use self::measured::{Measured, measured};
use self::page_budget::{PageBudget, SHEETS};
use self::why::{Why, why};
use super::page::short;
use super::{beside, words};
use crate::acuity::Acuity;
use crate::encounter::{Encounter, PatientText, SignState};
use crate::triage::{Provenance, SignRead, Triage, WarningCode};

/// What the letter takes besides the record. What is not given is a line to fill in by hand.
#[derive(Debug, Clone, Default)]
pub struct Letter<'a> {
    /// Date and time, as the caller writes them: the engine has no clock.
    pub written: Option<&'a str>,
    /// Who the patient is.
    pub patient: Option<PatientText>,
    /// The clinic that sends.
    pub from: Option<&'a str>,
    /// The clinic that is asked.
    pub to: Option<&'a str>,
    /// A photo.
    pub photo: Option<&'a Photo>,
}

/// The letter as a whole HTML document.
///
/// # Errors
/// None that an encounter could cause: formatting into memory does not fail.
pub fn html(
    encounter: &Encounter,
    triage: &Triage,
    letter: &Letter<'_>,
) -> Result<String, std::fmt::Error> {
    Sheet::new(encounter, triage, letter)
        .render()
        .map_err(|_| std::fmt::Error)
}

#[derive(Template)]
#[template(path = "html/letter.html")]
struct Sheet<'a> {
    letter: &'a Letter<'a>,
    id: Option<String>,
    language: &'a str,
    colour: &'static str,
    word: String,
    asks: &'static str,
    decided_by: &'static str,
    supervisor_review: bool,
    not_for_clinical_use: bool,
    patient: String,
    measured: Measured,
    why: Why,
    silence: &'static str,
    read: Vec<Read>,
    read_left_out: usize,
    read_nothing: bool,
    beside: Vec<String>,
    beside_left_out: usize,
    warnings: Vec<String>,
    missing: String,
    account: String,
    account_left_out: usize,
    versions: String,
    intended_use: &'a str,
    photo: Option<String>,
}

struct Read {
    state: &'static str,
    label: &'static str,
    words: String,
    by: &'static str,
}

impl Read {
    fn of(read: &SignRead) -> Self {
        let state = match read.state {
            SignState::Present => "there",
            SignState::Absent => "not there",
        };
        Read {
            state,
            label: read.sign.label(),
            words: words::plain(&read.evidence),
            by: words::read_by(read.read_by),
        }
    }

    fn shown(&self) -> String {
        format!(
            "{}: {} “{}” ({})",
            self.label, self.state, self.words, self.by
        )
    }
}

impl<'a> Sheet<'a> {
    fn new(encounter: &'a Encounter, triage: &'a Triage, letter: &'a Letter<'a>) -> Self {
        let mut budget = PageBudget::of(SHEETS);
        let missing = missing(triage);
        let versions = versions(&triage.provenance, triage);
        let has_photo = letter.photo.is_some();
        let mut measured = measured(encounter, triage, has_photo);
        budget.take(measured.lines);
        budget.take_text(&missing, 1.0);
        budget.take_text(&versions, 0.0);
        budget.take_text(&triage.intended_use, 0.0);
        if triage.provenance.not_for_clinical_use {
            budget.take(2.5);
        }
        if triage.supervisor_review {
            budget.take(1.5);
        }
        budget.take_text(encounter.id.as_deref().unwrap_or_default(), 0.0);
        let narrative = encounter.narrative.as_deref().unwrap_or_default();
        let narrative = words::plain_lines(&narrative.replace("\r\n", "\n"));
        let narrative = narrative.trim();
        let (read, deciding) = read(triage);
        let warnings: Vec<String> = triage
            .warnings
            .iter()
            // It stands above the banner.
            .filter(|warning| warning.code != WarningCode::NotForClinicalUse)
            .map(|warning| warning.message.clone())
            .collect();
        let (beside, urgent) = beside(triage);
        let shown: Vec<String> = read.iter().map(Read::shown).collect();
        let for_warnings = page_budget::whole(&warnings);
        let for_urgent = page_budget::whole(&beside[..urgent]);
        let for_deciding = page_budget::whole(&shown[..deciding]);
        let must = for_warnings + for_urgent + for_deciding;
        let mut why = why(encounter, triage);
        why.fit(&budget, must);
        budget.hold(why.lines() + must);
        budget.take(why.lines());
        measured.mark();
        // Each part leaves to those after it what they must tell, or some lines at the least.
        let for_account = page_budget::least(&[narrative]);
        let after_beside = for_account + for_warnings;
        let after_read =
            after_beside + for_urgent.max(page_budget::least(&beside).min(page_budget::ONE_LINE));
        let (read, read_left_out) = budget.leaving(after_read).list(deciding, read, Read::shown);
        let (beside, beside_left_out) =
            budget
                .leaving(after_beside)
                .list(urgent, beside, Clone::clone);
        budget.take(for_warnings);
        let account = budget.leaving(0.0).text(narrative).to_owned();
        Self {
            letter,
            id: encounter.id.as_deref().map(words::plain),
            language: encounter.language.as_deref().unwrap_or("en"),
            colour: triage.acuity.code(),
            word: triage.acuity.code().replace('_', " "),
            asks: asks(triage),
            decided_by: words::decided_by(triage.decided_by),
            supervisor_review: triage.supervisor_review,
            not_for_clinical_use: triage.provenance.not_for_clinical_use,
            patient: words::patient(encounter),
            measured,
            silence: words::silence(triage.acuity),
            why,
            read_nothing: triage.model.status.is_answer() && triage.reading.signs.is_empty(),
            read,
            read_left_out,
            beside,
            beside_left_out,
            warnings,
            missing,
            account_left_out: narrative.chars().count() - account.chars().count(),
            account,
            versions,
            intended_use: &triage.intended_use,
            photo: letter.photo.map(Photo::data_uri),
        }
    }
}

const fn asks(triage: &Triage) -> &'static str {
    match triage.acuity {
        Acuity::Red => "needs care now",
        Acuity::Yellow => "needs care soon",
        Acuity::NotTriageable => "too little was assessed to give a colour",
        Acuity::Green if triage.supervisor_review => {
            "only after a supervising clinician has looked"
        }
        Acuity::Green => "can wait, nothing urgent was found",
    }
}

/// What was read in the account, first the signs on which a finding rests, and how many those are.
fn read(triage: &Triage) -> (Vec<Read>, usize) {
    let findings = &triage.assessment.findings;
    let decides = |read: &&SignRead| {
        let entry = format!("signs.{} = present", read.sign.code());
        read.state == SignState::Present
            && findings
                .iter()
                .any(|finding| finding.basis.contains(&entry))
    };
    let (deciding, others): (Vec<_>, Vec<_>) = triage.reading.signs.iter().partition(decides);
    let count = deciding.len();
    (
        deciding.into_iter().chain(others).map(Read::of).collect(),
        count,
    )
}

/// The urgent classes of other standards and how many those are, then scores and the rest of what other standards say.
fn beside(triage: &Triage) -> (Vec<String>, usize) {
    let mut lines = beside::urgent(triage);
    let urgent = lines.len();
    lines.extend(triage.scores.iter().map(beside::score));
    lines.extend(triage.other_assessments.iter().flat_map(|other| {
        let classes = beside::classes(other).into_iter();
        classes.map(|class| format!("{}: {class}", words::standard(&other.protocol)))
    }));
    (lines, urgent)
}

fn missing(triage: &Triage) -> String {
    let missing = &triage.assessment.missing;
    let words = missing.iter().map(|field| words::missing(field));
    words.collect::<Vec<_>>().join(" · ")
}

fn versions(provenance: &Provenance, triage: &Triage) -> String {
    let mut parts = vec![
        provenance.engine.clone(),
        format!(
            "protocol {} {}",
            triage.assessment.protocol,
            short(&provenance.protocol_sha256)
        ),
    ];
    let hash = |hash: &Option<String>| hash.as_deref().map(short).unwrap_or_default().to_owned();
    match &provenance.pack {
        Some(pack) => {
            parts.push(format!(
                "model {pack} {} {}",
                hash(&provenance.model_sha256),
                provenance.quantization.as_deref().unwrap_or_default()
            ));
            let card = provenance.acceptance.and_then(words::acceptance);
            parts.extend(card.map(str::to_owned));
        }
        None => parts.push("no model".to_owned()),
    }
    if let Some(adapter) = &provenance.adapter {
        let digest = hash(&provenance.adapter_sha256);
        parts.push(format!("adapter {adapter} {digest}"));
    }
    if provenance.prompt_sha256.is_some() {
        parts.push(format!("prompt {}", hash(&provenance.prompt_sha256)));
    }
    parts.extend(provenance.backend.clone());
    if let Some(remote) = &provenance.remote {
        parts.push(format!("also asked: {} at {}", remote.model, remote.server));
    }
    parts.join(" · ")
}
