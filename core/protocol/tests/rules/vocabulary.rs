//! Which signs are asked of whom, and by whom: each once, and none that cannot be.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::{Age, Encounter, Pregnancy, Sex, Sign};
use aidpost_protocol::{
    Condition, asked, chart, model_vocabulary, questions, red_signs, signs_without_rule, vocabulary,
};

use super::{measured, well, with};
use aidpost_protocol::encounter::Vital;

const AGES: [Age; 5] = [
    Age::Days(10),
    Age::Months(9),
    Age::Years(3),
    Age::Years(8),
    Age::Years(30),
];

fn each_once(signs: &[Sign]) -> bool {
    signs.iter().collect::<BTreeSet<_>>().len() == signs.len()
}

#[test]
fn red_signs_are_those_of_the_red_rules() {
    let red = red_signs();
    assert!(each_once(&red));
    for sign in [
        Sign::Unresponsive,
        Sign::Stridor,
        Sign::ActiveConvulsions,
        Sign::SeverePallor,
        Sign::StiffNeck,
        Sign::ActiveLabour,
    ] {
        let expected = sign != Sign::SeverePallor;
        assert_eq!(red.contains(&sign), expected, "{}", sign.code());
    }
    for yellow in [Sign::Wheezing, Sign::OngoingDiarrhoea, Sign::RecentFainting] {
        assert!(!red.contains(&yellow), "{}", yellow.code());
    }
}

#[test]
fn every_vocabulary_has_each_sign_once() {
    for age in AGES {
        for pregnancy in [Pregnancy::Unknown, Pregnancy::Pregnant] {
            let patient = Encounter {
                pregnancy,
                ..Encounter::new(age)
            };
            assert!(each_once(&chart(&patient).signs()), "{age:?}");
            assert!(each_once(&vocabulary(&patient)), "{age:?}");
        }
    }
}

#[test]
fn what_cannot_be_is_not_asked() {
    let of = |sex, pregnancy| {
        asked(&Encounter {
            sex,
            pregnancy,
            ..Encounter::new(Age::Years(30))
        })
    };
    let of_birth = [
        Sign::ActiveLabour,
        Sign::ImminentDelivery,
        Sign::PregnancyComplicationReferral,
    ];
    let man = of(Sex::Male, Pregnancy::Unknown);
    let not_pregnant = of(Sex::Female, Pregnancy::NotPregnant);
    let unknown = of(Sex::Female, Pregnancy::Unknown);
    for sign in of_birth {
        assert!(!man.contains(&sign) && !not_pregnant.contains(&sign));
        assert!(unknown.contains(&sign), "{}", sign.code());
    }
    assert!(!man.contains(&Sign::VaginalBleeding));
    assert!(not_pregnant.contains(&Sign::VaginalBleeding));
    assert!(man.contains(&Sign::Stridor));
}

#[test]
fn a_model_is_not_asked_for_signs_that_came_after_it() {
    for age in AGES {
        let patient = Encounter::new(age);
        let (all, of_model) = (vocabulary(&patient), model_vocabulary(&patient));
        let kept = all.iter().copied().filter(|sign| !sign.is_new_to_models());
        assert_eq!(of_model, kept.collect::<Vec<_>>());
        assert!(of_model.contains(&Sign::Stridor) && of_model.len() < all.len());
    }
}

#[test]
fn a_sign_that_a_rule_asks_for_is_not_without_one() {
    let adult = || Encounter::new(Age::Years(30));
    assert_eq!(signs_without_rule(&with(adult(), Sign::Wheezing)), []);
    let left = signs_without_rule(&with(with(adult(), Sign::Wheezing), Sign::SkinPustules));
    assert_eq!(left, [Sign::SkinPustules]);
}

/// A birthday may fall within the week that is told: of its days the first is known to be reached, the others are not.
#[test]
fn weeks_leave_six_days_open() {
    let open = |weeks, days| Condition::DaysUnder(days).needs_days(Age::Weeks(weeks));
    for (days, expected) in [(56, false), (57, true), (62, true), (63, false)] {
        assert_eq!(open(8, days), expected, "{days}");
    }
    assert!(!Condition::DaysFrom(60).needs_days(Age::Days(59)));
}

/// Another thing that is missing is no reason to ask about a pregnancy.
#[test]
fn a_record_asks_only_where_an_answer_would_count() {
    let woman = Encounter {
        sex: Sex::Female,
        ..measured(well(Age::Years(30)), Vital::Systolic, 120.0)
    };
    let mut without_temperature = woman.clone();
    without_temperature.vitals.temperature_celsius = None;
    assert_eq!(questions(&without_temperature), Vec::<String>::new());
    let missing = |encounter: &Encounter| {
        aidpost_protocol::evaluate(encounter)
            .assessment
            .missing
            .contains(&"pregnancy".to_owned())
    };
    assert!(!missing(&without_temperature));
    // She is yellow already; whether a pressure would be lacking changes nothing.
    let mut yellow = with(woman, Sign::Wheezing);
    yellow.vitals.systolic_mmhg = None;
    assert!(!missing(&yellow));
}
