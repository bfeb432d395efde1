//! Every age edge, in each unit in which an age can be given, and what is missing when the unit is too coarse.

use aidpost_protocol::acuity::Acuity::{self, Green as G, Red as R, Yellow as Y};
use aidpost_protocol::encounter::Age::{self, Days, Months, Weeks, Years};
use aidpost_protocol::encounter::{Avpu, Encounter, Sign, Vital};
use aidpost_protocol::{Condition, YoungInfantFever, chart, evaluate, guidelines};

use super::{expect, measured, well, with};

type Removal = fn(&mut Encounter);

const NEWBORN: &[&str] = &["red/age-under-8-days"];
const INFANT: &[&str] = &["yellow/age-8-days-to-6-months"];

#[test]
fn young_infants_are_red_then_yellow_then_like_others() {
    let rows: [(Age, Acuity, &[&str], &[&str]); 24] = [
        (Days(0), R, NEWBORN, &[]),
        (Days(7), R, NEWBORN, &[]),
        (Days(8), Y, INFANT, &[]),
        (Days(9), Y, INFANT, &[]),
        (Days(213), Y, INFANT, &[]),
        (Days(214), G, &[], &[]),
        (Days(365), G, &[], &[]),
        // One completed week may be the seventh day or the thirteenth.
        (Weeks(1), R, NEWBORN, &["age.days"]),
        (Weeks(2), Y, INFANT, &[]),
        (Weeks(6), Y, INFANT, &[]),
        (Weeks(30), Y, INFANT, &[]),
        (Weeks(31), G, &[], &[]),
        // Zero months or years may be a newborn: taken as one, and the days are asked for.
        (Months(0), R, NEWBORN, &["age.days"]),
        (Months(1), Y, INFANT, &[]),
        (Months(5), Y, INFANT, &[]),
        (Months(6), Y, INFANT, &[]),
        (Months(7), G, &[], &[]),
        (Years(0), R, NEWBORN, &["age.days"]),
        (Years(1), G, &[], &[]),
        (Years(11), G, &[], &[]),
        (Years(12), G, &[], &[]),
        (Years(130), G, &[], &[]),
        (Years(u16::MAX), G, &[], &[]),
        (Days(u32::MAX), G, &[], &[]),
    ];
    for (age, acuity, rules, missing) in rows {
        expect(&well(age), acuity, rules, &format!("{age:?}"));
        assert_eq!(evaluate(&well(age)).assessment.missing, missing, "{age:?}");
    }
}

#[test]
fn twelve_years_is_adult_in_every_unit() {
    let rows = [
        (Years(11), "iitt-child"),
        (Years(12), "iitt-adult"),
        (Months(143), "iitt-child"),
        (Months(144), "iitt-adult"),
        (Days(4382), "iitt-child"),
        (Days(4383), "iitt-adult"),
        (Years(13), "iitt-adult"),
    ];
    for (age, id) in rows {
        assert_eq!(chart(&well(age)).id, id, "{age:?}");
        assert_eq!(evaluate(&well(age)).assessment.protocol, id, "{age:?}");
    }
}

#[test]
fn completed_months_follow_the_contract() {
    let rows = [
        (Days(0), 0),
        (Days(30), 0),
        (Days(31), 1),
        (Days(60), 1),
        (Days(61), 2),
        (Days(364), 11),
        (Days(365), 12),
        (Days(366), 12),
        (Days(729), 23),
        (Days(730), 24),
        (Days(731), 24),
        (Days(1825), 59),
        (Days(1826), 60),
        (Weeks(0), 0),
        (Weeks(4), 0),
        (Weeks(5), 1),
        (Weeks(8), 1),
        (Weeks(9), 2),
        (Weeks(51), 11),
        (Weeks(52), 12),
        (Weeks(104), 24),
        (Weeks(624), 144),
        (Weeks(u16::MAX), 15123),
    ];
    for (age, months) in
        rows.into_iter()
            .chain([(Days(36525), 1200), (Months(17), 17), (Years(3), 36)])
    {
        assert_eq!(age.completed_months(), months, "{age:?}");
    }
}

