//! Groups of signs that a supervisor watches from week to week, and whether a week stands out from those before it.

use std::collections::{BTreeMap, BTreeSet};

use aidpost_protocol::encounter::Sign;
use serde_json::Value;

/// A group of signs. It is no case definition of an illness: it says where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SignGroup {
    /// Watery or frequent stool, or stool with blood.
    Diarrhoea,
    /// Blood in the stool.
    BloodyDiarrhoea,
    /// Fever with cough or trouble with breathing.
    FeverAndCough,
    /// Fever with a rash like measles.
    FeverAndRash,
    /// Fever with a stiff neck.
    FeverAndStiffNeck,
    /// Yellow skin or eyes.
    Jaundice,
    /// A positive malaria test.
    MalariaPositive,
}

impl SignGroup {
    /// All groups.
    pub const ALL: [Self; 7] = [
        Self::Diarrhoea,
        Self::BloodyDiarrhoea,
        Self::FeverAndCough,
        Self::FeverAndRash,
        Self::FeverAndStiffNeck,
        Self::Jaundice,
        Self::MalariaPositive,
    ];

    /// As lines for DHIS2 name it, behind `AIDPOST_GROUP_`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Diarrhoea => "diarrhoea",
            Self::BloodyDiarrhoea => "bloody_diarrhoea",
            Self::FeverAndCough => "fever_and_cough",
            Self::FeverAndRash => "fever_and_rash",
            Self::FeverAndStiffNeck => "fever_and_stiff_neck",
            Self::Jaundice => "jaundice",
            Self::MalariaPositive => "malaria_positive",
        }
    }

    /// In plain words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Diarrhoea => "diarrhoea",
            Self::BloodyDiarrhoea => "diarrhoea with blood",
            Self::FeverAndCough => "fever with cough or trouble with breathing",
            Self::FeverAndRash => "fever with a rash like measles",
            Self::FeverAndStiffNeck => "fever with a stiff neck",
            Self::Jaundice => "yellow skin or eyes",
            Self::MalariaPositive => "malaria test positive",
        }
    }

    fn holds(self, signs: &BTreeSet<Sign>) -> bool {
        let any = |of: &[Sign]| of.iter().any(|sign| signs.contains(sign));
        let fever = any(&[Sign::Fever]);
        match self {
            Self::Diarrhoea => any(&[
                Sign::OngoingDiarrhoea,
                Sign::PersistentDiarrhoea,
                Sign::BloodInStool,
            ]),
            Self::BloodyDiarrhoea => any(&[Sign::BloodInStool]),
            Self::FeverAndCough => fever && any(&[Sign::Cough, Sign::DifficultBreathing]),
            Self::FeverAndRash => fever && any(&[Sign::MeaslesRash]),
            Self::FeverAndStiffNeck => fever && any(&[Sign::StiffNeck]),
            Self::Jaundice => any(&[
                Sign::Jaundice,
                Sign::JaundiceInFirstDay,
                Sign::YellowPalmsOrSoles,
            ]),
            Self::MalariaPositive => any(&[Sign::MalariaTestPositive]),
        }
    }
}

/// A group's visits in one week, and what was usual before.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "uniffi",
    derive(uniffi::Record),
    uniffi(name = "GroupTrend")
)]
pub struct Trend {
    /// The group.
    pub group: SignGroup,
    /// Visits of this week.
    pub visits: u64,
    /// Mean of the eight weeks that begin eleven weeks before; none where the store is younger.
    pub usual: Option<f64>,
    /// Page's cumulative sum over the last four weeks, in standard deviations of those eight weeks; none where there is no `usual`.
    pub cusum: Option<f64>,
}

impl Trend {
    /// Whether somebody should look: the sum is above 4. It is no proof of an outbreak, and less is none of its absence.
    #[must_use]
    pub fn stands_out(&self) -> bool {
        self.cusum.is_some_and(|sum| sum > DECISION)
    }
}

/// Weeks that tell what is usual, and weeks over which the sum runs, this one the last.
pub(crate) const USUAL: usize = 8;
pub(crate) const SUMMED: usize = 4;
/// Page 1954 (Biometrika 41, 100) sums what is above the mean by more than half of the shift that matters, here one standard deviation, and decides at a height; 4 is
/// usual in quality control, and this project's choice. A standard deviation below one visit counts as one: two visits in a quiet place are no signal.
const SLACK: f64 = 0.5;
const DECISION: f64 = 4.0;
const LEAST_DEVIATION: f64 = 1.0;

