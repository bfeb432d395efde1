//! Each question says every term of the card for its sign, and speaks of a child only where only a child has the sign.

use aidpost_protocol::encounter::Sign;

/// Sign, and the words that its question must hold: one for each term of the reference card, by hand.
const TERMS: [(Sign, &[&str]); 4] = [
    (
        Sign::HighRiskTrauma,
        &[
            "twice the patient's height",
            "high speed",
            "walking or cycling",
            "seat belt",
            "thrown out",
            "trapped",
            "another person in the vehicle died",
            "crushed",
            "more than one injury",
            "stab",
            "thigh",
            "upper arm",
            "neck",
            "trunk",
            "still bleeds",
            "pregnant",
            "blood thinners",
            "bleed easily",
        ],
    ),
    (
        Sign::RespiratoryDistress,
        &[
            "very fast",
            "very slow",
            "cannot talk",
            "walk alone",
            "eat",
            "breastfeed",
            "confused",
            "sleepy",
            "agitated",
            "neck muscles",
            "draws in the chest",
            "nods the head",
            "flares the nostrils",
            "grunts",
        ],
    ),
    (
        Sign::MajorBurn,
        &[
            "15 %",
            "all around",
            "face",
            "neck",
            "smoke",
            "under 2",
            "over 70",
        ],
    ),
    (
        Sign::ThreatenedLimb,
        &[
            "without pulse",
            "painful",
            "pale",
            "weak",
            "numb",
            "hugely swollen",
            "injury",
        ],
    ),
];

#[test]
fn a_question_says_every_term_of_the_card() {
    for (sign, terms) in TERMS {
        for term in terms {
            assert!(sign.question().contains(term), "{}: {term}", sign.code());
        }
    }
}

#[test]
fn the_child_or_the_baby_is_only_where_the_sign_is_one_of_theirs() {
    // A baby's or a small child's alone, and the baby that is about to be born.
    let theirs = [
        Sign::SevereChestIndrawing,
        Sign::MovesOnlyWhenStimulated,
        Sign::RestlessOrIrritable,
        Sign::NotFeedingWell,
        Sign::JaundiceInFirstDay,
        Sign::UmbilicusRedOrDrainingPus,
        Sign::ActiveLabour,
        Sign::ImminentDelivery,
    ];
    for sign in Sign::ALL {
        let question = sign.question().to_lowercase();
        let young = question.contains("child") || question.contains("the baby");
        assert_eq!(young, theirs.contains(sign), "{}: {question}", sign.code());
    }
}

#[test]
fn every_question_is_one_that_yes_answers() {
    for sign in Sign::ALL {
        let question = sign.question();
        assert!(question.ends_with('?'), "{}", sign.code());
        assert!(
            question.len() > 15 && !sign.label().is_empty(),
            "{}",
            sign.code()
        );
    }
}
