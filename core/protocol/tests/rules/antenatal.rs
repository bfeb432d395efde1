//! WHO's danger signs in pregnancy, by hand from its decision tables.

use aidpost_protocol::encounter::{Age, Encounter, Pregnancy, Sign, Vital};
use aidpost_protocol::{Response, YoungInfantFever, guidelines};

use super::{classes, measured, well, with};

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
    let all = guidelines(
        &with(pregnant(), Sign::LooksVeryIll),
        YoungInfantFever::default(),
    );
    assert_eq!(all[0].findings[0].response, Response::ReferUrgently);
}

#[test]
fn every_danger_sign_of_the_table_counts_alone() {
    let pregnant = Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..well(Age::Years(25))
    };
    // DT.01 in its order; severe headache and belly pain are severe pain as well, imminent delivery is labour as well.
    for (sign, rules) in [
        (Sign::VaginalBleeding, &["vaginal-bleeding"][..]),
        (Sign::CentralCyanosis, &["central-cyanosis"]),
        (Sign::ActiveConvulsions, &["convulsing"]),
        (Sign::Fever, &["fever"]),
        (Sign::SevereHeadache, &["severe-headache", "severe-pain"]),
        (Sign::AcuteVisualDisturbance, &["visual-disturbance"]),
        (Sign::ImminentDelivery, &["imminent-delivery", "labour"]),
        (Sign::ActiveLabour, &["labour"]),
        (Sign::LooksVeryIll, &["looks-very-ill"]),
        (Sign::SevereVomiting, &["severe-vomiting"]),
        (Sign::VomitsEverything, &["severe-vomiting"]),
        (Sign::SeverePain, &["severe-pain"]),
        (
            Sign::SevereAbdominalPain,
            &["severe-pain", "severe-abdominal-pain"],
        ),
        (Sign::Unresponsive, &["unconscious"]),
    ] {
        let rules: Vec<String> = rules.iter().map(|rule| format!("anc/{rule}")).collect();
        assert_eq!(
            classes("anc", &with(pregnant.clone(), sign)),
            rules,
            "{}",
            sign.code()
        );
    }
    for (celsius, rules) in [(37.9, 0), (38.0, 1), (38.1, 1)] {
        assert_eq!(
            classes(
                "anc",
                &measured(pregnant.clone(), Vital::Temperature, celsius)
            )
            .len(),
            rules
        );
    }
}

#[test]
fn a_raised_pressure_with_a_symptom_is_urgent_and_without_one_is_not() {
    let pregnant = Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..well(Age::Years(25))
    };
    // DT.17: severe headache, blurred vision, epigastric pain, dizziness, vomiting; and what they may be recorded as.
    for sign in [
        Sign::Headache,
        Sign::SevereHeadache,
        Sign::AcuteVisualDisturbance,
        Sign::EpigastricPain,
        Sign::AcuteChestOrAbdominalPain,
        Sign::SevereAbdominalPain,
        Sign::Dizziness,
        Sign::RecentFainting,
        Sign::Vomiting,
        Sign::SevereVomiting,
        Sign::VomitsEverything,
    ] {
        let ill = with(pregnant.clone(), sign);
        for (vital, below, at, rule) in [
            (
                Vital::Systolic,
                139.0,
                140.0,
                "anc/systolic-raised-with-symptoms",
            ),
            (
                Vital::Diastolic,
                89.0,
                90.0,
                "anc/diastolic-raised-with-symptoms",
            ),
        ] {
            let has = |value| {
                classes("anc", &measured(ill.clone(), vital, value)).contains(&rule.to_owned())
            };
            assert!(!has(below) && has(at), "{} {rule}", sign.code());
            let no_symptom = measured(pregnant.clone(), vital, at);
            assert_eq!(classes("anc", &no_symptom), [""; 0]);
        }
    }
    let one = measured(with(pregnant, Sign::Dizziness), Vital::Systolic, 140.0);
    let said = guidelines(&one, YoungInfantFever::default());
    let finding = &said[0].findings[0];
    assert_eq!(finding.response, Response::ReferUrgently);
    assert!(finding.source.contains("DT.17"), "{}", finding.source);
    // The same in a woman who is not pregnant is no class of antenatal care.
    let other = measured(
        with(well(Age::Years(25)), Sign::Dizziness),
        Vital::Systolic,
        140.0,
    );
    assert_eq!(classes("anc", &other), [""; 0]);
}

#[test]
fn a_pulse_outside_sixty_to_a_hundred_is_reviewed_and_not_urgent() {
    let pregnant = Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..well(Age::Years(25))
    };
    for (rate, rules) in [
        (59.0, &["anc/pulse-low"][..]),
        (60.0, &[]),
        (100.0, &[]),
        (101.0, &["anc/pulse-high"]),
    ] {
        let one = measured(pregnant.clone(), Vital::HeartRate, rate);
        assert_eq!(classes("anc", &one), rules, "{rate}");
        let said = guidelines(&one, YoungInfantFever::default());
        assert!(
            said[0]
                .findings
                .iter()
                .all(|found| found.response == Response::Treat)
        );
    }
}
