//! What is added to the charts, against the lines of the contract: each fires, and just misses.

use aidpost_protocol::acuity::Acuity::{
    self, Green as G, NotTriageable as N, Red as R, Yellow as Y,
};
use aidpost_protocol::encounter::{Age, Avpu, Encounter, Pregnancy, Sign, SignState, Vital};
use aidpost_protocol::{YoungInfantFever, evaluate, evaluate_with};

use super::{fired, measured, well, with};

const ADULT: Age = Age::Years(40);
const CHILD: Age = Age::Years(6);

pub(super) fn of(mut encounter: Encounter, pregnancy: Pregnancy) -> Encounter {
    encounter.pregnancy = pregnancy;
    encounter
}

fn level(mut encounter: Encounter, level: Option<Avpu>) -> Encounter {
    encounter.vitals.avpu = level;
    encounter
}

/// Colour, review, and whether the rule fired.
pub(super) fn says(encounter: &Encounter, rule: &str) -> (Acuity, bool, bool) {
    let outcome = evaluate(encounter);
    let fires = fired(&outcome).iter().any(|id| id.ends_with(rule));
    (outcome.acuity, outcome.supervisor_review, fires)
}

#[test]
fn news2_from_5_or_3_in_one_parameter_is_at_least_yellow_with_review() {
    let (five, three) = ("review/news2-5-or-more", "review/news2-one-parameter-3");
    // Pulse 2, temperature 1, saturation 1, and 1 more of pressure.
    let mut four = measured(well(ADULT), Vital::HeartRate, 112.0);
    four = measured(measured(four, Vital::Temperature, 38.5), Vital::Spo2, 95.0);
    let with_pressure = |mmhg| measured(four.clone(), Vital::Systolic, mmhg);
    assert_eq!(says(&four, five), (G, false, false));
    assert_eq!(says(&with_pressure(111.0), five), (G, false, false));
    assert_eq!(says(&with_pressure(110.0), five), (Y, true, true));
    let breaths = |n| measured(well(ADULT), Vital::RespiratoryRate, n);
    assert_eq!(says(&breaths(24.0), three), (G, false, false));
    assert_eq!(says(&breaths(25.0), three), (Y, true, true));
    let finding = &evaluate(&breaths(25.0)).assessment.findings[0];
    assert_eq!(finding.basis, ["vitals.respiratory_rate_per_minute = 25"]);
    assert!(finding.source.contains("Interagency") && finding.source.contains("NEWS2"));
    // On partial data: nothing else is known.
    let alone = measured(Encounter::new(ADULT), Vital::RespiratoryRate, 25.0);
    assert_eq!(says(&alone, three), (Y, true, true));
    for not_for in [
        measured(well(Age::Years(15)), Vital::RespiratoryRate, 25.0),
        of(
            measured(breaths(25.0), Vital::Systolic, 120.0),
            Pregnancy::Pregnant,
        ),
    ] {
        assert!(!says(&not_for, three).2, "{:?}", not_for.age);
    }
}

#[test]
fn qsofa_from_2_is_at_least_yellow_with_review_from_sixteen() {
    let rule = "review/qsofa-2-or-more";
    let at = |age, breaths, mmhg| {
        let one = measured(well(age), Vital::RespiratoryRate, breaths);
        measured(one, Vital::Systolic, mmhg)
    };
    assert_eq!(says(&at(ADULT, 22.0, 100.0), rule), (Y, true, true));
    assert_eq!(says(&at(ADULT, 21.0, 100.0), rule), (G, false, false));
    assert_eq!(says(&at(ADULT, 22.0, 101.0), rule), (G, false, false));
    assert_eq!(
        says(&at(Age::Years(16), 22.0, 100.0), rule),
        (Y, true, true)
    );
    assert_eq!(
        says(&at(Age::Years(15), 22.0, 100.0), rule),
        (G, false, false)
    );
    assert!(!says(&of(at(ADULT, 22.0, 100.0), Pregnancy::Pregnant), rule).2);
}

