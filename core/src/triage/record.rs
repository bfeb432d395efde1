//! The triage record, `aidpost.triage/2`: what came out, why, from what, and by which versions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::acuity::Acuity;
use crate::encounter::PatientText;
use crate::model::Acceptance;
use crate::protocol::{Assessment, OtherAssessment, Score};
use crate::reading::{AccountReading, LexiconVersion, ModelStatus, SignRead};

/// The record's schema name.
pub const TRIAGE_SCHEMA: &str = "aidpost.triage/2";

/// Who this is for and what it is not, in every output.
pub const INTENDED_USE: &str = "Decision support for trained health workers, who can check every rule and its source. \
    Not a diagnosis, not for patients on their own, and never a reason to delay care.";

/// The result of one encounter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Triage {
    /// [`TRIAGE_SCHEMA`].
    pub schema: String,
    /// The encounter's own, unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<PatientText>,
    /// Never less urgent than the rules on the worker's own input.
    pub acuity: Acuity,
    /// A supervising clinician should look at this patient although the outcome is not red, or the inputs disagree.
    pub supervisor_review: bool,
    /// What made the acuity what it is.
    pub decided_by: DecidedBy,
    /// The protocol's findings, on the worker's input and on the signs that were read in the account.
    pub assessment: Assessment,
    /// Scores that were made for this patient, on the same input. One that reaches its band is a finding of the assessment.
    pub scores: Vec<Score>,
    /// What other standards say on the same input, side by side. One that asks for urgent referral is a finding of the
    /// assessment: at least yellow, with a supervisor's review; a patient who is not red brings a warning too.
    pub other_assessments: Vec<OtherAssessment>,
    /// What the account tells, by the lexicon and by the model.
    pub reading: AccountReading,
    /// What the model did.
    pub model: ModelPart,
    /// What a model on another machine did, where its owner named one and there was a story to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub remote: Option<RemoteReading>,
    /// Questions in plain words: about signs of which the account may tell, and where nobody measured or a pregnancy is not known
    /// those that change most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask_next: Vec<String>,
    /// Where nobody saw the patient: when to come in, in words for the caller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub come_in: Option<String>,
    /// What a person should know before relying on this.
    pub warnings: Vec<Warning>,
    /// [`INTENDED_USE`].
    pub intended_use: String,
    /// Versions and hashes.
    pub provenance: Provenance,
}

/// What made the acuity what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DecidedBy {
    /// The rules on the worker's own input.
    Protocol,
    /// The rules, with signs that the lexicon read in the narrative.
    SignsReadByLexicon,
    /// The rules, with signs that the model read in the narrative.
    SignsReadByModel,
    /// The rules, with signs that only the model on another machine read in the narrative.
    SignsReadByRemote,
    /// The model's opinion, where the caller lets it raise.
    ModelOpinion,
}

/// What the model did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ModelPart {
    /// Whether it answered.
    pub status: ModelStatus,
    /// Its own view of the acuity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// Its own words, one sentence. A draft, not a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<PatientText>,
    /// Questions in plain words, about signs that nobody has assessed yet.
    pub ask_next: Vec<String>,
}

/// What a model on another machine did. Its signs stand in [`Triage::reading`] too, joined with what was read here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RemoteReading {
    /// Whether it answered.
    pub status: ModelStatus,
    /// Every sign that it read, with the words of the account.
    pub signs: Vec<SignRead>,
    /// Its own view of the acuity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// Its own words, one sentence. A draft, not a finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<PatientText>,
    /// Questions in plain words, about signs that nobody has assessed yet.
    pub ask_next: Vec<String>,
}

/// The model on another machine that was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RemoteSource {
    /// Where the story went.
    pub server: String,
    /// The model that was asked for there.
    pub model: String,
    /// SHA-256 of its weights, as its owner states it: nobody here has seen them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model_sha256: Option<String>,
    /// SHA-256 of the prompt's patient-free part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt_sha256: Option<String>,
}

