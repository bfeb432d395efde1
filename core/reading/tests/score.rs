//! How readings are counted, on sums made by hand.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::Sign;
use aidpost_reading::score::{Counts, Found, Labels, faults};

fn set(signs: &[Sign]) -> BTreeSet<Sign> {
    signs.iter().copied().collect()
}

#[test]
fn each_kind_of_right_and_wrong_is_counted_once() {
    let labels = Labels {
        present: set(&[Sign::Stridor, Sign::Fever, Sign::SnakeBite]),
        absent: set(&[Sign::Cough, Sign::Headache, Sign::StiffNeck]),
        trapped: set(&[Sign::Cough, Sign::ActiveConvulsions]),
    };
    let found = Found {
        present: set(&[Sign::Stridor, Sign::Cough, Sign::Burn]),
        absent: set(&[Sign::Headache, Sign::Fever]),
    };
    let expected = Counts {
        narratives: 1,
        right: 1,
        missed: 2,
        false_alarms: 2,
        // Stridor and the snake bite; fever is in no red rule alone, but in one with others.
        red: 3,
        red_found: 1,
        denied: 3,
        denied_as_present: 1,
        denied_found: 1,
        trapped: 2,
        trapped_as_present: 1,
        // The cough stands in both lists and is one sign.
        not_there: 4,
        not_there_as_present: 1,
    };
    let counts = Counts::of(&labels, &found);
    assert_eq!(counts, expected);
    assert!((counts.precision() - 1.0 / 3.0).abs() < 1e-12);
    assert!((counts.recall() - 1.0 / 3.0).abs() < 1e-12);
    assert!((counts.f1() - 1.0 / 3.0).abs() < 1e-12);
    let twice: Counts = [counts, counts].into_iter().sum();
    assert_eq!((twice.narratives, twice.missed), (2, 4));
}

#[test]
fn what_follows_from_a_sign_is_neither_asked_nor_false() {
    let severe = set(&[Sign::SevereHeadache]);
    let both = set(&[Sign::SevereHeadache, Sign::Headache, Sign::SeverePain]);
    let labels = |present: &BTreeSet<Sign>| Labels {
        present: present.clone(),
        ..Labels::default()
    };
    let found = |present: &BTreeSet<Sign>| Found {
        present: present.clone(),
        ..Found::default()
    };
    for (said, read) in [(&severe, &both), (&both, &severe)] {
        let faults = faults(&labels(said), &found(read));
        assert!(faults.missed.is_empty() && faults.false_alarms.is_empty());
    }
    // Not the other way round: a headache is no severe headache.
    let mild = set(&[Sign::Headache]);
    assert_eq!(faults(&labels(&severe), &found(&mild)).missed, severe);
}

#[test]
fn of_two_readers_present_wins() {
    let one = Found {
        present: set(&[Sign::Fever]),
        absent: set(&[Sign::Cough]),
    };
    let other = Found {
        present: set(&[Sign::Cough]),
        absent: set(&[Sign::Fever, Sign::Stridor]),
    };
    let joined = one.or(&other);
    assert_eq!(joined.present, set(&[Sign::Fever, Sign::Cough]));
    assert_eq!(joined.absent, set(&[Sign::Stridor]));
}
