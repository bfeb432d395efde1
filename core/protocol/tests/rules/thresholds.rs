//! Every number of both charts, one step below, at and above it: colour and exactly the rules that hold.

use aidpost_protocol::acuity::Acuity::{self, Green as G, Red as R, Yellow as Y};
use aidpost_protocol::encounter::{Age, Avpu, Encounter, Pregnancy, Sign, Vital};

use super::{expect, measured, well, with};

type Row = (f64, Acuity, &'static [&'static str]);

fn along(start: impl Fn() -> Encounter, vital: Vital, rows: &[Row]) {
    for (value, acuity, rules) in rows {
        expect(
            &measured(start(), vital, *value),
            *acuity,
            rules,
            &format!("{} = {value}", vital.field()),
        );
    }
}

const LOW_HEART: &[&str] = &["vital/heart-rate-low"];
const HIGH_HEART: &[&str] = &["vital/heart-rate-high"];

#[test]
fn adult_heart_rate_has_two_bands_on_each_side() {
    along(
        || well(Age::Years(30)),
        Vital::HeartRate,
        &[
            (0.0, R, &["red/heart-rate-low", "vital/heart-rate-low"]),
            (49.0, R, &["red/heart-rate-low", "vital/heart-rate-low"]),
            (49.9, R, &["red/heart-rate-low", "vital/heart-rate-low"]),
            (50.0, Y, LOW_HEART),
            (51.0, Y, LOW_HEART),
            (59.0, Y, LOW_HEART),
            (59.9, Y, LOW_HEART),
            (60.0, G, &[]),
            (61.0, G, &[]),
            (129.0, G, &[]),
            (130.0, G, &[]),
            (130.1, Y, HIGH_HEART),
            (131.0, Y, HIGH_HEART),
            (149.0, Y, HIGH_HEART),
            (150.0, Y, HIGH_HEART),
            (150.1, R, &["red/heart-rate-high", "vital/heart-rate-high"]),
            (151.0, R, &["red/heart-rate-high", "vital/heart-rate-high"]),
        ],
    );
}

#[test]
fn adult_respiratory_rate() {
    let (low, high): (&[&str], &[&str]) = (
        &["vital/respiratory-rate-low"],
        &["vital/respiratory-rate-high"],
    );
    along(
        || well(Age::Years(30)),
        Vital::RespiratoryRate,
        &[
            (9.0, Y, low),
            (10.0, G, &[]),
            (11.0, G, &[]),
            (24.0, G, &[]),
            // No rule of the chart, and three points of NEWS2.
            (25.0, Y, &[]),
            (30.0, Y, &[]),
            (31.0, Y, high),
        ],
    );
}

#[test]
fn temperature_and_saturation_are_alike_in_adults_and_children() {
    let (low, high): (&[&str], &[&str]) = (&["vital/temperature-low"], &["vital/temperature-high"]);
    for age in [Age::Years(30), Age::Years(5)] {
        along(
            || well(age),
            Vital::Temperature,
            &[
                (35.9, Y, low),
                (35.99, Y, low),
                (36.0, G, &[]),
                (36.1, G, &[]),
                (38.9, G, &[]),
                (39.0, G, &[]),
                (39.01, Y, high),
                (39.1, Y, high),
            ],
        );
        along(
            || well(age),
            Vital::Spo2,
            &[
                (91.0, Y, &["vital/spo2-low"]),
                (91.9, Y, &["vital/spo2-low"]),
                (92.0, G, &[]),
                (93.0, G, &[]),
            ],
        );
    }
}

#[test]
fn capillary_refill_is_red_above_three_seconds() {
    for age in [Age::Years(30), Age::Years(5)] {
        along(
            || well(age),
            Vital::CapillaryRefill,
            &[
                (2.9, G, &[]),
                (3.0, G, &[]),
                (3.1, R, &["red/capillary-refill-slow"]),
            ],
        );
    }
}

#[test]
fn every_level_of_consciousness() {
    let rows: [(Age, [&[&str]; 4]); 2] = [
        (
            Age::Years(30),
            [
                &["yellow/altered-mental-status", "vital/not-alert"],
                &["yellow/altered-mental-status", "vital/not-alert"],
                &["yellow/altered-mental-status", "vital/not-alert"],
                &["red/unresponsive", "vital/not-alert"],
            ],
        ),
        (
            Age::Years(5),
            [
                &["vital/not-alert"],
                &["yellow/lethargy", "vital/not-alert"],
                &["yellow/lethargy", "vital/not-alert"],
                &["red/unresponsive", "yellow/lethargy", "vital/not-alert"],
            ],
        ),
    ];
    for (age, rules) in rows {
        let at = |level| {
            let mut encounter = well(age);
            encounter.vitals.avpu = Some(level);
            encounter
        };
        expect(&at(Avpu::Alert), G, &[], "alert");
        for (level, rules) in Avpu::ALL.into_iter().skip(1).zip(rules) {
            let acuity = if level == Avpu::Unresponsive { R } else { Y };
            expect(&at(level), acuity, rules, level.code());
        }
    }
}

