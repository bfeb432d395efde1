//! Whether probabilities mean what they say: of answers given with 80 %, four in five should be right.

use serde::Serialize;

const BINS: usize = 10;

/// Probabilities against what was right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalibrationScore {
    /// Cases with probabilities.
    pub cases: usize,
    /// Whether the pack brings a calibration. Without one, the numbers only rank.
    pub calibrated: bool,
    /// The mean squared distance from certainty in what was right, summed over the choices: 0 is best, 2 worst.
    pub brier: f64,
    /// The mean distance between how sure it was and how often it was right, over the bins.
    pub expected_error: f64,
    /// How often it was right, by how sure it was; empty ones are left out.
    pub bins: Vec<CalibrationBin>,
}

/// Answers that were about as sure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalibrationBin {
    /// The lowest probability in it.
    pub from: f64,
    /// The highest.
    pub to: f64,
    /// How many.
    pub cases: usize,
    /// The mean probability of what was most probable.
    pub confidence: f64,
    /// How often that was right.
    pub right: f64,
}

/// Probabilities of the choices, and which of them is right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) probabilities: Vec<f64>,
    pub(super) right: usize,
}

/// What they say together; none where there are none.
pub(super) fn score(told: &[Told], calibrated: bool) -> Option<CalibrationScore> {
    if told.is_empty() {
        return None;
    }
    let mut brier = 0.0;
    let mut bins = vec![(0_usize, 0.0, 0_usize); BINS];
    for one in told {
        let mut best = (0, f64::NEG_INFINITY);
        for (at, share) in one.probabilities.iter().enumerate() {
            let truth = f64::from(u8::from(at == one.right));
            brier += (share - truth) * (share - truth);
            if *share > best.1 {
                best = (at, *share);
            }
        }
        let at = ((best.1 * BINS as f64) as usize).min(BINS - 1);
        if let Some((cases, sure, right)) = bins.get_mut(at) {
            *cases += 1;
            *sure += best.1;
            *right += usize::from(best.0 == one.right);
        }
    }
    let whole = told.len() as f64;
    let bins: Vec<CalibrationBin> = bins
        .into_iter()
        .enumerate()
        .filter(|(_, (cases, ..))| *cases > 0)
        .map(|(at, (cases, sure, right))| CalibrationBin {
            from: at as f64 / BINS as f64,
            to: (at + 1) as f64 / BINS as f64,
            cases,
            confidence: sure / cases as f64,
            right: right as f64 / cases as f64,
        })
        .collect();
    let distance = |bin: &CalibrationBin| bin.cases as f64 * (bin.confidence - bin.right).abs();
    Some(CalibrationScore {
        cases: told.len(),
        calibrated,
        brier: brier / whole,
        expected_error: bins.iter().map(distance).sum::<f64>() / whole,
        bins,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_are_those_made_by_hand() {
        let told = |probabilities: &[f64], right| Told {
            probabilities: probabilities.to_vec(),
            right,
        };
        let score = score(
            &[
                told(&[0.8, 0.2], 0),
                told(&[0.8, 0.2], 1),
                told(&[0.5, 0.5], 0),
            ],
            false,
        )
        .unwrap();
        // 0.08, 1.28 and 0.5.
        assert!((score.brier - 1.86 / 3.0).abs() < 1e-12);
        // Two at 0.8 of which one is right, one at 0.5 that is right.
        assert!((score.expected_error - (2.0 * 0.3 + 0.5) / 3.0).abs() < 1e-12);
        assert_eq!(
            score.bins.iter().map(|bin| bin.cases).collect::<Vec<_>>(),
            [1, 2]
        );
        assert!(super::score(&[], true).is_none());
    }
}
