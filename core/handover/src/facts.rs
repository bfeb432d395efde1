//! What is handed over: the encounter, what was read in its narrative, and what the triage said.

use std::collections::BTreeSet;

use aidpost_protocol::YoungInfantFever;
use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Casualty, Encounter, Sign, SignState};

/// A triage and what it was made of.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "HandoverFacts")
)]
pub struct Facts {
    /// What the worker entered.
    pub encounter: Encounter,
    /// The signs that a reader found present in the narrative.
    pub read: BTreeSet<Sign>,
    /// The triage's colour.
    pub acuity: Acuity,
    /// Whether the triage asks for a supervisor's review.
    pub supervisor_review: bool,
    /// What made the colour more urgent than the rules on these facts, if anything did.
    pub raised: Option<Raised>,
    /// From when a young infant has a fever.
    pub fever: YoungInfantFever,
    /// Whether a demonstration or unverified model read the narrative: then nothing of the triage is for clinical use.
    pub not_for_clinical_use: bool,
}

/// What can make a triage more urgent than the rules on the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Raised {
    /// The model's opinion, where the caller let it raise.
    ModelOpinion,
    /// A number that the narrative tells and nobody entered.
    ToldValue,
}

/// What a message names and does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum NotCarried {
    /// The encounter's id.
    Id,
    /// The story.
    Narrative,
    /// The photos.
    Photos,
    /// Findings for a mass-casualty triage, which the colour does not use.
    Casualty,
    /// The narrative's language.
    Language,
    /// When it was measured.
    MeasuredAt,
    /// Signs that were read where the worker had marked them absent; the worker's word is carried.
    ConflictingSigns,
}

impl NotCarried {
    /// All of them, in the order of their bits.
    pub const ALL: [NotCarried; 7] = [
        NotCarried::Id,
        NotCarried::Narrative,
        NotCarried::Photos,
        NotCarried::Casualty,
        NotCarried::Language,
        NotCarried::MeasuredAt,
        NotCarried::ConflictingSigns,
    ];

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            NotCarried::Id => "id",
            NotCarried::Narrative => "narrative",
            NotCarried::Photos => "photos",
            NotCarried::Casualty => "casualty findings",
            NotCarried::Language => "language",
            NotCarried::MeasuredAt => "time of measuring",
            NotCarried::ConflictingSigns => "signs read against the worker's absent",
        }
    }

    fn is_there(self, facts: &Facts) -> bool {
        let encounter = &facts.encounter;
        match self {
            NotCarried::Id => encounter.id.is_some(),
            NotCarried::Narrative => encounter.narrative.is_some(),
            NotCarried::Photos => !encounter.photos.is_empty(),
            NotCarried::Casualty => encounter.casualty != Casualty::default(),
            NotCarried::Language => encounter.language.is_some(),
            NotCarried::MeasuredAt => encounter.measured_at.is_some(),
            NotCarried::ConflictingSigns => {
                let absent = |sign| encounter.signs.get(sign) == Some(&SignState::Absent);
                facts.read.iter().any(absent)
            }
        }
    }
}

impl Facts {
    /// What of these facts no message holds.
    #[must_use]
    pub fn not_carried(&self) -> Vec<NotCarried> {
        let all = NotCarried::ALL.into_iter();
        all.filter(|one| one.is_there(self)).collect()
    }

    /// The encounter with what was read, as the rules see it: where the worker said something of a sign, that stands.
    #[must_use]
    pub fn joined(&self) -> Encounter {
        let mut joined = self.encounter.clone();
        for sign in &self.read {
            joined.signs.entry(*sign).or_insert(SignState::Present);
        }
        joined
    }

    /// What a message holds of these facts.
    pub(crate) fn carried(&self) -> Facts {
        let mut facts = self.clone();
        let encounter = &mut facts.encounter;
        encounter.id = None;
        encounter.narrative = None;
        encounter.photos = Vec::new();
        encounter.casualty = Casualty::default();
        encounter.language = None;
        encounter.measured_at = None;
        facts
            .read
            .retain(|sign| !self.encounter.signs.contains_key(sign));
        facts
    }
}