#[test]
fn the_same_child_falls_into_one_band_in_every_unit() {
    let rates = |age, breaths| {
        let outcome = evaluate(&measured(well(age), Vital::RespiratoryRate, breaths));
        let findings = outcome.assessment.findings.into_iter();
        findings.map(|found| found.rule).collect::<Vec<_>>()
    };
    for same in [
        &[Months(24), Weeks(104), Days(730), Days(731), Years(2)][..],
        &[Months(12), Weeks(52), Days(365), Days(366), Years(1)],
        &[Months(60), Weeks(260), Days(1826), Days(1827), Years(5)],
        &[Months(144), Weeks(624), Days(4383), Years(12)],
    ] {
        for age in same {
            assert_eq!(
                age.completed_months(),
                same[0].completed_months(),
                "{age:?}"
            );
            for breaths in [15.0, 25.0, 35.0, 45.0, 55.0] {
                assert_eq!(rates(*age, breaths), rates(same[0], breaths), "{age:?}");
            }
        }
    }
}

#[test]
fn exactly_twelve_years_is_judged_by_one_band_alone() {
    for (breaths, rules) in [(30.0, &[][..]), (31.0, &["vital/respiratory-rate-high"])] {
        for age in [Years(12), Months(144), Weeks(624), Days(4383)] {
            let acuity = if breaths > 30.0 { Y } else { G };
            let one = measured(well(age), Vital::RespiratoryRate, breaths);
            expect(&one, acuity, rules, &format!("{age:?}"));
        }
    }
    let child = measured(well(Months(143)), Vital::RespiratoryRate, 31.0);
    expect(
        &child,
        Y,
        &["vital/respiratory-rate-high-from-5-years"],
        "the day before",
    );
}

#[test]
fn a_six_week_old_is_judged_by_the_young_infants_chart_alone() {
    for age in [Weeks(6), Days(42), Months(1)] {
        let beside = guidelines(&well(age), YoungInfantFever::default());
        let names: Vec<&str> = beside.iter().map(|one| one.protocol.as_str()).collect();
        assert_eq!(names, ["imci-young-infant"], "{age:?}");
    }
}

/// An encounter has one count. IMCI counts again from 60; where that could not be done the first count stands, and
/// nothing makes it normal.
#[test]
fn a_fast_first_count_stays_open_and_is_never_called_normal() {
    let fast = |breaths| {
        let infant = measured(well(Weeks(6)), Vital::RespiratoryRate, breaths);
        super::classes("imci-young-infant", &infant)
    };
    assert!(fast(60.0).contains(&"imci-young-infant/fast-breathing".to_owned()));
    assert!(!fast(59.0).contains(&"imci-young-infant/fast-breathing".to_owned()));
}

#[test]
fn a_temperature_outside_36_to_39_is_red_below_two_months() {
    let young = "red/temperature-under-2-months";
    for age in [Months(1), Days(31), Days(60)] {
        let at = |celsius| measured(well(age), Vital::Temperature, celsius);
        expect(
            &at(35.9),
            R,
            &[young, INFANT[0], "vital/temperature-low"],
            "35.9",
        );
        expect(&at(36.0), Y, INFANT, "36.0");
        expect(&at(39.0), Y, INFANT, "39.0");
        expect(
            &at(39.1),
            R,
            &[young, INFANT[0], "vital/temperature-high"],
            "39.1",
        );
    }
    for age in [Months(2), Days(61)] {
        let at = |celsius| measured(well(age), Vital::Temperature, celsius);
        expect(&at(35.9), Y, &[INFANT[0], "vital/temperature-low"], "35.9");
        expect(&at(39.1), Y, &[INFANT[0], "vital/temperature-high"], "39.1");
    }
}

#[test]
fn a_burn_is_red_below_two_and_above_seventy_years() {
    for (age, rules) in [
        (Months(23), ["red/burn-under-2-years", "yellow/burn"]),
        (Years(1), ["red/burn-under-2-years", "yellow/burn"]),
        (Days(729), ["red/burn-under-2-years", "yellow/burn"]),
        (Weeks(103), ["red/burn-under-2-years", "yellow/burn"]),
        (Years(71), ["red/burn-old-age", "yellow/burn"]),
        (Years(72), ["red/burn-old-age", "yellow/burn"]),
        (Months(841), ["red/burn-old-age", "yellow/burn"]),
    ] {
        expect(&with(well(age), Sign::Burn), R, &rules, &format!("{age:?}"));
    }
    for age in [
        Months(24),
        Years(2),
        Days(730),
        Days(731),
        Weeks(104),
        Years(3),
        Years(12),
        Years(69),
        Years(70),
        Months(840),
    ] {
        expect(
            &with(well(age), Sign::Burn),
            Y,
            &["yellow/burn"],
            &format!("{age:?}"),
        );
    }
}

