//! How often a supervisor is called. An alarm that rings for everybody is heard by nobody.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Encounter, Sex, Sign};
use aidpost_protocol::{WITHOUT_URGENCY, evaluate, signs_without_rule};

use super::{well, with};

/// A hundred patients of a quiet day: well, or with an everyday complaint that no chart asks about.
fn quiet_day() -> Vec<Encounter> {
    let complaints = [
        None,
        Some(Sign::Cough),
        Some(Sign::SomePallor),
        Some(Sign::DrinksEagerly),
    ];
    (0..100_u16)
        .map(|number| {
            let age = if number % 2 == 0 {
                Age::Years(20 + number / 2)
            } else {
                Age::Months(7 + number)
            };
            let mut one = well(age);
            one.sex = Sex::Male;
            match complaints[usize::from(number) % complaints.len()] {
                Some(sign) => with(one, sign),
                None => one,
            }
        })
        .collect()
}

#[test]
fn a_quiet_day_calls_nobody() {
    let day = quiet_day();
    let alarms = day
        .iter()
        .filter(|one| evaluate(one).supervisor_review || !signs_without_rule(one).is_empty());
    assert_eq!(alarms.count(), 0, "alarms in 100 encounters");
    assert!(day.iter().all(|one| evaluate(one).acuity == Acuity::Green));
}

#[test]
fn every_sign_without_a_rule_calls_somebody_but_those_without_urgency() {
    let adult = well(Age::Years(30));
    let called = |sign: Sign| {
        let one = with(adult.clone(), sign);
        !signs_without_rule(&one).is_empty()
    };
    for sign in WITHOUT_URGENCY {
        assert!(!called(sign), "{sign:?}");
    }
    // Signs of children's charts in an adult.
    for sign in [Sign::SunkenEyes, Sign::NotFeedingWell, Sign::LooksVeryIll] {
        assert!(called(sign), "{sign:?}");
    }
}
