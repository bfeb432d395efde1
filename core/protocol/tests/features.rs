//! What a build says of the protocols of which it has the feature, and that it says nothing of the others.
//! `.ci/features` runs this with each feature alone, with none and with all.
#![expect(clippy::expect_used, reason = "a test says what it expects by failing")]

use aidpost_protocol::encounter::Encounter;
use aidpost_protocol::{
    YoungInfantFever, algorithms, evaluate, guidelines, listings, scores, vocabulary,
};

/// The protocols of this build, by hand: those of the triage tool are in every build.
fn built() -> Vec<&'static str> {
    let parts: [(bool, &[&str]); 6] = [
        (true, &["iitt-adult", "iitt-child"]),
        (cfg!(feature = "news2"), &["news2"]),
        (cfg!(feature = "qsofa"), &["qsofa"]),
        (
            cfg!(feature = "imci"),
            &["imci", "imci-young-infant", "muac"],
        ),
        (cfg!(feature = "anc"), &["anc"]),
        (
            cfg!(feature = "mass-casualty"),
            &["start", "jumpstart", "salt"],
        ),
    ];
    let built = parts.iter().filter(|(is_built, _)| *is_built);
    built.flat_map(|(_, ids)| ids.iter().copied()).collect()
}

fn read(json: &str) -> Encounter {
    Encounter::from_json(json).expect("an encounter")
}

/// Ids of the protocols that said something of the encounter beside the colour.
fn said(encounter: &Encounter) -> Vec<String> {
    let scores = scores(encounter).into_iter().map(|score| score.score);
    let guidelines = guidelines(encounter, YoungInfantFever::default());
    scores
        .chain(guidelines.into_iter().map(|other| other.protocol))
        .collect()
}

#[test]
fn a_build_lists_the_protocols_of_its_features_and_no_other() {
    let listed: Vec<&str> = listings().iter().map(|listing| listing.id).collect();
    assert_eq!(listed, built());
    let sorting: Vec<&str> = algorithms().iter().map(|algorithm| algorithm.id).collect();
    let mass = ["start", "jumpstart", "salt"];
    assert_eq!(
        sorting,
        if cfg!(feature = "mass-casualty") {
            &mass[..]
        } else {
            &[]
        }
    );
}

#[test]
fn a_protocol_that_was_left_out_gives_no_result_and_the_others_give_theirs() {
    let adult = r#"{ "age": { "years": 40 }, "vitals": { "heart_rate_per_minute": 140, "respiratory_rate_per_minute": 26 } }"#;
    let pregnant = r#"{ "age": { "years": 25 }, "pregnancy": "pregnant", "signs": { "looks_very_ill": "present" } }"#;
    let child = r#"{ "age": { "months": 30 }, "vitals": { "muac_mm": 120 }, "signs": { "blood_in_stool": "present" } }"#;
    let infant = r#"{ "age": { "days": 20 }, "vitals": { "temperature_celsius": 37.6 } }"#;
    for (encounter, would_say, acuity) in [
        (adult, &["news2", "qsofa"][..], "yellow"),
        (
            pregnant,
            &["qsofa", "anc"],
            if cfg!(feature = "anc") {
                "yellow"
            } else {
                "not_triageable"
            },
        ),
        (child, &["imci", "muac"], "not_triageable"),
        (infant, &["imci-young-infant"], "yellow"),
    ] {
        let encounter = read(encounter);
        let expected: Vec<&str> = would_say
            .iter()
            .copied()
            .filter(|id| built().contains(id))
            .collect();
        assert_eq!(said(&encounter), expected);
        assert_eq!(
            evaluate(&encounter).acuity.code(),
            acuity,
            "only what is built can raise the colour"
        );
    }
}

#[test]
fn the_reading_step_knows_the_signs_of_what_is_built() {
    let knows = |encounter: &str, sign: &str| {
        vocabulary(&read(encounter))
            .iter()
            .any(|known| known.code() == sign)
    };
    let pregnant = r#"{ "age": { "years": 25 }, "pregnancy": "pregnant" }"#;
    assert_eq!(knows(pregnant, "looks_very_ill"), cfg!(feature = "anc"));
    assert_eq!(
        knows(r#"{ "age": { "months": 30 } }"#, "blood_in_stool"),
        cfg!(feature = "imci")
    );
    assert!(knows(pregnant, "stridor"));
}