#[test]
fn a_class_that_refers_urgently_raises_and_the_chosen_fever_reaches_it() {
    let feeding = with(well(Age::Weeks(6)), Sign::NotFeedingWell);
    assert_eq!(says(&feeding, "review/imci-young-infant"), (Y, true, true));
    let warm = measured(well(Age::Weeks(6)), Vital::Temperature, 37.5);
    let by = |fever| evaluate_with(&warm, fever).supervisor_review;
    assert!(by(YoungInfantFever::From37_5) && !by(YoungInfantFever::From38_0));
    let child = with(well(Age::Months(30)), Sign::ConvulsionsThisIllness);
    assert_eq!(says(&child, "review/imci"), (Y, true, true));
    assert_eq!(
        says(&well(Age::Months(30)), "review/imci"),
        (G, false, false)
    );
}

#[test]
fn measured_glucose_is_low_blood_sugar_below_the_limit_of_the_age() {
    let at = |age, mmol| measured(well(age), Vital::Glucose, mmol);
    let rule = "red/hypoglycaemia";
    assert_eq!(says(&at(ADULT, 3.4), rule), (R, false, true));
    assert_eq!(says(&at(ADULT, 3.5), rule), (G, false, false));
    assert_eq!(says(&at(CHILD, 2.4), rule), (R, false, true));
    assert_eq!(says(&at(CHILD, 2.5), rule), (G, false, false));
    for sign in [Sign::VisibleSevereWasting, Sign::OedemaBothFeet] {
        assert!(says(&with(at(CHILD, 2.9), sign), rule).2);
        assert!(!says(&with(at(CHILD, 3.0), sign), rule).2);
    }
    let thin = |mm, mmol| measured(at(Age::Months(30), mmol), Vital::Muac, mm);
    assert!(says(&thin(114.0, 2.9), rule).2 && !says(&thin(114.0, 3.0), rule).2);
    assert!(!says(&thin(115.0, 2.9), rule).2);
    let adult = evaluate(&at(ADULT, 3.4));
    assert_eq!(
        adult.assessment.findings[0].basis,
        ["age.years = 40", "vitals.glucose_mmol_per_l = 3.4"]
    );
}

#[test]
fn the_level_of_consciousness_is_altered_mental_state_for_every_rule_that_names_it() {
    for by in [Avpu::Confusion, Avpu::Voice, Avpu::Pain] {
        let adult = with(level(well(ADULT), Some(by)), Sign::Headache);
        assert!(
            says(&adult, "red/two-neurological-signs").2,
            "{}",
            by.code()
        );
        let pregnant = level(of(well(ADULT), Pregnancy::Pregnant), Some(by));
        assert!(says(&pregnant, "red/pregnant-altered-mental-status").2);
        let hot = measured(level(well(CHILD), Some(by)), Vital::Temperature, 38.0);
        assert!(says(&hot, "red/altered-mental-status-with-sign").2);
    }
    for by in [Avpu::Voice, Avpu::Pain, Avpu::Unresponsive] {
        let dry = with(level(well(CHILD), Some(by)), Sign::SunkenEyes);
        assert!(says(&dry, "red/two-dehydration-signs").2, "{}", by.code());
    }
    let confused = with(level(well(CHILD), Some(Avpu::Confusion)), Sign::SunkenEyes);
    assert!(!says(&confused, "red/two-dehydration-signs").2);
}

#[test]
fn in_a_child_lethargy_restlessness_and_agitation_are_altered_mental_state() {
    let rule = "yellow/altered-mental-status";
    for sign in [
        Sign::AlteredMentalStatus,
        Sign::Lethargy,
        Sign::RestlessOrIrritable,
        Sign::Agitation,
    ] {
        let child = with(well(CHILD), sign);
        assert_eq!(says(&child, rule), (Y, false, true), "{}", sign.code());
        assert_eq!(
            says(
                &with(child, Sign::Fever),
                "red/altered-mental-status-with-sign"
            )
            .0,
            R
        );
    }
    // In a grown-up they are not.
    for sign in [Sign::Lethargy, Sign::RestlessOrIrritable] {
        assert_eq!(says(&with(well(ADULT), sign), rule), (G, false, false));
    }
}

