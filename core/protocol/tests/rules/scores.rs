//! NEWS2 and qSOFA against their tables, by hand.

use aidpost_protocol::encounter::{Age, Avpu, Encounter, Pregnancy, Sign, Vital};
use aidpost_protocol::{Score, scores};

use super::{measured, well, with};

/// Sixteen or older, everything measured, no points.
fn quiet() -> Encounter {
    let mut encounter = measured(well(Age::Years(40)), Vital::Systolic, 120.0);
    encounter.vitals.supplemental_oxygen = Some(false);
    encounter
}

fn score(name: &str, encounter: &Encounter) -> Option<Score> {
    scores(encounter).into_iter().find(|one| one.score == name)
}

fn points(encounter: &Encounter) -> u8 {
    let score = score("news2", encounter).unwrap();
    assert_eq!(score.missing, [""; 0]);
    score.value
}

#[test]
fn news2_points_follow_the_chart_for_every_whole_number() {
    // Upper ends of the chart's columns, from the left, with their points.
    type Columns = &'static [(u32, u8)];
    let rows: [(Vital, u32, u32, Columns); 4] = [
        (
            Vital::RespiratoryRate,
            0,
            60,
            &[(8, 3), (11, 1), (20, 0), (24, 2), (60, 3)],
        ),
        (Vital::Spo2, 50, 100, &[(91, 3), (93, 2), (95, 1), (100, 0)]),
        (
            Vital::Systolic,
            80,
            300,
            &[(90, 3), (100, 2), (110, 1), (219, 0), (300, 3)],
        ),
        (
            Vital::HeartRate,
            0,
            250,
            &[(40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (250, 3)],
        ),
    ];
    for (vital, from, to, columns) in rows {
        for value in from..=to {
            let expected = columns.iter().find(|(end, _)| value <= *end).unwrap().1;
            assert_eq!(
                points(&measured(quiet(), vital, f64::from(value))),
                expected,
                "{} {value}",
                vital.field()
            );
        }
    }
    let columns = [(350, 3), (360, 1), (380, 0), (390, 1), (450, 2)];
    for tenths in 300..=450_u32 {
        let expected = columns.iter().find(|(end, _)| tenths <= *end).unwrap().1;
        // Read from decimal text, as an encounter is.
        let celsius: f64 = format!("{}.{}", tenths / 10, tenths % 10).parse().unwrap();
        assert_eq!(
            points(&measured(quiet(), Vital::Temperature, celsius)),
            expected,
            "{celsius}"
        );
    }
}

#[test]
fn news2_rounds_a_temperature_to_one_decimal_and_halves_go_up() {
    for (celsius, expected) in [
        (35.04, 3),
        (35.05, 1),
        (36.04, 1),
        (36.049, 1),
        (36.05, 0),
        (36.06, 0),
        (38.04, 0),
        (38.05, 1),
        (39.04, 1),
        (39.05, 2),
    ] {
        assert_eq!(
            points(&measured(quiet(), Vital::Temperature, celsius)),
            expected,
            "{celsius}"
        );
    }
}

#[test]
fn news2_scale_2_counts_high_saturations_only_on_oxygen() {
    for spo2 in 70..=100_u8 {
        let low = match spo2 {
            ..=83 => 3,
            84..=85 => 2,
            86..=87 => 1,
            _ => 0,
        };
        let on_oxygen = match spo2 {
            93..=94 => 1,
            95..=96 => 2,
            97.. => 3,
            _ => low,
        };
        let mut encounter = measured(quiet(), Vital::Spo2, f64::from(spo2));
        encounter.vitals.spo2_scale = Some(2);
        assert_eq!(points(&encounter), low, "{spo2} on air");
        encounter.vitals.supplemental_oxygen = Some(true);
        assert_eq!(points(&encounter), on_oxygen + 2, "{spo2} on oxygen");
    }
}

#[test]
fn news2_bands_single_three_and_what_is_missing() {
    let band = |encounter: &Encounter| score("news2", encounter).unwrap().band;
    let hot = measured(
        measured(quiet(), Vital::Temperature, 39.5),
        Vital::HeartRate,
        120.0,
    );
    let five = measured(hot.clone(), Vital::Spo2, 95.0);
    assert_eq!(
        (
            band(&quiet()).as_str(),
            band(&hot).as_str(),
            band(&five).as_str()
        ),
        ("low", "low", "medium")
    );
    assert_eq!(
        band(&measured(quiet(), Vital::HeartRate, 140.0)),
        "low_medium"
    );
    assert_eq!(band(&measured(five.clone(), Vital::Spo2, 93.0)), "medium");
    assert_eq!(band(&measured(five.clone(), Vital::Spo2, 91.0)), "high");
    let mut partial = five.clone();
    partial.vitals.systolic_mmhg = None;
    let said = score("news2", &partial).unwrap();
    assert_eq!((said.value, said.band.as_str()), (5, "incomplete"));
    assert_eq!(said.missing, ["vitals.systolic_mmhg"]);
    partial.vitals.spo2_percent = Some(91.0);
    assert_eq!(
        band(&partial),
        "high",
        "nothing that is missing can lower it"
    );
    for level in Avpu::ALL {
        let mut encounter = quiet();
        encounter.vitals.avpu = Some(level);
        assert_eq!(points(&encounter), if level == Avpu::Alert { 0 } else { 3 });
    }
    let none = Encounter::new(Age::Years(40));
    assert_eq!(score("news2", &none).unwrap().missing.len(), 7);
}

#[test]
fn news2_is_neither_for_the_young_nor_for_the_pregnant() {
    assert!(score("news2", &Encounter::new(Age::Years(15))).is_none());
    assert!(score("news2", &Encounter::new(Age::Months(191))).is_none());
    assert!(score("news2", &Encounter::new(Age::Years(16))).is_some());
    let pregnant = Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..quiet()
    };
    assert!(score("news2", &pregnant).is_none());
    assert!(score("news2", &with(quiet(), Sign::ActiveLabour)).is_none());
    let high = measured(
        measured(quiet(), Vital::HeartRate, 130.0),
        Vital::Systolic,
        85.0,
    );
    let high = measured(high, Vital::RespiratoryRate, 26.0);
    assert_eq!(score("news2", &high).unwrap().band, "high");
}

