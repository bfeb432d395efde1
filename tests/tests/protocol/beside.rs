//! Scores, standards beside the triage and mass-casualty protocols against tables written by hand from clinical sources.

use aidpost::encounter::{Age, Avpu, Encounter, Fact, Pregnancy, Sign, Vital};
use aidpost::protocol::{
    Category, Response, Score, YoungInfantFever, evaluate, flows, others, scores,
};

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
fn news2_is_neither_for_the_young_nor_for_the_pregnant_and_never_changes_a_colour() {
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
    assert_eq!(evaluate(&high).acuity.code(), "green");
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

fn classes(protocol: &str, encounter: &Encounter) -> Vec<String> {
    let all = others(encounter, YoungInfantFever::From37_5);
    let one = all.into_iter().find(|one| one.protocol == protocol);
    one.map(|one| one.findings.into_iter().map(|found| found.rule).collect())
        .unwrap_or_default()
}

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
        others(&well(age), YoungInfantFever::From37_5)
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
            &[Sign::SunkenEyes, Sign::VerySlowSkinPinch],
            &["imci/severe-dehydration", "imci/some-dehydration"],
        ),
        (
            &[Sign::SunkenEyes, Sign::SlowSkinPinch],
            &["imci/some-dehydration"],
        ),
        (&[Sign::SunkenEyes], &[]),
        (&[Sign::PersistentDiarrhoea], &["imci/persistent-diarrhoea"]),
        (&[Sign::BloodInStool], &["imci/dysentery"]),
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
        let all = others(
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
fn danger_signs_are_looked_for_in_pregnancy_only() {
    let pregnant = || Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..well(Age::Years(25))
    };
    for (sign, rule) in [
        (Sign::VaginalBleeding, "anc/vaginal-bleeding"),
        (Sign::LooksVeryIll, "anc/looks-very-ill"),
        (Sign::SevereVomiting, "anc/severe-vomiting"),
        (Sign::Fever, "anc/fever"),
    ] {
        assert_eq!(classes("anc", &with(pregnant(), sign)), [rule]);
        assert_eq!(classes("anc", &with(well(Age::Years(25)), sign)), [""; 0]);
    }
    for (vital, outside, inside, rule) in [
        (Vital::Spo2, 92.0, 91.0, "anc/spo2-low"),
        (Vital::Systolic, 159.0, 160.0, "anc/systolic-high"),
        (Vital::Diastolic, 109.0, 110.0, "anc/diastolic-high"),
    ] {
        assert_eq!(
            classes("anc", &measured(pregnant(), vital, outside)),
            [""; 0]
        );
        assert_eq!(classes("anc", &measured(pregnant(), vital, inside)), [rule]);
    }
    let all = others(
        &with(pregnant(), Sign::LooksVeryIll),
        YoungInfantFever::default(),
    );
    assert_eq!(all[0].findings[0].response, Response::ReferUrgently);
}

fn sort(protocol: &str, encounter: &Encounter) -> (Category, Vec<String>) {
    let flow = flows().iter().find(|flow| flow.id == protocol).unwrap();
    let sorted = flow.sort(encounter).unwrap();
    (sorted.category, sorted.missing)
}

fn casualty(age: Age, answers: &[(Fact, bool)]) -> Encounter {
    let mut encounter = Encounter::new(age);
    for (fact, answer) in answers {
        fact.set(&mut encounter.casualty, Some(*answer));
    }
    encounter
}

#[test]
fn start_by_hand() {
    use Fact::{
        Breathing, BreathingAfterAirwayOpening as Opened, ObeysCommands, PeripheralPulse, Walks,
    };
    let adult = |answers: &[(Fact, bool)]| casualty(Age::Years(30), answers);
    assert_eq!(sort("start", &adult(&[(Walks, true)])).0, Category::Minimal);
    assert_eq!(
        sort(
            "start",
            &adult(&[(Walks, false), (Breathing, false), (Opened, true)])
        )
        .0,
        Category::Immediate
    );
    assert_eq!(
        sort(
            "start",
            &adult(&[(Walks, false), (Breathing, false), (Opened, false)])
        )
        .0,
        Category::ProposedDead
    );
    let calm = [
        (Walks, false),
        (Breathing, true),
        (PeripheralPulse, true),
        (ObeysCommands, true),
    ];
    for (rate, category) in [(30.0, Category::Delayed), (31.0, Category::Immediate)] {
        assert_eq!(
            sort(
                "start",
                &measured(adult(&calm), Vital::RespiratoryRate, rate)
            )
            .0,
            category,
            "{rate}"
        );
    }
    let breathing = |answers: &[(Fact, bool)]| {
        let mut all = calm.to_vec();
        all.extend_from_slice(answers);
        measured(adult(&all), Vital::RespiratoryRate, 20.0)
    };
    assert_eq!(
        sort("start", &breathing(&[(PeripheralPulse, false)])).0,
        Category::Immediate
    );
    assert_eq!(
        sort("start", &breathing(&[(ObeysCommands, false)])).0,
        Category::Immediate
    );
    for (seconds, category) in [(2.0, Category::Delayed), (2.1, Category::Immediate)] {
        assert_eq!(
            sort(
                "start",
                &measured(breathing(&[]), Vital::CapillaryRefill, seconds)
            )
            .0,
            category
        );
    }
    assert_eq!(
        sort("start", &adult(&[])),
        (Category::UnableToTriage, vec!["casualty.walks".to_owned()])
    );
    assert_eq!(
        sort("start", &adult(&calm)),
        (
            Category::UnableToTriage,
            vec!["vitals.respiratory_rate_per_minute".to_owned()]
        )
    );
}

