//! Intervals of 95 %: Wilson's for shares, Clopper and Pearson's for the one that must not be too narrow, a bootstrap for F1.

use aidpost_reading::score::Counts;

/// The 97.5th percentile of the normal distribution.
const Z: f64 = 1.959_964;
/// How often the narratives are drawn anew.
pub(super) const RESAMPLES: usize = 1000;

/// Wilson 1927.
pub(super) fn wilson(part: usize, whole: usize) -> (f64, f64) {
    let (n, p) = (whole as f64, part as f64 / whole as f64);
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (
        ((middle - half) / scale).max(0.0),
        ((middle + half) / scale).min(1.0),
    )
}

/// Clopper and Pearson 1934: the shares at which as many or more, as few or fewer, would be seen in 2.5 % of samples.
pub(super) fn clopper_pearson(part: usize, whole: usize) -> (f64, f64) {
    let at_most = |k: usize, p: f64| -> f64 {
        let terms = (0..=k).map(|i| binomial(i, whole, p));
        terms.sum()
    };
    let low = match part {
        0 => 0.0,
        k => halved(|p| 1.0 - at_most(k - 1, p) < 0.025),
    };
    let high = if part == whole {
        1.0
    } else {
        halved(|p| at_most(part, p) > 0.025)
    };
    (low, high)
}

/// The place between 0 and 1 up to which `below` holds.
fn halved(below: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

fn binomial(k: usize, n: usize, p: f64) -> f64 {
    // In logarithms: the coefficient alone is too large for a number.
    let choose: f64 = (1..=k).map(|i| ((n - k + i) as f64 / i as f64).ln()).sum();
    (choose + k as f64 * p.ln() + (n - k) as f64 * (1.0 - p).ln()).exp()
}

/// F1 over narratives with its interval; none where there is no sign at all. They are drawn with replacement, since the signs of one
/// narrative are read right or wrong together.
pub(super) fn f1(each: &[Counts], seed: u64) -> Option<(f64, f64, f64)> {
    let has_signs = |sum: &Counts| sum.right + sum.missed + sum.false_alarms > 0;
    let all: Counts = each.iter().copied().sum();
    if !has_signs(&all) {
        return None;
    }
    let mut random = fastrand::Rng::with_seed(seed);
    let mut drawn: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            (0..each.len())
                .filter_map(|_| each.get(random.usize(0..each.len())))
                .copied()
                .sum()
        })
        .filter(has_signs)
        .map(|sum| sum.f1())
        .collect();
    drawn.sort_by(f64::total_cmp);
    let tail = drawn.len() / 40;
    let (low, high) = (drawn.get(tail)?, drawn.iter().nth_back(tail)?);
    Some((all.f1(), *low, *high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: (f64, f64), expected: (f64, f64)) {
        assert!(
            (found.0 - expected.0).abs() < 5e-4 && (found.1 - expected.1).abs() < 5e-4,
            "{found:?} is not {expected:?}"
        );
    }

    /// Against R: `binom::binom.confint(x, n, methods = c("wilson", "exact"))`.
    #[test]
    fn the_intervals_are_those_of_the_tables() {
        close(wilson(0, 10), (0.0, 0.2775));
        close(wilson(8, 10), (0.4902, 0.9433));
        close(clopper_pearson(0, 10), (0.0, 0.3085));
        close(clopper_pearson(8, 10), (0.4439, 0.9748));
        close(clopper_pearson(10, 10), (0.6915, 1.0));
        close(clopper_pearson(500, 1000), (0.4685, 0.5315));
    }

    #[test]
    fn a_bootstrap_is_the_same_for_the_same_seed_and_holds_its_value() {
        let good = Counts {
            right: 3,
            ..Counts::default()
        };
        let bad = Counts {
            missed: 2,
            false_alarms: 1,
            ..Counts::default()
        };
        let each = [good, good, bad, good, bad, good];
        let (one, same) = (f1(&each, 7), f1(&each, 7));
        assert_eq!(one, same);
        let (value, low, high) = one.unwrap();
        assert!((value - 0.8).abs() < 1e-12 && low < value && value < high);
        // Nothing varies: nothing to doubt, and nothing is measured of nothing.
        assert_eq!(f1(&[good; 4], 7), Some((1.0, 1.0, 1.0)));
        assert_eq!(f1(&[Counts::default()], 7), None);
    }
}
