//! How urgent each outcome is against what it should be. Under-triage is the error that harms, so it stands first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::narrative::Case;
use super::rate::Rate;
use super::reader::Reader;
use crate::acuity::Acuity;

/// Outcomes against the colours that were expected.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UrgencyScore {
    /// Who read the narratives.
    pub reader: Reader,
    /// Over all cases.
    pub all: UrgencySlice,
    /// The same by `language`, `style` and `age`.
    pub by: BTreeMap<&'static str, Vec<UrgencySlice>>,
    /// Cases by expected colour (rows) and outcome (columns), both as in [`Acuity::ALL`]: red, yellow, not triageable, green.
    pub matrix: [[usize; 4]; 4],
    /// Cohen's kappa with quadratic weights, over the cases in which both are red, yellow or green; none where one colour is all there is.
    pub weighted_kappa: Option<f64>,
}

/// A part of the cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UrgencySlice {
    /// Its name; `all`.
    pub name: String,
    /// Of those that should be red, how many are less urgent. The interval is exact (Clopper and Pearson).
    pub red_under_triaged: Rate,
    /// Of those that should be more than green, how many are less urgent than they should be; not triageable is less urgent than yellow.
    pub under_triaged: Rate,
    /// Of those that should be less than red, how many are yellow or red and should not be so urgent.
    pub over_triaged: Rate,
    /// Outcomes just as expected.
    pub exact: Rate,
    /// Outcomes without a colour, since too little was assessed.
    pub not_triageable: Rate,
}

type Pair = (Acuity, Acuity);

impl UrgencySlice {
    fn of(name: String, pairs: &[Pair]) -> Self {
        let count =
            |holds: &dyn Fn(Pair) -> bool| pairs.iter().filter(|pair| holds(**pair)).count();
        let under = |(expected, outcome): Pair| outcome < expected;
        Self {
            name,
            red_under_triaged: Rate::exact(
                count(&|pair| pair.0 == Acuity::Red && under(pair)),
                count(&|(expected, _)| expected == Acuity::Red),
            ),
            under_triaged: Rate::wilson(
                count(&under),
                count(&|(expected, _)| expected > Acuity::Green),
            ),
            over_triaged: Rate::wilson(
                count(&|(expected, outcome)| outcome > expected && outcome >= Acuity::Yellow),
                count(&|(expected, _)| expected < Acuity::Red),
            ),
            exact: Rate::wilson(
                count(&|(expected, outcome)| expected == outcome),
                pairs.len(),
            ),
            not_triageable: Rate::wilson(
                count(&|(_, outcome)| outcome == Acuity::NotTriageable),
                pairs.len(),
            ),
        }
    }
}

/// The outcomes with `reader`; none where nothing was expected.
pub(super) fn score(cases: &[Case], reader: Reader) -> Option<UrgencyScore> {
    let pair = |case: &Case| Some((case.expected?, *case.outcomes.get(&reader)?));
    let known: Vec<(&Case, Pair)> = cases
        .iter()
        .filter_map(|case| Some((case, pair(case)?)))
        .collect();
    if known.is_empty() {
        return None;
    }
    let by = |name: fn(&Case) -> String| {
        let mut parts: BTreeMap<String, Vec<Pair>> = BTreeMap::new();
        for (case, pair) in &known {
            parts.entry(name(case)).or_default().push(*pair);
        }
        let slice = |(name, pairs): (String, Vec<Pair>)| UrgencySlice::of(name, &pairs);
        parts.into_iter().map(slice).collect::<Vec<_>>()
    };
    let pairs: Vec<Pair> = known.iter().map(|(_, pair)| *pair).collect();
    let count = |expected, outcome| {
        pairs
            .iter()
            .filter(|pair| **pair == (expected, outcome))
            .count()
    };
    let matrix = Acuity::ALL.map(|expected| Acuity::ALL.map(|outcome| count(expected, outcome)));
    Some(UrgencyScore {
        reader,
        all: UrgencySlice::of("all".to_owned(), &pairs),
        by: BTreeMap::from([
            ("language", by(|case| case.language.clone())),
            ("style", by(|case| case.style.clone())),
            ("age", by(|case| case.age.label().to_owned())),
        ]),
        matrix,
        weighted_kappa: kappa(&pairs),
    })
}

/// One minus the squared distance that is there by the one that chance would give.
fn kappa(pairs: &[Pair]) -> Option<f64> {
    let place = |acuity| match acuity {
        Acuity::Green => Some(0.0),
        Acuity::Yellow => Some(1.0),
        Acuity::Red => Some(2.0),
        Acuity::NotTriageable => None,
    };
    let places: Vec<(f64, f64)> = pairs
        .iter()
        .filter_map(|(expected, outcome)| Some((place(*expected)?, place(*outcome)?)))
        .collect();
    let squared = |a: f64, b: f64| (a - b) * (a - b);
    let seen: f64 = places.iter().map(|(a, b)| squared(*a, *b)).sum();
    let chance: f64 = places
        .iter()
        .flat_map(|(a, _)| places.iter().map(move |(_, b)| squared(*a, *b)))
        .sum();
    (chance > 0.0).then(|| 1.0 - seen * places.len() as f64 / chance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Acuity::{Green, NotTriageable, Red, Yellow};

    #[test]
    fn each_error_is_of_one_kind() {
        let pairs = [
            (Red, Red),
            (Red, Yellow),
            (Red, NotTriageable),
            (Yellow, Red),
            (Yellow, Green),
            (Yellow, NotTriageable),
            (Green, NotTriageable),
            (Green, Yellow),
            (NotTriageable, Green),
            (NotTriageable, NotTriageable),
        ];
        let slice = UrgencySlice::of("all".to_owned(), &pairs);
        let parts = |rate: Rate| (rate.part, rate.whole);
        assert_eq!(parts(slice.red_under_triaged), (2, 3));
        assert_eq!(parts(slice.under_triaged), (5, 8));
        assert_eq!(parts(slice.over_triaged), (2, 7));
        assert_eq!(parts(slice.exact), (2, 10));
        assert_eq!(parts(slice.not_triageable), (4, 10));
    }

    #[test]
    fn kappa_is_one_where_all_agree_and_none_where_there_is_one_colour() {
        assert_eq!(kappa(&[(Red, Red), (Green, Green)]), Some(1.0));
        assert_eq!(kappa(&[(Red, Red)]), None);
        assert_eq!(kappa(&[(Red, Green), (Green, Red)]), Some(-1.0));
        // The squared distances are 0, 1, 1 and 0; of all sixteen pairs they add up to 26.
        let value = kappa(&[(Red, Red), (Red, Yellow), (Yellow, Green), (Green, Green)]);
        let expected = 1.0 - 2.0 * 4.0 / 26.0;
        assert!((value.unwrap() - expected).abs() < 1e-12, "{value:?}");
    }
}
