//! IMCI's labels that lead to a treatment: dehydration, measles, ear, malaria, malnutrition, and the young infant's, by
//! hand from WHO's booklet and its published decision logic.

use aidpost_protocol::encounter::{Age, Avpu, Encounter, Sign, Vital};
use aidpost_protocol::{OtherFinding, Response, YoungInfantFever, guidelines};

use super::{classes, measured, well, with};

fn child(signs: &[Sign]) -> Encounter {
    let child = well(Age::Months(30));
    signs.iter().fold(child, |one, sign| with(one, *sign))
}

fn infant(signs: &[Sign]) -> Encounter {
    let infant = well(Age::Days(40));
    signs.iter().fold(infant, |one, sign| with(one, *sign))
}

fn findings(encounter: &Encounter) -> Vec<OtherFinding> {
    let all = guidelines(encounter, YoungInfantFever::default());
    all.into_iter().flat_map(|one| one.findings).collect()
}

#[test]
fn measles_ear_and_malaria_classes_of_the_sick_child() {
    use Sign::{
        CloudingOfCornea, Cough, DeepMouthUlcers, EarDischarge, EarPain, Fever,
        MalariaTestNegative, MalariaTestPositive, MeaslesInLastThreeMonths, MeaslesRash,
        MouthUlcers, PersistentEarDischarge, PusFromEye, RedEyes, RunnyNose,
        TenderSwellingBehindEar,
    };
    let eye = ["measles-with-eye-or-mouth-complications", "measles"];
    let rows: &[(&[Sign], &[&str])] = &[
        (&[MeaslesRash], &[]),
        (&[RunnyNose, RedEyes], &[]),
        (&[MeaslesRash, Cough], &["measles"]),
        (&[MeaslesRash, RunnyNose], &["measles"]),
        (&[MeaslesRash, RedEyes], &["measles"]),
        (&[MeaslesInLastThreeMonths], &["measles"]),
        (&[MeaslesRash, RedEyes, PusFromEye], &eye),
        (&[MeaslesInLastThreeMonths, MouthUlcers], &eye),
        (
            &[PusFromEye, MouthUlcers, CloudingOfCornea, DeepMouthUlcers],
            &[],
        ),
        (
            &[MeaslesRash, Cough, CloudingOfCornea],
            &["severe-complicated-measles", "measles"],
        ),
        (
            &[MeaslesInLastThreeMonths, DeepMouthUlcers],
            &["severe-complicated-measles", eye[0], eye[1]],
        ),
        (
            &[MeaslesInLastThreeMonths, Sign::VomitsEverything],
            &[
                "danger/vomits-everything",
                "severe-complicated-measles",
                "measles",
            ],
        ),
        (&[TenderSwellingBehindEar], &["mastoiditis"]),
        (&[EarPain], &["acute-ear-infection/pain"]),
        (&[EarDischarge], &["acute-ear-infection/discharge"]),
        (&[PersistentEarDischarge], &["chronic-ear-infection"]),
        (&[MalariaTestPositive], &[]),
        (&[Fever, MalariaTestPositive], &["malaria"]),
        (&[Fever, MalariaTestNegative], &["fever-no-malaria"]),
    ];
    for (signs, rules) in rows {
        let rules: Vec<String> = rules.iter().map(|rule| format!("imci/{rule}")).collect();
        assert_eq!(classes("imci", &child(signs)), rules, "{signs:?}");
    }
    for (celsius, count) in [(37.4, 0), (37.5, 1)] {
        let tested = measured(child(&[MalariaTestPositive]), Vital::Temperature, celsius);
        assert_eq!(classes("imci", &tested).len(), count, "{celsius}");
    }
    let urgent = |signs| findings(&child(signs))[0].response == Response::ReferUrgently;
    assert!(urgent(&[TenderSwellingBehindEar]) && urgent(&[MeaslesRash, Cough, CloudingOfCornea]));
    assert!(!urgent(&[EarPain]) && !urgent(&[MeaslesRash, Cough]));
}