#[test]
fn a_coma_scale_below_15_is_altered_8_is_no_answer_to_a_voice_and_3_is_none() {
    let at = |age, total| measured(level(well(age), None), Vital::GcsTotal, f64::from(total));
    let altered = "iitt-adult/yellow/altered-mental-status";
    assert_eq!(says(&at(ADULT, 15), altered), (N, false, false));
    assert_eq!(says(&at(ADULT, 14), altered), (Y, false, true));
    assert_eq!(says(&at(ADULT, 9), "vital/not-alert"), (Y, false, false));
    assert_eq!(says(&at(ADULT, 8), "vital/not-alert"), (Y, true, true));
    assert_eq!(says(&at(ADULT, 4), "red/unresponsive"), (Y, true, false));
    assert_eq!(says(&at(ADULT, 3), "red/unresponsive"), (R, false, true));
    assert!(says(&at(CHILD, 8), "yellow/lethargy").2 && !says(&at(CHILD, 9), "yellow/lethargy").2);
    // The coma scale is no new confusion for NEWS2.
    assert!(!says(&at(ADULT, 8), "review/news2-one-parameter-3").2);
}

#[test]
fn what_follows_from_a_score_or_another_sign() {
    for (age, value, fires) in [(ADULT, 7.0, true), (ADULT, 6.0, false), (CHILD, 7.0, true)] {
        let pain = measured(well(age), Vital::PainScore, value);
        assert_eq!(says(&pain, "yellow/severe-pain").2, fires);
    }
    let belly = |age| with(well(age), Sign::SevereAbdominalPain);
    assert_eq!(
        says(
            &belly(Age::Years(51)),
            "red/chest-or-abdominal-pain-over-50"
        ),
        (R, false, true)
    );
    assert_eq!(
        says(
            &belly(Age::Years(50)),
            "red/chest-or-abdominal-pain-over-50"
        )
        .0,
        Y
    );
    let dry = with(
        with(well(CHILD), Sign::UnableToFeedOrDrink),
        Sign::SunkenEyes,
    );
    assert!(says(&dry, "red/two-dehydration-signs").2);
    let some = [
        Sign::RestlessOrIrritable,
        Sign::SunkenEyes,
        Sign::SlowSkinPinch,
        Sign::DrinksEagerly,
    ];
    for first in some {
        assert!(!says(&with(well(CHILD), first), "yellow/dehydration").2);
        for second in some.into_iter().filter(|second| *second != first) {
            assert!(
                says(
                    &with(with(well(CHILD), first), second),
                    "yellow/dehydration"
                )
                .2
            );
        }
    }
}

#[test]
fn a_fit_earlier_in_this_illness() {
    let fit = |age, pregnancy| of(with(well(age), Sign::ConvulsionsThisIllness), pregnancy);
    for pregnancy in [Pregnancy::Pregnant, Pregnancy::Postpartum] {
        assert_eq!(
            says(&fit(ADULT, pregnancy), "red/active-convulsions"),
            (R, false, true)
        );
    }
    assert!(
        !says(
            &fit(ADULT, Pregnancy::NotPregnant),
            "red/active-convulsions"
        )
        .2
    );
    for age in [
        Age::Days(20),
        Age::Months(30),
        Age::Years(5),
        Age::Years(11),
    ] {
        let outcome = evaluate(&fit(age, Pregnancy::Unknown));
        assert!(outcome.acuity == Y && outcome.supervisor_review, "{age:?}");
    }
}

#[test]
fn self_harm_is_at_least_yellow_and_never_left_unseen() {
    for age in [ADULT, CHILD] {
        let told = with(well(age), Sign::SelfHarm);
        assert_eq!(says(&told, "review/self-harm"), (Y, true, true));
        let mut denied = well(age);
        denied.signs.insert(Sign::SelfHarm, SignState::Absent);
        assert_eq!(evaluate(&denied).acuity, G);
    }
}

#[test]
fn every_standard_that_can_refer_urgently_has_its_finding_in_the_charts() {
    let ids: Vec<&str> = aidpost_protocol::charts()
        .iter()
        .flat_map(|chart| chart.added())
        .map(|rule| rule.id)
        .collect();
    for standard in aidpost_protocol::standards() {
        let of_it = format!("/review/{}", standard.id);
        assert!(ids.iter().any(|id| id.ends_with(&of_it)), "{}", standard.id);
    }
}
