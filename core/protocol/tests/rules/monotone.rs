//! Making anything worse never makes the outcome less urgent: every sign, and every vital sign step by step, in patients
//! of every band of every chart.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{
    Age, Avpu, Encounter, Pregnancy, Setting, Sex, Sign, SignState, Vital,
};
use aidpost_protocol::{Outcome, evaluate};
use proptest::prelude::*;
use proptest::sample::select;

use super::{measured, well, with};

const AGES: [Age; 13] = [
    Age::Days(3),
    Age::Weeks(6),
    Age::Months(4),
    Age::Months(8),
    Age::Months(30),
    Age::Years(6),
    Age::Years(11),
    Age::Years(12),
    Age::Years(15),
    Age::Years(16),
    Age::Years(30),
    Age::Years(60),
    Age::Years(75),
];

/// What was measured, from usual to worst; each side of a number is a ladder of its own.
const LADDERS: [(Vital, f64, f64); 19] = [
    (Vital::HeartRate, 75.0, 0.0),
    (Vital::HeartRate, 75.0, 260.0),
    (Vital::RespiratoryRate, 16.0, 0.0),
    (Vital::RespiratoryRate, 16.0, 90.0),
    (Vital::Temperature, 37.0, 30.0),
    (Vital::Temperature, 37.0, 43.0),
    (Vital::Spo2, 98.0, 1.0),
    (Vital::Systolic, 120.0, 0.0),
    (Vital::Systolic, 120.0, 300.0),
    (Vital::Diastolic, 80.0, 0.0),
    (Vital::Diastolic, 80.0, 200.0),
    (Vital::CapillaryRefill, 1.0, 20.0),
    (Vital::Glucose, 6.0, 0.0),
    (Vital::Glucose, 6.0, 60.0),
    (Vital::Muac, 160.0, 60.0),
    (Vital::Weight, 10.0, 300.0),
    (Vital::Weight, 60.0, 0.5),
    (Vital::GcsTotal, 15.0, 3.0),
    (Vital::PainScore, 0.0, 10.0),
];

/// Everyone: each age, sex and pregnancy, nothing else wrong, with a pressure and without, in a clinic and on a call.
fn patients() -> Vec<Encounter> {
    let mut all = Vec::new();
    for age in AGES {
        for pregnancy in [
            Pregnancy::Unknown,
            Pregnancy::Pregnant,
            Pregnancy::Postpartum,
        ] {
            for pressure in [None, Some(120.0)] {
                let mut one = Encounter {
                    pregnancy,
                    sex: Sex::Female,
                    ..well(age)
                };
                one.vitals.systolic_mmhg = pressure;
                all.push(one);
            }
        }
        all.push(Encounter {
            setting: Some(Setting::Remote),
            ..well(age)
        });
    }
    all
}

/// Not less urgent, and a review that was asked for is not lost, unless it has become red.
fn not_better(before: &Outcome, after: &Outcome) -> bool {
    let keeps = after.acuity == Acuity::Red || after.supervisor_review || !before.supervisor_review;
    after.acuity >= before.acuity && keeps
}

fn assert_not_better(before: &Encounter, after: &Encounter, what: &str) {
    let (was, is) = (evaluate(before), evaluate(after));
    assert!(
        not_better(&was, &is),
        "{what} in {:?}, {:?}: {} {} to {} {}",
        before.age,
        before.pregnancy,
        was.acuity.code(),
        was.supervisor_review,
        is.acuity.code(),
        is.supervisor_review
    );
}

#[test]
fn no_sign_added_to_any_other_makes_the_outcome_less_urgent() {
    for patient in patients() {
        for first in Sign::ALL {
            let one = with(patient.clone(), *first);
            assert_not_better(&patient, &one, first.code());
            for second in Sign::ALL {
                let two = with(one.clone(), *second);
                assert_not_better(
                    &one,
                    &two,
                    &format!("{} then {}", first.code(), second.code()),
                );
            }
        }
    }
}

#[test]
fn no_step_away_from_the_usual_makes_the_outcome_less_urgent() {
    let signs = [
        None,
        Some(Sign::StiffNeck),
        Some(Sign::Cough),
        Some(Sign::OedemaBothFeet),
    ];
    for patient in patients() {
        for sign in signs {
            let start = sign.map_or(patient.clone(), |sign| with(patient.clone(), sign));
            for (vital, from, to) in LADDERS {
                climb(&start, vital, from, to);
            }
        }
    }
}

