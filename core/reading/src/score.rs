//! How readings of narratives are counted against labels. One set of rules for every reader, for our own tests and for `aidpost eval`.
//!
//! What follows from a sign that is there ([`FOLLOWS`]) is neither asked nor counted as false: who reads a severe headache has read the
//! headache. It decides nothing and makes no interval.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_protocol::red_signs;

/// Pairs of a sign and what follows from it.
pub const FOLLOWS: [(Sign, Sign); 30] = [
    (Sign::SevereHeadache, Sign::Headache),
    (Sign::SevereHeadache, Sign::SeverePain),
    (Sign::SevereAbdominalPain, Sign::SeverePain),
    (Sign::SevereAbdominalPain, Sign::AcuteChestOrAbdominalPain),
    (Sign::OpenFracture, Sign::Trauma),
    (Sign::VisibleAcuteLimbDeformity, Sign::Trauma),
    (Sign::SuspectedDislocation, Sign::Trauma),
    (Sign::HighRiskTrauma, Sign::Trauma),
    (Sign::ThreatenedLimb, Sign::Trauma),
    (Sign::ChestIndrawing, Sign::RespiratoryDistress),
    (Sign::SevereChestIndrawing, Sign::RespiratoryDistress),
    (Sign::SevereChestIndrawing, Sign::ChestIndrawing),
    (Sign::RespiratoryDistress, Sign::ChestIndrawing),
    (Sign::RespiratoryDistress, Sign::DifficultBreathing),
    (Sign::ChestIndrawing, Sign::DifficultBreathing),
    (Sign::Stridor, Sign::DifficultBreathing),
    (Sign::VerySlowSkinPinch, Sign::SlowSkinPinch),
    (Sign::PersistentDiarrhoea, Sign::OngoingDiarrhoea),
    (Sign::ImminentDelivery, Sign::ActiveLabour),
    (Sign::MajorBurn, Sign::Burn),
    (Sign::HeavyBleeding, Sign::OngoingBleeding),
    (Sign::VaginalBleeding, Sign::OngoingBleeding),
    (Sign::SeverePallor, Sign::SomePallor),
    (Sign::ActiveConvulsions, Sign::ConvulsionsThisIllness),
    (Sign::JaundiceInFirstDay, Sign::Jaundice),
    (Sign::YellowPalmsOrSoles, Sign::Jaundice),
    (Sign::PersistentEarDischarge, Sign::EarDischarge),
    (Sign::DeepMouthUlcers, Sign::MouthUlcers),
    (Sign::SevereVomiting, Sign::Vomiting),
    (Sign::VomitsEverything, Sign::Vomiting),
];

/// What a person says of a narrative.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// Signs that are there.
    pub present: BTreeSet<Sign>,
    /// Signs that the narrative denies.
    pub absent: BTreeSet<Sign>,
    /// Signs that it names, but not of the patient now: another person's, long ago, only feared.
    pub trapped: BTreeSet<Sign>,
}

/// What a reader says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Signs read as there.
    pub present: BTreeSet<Sign>,
    /// Signs read as not there.
    pub absent: BTreeSet<Sign>,
}

impl Found {
    /// From one state a sign.
    #[must_use]
    pub fn of(states: impl IntoIterator<Item = (Sign, SignState)>) -> Self {
        let mut found = Self::default();
        for (sign, state) in states {
            match state {
                SignState::Present => found.present.insert(sign),
                SignState::Absent => found.absent.insert(sign),
            };
        }
        found
    }

    /// What either found; present wins, as it does in a triage.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let present: BTreeSet<Sign> = self.present.union(&other.present).copied().collect();
        let absent = self.absent.union(&other.absent);
        let absent = absent.filter(|sign| !present.contains(sign));
        Self {
            absent: absent.copied().collect(),
            present,
        }
    }
}

/// What was wrong in one narrative.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// There and not read.
    pub missed: BTreeSet<Sign>,
    /// Read as there, and not labelled so.
    pub false_alarms: BTreeSet<Sign>,
}