#[test]
fn chest_or_belly_pain_is_red_above_fifty_years() {
    let pain = |age| with(well(age), Sign::AcuteChestOrAbdominalPain);
    for age in [Years(51), Years(52), Months(601)] {
        expect(
            &pain(age),
            R,
            &["red/chest-or-abdominal-pain-over-50"],
            &format!("{age:?}"),
        );
    }
    for age in [Years(49), Years(50), Months(600), Years(11)] {
        expect(&pain(age), G, &[], &format!("{age:?}"));
    }
}

#[test]
fn each_basis_names_the_age_as_it_was_given() {
    let basis = |encounter: &Encounter| evaluate(encounter).assessment.findings[0].basis.clone();
    assert_eq!(basis(&well(Months(0))), ["age.months = 0"]);
    assert_eq!(basis(&well(Days(8))), ["age.days = 8"]);
    let burn = with(well(Years(71)), Sign::Burn);
    assert_eq!(basis(&burn), ["signs.burn = present", "age.years = 71"]);
}

#[test]
fn days_are_asked_for_also_where_they_are_one_part_of_a_condition() {
    const PARTS: [Condition; 3] = [
        Condition::All(&[Condition::Months(0, 6), Condition::DaysFrom(8)]),
        Condition::Any(&[Condition::Pregnant, Condition::DaysUnder(8)]),
        Condition::AtLeastOf(1, &[Condition::DaysUnder(8)]),
    ];
    for part in PARTS {
        assert!(
            part.needs_days(Months(0)) && part.needs_days(Years(0)),
            "{part}"
        );
        assert!(
            !part.needs_days(Months(1)) && !part.needs_days(Days(0)),
            "{part}"
        );
    }
    assert!(!Condition::Months(0, 6).needs_days(Months(0)));
    // Nobody is less than no days old, not even where the days are not known.
    let newborn = Encounter::new(Months(0));
    assert!(Condition::DaysUnder(1).holds(&newborn) && !Condition::DaysUnder(0).holds(&newborn));
    assert!(Condition::DaysFrom(0).holds(&newborn) && !Condition::DaysFrom(1).holds(&newborn));
}

#[test]
fn what_is_missing_comes_in_a_fixed_order_whatever_the_colour() {
    let all = [
        "vitals.heart_rate_per_minute",
        "vitals.respiratory_rate_per_minute",
        "vitals.temperature_celsius",
        "vitals.spo2_percent",
        "vitals.avpu",
        "checklist",
    ];
    let unknown = evaluate(&Encounter::new(Years(30)));
    assert_eq!(
        (unknown.acuity, unknown.assessment.missing),
        (Acuity::NotTriageable, all.map(str::to_owned).to_vec())
    );
    let red = evaluate(&with(Encounter::new(Years(5)), Sign::Stridor));
    assert_eq!(
        (red.acuity, red.assessment.missing),
        (R, all.map(str::to_owned).to_vec())
    );
    let newborn = evaluate(&Encounter::new(Months(0)));
    assert_eq!(
        newborn.assessment.missing.last().map(String::as_str),
        Some("age.days")
    );
    assert_eq!(newborn.assessment.missing.len(), 7);
}

#[test]
fn one_missing_item_is_enough_to_withhold_green() {
    let strip: [(&str, Removal); 6] = [
        ("vitals.heart_rate_per_minute", |e| {
            e.vitals.heart_rate_per_minute = None
        }),
        ("vitals.respiratory_rate_per_minute", |e| {
            e.vitals.respiratory_rate_per_minute = None
        }),
        ("vitals.temperature_celsius", |e| {
            e.vitals.temperature_celsius = None
        }),
        ("vitals.spo2_percent", |e| e.vitals.spo2_percent = None),
        ("vitals.avpu", |e| e.vitals.avpu = None),
        ("checklist", |e| e.checklist_complete = false),
    ];
    for (name, remove) in strip {
        for age in [Years(30), Years(5)] {
            let mut encounter = well(age);
            remove(&mut encounter);
            expect(&encounter, Acuity::NotTriageable, &[], name);
            assert_eq!(evaluate(&encounter).assessment.missing, [name]);
            encounter.signs.insert(
                Sign::Wheezing,
                aidpost_protocol::encounter::SignState::Present,
            );
            expect(&encounter, Y, &["yellow/wheezing"], name);
        }
    }
    let mut drowsy = Encounter::new(Years(30));
    drowsy.vitals.avpu = Some(Avpu::Voice);
    expect(
        &drowsy,
        Y,
        &["yellow/altered-mental-status", "vital/not-alert"],
        "a high-risk vital sign needs no complete assessment",
    );
}