#[test]
fn qsofa_counts_three_criteria() {
    let value = |encounter: &Encounter| score("qsofa", encounter).map(|one| (one.value, one.band));
    let say = |n, band: &str| Some((n, band.to_owned()));
    assert_eq!(value(&quiet()), say(0, "negative"));
    for (vital, inside, outside) in [
        (Vital::RespiratoryRate, 22.0, 21.0),
        (Vital::Systolic, 100.0, 101.0),
        (Vital::GcsTotal, 14.0, 15.0),
    ] {
        assert_eq!(
            value(&measured(quiet(), vital, inside)),
            say(1, "negative"),
            "{}",
            vital.field()
        );
        assert_eq!(
            value(&measured(quiet(), vital, outside)),
            say(0, "negative"),
            "{}",
            vital.field()
        );
    }
    let two = measured(
        measured(quiet(), Vital::RespiratoryRate, 22.0),
        Vital::Systolic,
        100.0,
    );
    assert_eq!(value(&two), say(2, "positive"));
    let unknown = score("qsofa", &Encounter::new(Age::Years(40))).unwrap();
    assert_eq!(
        (unknown.band.as_str(), unknown.missing.len()),
        ("incomplete", 4)
    );
}

#[test]
fn each_measurement_that_a_score_needs_is_asked_for_by_name() {
    type Removal = fn(&mut Encounter);
    let strip: [(&str, &str, Removal); 10] = [
        ("news2", "vitals.respiratory_rate_per_minute", |e| {
            e.vitals.respiratory_rate_per_minute = None
        }),
        ("news2", "vitals.spo2_percent", |e| {
            e.vitals.spo2_percent = None
        }),
        ("news2", "vitals.supplemental_oxygen", |e| {
            e.vitals.supplemental_oxygen = None
        }),
        ("news2", "vitals.systolic_mmhg", |e| {
            e.vitals.systolic_mmhg = None
        }),
        ("news2", "vitals.heart_rate_per_minute", |e| {
            e.vitals.heart_rate_per_minute = None
        }),
        ("news2", "vitals.avpu", |e| e.vitals.avpu = None),
        ("news2", "vitals.temperature_celsius", |e| {
            e.vitals.temperature_celsius = None
        }),
        ("qsofa", "vitals.respiratory_rate_per_minute", |e| {
            e.vitals.respiratory_rate_per_minute = None
        }),
        ("qsofa", "vitals.systolic_mmhg", |e| {
            e.vitals.systolic_mmhg = None
        }),
        ("qsofa", "vitals.avpu", |e| e.vitals.avpu = None),
    ];
    for (name, field, remove) in strip {
        let mut encounter = quiet();
        remove(&mut encounter);
        let said = score(name, &encounter).unwrap();
        assert!(
            said.missing.iter().any(|missing| missing == field),
            "{name} {field}"
        );
        assert_eq!(
            (said.value, said.band.as_str()),
            (0, "incomplete"),
            "{name} {field}"
        );
        assert_eq!(
            said.missing.len(),
            if (name, field) == ("qsofa", "vitals.avpu") {
                2
            } else {
                1
            }
        );
    }
    let mut by_gcs = quiet();
    by_gcs.vitals.avpu = None;
    by_gcs.vitals.gcs_total = Some(15);
    assert_eq!(
        score("qsofa", &by_gcs).unwrap().missing,
        [""; 0],
        "of two ways to measure one is enough"
    );
}

