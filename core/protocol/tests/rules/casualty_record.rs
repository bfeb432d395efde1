//! The record of one casualty: why, what is missing, warnings, and who confirmed what.

use aidpost_protocol::encounter::{Age, ConfirmedAs, Encounter, Fact};
use aidpost_protocol::{CASUALTY_SCHEMA, CasualtyTriage, Category, algorithms, tables_sha256};

use super::mass_casualty::{casualty, sort};

type Answers = &'static [(Fact, bool)];

fn sorted(protocol: &str, encounter: &Encounter) -> CasualtyTriage {
    let algorithm = algorithms()
        .iter()
        .find(|algorithm| algorithm.id == protocol)
        .unwrap();
    algorithm.sort(encounter).unwrap()
}

#[test]
fn a_casualty_is_explained_by_the_step_that_decided() {
    let mut one = casualty(
        Age::Years(30),
        &[(Fact::Walks, false), (Fact::Breathing, true)],
    );
    one.vitals.respiratory_rate_per_minute = Some(31.0);
    one.id = Some("tag 7".into());
    let record = sorted("start", &one);
    assert_eq!(record.schema, CASUALTY_SCHEMA);
    assert_eq!(
        (record.id, record.protocol.as_str(), record.version.as_str()),
        (one.id, "start", "CHEMM")
    );
    assert_eq!(record.protocol_sha256, tables_sha256());
    let finding = record.finding.unwrap();
    assert_eq!(finding.rule, "start/immediate/respiratory-rate-high");
    assert_eq!(finding.criterion, "more than 30 breaths per minute");
    assert_eq!(finding.basis, ["vitals.respiratory_rate_per_minute = 31"]);
    assert!(
        finding.source.contains("START") && finding.source.contains("respiratory rate"),
        "{}",
        finding.source
    );
    assert_eq!(
        (
            record.missing.len(),
            record.warnings.len(),
            record.confirmed_by
        ),
        (0, 0, None)
    );
    let basis = |protocol, encounter: &Encounter| {
        sorted(protocol, encounter)
            .finding
            .map(|finding| finding.basis)
    };
    let dead = [
        (Fact::Breathing, false),
        (Fact::BreathingAfterAirwayOpening, false),
    ];
    let lines = [
        "casualty.breathing = false",
        "casualty.breathing_after_airway_opening = false",
    ];
    let of = |lines: &[&str]| {
        Some(
            lines
                .iter()
                .map(|line| (*line).to_owned())
                .collect::<Vec<_>>(),
        )
    };
    let adult = "age.years = 30";
    let not_asked = [&lines[..], &[adult]].concat();
    assert_eq!(
        basis("salt", &casualty(Age::Years(30), &dead)),
        of(&not_asked),
        "what is not known is no basis"
    );
    let rescued = [&dead[..], &[(Fact::BreathingAfterRescueBreaths, false)]].concat();
    let three = [
        &lines[..],
        &["casualty.breathing_after_rescue_breaths = false"],
    ]
    .concat();
    assert_eq!(
        basis("salt", &casualty(Age::Years(3), &rescued)),
        of(&three)
    );
    assert_eq!(
        basis("salt", &casualty(Age::Years(30), &rescued)),
        of(&[&three[..], &[adult]].concat())
    );
    let walks = casualty(Age::Years(4), &[(Fact::Walks, true)]);
    assert_eq!(
        basis("jumpstart", &walks),
        of(&["age.years = 4", "casualty.walks = true"])
    );
}

#[test]
fn an_open_step_says_what_it_lacks_and_nothing_of_later_steps() {
    use Fact::{
        Breathing, BreathingAfterAirwayOpening as Opened, BreathingAfterRescueBreaths as Rescued,
        BreathingRegular, MinorInjuriesOnly, PeripheralPulse, Walks,
    };
    let rows: &[(&str, u16, Answers, &[&str])] = &[
        ("start", 30, &[], &["casualty.walks"]),
        (
            "start",
            30,
            &[(Walks, false)],
            &[
                "casualty.breathing",
                "casualty.breathing_after_airway_opening",
            ],
        ),
        (
            "start",
            30,
            &[(Walks, false), (Breathing, false)],
            &["casualty.breathing_after_airway_opening"],
        ),
        (
            "start",
            30,
            &[(Walks, false), (Breathing, true)],
            &["vitals.respiratory_rate_per_minute"],
        ),
        ("jumpstart", 4, &[], &["casualty.walks"]),
        (
            "jumpstart",
            4,
            &[(Walks, false), (Breathing, false), (Opened, false)],
            &["casualty.peripheral_pulse"],
        ),
        (
            "jumpstart",
            4,
            &[
                (Walks, false),
                (Breathing, false),
                (Opened, false),
                (PeripheralPulse, true),
            ],
            &["casualty.breathing_after_rescue_breaths"],
        ),
        (
            "jumpstart",
            4,
            &[(Walks, false), (Breathing, true), (BreathingRegular, true)],
            &["vitals.respiratory_rate_per_minute"],
        ),
        (
            "salt",
            30,
            &[],
            &[
                "casualty.breathing",
                "casualty.breathing_after_airway_opening",
            ],
        ),
        (
            "salt",
            30,
            &[(Breathing, false)],
            &["casualty.breathing_after_airway_opening"],
        ),
        (
            "salt",
            4,
            &[(Breathing, false), (Opened, false)],
            &["casualty.breathing_after_rescue_breaths"],
        ),
        (
            "salt",
            4,
            &[
                (Breathing, false),
                (Opened, false),
                (Rescued, true),
                (MinorInjuriesOnly, false),
            ],
            &[
                "casualty.obeys_commands",
                "casualty.peripheral_pulse",
                "casualty.respiratory_distress",
                "casualty.major_haemorrhage_controlled",
                "casualty.purposeful_movement",
            ],
        ),
    ];
    for (protocol, years, answers, missing) in rows {
        let record = sorted(protocol, &casualty(Age::Years(*years), answers));
        assert_eq!(
            record.category,
            Category::UnableToTriage,
            "{protocol} {answers:?}"
        );
        assert_eq!(record.missing, *missing, "{protocol} {answers:?}");
        assert_eq!(record.finding, None);
    }
}