#[test]
fn blood_pressure_is_red_in_pregnancy_and_after_birth_only() {
    let adult = |pregnancy| {
        move || Encounter {
            pregnancy,
            ..well(Age::Years(30))
        }
    };
    along(
        adult(Pregnancy::Pregnant),
        Vital::Systolic,
        &[
            (159.0, G, &[]),
            (160.0, R, &["red/pregnant-systolic-high"]),
            (161.0, R, &["red/pregnant-systolic-high"]),
        ],
    );
    along(
        adult(Pregnancy::Pregnant),
        Vital::Diastolic,
        &[
            (109.0, G, &[]),
            (110.0, R, &["red/pregnant-diastolic-high"]),
            (111.0, R, &["red/pregnant-diastolic-high"]),
        ],
    );
    let after_birth = adult(Pregnancy::Postpartum);
    along(
        after_birth,
        Vital::Systolic,
        &[(159.0, G, &[]), (160.0, R, &[])],
    );
    along(
        after_birth,
        Vital::Diastolic,
        &[(109.0, G, &[]), (110.0, R, &[])],
    );
    for pregnancy in [Pregnancy::NotPregnant, Pregnancy::Unknown] {
        along(adult(pregnancy), Vital::Systolic, &[(161.0, G, &[])]);
        along(adult(pregnancy), Vital::Diastolic, &[(111.0, G, &[])]);
    }
    let girl = || Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..well(Age::Years(11))
    };
    along(
        girl,
        Vital::Systolic,
        &[
            (159.0, Y, &["yellow/pregnant"]),
            (160.0, R, &["red/pregnant-systolic-high", "yellow/pregnant"]),
        ],
    );
    along(
        girl,
        Vital::Diastolic,
        &[
            (109.0, Y, &["yellow/pregnant"]),
            (
                110.0,
                R,
                &["red/pregnant-diastolic-high", "yellow/pregnant"],
            ),
        ],
    );
}

/// Highest and lowest allowed breaths and beats a minute, by hand from the chart: a step outside is high-risk.
#[rustfmt::skip]
const BANDS: [(u16, u16, &str, [f64; 4]); 3] = [
    (7, 11, "under-1-year", [25.0, 50.0, 90.0, 180.0]),
    (12, 59, "1-to-4-years", [20.0, 40.0, 80.0, 160.0]),
    (60, 143, "from-5-years", [10.0, 30.0, 70.0, 140.0]),
];

#[test]
fn child_rates_by_age_band_at_both_ends_of_each_band() {
    for (first, last, band, [slow, fast, low, high]) in BANDS {
        for months in [first, last] {
            let start = || well(Age::Months(months));
            for (vital, name, min, max) in [
                (Vital::RespiratoryRate, "respiratory-rate", slow, fast),
                (Vital::HeartRate, "heart-rate", low, high),
            ] {
                for (value, side) in [(min - 1.0, "low"), (max + 1.0, "high")] {
                    let rule = format!("vital/{name}-{side}-{band}");
                    expect(
                        &measured(start(), vital, value),
                        Y,
                        &[&rule],
                        &format!("{months} months, {value}"),
                    );
                }
                for value in [min, min + 1.0, max - 1.0, max] {
                    expect(
                        &measured(start(), vital, value),
                        G,
                        &[],
                        &format!("{months} months, {value}"),
                    );
                }
            }
        }
    }
}

#[test]
fn fever_and_hypothermia_count_by_sign_or_by_thermometer_and_once() {
    let stiff = || with(well(Age::Years(30)), Sign::StiffNeck);
    let two: &[&str] = &["red/two-neurological-signs"];
    along(
        stiff,
        Vital::Temperature,
        &[
            (37.9, G, &[]),
            (38.0, R, two),
            (38.1, R, two),
            (36.1, G, &[]),
            (36.0, G, &[]),
            (
                35.9,
                R,
                &["red/two-neurological-signs", "vital/temperature-low"],
            ),
        ],
    );
    expect(&with(stiff(), Sign::Fever), R, two, "fever by sign");
    expect(
        &with(stiff(), Sign::Hypothermia),
        R,
        two,
        "hypothermia by sign",
    );
    let feverish = with(with(well(Age::Years(30)), Sign::Fever), Sign::Hypothermia);
    expect(
        &measured(feverish, Vital::Temperature, 38.5),
        G,
        &[],
        "fever or hypothermia is one of the four, never two",
    );
    let confused = || with(well(Age::Years(5)), Sign::AlteredMentalStatus);
    let child: &[&str] = &["red/altered-mental-status-with-sign"];
    along(
        confused,
        Vital::Temperature,
        &[
            (37.9, Y, &[]),
            (38.0, R, child),
            (36.0, Y, &[]),
            (
                35.9,
                R,
                &[
                    "red/altered-mental-status-with-sign",
                    "vital/temperature-low",
                ],
            ),
        ],
    );
}

#[test]
fn a_value_that_is_no_number_counts_as_not_measured() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let encounter = measured(well(Age::Years(30)), Vital::HeartRate, value);
        expect(&encounter, Acuity::NotTriageable, &[], "not finite");
        assert_eq!(
            aidpost_protocol::evaluate(&encounter).assessment.missing,
            ["vitals.heart_rate_per_minute"]
        );
    }
}
