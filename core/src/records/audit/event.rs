//! What a record tells of: a triage, a person's override, or a torn end that was set aside.

use std::fmt;

use aidpost_models::Sha256;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::acuity::Acuity;
use crate::encounter::{Encounter, PatientText, Sign, SignState};
use crate::engine::Options;
use crate::protocol::{Score, YoungInfantFever};
use crate::triage::{DecidedBy, ModelStatus, OpinionPolicy, Provenance, Triage, WarningCode};

/// What happened.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// An encounter was triaged.
    Triage(Box<Triaged>),
    /// A person decided otherwise.
    Override(Overridden),
    /// A crash left a torn record, which nobody was told of; it was cut off.
    #[serde(rename = "set_aside")]
    TornTail(TornTail),
}

/// How much of a patient's data goes into the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Enum),
    uniffi(name = "AuditContent")
)]
pub enum Content {
    /// Hashes: what was triaged can be proved by whoever still has it, and not read here.
    #[default]
    Hashes,
    /// The whole encounter and triage, so that it can be replayed. The file then holds patient data.
    Whole,
}

/// A triage as it is recorded. What stands in the open names no patient and quotes nobody.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triaged {
    /// What went in.
    pub encounter: HashedJson,
    /// What came out.
    pub triage: HashedJson,
    /// What the caller had chosen.
    pub chosen: Chosen,
    /// The result in codes.
    pub summary: Summary,
    /// Versions and hashes.
    pub provenance: Provenance,
}

/// What a caller can choose that changes the answer; the words in which the model is asked stand in the provenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// What a more urgent opinion of the model does.
    pub opinion: OpinionPolicy,
    /// From which temperature a young infant has a fever.
    pub young_infant_fever: YoungInfantFever,
    /// Most tokens of the model's reply.
    pub reply_tokens: usize,
}

impl Chosen {
    /// What of the options is recorded.
    #[must_use]
    pub fn of(options: &Options) -> Self {
        Chosen {
            opinion: options.opinion,
            young_infant_fever: options.young_infant_fever,
            reply_tokens: options.reply_tokens,
        }
    }

    pub(super) fn choose(self, options: &mut Options) {
        options.opinion = self.opinion;
        options.young_infant_fever = self.young_infant_fever;
        options.reply_tokens = self.reply_tokens;
    }
}

/// A JSON text: its hash always, itself by opt-in. `Debug` withholds it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HashedJson {
    /// SHA-256 of the text as the engine writes it.
    pub sha256: Sha256,
    /// The text, byte for byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Box<RawValue>>,
}

impl fmt::Debug for HashedJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.content.as_ref().map_or(0, |json| json.get().len());
        write!(f, "{} <{bytes} bytes withheld>", self.sha256)
    }
}

/// A triage in codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// The colour.
    pub acuity: Acuity,
    /// Whether a supervisor was to look.
    pub supervisor_review: bool,
    /// What made the colour what it is.
    pub decided_by: DecidedBy,
    /// The protocol in force.
    pub protocol: String,
    /// Its version.
    pub version: String,
    /// The rules that held.
    pub rules: Vec<String>,
    /// What was not known.
    pub missing: Vec<String>,
    /// The scores.
    pub scores: Vec<Score>,
    /// Whether the model answered.
    pub model: ModelStatus,
    /// The signs that it read; the words it read them from are in the content only.
    pub signs: Vec<(Sign, SignState)>,
    /// What people were warned of.
    pub warnings: Vec<WarningCode>,
}

/// A person's decision against an earlier record. The reason is kept as it was given.
#[derive(Debug, Clone)]
pub struct Override {
    /// The record of the triage.
    pub record: u64,
    /// What the person decided.
    pub acuity: Acuity,
    /// Why.
    pub reason: PatientText,
    /// Who.
    pub by: PatientText,
}

/// An override as it is recorded: it names the record by number and by hash.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overridden {
    /// The record of the triage.
    pub record: u64,
    /// That record's hash.
    pub record_sha256: Sha256,
    /// What the person decided.
    pub acuity: Acuity,
    /// Why.
    pub reason: PatientText,
    /// Who.
    pub by: PatientText,
}

/// What a crash left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TornTail {
    /// How many bytes were cut off.
    pub bytes: u64,
    /// Their hash.
    pub sha256: Sha256,
}

/// What a triage was made of and how: what [`super::Log::append_triage`] takes.
#[derive(Debug, Clone, Copy)]
pub struct TriageEntry<'a> {
    /// What went in.
    pub encounter: &'a Encounter,
    /// What came out.
    pub triage: &'a Triage,
    /// What the caller had chosen.
    pub chosen: Chosen,
    /// How much of it to keep.
    pub content: Content,
}

impl TriageEntry<'_> {
    pub(super) fn event(&self) -> serde_json::Result<Event> {
        let triage = self.triage;
        Ok(Event::Triage(Box::new(Triaged {
            encounter: self.keep(self.encounter)?,
            triage: self.keep(triage)?,
            chosen: self.chosen,
            summary: summary(triage),
            provenance: triage.provenance.clone(),
        })))
    }

    fn keep(&self, value: &impl Serialize) -> serde_json::Result<HashedJson> {
        let json = serde_json::value::to_raw_value(value)?;
        Ok(HashedJson {
            sha256: Sha256::of(json.get().as_bytes()),
            content: (self.content == Content::Whole).then_some(json),
        })
    }
}

fn summary(triage: &Triage) -> Summary {
    let assessment = &triage.assessment;
    let rules = assessment
        .findings
        .iter()
        .map(|finding| finding.rule.clone());
    let signs = triage.reading.signs.iter();
    Summary {
        acuity: triage.acuity,
        supervisor_review: triage.supervisor_review,
        decided_by: triage.decided_by,
        protocol: assessment.protocol.clone(),
        version: assessment.version.clone(),
        rules: rules.collect(),
        missing: assessment.missing.clone(),
        scores: triage.scores.clone(),
        model: triage.model.status,
        signs: signs.map(|read| (read.sign, read.state)).collect(),
        warnings: triage.warnings.iter().map(|warning| warning.code).collect(),
    }
}