#[test]
fn a_protocol_says_where_the_age_is_not_what_it_was_made_for() {
    let warned = |protocol: &str, age| {
        let warnings = sorted(protocol, &Encounter::new(age)).warnings;
        assert!(
            warnings.iter().all(|warning| warning.contains("age")),
            "{warnings:?}"
        );
        warnings.len()
    };
    for (protocol, age, count) in [
        ("start", Age::Months(95), 1),
        ("start", Age::Years(8), 0),
        ("jumpstart", Age::Days(3), 0),
        ("jumpstart", Age::Months(107), 0),
        ("jumpstart", Age::Years(9), 1),
        ("salt", Age::Days(3), 0),
        ("salt", Age::Years(90), 0),
    ] {
        assert_eq!(warned(protocol, age), count, "{protocol} {age:?}");
    }
}

#[test]
fn an_infant_that_is_said_to_walk_takes_every_step() {
    for (age, category) in [
        (Age::Months(11), Category::UnableToTriage),
        (Age::Days(364), Category::UnableToTriage),
        (Age::Months(12), Category::Minimal),
        (Age::Days(365), Category::Minimal),
    ] {
        assert_eq!(
            sort("jumpstart", &casualty(age, &[(Fact::Walks, true)])).0,
            category,
            "{age:?}"
        );
    }
}

#[test]
fn a_confirmation_turns_its_own_proposal_and_nothing_else() {
    use ConfirmedAs::{Dead, Expectant};
    const STILL: Answers = &[
        (Fact::Walks, false),
        (Fact::Breathing, false),
        (Fact::BreathingAfterAirwayOpening, false),
    ];
    const HOPELESS: Answers = &[
        (Fact::Breathing, true),
        (Fact::PeripheralPulse, false),
        (Fact::SurvivableWithPresentResources, false),
    ];
    const WALKING: Answers = &[(Fact::Walks, true)];
    let rows: &[(&str, Answers, ConfirmedAs, Category)] = &[
        ("start", STILL, Dead, Category::Dead),
        ("start", STILL, Expectant, Category::ProposedDead),
        ("salt", HOPELESS, Expectant, Category::Expectant),
        ("salt", HOPELESS, Dead, Category::ProposedExpectant),
        ("start", WALKING, Dead, Category::Minimal),
        ("start", &[], Dead, Category::UnableToTriage),
    ];
    for (protocol, answers, said, category) in rows {
        let mut one = casualty(Age::Years(30), answers);
        one.casualty.confirmed_by = Some("A. Nurse".into());
        one.casualty.confirmed_as = Some(*said);
        let record = sorted(protocol, &one);
        assert_eq!(
            record.category, *category,
            "{protocol} {answers:?} {said:?}"
        );
        let turned = matches!(category, Category::Dead | Category::Expectant);
        assert_eq!(
            record.confirmed_by.is_some(),
            turned,
            "{protocol} {answers:?} {said:?}"
        );
    }
}

#[test]
fn every_category_has_its_code_and_words_and_a_proposal_says_that_nobody_confirmed_it() {
    use Category::{
        Dead, Delayed, Expectant, Immediate, Minimal, ProposedDead, ProposedExpectant,
        UnableToTriage,
    };
    let all = [
        (Immediate, "immediate", "red"),
        (Delayed, "delayed", "yellow"),
        (Minimal, "minimal", "green"),
        (ProposedDead, "proposed_dead", "NOT confirmed"),
        (ProposedExpectant, "proposed_expectant", "NOT confirmed"),
        (Dead, "dead", "black"),
        (Expectant, "expectant", "grey"),
        (UnableToTriage, "unable_to_triage", "not known"),
    ];
    for (category, code, words) in all {
        assert_eq!(category.code(), code);
        assert_eq!(serde_json::to_value(category).unwrap(), code);
        assert!(category.label().contains(words), "{}", category.label());
    }
}