#[test]
fn a_wheezing_child_has_difficult_breathing() {
    let at = |signs, spo2| classes("imci", &measured(child(signs), Vital::Spo2, spo2));
    assert_eq!(
        at(&[Sign::Wheezing], 89.0),
        ["imci/severe-pneumonia/spo2-low"]
    );
    assert_eq!(at(&[Sign::Wheezing], 90.0), [""; 0]);
    assert_eq!(at(&[], 89.0), [""; 0]);
    assert!(
        at(&[Sign::Wheezing, Sign::Lethargy], 98.0)
            .contains(&"imci/severe-pneumonia/danger-sign".to_owned())
    );
}

#[test]
fn a_thin_arm_is_treated_at_home_unless_something_complicates_it() {
    let thin = |signs: &[Sign]| measured(child(signs), Vital::Muac, 114.9);
    assert_eq!(classes("muac", &thin(&[])), ["muac/severe-by-arm"]);
    assert!(
        findings(&thin(&[]))
            .iter()
            .all(|found| found.response == Response::Treat)
    );
    assert_eq!(
        classes("muac", &thin(&[Sign::Cough])),
        ["muac/severe-by-arm"]
    );
    let complications: &[&[Sign]] = &[
        &[Sign::UnableToFeedOrDrink],
        &[Sign::VomitsEverything],
        &[Sign::ConvulsionsThisIllness],
        &[Sign::ActiveConvulsions],
        &[Sign::Lethargy],
        &[Sign::Unresponsive],
        &[Sign::Stridor],
        &[Sign::ChestIndrawing],
        &[
            Sign::OngoingDiarrhoea,
            Sign::SunkenEyes,
            Sign::VerySlowSkinPinch,
        ],
        &[
            Sign::PersistentDiarrhoea,
            Sign::SunkenEyes,
            Sign::SlowSkinPinch,
        ],
        &[Sign::Fever, Sign::StiffNeck],
        &[Sign::MeaslesInLastThreeMonths, Sign::CloudingOfCornea],
        &[Sign::TenderSwellingBehindEar],
        &[Sign::SeverePallor],
    ];
    for signs in complications {
        assert_eq!(
            classes("muac", &thin(signs)),
            ["muac/severe-with-complication", "muac/severe-by-arm"],
            "{signs:?}"
        );
        let wide = measured(child(signs), Vital::Muac, 115.0);
        assert_eq!(classes("muac", &wide), ["muac/moderate"], "{signs:?}");
    }
    let short = measured(thin(&[Sign::Cough]), Vital::Spo2, 89.0);
    assert_eq!(classes("muac", &short).len(), 2);
    let swollen = findings(&child(&[Sign::OedemaBothFeet]));
    assert_eq!(swollen[0].response, Response::ReferUrgently);
}