/// What is told by the counts of weeks, the latest last: mean of the first eight of the last twelve, and the sum over the four behind them.
pub(crate) fn cusum(counts: &[u64]) -> Option<(f64, f64)> {
    let from = counts.len().checked_sub(USUAL + SUMMED)?;
    let (usual, summed) = counts[from..].split_at(USUAL);
    let mean = usual.iter().sum::<u64>() as f64 / USUAL as f64;
    let squares = usual
        .iter()
        .map(|count| (*count as f64 - mean).powi(2))
        .sum::<f64>();
    let deviation = (squares / (USUAL - 1) as f64).sqrt().max(LEAST_DEVIATION);
    let sum = summed.iter().fold(0.0_f64, |sum, count| {
        (sum + (*count as f64 - mean) / deviation - SLACK).max(0.0)
    });
    Some((mean, sum))
}

/// The groups to which a visit belongs, by what was ticked or read as present in its triages, and by its temperature: 38.0 °C and above is fever, as the rules read
/// the triage tool's chart.
pub(crate) fn groups(encounter: &Value, triages: &[Value]) -> impl Iterator<Item = SignGroup> {
    let mut signs = BTreeSet::new();
    let ticked = encounter["signs"].as_object().into_iter().flatten();
    let ticked = ticked.filter(|(_, state)| *state == "present");
    signs.extend(ticked.filter_map(|(code, _)| Sign::from_code(code)));
    for triage in triages {
        let read = triage["reading"]["signs"].as_array().into_iter().flatten();
        let present = read.filter(|one| one["state"] == "present");
        signs.extend(present.filter_map(|one| Sign::from_code(one["sign"].as_str()?)));
    }
    // What the worker said is not there is not there.
    signs.retain(|sign| encounter["signs"][sign.code()] != "absent");
    let temperature = encounter["vitals"]["temperature_celsius"].as_f64();
    if temperature.is_some_and(|degrees| degrees >= 38.0) {
        signs.insert(Sign::Fever);
    }
    SignGroup::ALL
        .into_iter()
        .filter(move |group| group.holds(&signs))
}

/// The trend of each group, from the counts of weeks, the latest last.
pub(crate) fn trends(weeks: &[BTreeMap<SignGroup, u64>]) -> Vec<Trend> {
    let trend = |group| {
        let counts: Vec<u64> = weeks
            .iter()
            .map(|week| week.get(&group).copied().unwrap_or_default())
            .collect();
        let told = cusum(&counts);
        Trend {
            group,
            visits: counts.last().copied().unwrap_or_default(),
            usual: told.map(|(mean, _)| mean),
            cusum: told.map(|(_, sum)| sum),
        }
    };
    SignGroup::ALL.into_iter().map(trend).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_pages_over_four_weeks() {
        // Mean 2, standard deviation 1 by the floor: nothing above it.
        assert_eq!(cusum(&[2; 12]), Some((2.0, 0.0)));
        // (3 − 2) − 0.5 each week: 0.5, 1, 1.5, 2.
        assert_eq!(
            cusum(&[2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3]),
            Some((2.0, 2.0))
        );
        // One week of eight: 6 − 0.5.
        assert_eq!(
            cusum(&[2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 8]),
            Some((2.0, 5.5))
        );
        // A sum never goes below nothing: an empty week before does not hide it.
        assert_eq!(
            cusum(&[2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 8]),
            Some((2.0, 5.5))
        );
        // Weeks before the twelve do not count; fewer than twelve tell nothing.
        assert_eq!(
            cusum(&[90, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
            Some((2.0, 0.0))
        );
        assert_eq!(cusum(&[2; 11]), None);
        // Where counts vary, the same rise is less: standard deviation 2 · √(8 ⁄ 7).
        let (mean, sum) = cusum(&[0, 4, 0, 4, 0, 4, 0, 4, 2, 2, 2, 8]).unwrap_or_default();
        assert!(
            (mean - 2.0).abs() < 1e-12
                && (sum - (6.0 / (2.0 * (8.0_f64 / 7.0).sqrt()) - 0.5)).abs() < 1e-12
        );
    }
}
