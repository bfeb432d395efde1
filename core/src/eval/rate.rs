//! A measured share with the range in which the true one is likely to lie.

use aidpost_reading::score::Counts;
use serde::Serialize;

use super::interval;

/// A share of whole things. Nothing is measured where there were none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
    /// The share; none of none is not known.
    pub value: Option<f64>,
    /// The lower end of the interval of 95 %.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

impl Rate {
    /// With Wilson's interval.
    #[must_use]
    pub fn wilson(part: usize, whole: usize) -> Self {
        Self::with(part, whole, interval::wilson)
    }

    /// With the exact interval of Clopper and Pearson, which is never too narrow.
    #[must_use]
    pub fn exact(part: usize, whole: usize) -> Self {
        Self::with(part, whole, interval::clopper_pearson)
    }

    fn with(part: usize, whole: usize, interval: fn(usize, usize) -> (f64, f64)) -> Self {
        let range = (whole > 0).then(|| interval(part, whole));
        Self {
            part,
            whole,
            value: (whole > 0).then(|| part as f64 / whole as f64),
            low: range.map(|(low, _)| low),
            high: range.map(|(_, high)| high),
        }
    }
}

/// A number that is no share of whole things, such as F1, with the interval of a bootstrap over narratives.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The number; none where there was nothing to measure.
    pub value: Option<f64>,
    /// The lower end of the interval of 95 %.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

impl Estimate {
    pub(super) fn f1(each: &[Counts], seed: u64) -> Self {
        let found = interval::f1(each, seed);
        Self {
            value: found.map(|(value, ..)| value),
            low: found.map(|(_, low, _)| low),
            high: found.map(|(.., high)| high),
        }
    }
}
