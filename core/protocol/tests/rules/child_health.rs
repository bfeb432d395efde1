//! IMCI for the sick child and the young infant, and malnutrition by the upper arm, by hand from WHO's booklet.

use aidpost_protocol::encounter::{Age, Avpu, Sign, Vital};
use aidpost_protocol::{YoungInfantFever, evaluate, guidelines};

use super::{classes, measured, well, with};

#[test]
fn imci_fast_breathing_by_age_and_exactly_twelve_months_uses_forty() {
    for (age, from) in [
        (Age::Months(2), 50.0),
        (Age::Months(11), 50.0),
        (Age::Months(12), 40.0),
        (Age::Years(1), 40.0),
        (Age::Months(59), 40.0),
    ] {
        let fast = |rate| classes("imci", &measured(well(age), Vital::RespiratoryRate, rate));
        assert_eq!(fast(from - 1.0), [""; 0], "{age:?}");
        assert!(
            fast(from)[0].starts_with("imci/pneumonia/fast-breathing"),
            "{age:?}"
        );
    }
    let at = |age| {
        guidelines(&well(age), YoungInfantFever::From37_5)
            .into_iter()
            .map(|one| one.protocol)
            .collect::<Vec<_>>()
    };
    assert_eq!(at(Age::Months(1)), ["imci-young-infant"]);
    assert_eq!(at(Age::Months(2)), ["imci"]);
    assert_eq!(at(Age::Months(6)), ["imci", "muac"]);
    assert_eq!(at(Age::Months(59)), ["imci", "muac"]);
    assert_eq!(at(Age::Months(60)), [""; 0]);
}

#[test]
fn imci_classes_by_hand() {
    let child = || well(Age::Months(30));
    let signs = |list: &[Sign]| list.iter().fold(child(), |one, sign| with(one, *sign));
    let rows: &[(&[Sign], &[&str])] = &[
        (&[Sign::Cough], &[]),
        (
            &[Sign::Cough, Sign::VomitsEverything],
            &[
                "imci/danger/vomits-everything",
                "imci/severe-pneumonia/danger-sign",
            ],
        ),
        (&[Sign::Stridor], &["imci/severe-pneumonia/stridor"]),
        (&[Sign::ChestIndrawing], &["imci/pneumonia/chest-indrawing"]),
        (
            &[
                Sign::OngoingDiarrhoea,
                Sign::SunkenEyes,
                Sign::VerySlowSkinPinch,
            ],
            &["imci/severe-dehydration", "imci/some-dehydration"],
        ),
        (
            &[
                Sign::OngoingDiarrhoea,
                Sign::SunkenEyes,
                Sign::SlowSkinPinch,
            ],
            &["imci/some-dehydration"],
        ),
        (&[Sign::OngoingDiarrhoea, Sign::SunkenEyes], &[]),
        (&[Sign::SunkenEyes, Sign::VerySlowSkinPinch], &[]),
        (
            &[Sign::SunkenEyes, Sign::SlowSkinPinch, Sign::DrinksEagerly],
            &[],
        ),
        (&[Sign::PersistentDiarrhoea], &["imci/persistent-diarrhoea"]),
        (
            &[Sign::PersistentDiarrhoea, Sign::SunkenEyes],
            &["imci/persistent-diarrhoea"],
        ),
        (
            &[
                Sign::PersistentDiarrhoea,
                Sign::SunkenEyes,
                Sign::DrinksEagerly,
            ],
            &[
                "imci/severe-persistent-diarrhoea",
                "imci/some-dehydration",
                "imci/persistent-diarrhoea",
            ],
        ),
        (
            &[
                Sign::PersistentDiarrhoea,
                Sign::Lethargy,
                Sign::DrinksPoorly,
            ],
            &[
                "imci/danger/lethargic-or-unconscious",
                "imci/severe-dehydration",
                "imci/severe-persistent-diarrhoea",
                "imci/some-dehydration",
                "imci/persistent-diarrhoea",
            ],
        ),
        (&[Sign::BloodInStool], &[]),
        (
            &[Sign::OngoingDiarrhoea, Sign::BloodInStool],
            &["imci/dysentery"],
        ),
        (&[Sign::Fever], &[]),
        (
            &[Sign::Fever, Sign::StiffNeck],
            &["imci/very-severe-febrile-disease"],
        ),
        (&[Sign::SeverePallor], &["imci/severe-anaemia"]),
        (&[Sign::SomePallor], &["imci/anaemia"]),
    ];
    for (list, rules) in rows {
        assert_eq!(classes("imci", &signs(list)), *rules, "{list:?}");
    }
    let cough = |spo2| classes("imci", &measured(signs(&[Sign::Cough]), Vital::Spo2, spo2));
    assert_eq!(cough(89.0), ["imci/severe-pneumonia/spo2-low"]);
    assert_eq!(cough(90.0), [""; 0]);
    for (mm, rules) in [
        (114.0, vec!["muac/severe-by-arm"]),
        (115.0, vec!["muac/moderate"]),
        (124.0, vec!["muac/moderate"]),
        (125.0, vec![]),
    ] {
        assert_eq!(
            classes("muac", &measured(child(), Vital::Muac, mm)),
            rules,
            "{mm}"
        );
    }
    assert_eq!(
        classes("muac", &signs(&[Sign::OedemaBothFeet])),
        ["muac/severe-by-oedema"]
    );
}