#[test]
fn qsofa_is_positive_from_two_whatever_is_missing_and_by_any_two() {
    let mut two = measured(quiet(), Vital::RespiratoryRate, 22.0);
    two = measured(two, Vital::Systolic, 100.0);
    two.vitals.avpu = None;
    let said = score("qsofa", &two).unwrap();
    assert_eq!(
        (said.value, said.band.as_str(), said.missing.len()),
        (2, "positive", 2)
    );
    for level in Avpu::ALL {
        let mut one = quiet();
        one.vitals.avpu = Some(level);
        let value = score("qsofa", &one).unwrap().value;
        assert_eq!(value, u8::from(level != Avpu::Alert), "{}", level.code());
    }
    for sign in [Sign::AlteredMentalStatus, Sign::Unresponsive] {
        assert_eq!(
            score("qsofa", &with(quiet(), sign)).unwrap().value,
            1,
            "{}",
            sign.code()
        );
    }
    assert!(score("qsofa", &Encounter::new(Age::Months(143))).is_none());
    assert!(score("qsofa", &Encounter::new(Age::Years(12))).is_some());
}

#[test]
fn news2_counts_new_confusion_by_sign_too_and_reaches_no_more_than_twenty() {
    for sign in [Sign::AlteredMentalStatus, Sign::Unresponsive] {
        assert_eq!(points(&with(quiet(), sign)), 3, "{}", sign.code());
    }
    let mut worst = quiet();
    worst.vitals.respiratory_rate_per_minute = Some(30.0);
    worst.vitals.spo2_percent = Some(80.0);
    worst.vitals.supplemental_oxygen = Some(true);
    worst.vitals.systolic_mmhg = Some(80.0);
    worst.vitals.heart_rate_per_minute = Some(140.0);
    worst.vitals.avpu = Some(Avpu::Pain);
    worst.vitals.temperature_celsius = Some(34.0);
    assert_eq!(points(&worst), 20);
}
