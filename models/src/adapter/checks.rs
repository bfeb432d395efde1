//! An adapter that was trained to check signs one by one, instead of writing a list, says so in its file and brings its calibration.

use crate::gguf::{Gguf, GgufError};
use crate::sha256::Sha256;

/// The key by which a file names what it was trained for: llama.cpp's own.
const TASK: &str = "adapter.lora.task_name";
/// The task that this crate knows.
const CHECK_SIGNS: &str = "check_signs";
const SCALE: &str = "aidpost.checks.scale";
const OFFSET: &str = "aidpost.checks.offset";
const LABELS: &str = "aidpost.checks.labels_sha256";

/// What turns the weight of "yes" against all other words, a natural logarithm, into the logarithm of the odds that a sign is there:
/// `scale * weight + offset`. Fitted on narratives that were not trained on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignChecks {
    /// Finite and above 0.
    pub scale: f32,
    /// Finite.
    pub offset: f32,
    /// Of what was asked in training, word for word: asked otherwise, its weights say nothing.
    pub labels_sha256: Sha256,
}

// Equal to itself: numbers that are none are refused.
impl Eq for SignChecks {}

impl SignChecks {
    /// The probability that a sign is there, from the log-weights of yes and of the other words; 0 where they are no numbers.
    #[must_use]
    pub fn probability(&self, weights: &[f64]) -> f64 {
        let Some((yes, others)) = weights.split_first() else {
            return 0.0;
        };
        let highest = others.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = others.iter().map(|other| (other - highest).exp()).sum();
        let odds = f64::from(self.scale) * (yes - highest - sum.ln()) + f64::from(self.offset);
        let probability = 1.0 / (1.0 + (-odds).exp());
        if probability.is_finite() {
            probability
        } else {
            0.0
        }
    }
}

/// The calibration of a file that was trained for this task; none for one trained to write lists.
pub(super) fn read(gguf: &Gguf) -> Result<Option<SignChecks>, GgufError> {
    if gguf.get(TASK).is_none() || gguf.str(TASK)? != CHECK_SIGNS {
        return Ok(None);
    }
    let (scale, offset) = (gguf.f32(SCALE)?, gguf.f32(OFFSET)?);
    crate::ranges::positive(gguf, SCALE, scale)?;
    if !offset.is_finite() {
        return Err(gguf.refuse(OFFSET, format!("is {offset}, needed is a finite number")));
    }
    let labels_sha256 = (gguf.str(LABELS)?.parse())
        .map_err(|error: crate::sha256::NotSha256| gguf.refuse(LABELS, error.to_string()))?;
    Ok(Some(SignChecks {
        scale,
        offset,
        labels_sha256,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probability_is_of_yes_against_all_other_words() {
        let plain = SignChecks {
            scale: 1.0,
            offset: 0.0,
            labels_sha256: Sha256([0; 32]),
        };
        let of = |weights: &[f64]| plain.probability(weights);
        assert!((of(&[0.0, 0.0, 0.0]) - 1.0 / 3.0).abs() < 1e-9);
        assert!((of(&[5.0, 5.0, f64::NEG_INFINITY]) - 0.5).abs() < 1e-9);
        assert!(of(&[9.0, 0.0, 0.0]) > 0.999 && of(&[-9.0, 0.0, 0.0]) < 0.001);
    }

    #[test]
    fn scale_and_offset_move_it() {
        let checks = SignChecks {
            scale: 0.5,
            offset: -1.0,
            labels_sha256: Sha256([0; 32]),
        };
        let even = checks.probability(&[2.0, 0.0, f64::NEG_INFINITY]);
        assert!((even - 0.5).abs() < 1e-9, "{even}");
    }

    #[test]
    fn what_is_no_number_is_no_sign() {
        let checks = SignChecks {
            scale: 1.0,
            offset: 0.0,
            labels_sha256: Sha256([0; 32]),
        };
        for weights in [
            &[][..],
            &[f64::NAN, 0.0, 0.0],
            &[f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY],
            &[0.0],
        ] {
            let probability = checks.probability(weights);
            assert!(
                probability == 0.0 || weights.len() == 1 && probability == 1.0,
                "{weights:?}: {probability}"
            );
        }
    }
}