impl Triage {
    /// What the colour asks of the people who read it; nobody can wait whom a supervisor has yet to see.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        if self.supervisor_review {
            self.acuity.label_under_review()
        } else {
            self.acuity.label()
        }
    }
}

/// The model's own view of the acuity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Opinion {
    /// The most probable.
    pub acuity: Acuity,
    /// Over red, yellow and green; sums to 1. Read from the logits. Not a probability of any disease.
    pub probabilities: BTreeMap<Acuity, f64>,
    /// Whether the pack brings a calibration. Without one, the numbers rank but do not measure.
    pub calibrated: bool,
}

/// What a person should know before relying on a triage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Warning {
    /// Stable, for programs.
    pub code: WarningCode,
    /// Plain words, for people.
    pub message: String,
}

/// Stable codes of warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum WarningCode {
    /// The account tells of what the worker marked absent; the worker's word stands.
    SignConflict,
    /// The worker went through the checklist without this sign, and the account tells of it; it counts.
    ChecklistMissedSign,
    /// Another standard asks for urgent referral, in a patient who is not red.
    OtherProtocolUrgent,
    /// A measured number looks like another unit or a slip; it is not taken for normal.
    UnlikelyValue,
    /// A sign is present that no rule of the chart or of another standard in force asks about, in a patient who is not red,
    /// and that is not an everyday one.
    SignNotInChart,
    /// The model thinks that the patient is more urgent than the rules found.
    ModelMoreUrgent,
    /// The model gave no usable answer.
    ModelFailed,
    /// The model on another machine gave no usable answer.
    RemoteFailed,
    /// Parts of the model's answer were left out: no sign of the chart, or no evidence in the narrative.
    ReplyRejected,
    /// The model's answer was cut at its token limit.
    ReplyTruncated,
    /// Photos were given, and nothing looked at them.
    PhotosNotRead,
    /// The lexicon and the model disagree about a sign: it counts as present.
    ReadersDisagree,
    /// The account may tell of a sign that would make the patient more urgent, but what stands around the words speaks against it: ask. Nothing is
    /// green until it is answered.
    UnclearSign,
    /// The model's reading has gone wrong: only what the lexicon reads too counts.
    ReadingUnreliable,
    /// The account tells a number that was not entered, or another one than was entered.
    ToldValue,
    /// No list of cues for the language that was named, or the account is plainly in another one.
    LanguageNotRead,
    /// The model read an account in a language in which nobody has evaluated its pack.
    LanguageNotEvaluated,
    /// The output comes from a demo or unverified pack.
    NotForClinicalUse,
    /// Something is known to be wrong with the pack.
    KnownDefect,
}

/// Versions and hashes: enough to say which rules, bytes and words made this.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Provenance {
    /// This engine and its version.
    pub engine: String,
    /// SHA-256 of the rule tables.
    pub protocol_sha256: String,
    /// The lists of cues that read the account, the one of the language first that was named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lexicons: Vec<LexiconVersion>,
    /// The pack's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// SHA-256 of the text model's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model_sha256: Option<String>,
    /// SHA-256 of the projector's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projector_sha256: Option<String>,
    /// The name of the pack's adapter that was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adapter: Option<String>,
    /// SHA-256 of the adapter's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adapter_sha256: Option<String>,
    /// Such as `Q4_K_M`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantization: Option<String>,
    /// SHA-256 of the prompt's patient-free part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt_sha256: Option<String>,
    /// Library, processor and instruction sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backend: Option<String>,
    /// Whether the pack has an acceptance card for these weights, and what it says; absent where no pack read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub acceptance: Option<Acceptance>,
    /// The model on another machine that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub remote: Option<RemoteSource>,
    /// Of the sampling; 0: greedy, nothing random.
    pub seed: u64,
    /// Set for demo and unverified packs, and for those that their acceptance card refuses.
    pub not_for_clinical_use: bool,
}