#[test]
fn jumpstart_by_hand() {
    use Fact::{
        Breathing, BreathingAfterAirwayOpening as Opened, BreathingAfterRescueBreaths as Rescued,
        BreathingRegular, PeripheralPulse, RespondsToPainAppropriately as Fitting, Walks,
    };
    let child = |answers: &[(Fact, bool)]| casualty(Age::Years(4), answers);
    let apnoeic = [(Walks, false), (Breathing, false), (Opened, false)];
    let and = |more: &[(Fact, bool)]| child(&[&apnoeic[..], more].concat());
    assert_eq!(
        sort("jumpstart", &child(&[(Walks, true)])).0,
        Category::Minimal
    );
    assert_eq!(
        sort(
            "jumpstart",
            &child(&[(Walks, false), (Breathing, false), (Opened, true)])
        )
        .0,
        Category::Immediate
    );
    assert_eq!(
        sort("jumpstart", &and(&[(PeripheralPulse, false)])).0,
        Category::ProposedDead
    );
    assert_eq!(
        sort(
            "jumpstart",
            &and(&[(PeripheralPulse, true), (Rescued, true)])
        )
        .0,
        Category::Immediate
    );
    assert_eq!(
        sort(
            "jumpstart",
            &and(&[(PeripheralPulse, true), (Rescued, false)])
        )
        .0,
        Category::ProposedDead
    );
    assert_eq!(
        sort("jumpstart", &and(&[(PeripheralPulse, true)])).0,
        Category::UnableToTriage
    );
    let breathing = |rate, level| {
        let answers = [
            (Walks, false),
            (Breathing, true),
            (BreathingRegular, true),
            (PeripheralPulse, true),
        ];
        let mut one = measured(child(&answers), Vital::RespiratoryRate, rate);
        one.vitals.avpu = Some(level);
        one
    };
    for (rate, category) in [
        (14.0, Category::Immediate),
        (15.0, Category::Delayed),
        (45.0, Category::Delayed),
        (46.0, Category::Immediate),
    ] {
        assert_eq!(
            sort("jumpstart", &breathing(rate, Avpu::Alert)).0,
            category,
            "{rate}"
        );
    }
    assert_eq!(
        sort("jumpstart", &breathing(30.0, Avpu::Voice)).0,
        Category::Delayed
    );
    assert_eq!(
        sort("jumpstart", &breathing(30.0, Avpu::Unresponsive)).0,
        Category::Immediate
    );
    let mut pain = breathing(30.0, Avpu::Pain);
    assert_eq!(sort("jumpstart", &pain).0, Category::UnableToTriage);
    Fitting.set(&mut pain.casualty, Some(true));
    assert_eq!(sort("jumpstart", &pain).0, Category::Delayed);
    Fitting.set(&mut pain.casualty, Some(false));
    assert_eq!(sort("jumpstart", &pain).0, Category::Immediate);
}

#[test]
fn salt_by_hand_and_a_proposal_needs_a_named_person_and_the_fitting_word() {
    use aidpost::encounter::ConfirmedAs;
    let well = [
        (Fact::Breathing, true),
        (Fact::ObeysCommands, true),
        (Fact::PeripheralPulse, true),
        (Fact::RespiratoryDistress, false),
        (Fact::MajorHaemorrhageControlled, true),
    ];
    let but = |more: &[(Fact, bool)]| casualty(Age::Years(30), &[&well[..], more].concat());
    let (survives, minor) = (
        Fact::SurvivableWithPresentResources,
        Fact::MinorInjuriesOnly,
    );
    assert_eq!(sort("salt", &but(&[(minor, true)])).0, Category::Minimal);
    assert_eq!(sort("salt", &but(&[(minor, false)])).0, Category::Delayed);
    for wrong in [
        (Fact::PeripheralPulse, false),
        (Fact::RespiratoryDistress, true),
        (Fact::MajorHaemorrhageControlled, false),
    ] {
        assert_eq!(
            sort("salt", &but(&[wrong, (survives, true)])).0,
            Category::Immediate
        );
        assert_eq!(
            sort("salt", &but(&[wrong, (survives, false)])).0,
            Category::ProposedExpectant
        );
        assert_eq!(sort("salt", &but(&[wrong])).0, Category::UnableToTriage);
    }
    let dead = casualty(
        Age::Years(30),
        &[
            (Fact::Breathing, false),
            (Fact::BreathingAfterAirwayOpening, false),
        ],
    );
    for (by, said, category) in [
        (None, Some(ConfirmedAs::Dead), Category::ProposedDead),
        (Some("  "), Some(ConfirmedAs::Dead), Category::ProposedDead),
        (Some("A. Nurse"), None, Category::ProposedDead),
        (
            Some("A. Nurse"),
            Some(ConfirmedAs::Expectant),
            Category::ProposedDead,
        ),
        (Some("A. Nurse"), Some(ConfirmedAs::Dead), Category::Dead),
    ] {
        let mut one = dead.clone();
        one.casualty.confirmed_by = by.map(Into::into);
        one.casualty.confirmed_as = said;
        assert_eq!(sort("salt", &one).0, category, "{by:?} {said:?}");
    }
    let mut contradictory = dead.clone();
    contradictory.vitals.respiratory_rate_per_minute = Some(12.0);
    assert_eq!(contradictory.check().unwrap_err().code(), "contradiction");
}