#[test]
fn a_young_infants_fever_begins_where_the_caller_says_and_the_record_says_so() {
    let at = |celsius, fever| {
        let all = guidelines(
            &measured(well(Age::Days(20)), Vital::Temperature, celsius),
            fever,
        );
        let one = all.into_iter().next().unwrap();
        (
            one.findings
                .into_iter()
                .map(|found| found.rule)
                .collect::<Vec<_>>(),
            one.parameters,
        )
    };
    use YoungInfantFever::{From37_5, From38_0};
    for (celsius, fever, rules) in [
        (37.4, From37_5, vec![]),
        (37.5, From37_5, vec!["imci-young-infant/fever-from-37.5"]),
        (37.9, From38_0, vec![]),
        (38.0, From38_0, vec!["imci-young-infant/fever-from-38.0"]),
        (35.5, From37_5, vec![]),
        (35.4, From37_5, vec!["imci-young-infant/temperature-low"]),
    ] {
        let (found, parameters) = at(celsius, fever);
        assert_eq!(found, rules, "{celsius}");
        assert!(
            parameters[0].contains("37.5") && parameters[0].contains("38.0"),
            "both are recorded"
        );
    }
    assert_eq!(YoungInfantFever::default(), From37_5);
}

#[test]
fn imci_has_its_own_fever_from_37_5_and_iitt_keeps_38_0() {
    let stiff = |celsius| {
        let child = with(with(well(Age::Months(30)), Sign::StiffNeck), Sign::Headache);
        measured(child, Vital::Temperature, celsius)
    };
    for (celsius, holds) in [(37.4, false), (37.5, true), (37.6, true)] {
        let found = classes("imci", &stiff(celsius));
        assert_eq!(
            found.contains(&"imci/very-severe-febrile-disease".to_owned()),
            holds,
            "{celsius}"
        );
    }
    let confused = |celsius| {
        let child = with(well(Age::Months(30)), Sign::AlteredMentalStatus);
        evaluate(&measured(child, Vital::Temperature, celsius))
            .acuity
            .code()
    };
    assert_eq!((confused(37.9), confused(38.0)), ("yellow", "red"));
}

#[test]
fn each_general_danger_sign_counts_by_every_way_to_record_it() {
    let child = || well(Age::Months(30));
    for (sign, rule) in [
        (Sign::UnableToFeedOrDrink, "imci/danger/unable-to-drink"),
        (Sign::VomitsEverything, "imci/danger/vomits-everything"),
        (Sign::ConvulsionsThisIllness, "imci/danger/convulsions"),
        (Sign::ActiveConvulsions, "imci/danger/convulsing-now"),
        (Sign::Lethargy, "imci/danger/lethargic-or-unconscious"),
        (Sign::Unresponsive, "imci/danger/lethargic-or-unconscious"),
    ] {
        assert_eq!(classes("imci", &with(child(), sign)), [rule]);
        let breathing = with(with(child(), sign), Sign::DifficultBreathing);
        assert_eq!(
            classes("imci", &breathing),
            [rule, "imci/severe-pneumonia/danger-sign"]
        );
        let hot = with(with(child(), sign), Sign::Fever);
        assert_eq!(
            classes("imci", &hot),
            [rule, "imci/very-severe-febrile-disease"]
        );
    }
    for level in Avpu::ALL {
        let mut one = child();
        one.vitals.avpu = Some(level);
        let lethargic = !matches!(level, Avpu::Alert | Avpu::Confusion);
        assert_eq!(
            classes("imci", &one).len(),
            usize::from(lethargic),
            "{}",
            level.code()
        );
    }
}

#[test]
fn a_young_infants_signs_of_serious_infection_each_count_alone() {
    let infant = || well(Age::Days(20));
    assert_eq!(classes("imci-young-infant", &infant()), [""; 0]);
    for (sign, rule) in [
        (Sign::NotFeedingWell, "not-feeding-well"),
        (Sign::UnableToFeedOrDrink, "not-feeding-well"),
        (Sign::DrinksPoorly, "not-feeding-well"),
        (Sign::ConvulsionsThisIllness, "convulsions"),
        (Sign::ActiveConvulsions, "convulsions"),
        (Sign::SevereChestIndrawing, "severe-chest-indrawing"),
        (Sign::Fever, "fever-from-37.5"),
        (Sign::Hypothermia, "temperature-low"),
        (Sign::MovesOnlyWhenStimulated, "moves-little"),
        (Sign::Unresponsive, "moves-little"),
        (Sign::Lethargy, "moves-little"),
    ] {
        let id = format!("imci-young-infant/{rule}");
        assert_eq!(classes("imci-young-infant", &with(infant(), sign)), [id]);
    }
    assert_eq!(
        classes("imci-young-infant", &with(infant(), Sign::ChestIndrawing)),
        [""; 0]
    );
    let breathing = |rate| {
        classes(
            "imci-young-infant",
            &measured(infant(), Vital::RespiratoryRate, rate),
        )
    };
    assert_eq!(breathing(59.0), [""; 0]);
    assert_eq!(breathing(60.0), ["imci-young-infant/fast-breathing"]);
}

#[test]
fn malnutrition_is_looked_for_from_six_to_fifty_nine_months() {
    let thin = |age| classes("muac", &measured(well(age), Vital::Muac, 100.0)).len();
    assert_eq!(
        [
            thin(Age::Months(5)),
            thin(Age::Months(6)),
            thin(Age::Months(59)),
            thin(Age::Months(60))
        ],
        [0, 1, 1, 0]
    );
    assert_eq!(
        classes("muac", &measured(well(Age::Months(20)), Vital::Muac, 114.9)),
        ["muac/severe-by-arm"]
    );
    assert_eq!(
        classes("muac", &measured(well(Age::Months(20)), Vital::Muac, 124.9)),
        ["muac/moderate"]
    );
}