fn climb(start: &Encounter, vital: Vital, from: f64, to: f64) {
    let mut start = start.clone();
    // A usual rate, and a usual weight, is one of the age.
    let from = match vital {
        Vital::HeartRate => start.vitals.heart_rate_per_minute.unwrap_or(from),
        Vital::RespiratoryRate => start.vitals.respiratory_rate_per_minute.unwrap_or(from),
        _ => from,
    };
    let months = start.age.completed_months();
    // A child's usual pulse is a fast one in pregnancy: not where a ladder begins.
    if vital == Vital::HeartRate && start.pregnancy == Pregnancy::Pregnant && from > 100.0 {
        return;
    }
    if vital == Vital::Weight && (months < 144) != (from < 60.0) {
        return;
    }
    if vital == Vital::GcsTotal {
        start.vitals.avpu = None;
    }
    let step = vital.resolution() * if to < from { -1.0 } else { 1.0 };
    let count = ((to - from) / step).round() as i32;
    let at = |n: i32| {
        let value = (f64::from(n).mul_add(step, from) * 1000.0).round() / 1000.0;
        measured(start.clone(), vital, value)
    };
    let mut before = evaluate(&at(0));
    for n in 1..=count {
        let worse = at(n);
        let after = evaluate(&worse);
        assert!(
            not_better(&before, &after),
            "{} to {:?} in {:?}, {:?}: {} to {}",
            vital.field(),
            vital.of(&worse.vitals),
            start.age,
            start.pregnancy,
            before.acuity.code(),
            after.acuity.code()
        );
        before = after;
    }
}

#[test]
fn no_lower_level_of_consciousness_and_no_oxygen_makes_the_outcome_less_urgent() {
    for patient in patients() {
        for sign in Sign::ALL {
            let start = with(patient.clone(), *sign);
            let at = |level| {
                let mut one = start.clone();
                one.vitals.avpu = Some(level);
                one
            };
            for levels in Avpu::ALL.windows(2) {
                assert_not_better(&at(levels[0]), &at(levels[1]), levels[1].code());
            }
            let mut oxygen = start.clone();
            oxygen.vitals.supplemental_oxygen = Some(true);
            assert_not_better(&start, &oxygen, "oxygen");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_gets_worse_in_anybody_is_never_less_urgent(
        patient in select(patients()),
        signs in prop::collection::vec((select(Sign::ALL.to_vec()), any::<bool>()), 0..5),
        steps in prop::collection::vec((select(LADDERS.to_vec()), 0.0..1.0_f64, 0.0..1.0_f64), 0..4),
        added in select(Sign::ALL.to_vec()),
    ) {
        let (mut before, mut after) = (patient.clone(), patient);
        for (sign, is_there) in signs {
            let state = if is_there { SignState::Present } else { SignState::Absent };
            before.signs.insert(sign, state);
            after.signs.insert(sign, state);
        }
        for ((vital, from, to), one, other) in steps {
            // A rate that is usual in a grown-up is not in a child, and a weight not either: those have ladders of their own.
            if matches!(vital, Vital::HeartRate | Vital::RespiratoryRate | Vital::Weight) {
                continue;
            }
            // The two sides of a number meet at the usual; one encounter has one of them.
            if vital.of(&before.vitals).is_some_and(|value| value != from) && vital.of(&patient_usual(&before, vital)).is_none() {
                continue;
            }
            let (less, more) = if one < other { (one, other) } else { (other, one) };
            let at = |part: f64| (from + (to - from) * part).round();
            if vital == Vital::GcsTotal {
                before.vitals.avpu = None;
                after.vitals.avpu = None;
            }
            before = measured(before, vital, at(less));
            after = measured(after, vital, at(more));
        }
        after.signs.insert(added, SignState::Present);
        prop_assert!(not_better(&evaluate(&before), &evaluate(&after)));
    }
}

/// What the well patient of the same age has measured.
fn patient_usual(encounter: &Encounter, vital: Vital) -> aidpost_protocol::encounter::Vitals {
    let mut usual = well(encounter.age).vitals;
    if vital == Vital::Systolic {
        usual.systolic_mmhg = Some(120.0);
    }
    usual
}