#[test]
fn the_young_infants_diarrhoea_jaundice_and_local_infection() {
    use Sign::{
        Jaundice, JaundiceInFirstDay, Lethargy, MovesOnlyWhenStimulated, OngoingDiarrhoea,
        PersistentDiarrhoea, RestlessOrIrritable, SkinPustules, SlowSkinPinch, SunkenEyes,
        UmbilicusRedOrDrainingPus, VerySlowSkinPinch, YellowPalmsOrSoles,
    };
    let rows: &[(&[Sign], &[&str])] = &[
        (&[SunkenEyes, VerySlowSkinPinch], &[]),
        (&[OngoingDiarrhoea, SunkenEyes], &[]),
        (
            &[OngoingDiarrhoea, SunkenEyes, VerySlowSkinPinch],
            &["severe-dehydration", "some-dehydration"],
        ),
        (
            &[OngoingDiarrhoea, Lethargy, SunkenEyes],
            &["moves-little", "severe-dehydration", "some-dehydration"],
        ),
        (
            &[OngoingDiarrhoea, MovesOnlyWhenStimulated, VerySlowSkinPinch],
            &["moves-little", "severe-dehydration", "some-dehydration"],
        ),
        (
            &[OngoingDiarrhoea, SunkenEyes, SlowSkinPinch],
            &["some-dehydration"],
        ),
        (
            &[OngoingDiarrhoea, RestlessOrIrritable, SlowSkinPinch],
            &["some-dehydration"],
        ),
        (&[RestlessOrIrritable, SlowSkinPinch], &[]),
        (&[PersistentDiarrhoea], &["severe-persistent-diarrhoea"]),
        (&[Jaundice], &["jaundice"]),
        (
            &[JaundiceInFirstDay],
            &["severe-jaundice/first-day", "jaundice"],
        ),
        (
            &[YellowPalmsOrSoles],
            &["severe-jaundice/palms-or-soles", "jaundice"],
        ),
        (&[UmbilicusRedOrDrainingPus], &["local-infection/umbilicus"]),
        (&[SkinPustules], &["local-infection/skin"]),
    ];
    for (signs, rules) in rows {
        let rules: Vec<String> = rules
            .iter()
            .map(|rule| format!("imci-young-infant/{rule}"))
            .collect();
        assert_eq!(
            classes("imci-young-infant", &infant(signs)),
            rules,
            "{signs:?}"
        );
    }
    for (age, count) in [(Age::Days(0), 2), (Age::Days(1), 1), (Age::Months(0), 2)] {
        let yellow = with(well(age), Jaundice);
        assert_eq!(
            classes("imci-young-infant", &yellow).len(),
            count,
            "{age:?}"
        );
    }
    let urgent = |signs| findings(&infant(signs))[0].response == Response::ReferUrgently;
    assert!(urgent(&[PersistentDiarrhoea]) && urgent(&[YellowPalmsOrSoles]));
    assert!(urgent(&[OngoingDiarrhoea, SunkenEyes, VerySlowSkinPinch]));
    assert!(
        !urgent(&[Jaundice]) && !urgent(&[SkinPustules]) && !urgent(&[UmbilicusRedOrDrainingPus])
    );
}

#[test]
fn a_young_infant_who_answers_only_to_voice_or_pain_moves_only_when_stimulated() {
    for level in Avpu::ALL {
        let mut one = infant(&[]);
        one.vitals.avpu = Some(level);
        let few = !matches!(level, Avpu::Alert | Avpu::Confusion);
        let rules = classes("imci-young-infant", &one);
        assert_eq!(
            rules == ["imci-young-infant/moves-little"],
            few,
            "{}",
            level.code()
        );
    }
}

#[test]
fn a_six_week_old_is_judged_by_the_young_infants_chart_alone_and_fast_breaths_are_counted_twice() {
    for (age, charts) in [
        (Age::Days(42), &["imci-young-infant"][..]),
        (Age::Days(60), &["imci-young-infant"]),
        (Age::Days(61), &["imci"]),
        (Age::Months(5), &["imci"]),
        (Age::Months(6), &["imci", "muac"]),
        (Age::Months(59), &["imci", "muac"]),
        (Age::Months(60), &[]),
    ] {
        let thin = measured(well(age), Vital::Muac, 100.0);
        let all = guidelines(&thin, YoungInfantFever::default());
        let named: Vec<&str> = all.iter().map(|one| one.protocol.as_str()).collect();
        assert_eq!(named, charts, "{age:?}");
    }
    // Fifty is fast from two months on only.
    let at = |rate| findings(&measured(well(Age::Days(42)), Vital::RespiratoryRate, rate));
    assert!(at(50.0).is_empty() && at(59.9).is_empty());
    let fast = at(60.0);
    assert_eq!(fast.len(), 1);
    assert_eq!(fast[0].response, Response::ReferUrgently);
    assert!(
        fast[0].criterion.contains("count a second time"),
        "{}",
        fast[0].criterion
    );
}