/// Compares what was read with the labels.
#[must_use]
pub fn faults(labels: &Labels, found: &Found) -> Faults {
    let lacks = |from: &BTreeSet<Sign>, in_: &BTreeSet<Sign>| {
        let lacking = from.iter().filter(|sign| !in_.contains(sign));
        lacking
            .filter(|sign| !follows(**sign, in_))
            .copied()
            .collect()
    };
    Faults {
        missed: lacks(&labels.present, &found.present),
        false_alarms: lacks(&found.present, &labels.present),
    }
}

fn follows(sign: Sign, from: &BTreeSet<Sign>) -> bool {
    let mut pairs = FOLLOWS.iter();
    pairs.any(|(cause, what)| *what == sign && from.contains(cause))
}

/// Sums over narratives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Narratives.
    pub narratives: usize,
    /// Signs that are there and were read.
    pub right: usize,
    /// Signs that are there and were not read.
    pub missed: usize,
    /// Signs that were read and are not there.
    pub false_alarms: usize,
    /// Signs of red rules that are there.
    pub red: usize,
    /// Of these, those that were read.
    pub red_found: usize,
    /// Signs that the narrative denies.
    pub denied: usize,
    /// Of these, those that were read as there.
    pub denied_as_present: usize,
    /// Of these, those that were read as not there.
    pub denied_found: usize,
    /// Signs that it names of somebody else, of long ago, or as feared.
    pub trapped: usize,
    /// Of these, those that were read as there.
    pub trapped_as_present: usize,
    /// Signs that are denied or trapped, each once.
    pub not_there: usize,
    /// Of these, those that were read as there.
    pub not_there_as_present: usize,
}

impl Counts {
    /// Those of one narrative.
    #[must_use]
    pub fn of(labels: &Labels, found: &Found) -> Self {
        let faults = faults(labels, found);
        let red = red_signs();
        let red: BTreeSet<Sign> = labels
            .present
            .iter()
            .filter(|sign| red.contains(sign))
            .copied()
            .collect();
        let not_there: BTreeSet<Sign> = labels.absent.union(&labels.trapped).copied().collect();
        let both = |a: &BTreeSet<Sign>, b: &BTreeSet<Sign>| a.intersection(b).count();
        Self {
            narratives: 1,
            right: labels.present.len() - faults.missed.len(),
            missed: faults.missed.len(),
            false_alarms: faults.false_alarms.len(),
            red: red.len(),
            red_found: red.difference(&faults.missed).count(),
            denied: labels.absent.len(),
            denied_as_present: both(&labels.absent, &found.present),
            denied_found: both(&labels.absent, &found.absent),
            trapped: labels.trapped.len(),
            trapped_as_present: both(&labels.trapped, &found.present),
            not_there: not_there.len(),
            not_there_as_present: both(&not_there, &found.present),
        }
    }

    /// Of what was read as there, how much is; 1 where nothing was read.
    #[must_use]
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.right + self.false_alarms)
    }

    /// Of what is there, how much was read; 1 where nothing is there.
    #[must_use]
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let right = 2 * self.right;
        ratio(right, right + self.missed + self.false_alarms)
    }

    /// [`Counts::recall`] of the signs of red rules.
    #[must_use]
    pub fn red_recall(&self) -> f64 {
        ratio(self.red_found, self.red)
    }

    /// Of what is denied or trapped, how much was read as there.
    #[must_use]
    pub fn not_there_rate(&self) -> f64 {
        if self.not_there == 0 {
            0.0
        } else {
            ratio(self.not_there_as_present, self.not_there)
        }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.narratives += other.narratives;
        self.right += other.right;
        self.missed += other.missed;
        self.false_alarms += other.false_alarms;
        self.red += other.red;
        self.red_found += other.red_found;
        self.denied += other.denied;
        self.denied_as_present += other.denied_as_present;
        self.denied_found += other.denied_found;
        self.trapped += other.trapped;
        self.trapped_as_present += other.trapped_as_present;
        self.not_there += other.not_there;
        self.not_there_as_present += other.not_there_as_present;
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut sum, counts| {
            sum += counts;
            sum
        })
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}
