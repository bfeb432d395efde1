//! Pregnancy and the weeks after birth: what must be known, what follows, what is red.

use aidpost_protocol::acuity::Acuity::{Green as G, NotTriageable as N, Red as R, Yellow as Y};
use aidpost_protocol::encounter::{Age, Encounter, Pregnancy, Sex, Sign, Vital};
use aidpost_protocol::evaluate;

use super::{measured, well, with};

const ADULT: Age = Age::Years(40);

use super::added::{of, says};

#[test]
fn no_pressure_in_pregnancy_is_not_green_and_after_birth_is_only_missing() {
    let pressure = ["vitals.systolic_mmhg"];
    let pregnant = of(well(ADULT), Pregnancy::Pregnant);
    let outcome = evaluate(&pregnant);
    assert_eq!(
        (outcome.acuity, outcome.assessment.missing),
        (N, vec![pressure[0].to_owned()])
    );
    for vital in [Vital::Systolic, Vital::Diastolic] {
        assert_eq!(
            evaluate(&measured(pregnant.clone(), vital, 90.0)).acuity,
            G,
            "either is enough"
        );
    }
    assert_eq!(
        evaluate(&with(pregnant, Sign::Wheezing)).acuity,
        Y,
        "what is found is found"
    );
    let after_birth = evaluate(&of(well(ADULT), Pregnancy::Postpartum));
    assert_eq!(
        (after_birth.acuity, after_birth.assessment.missing),
        (G, vec![pressure[0].to_owned()])
    );
}

#[test]
fn a_woman_of_whom_it_would_change_the_colour_is_asked_whether_she_is_pregnant() {
    let woman = |age| Encounter {
        sex: Sex::Female,
        ..well(age)
    };
    let asks = |encounter: &Encounter| {
        let outcome = evaluate(encounter);
        (
            outcome.acuity,
            outcome.assessment.missing.contains(&"pregnancy".to_owned()),
        )
    };
    for age in [
        Age::Years(12),
        Age::Years(30),
        Age::Years(50),
        Age::Months(611),
    ] {
        assert_eq!(asks(&woman(age)), (N, true), "{age:?}");
        assert_eq!(
            asks(&of(woman(age), Pregnancy::NotPregnant)),
            (G, false),
            "{age:?}"
        );
    }
    for age in [
        Age::Years(11),
        Age::Months(143),
        Age::Years(51),
        Age::Months(612),
    ] {
        assert_eq!(asks(&woman(age)), (G, false), "{age:?}");
    }
    for sex in [Sex::Male, Sex::Other, Sex::Unknown] {
        let other = Encounter { sex, ..well(ADULT) };
        assert_eq!(asks(&other), (G, false), "{sex:?}");
    }
    let at = |mmhg| measured(woman(ADULT), Vital::Systolic, mmhg);
    assert_eq!(
        asks(&at(120.0)),
        (G, false),
        "her answer would change nothing"
    );
    assert_eq!(asks(&at(160.0)), (N, true));
    let headache = with(at(120.0), Sign::SevereHeadache);
    assert_eq!(asks(&headache), (Y, true), "pregnant it would be red");
    let labour = with(at(120.0), Sign::PregnancyComplicationReferral);
    assert_eq!(asks(&labour), (Y, false), "a sign of pregnancy answers");
}

#[test]
fn after_birth_the_reds_of_pregnancy_hold() {
    let mother = || of(well(ADULT), Pregnancy::Postpartum);
    for sign in [
        Sign::SevereHeadache,
        Sign::AcuteVisualDisturbance,
        Sign::AlteredMentalStatus,
        Sign::HeavyBleeding,
    ] {
        assert_eq!(evaluate(&with(mother(), sign)).acuity, R, "{}", sign.code());
    }
    for (vital, red) in [(Vital::Systolic, 160.0), (Vital::Diastolic, 110.0)] {
        assert_eq!(evaluate(&measured(mother(), vital, red)).acuity, R);
        assert_eq!(evaluate(&measured(mother(), vital, red - 1.0)).acuity, G);
    }
    let bleeds = with(mother(), Sign::VaginalBleeding);
    assert_eq!(
        says(&bleeds, "review/postpartum-vaginal-bleeding"),
        (Y, true, true)
    );
    assert_eq!(
        evaluate(&with(mother(), Sign::Trauma)).acuity,
        Y,
        "not red as in pregnancy"
    );
}

#[test]
fn in_pregnancy_vaginal_bleeding_is_ongoing_and_the_pulse_has_limits() {
    let pregnant = || {
        of(
            measured(well(ADULT), Vital::Systolic, 120.0),
            Pregnancy::Pregnant,
        )
    };
    let bleeds = with(pregnant(), Sign::VaginalBleeding);
    assert!(says(&bleeds, "yellow/ongoing-bleeding").2);
    let denied = of(
        with(well(ADULT), Sign::VaginalBleeding),
        Pregnancy::NotPregnant,
    );
    assert!(!says(&denied, "yellow/ongoing-bleeding").2);
    let pulse = |beats| {
        says(
            &measured(pregnant(), Vital::HeartRate, beats),
            "review/pregnant-pulse",
        )
    };
    assert_eq!(
        [59.0, 60.0, 100.0, 101.0].map(|beats| pulse(beats).2),
        [true, false, false, true]
    );
    assert_eq!(pulse(101.0), (Y, true, true));
}
