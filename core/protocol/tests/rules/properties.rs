//! What holds for every encounter, also an impossible one.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{
    Age, Avpu, Encounter, Photo, PhotoKind, Pregnancy, Sign, SignState, Vitals,
};
use aidpost_protocol::evaluate;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn age() -> impl Strategy<Value = Age> {
    let years = any::<u16>().prop_map(Age::Years);
    let young = (0_u16..200).prop_map(Age::Months);
    let days = prop_oneof![(0_u32..800), any::<u32>()].prop_map(Age::Days);
    prop_oneof![(0_u16..90).prop_map(Age::Years), young, days, years]
}

/// Mostly near the thresholds, sometimes any bit pattern.
fn number() -> impl Strategy<Value = Option<f64>> {
    let any_bits = any::<u64>().prop_map(f64::from_bits);
    option::weighted(
        0.8,
        prop_oneof![8 => (0_u32..2000).prop_map(|n| f64::from(n) / 10.0), 1 => any_bits],
    )
}

prop_compose! {
    fn vitals()(n in prop::collection::vec(number(), 7), avpu in option::of(select(Avpu::ALL.to_vec()))) -> Vitals {
        Vitals {
            heart_rate_per_minute: n[0],
            respiratory_rate_per_minute: n[1],
            temperature_celsius: n[2],
            spo2_percent: n[3],
            systolic_mmhg: n[4],
            diastolic_mmhg: n[5],
            capillary_refill_seconds: n[6],
            avpu,
            ..Vitals::default()
        }
    }
}

fn pregnancy() -> impl Strategy<Value = Pregnancy> {
    select(vec![
        Pregnancy::Pregnant,
        Pregnancy::Postpartum,
        Pregnancy::NotPregnant,
        Pregnancy::Unknown,
    ])
}

prop_compose! {
    fn encounter()(
        age in age(),
        pregnancy in pregnancy(),
        vitals in vitals(),
        signs in prop::collection::btree_map(
            select(Sign::ALL.to_vec()),
            select(vec![SignState::Present, SignState::Absent]),
            0..6,
        ),
        checklist_complete in any::<bool>(),
    ) -> Encounter {
        Encounter { pregnancy, vitals, signs, checklist_complete, ..Encounter::new(age) }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_sign_found_present_never_lowers_the_acuity(before in encounter(), sign in select(Sign::ALL.to_vec())) {
        let mut after = before.clone();
        after.signs.insert(sign, SignState::Present);
        let (before, after) = (evaluate(&before), evaluate(&after));
        prop_assert!(after.acuity >= before.acuity);
        for finding in &before.assessment.findings {
            prop_assert!(after.assessment.findings.iter().any(|kept| kept.rule == finding.rule), "{}", finding.rule);
        }
    }

    #[test]
    fn pregnancy_never_lowers_the_acuity(before in encounter()) {
        let after = Encounter { pregnancy: Pregnancy::Pregnant, ..before.clone() };
        let (before, after) = (evaluate(&before), evaluate(&after));
        // NEWS2 and qSOFA are not for pregnancy, as their publishers say: what only they found may go.
        let score = |rule: &str| rule.contains("news2") || rule.contains("qsofa");
        let scored = before.assessment.findings.iter().any(|finding| score(&finding.rule));
        prop_assert!(scored || after.acuity >= before.acuity);
    }

    #[test]
    fn what_is_not_known_is_never_called_green(encounter in encounter()) {
        let outcome = evaluate(&encounter);
        if outcome.acuity == Acuity::Green {
            prop_assert!(outcome.assessment.missing.is_empty() && outcome.assessment.findings.is_empty());
        }
    }

    #[test]
    fn the_colour_is_the_most_urgent_finding_and_each_finding_has_a_basis(encounter in encounter()) {
        let outcome = evaluate(&encounter);
        let most = outcome.assessment.findings.iter().map(|finding| finding.acuity).max();
        match most {
            Some(acuity) => prop_assert_eq!(outcome.acuity, acuity),
            None => prop_assert!(matches!(outcome.acuity, Acuity::Green | Acuity::NotTriageable)),
        }
        for finding in &outcome.assessment.findings {
            prop_assert!(!finding.basis.is_empty(), "{}", finding.rule);
            prop_assert!(!finding.basis.iter().any(|line| line.contains("NaN") || line.contains("inf")));
        }
    }

    #[test]
    fn texts_and_photos_change_nothing(encounter in encounter(), text in ".{0,200}") {
        let told = Encounter {
            id: Some(text.as_str().into()),
            narrative: Some(text.as_str().into()),
            photos: vec![Photo { path: text.as_str().into(), kind: PhotoKind::Skin }],
            language: Some(text.as_str().into()),
            ..encounter.clone()
        };
        prop_assert_eq!(evaluate(&told), evaluate(&encounter));
    }

    #[test]
    fn the_same_encounter_gives_the_same_outcome(encounter in encounter()) {
        prop_assert_eq!(evaluate(&encounter), evaluate(&encounter.clone()));
    }

    #[test]
    fn of_two_colours_the_more_urgent_wins(a in select(Acuity::ALL.to_vec()), b in select(Acuity::ALL.to_vec())) {
        let rank = |acuity| Acuity::ALL.iter().rposition(|other| *other == acuity);
        let winner = a.more_urgent(b);
        prop_assert!(winner == a || winner == b);
        prop_assert!(rank(winner) <= rank(a) && rank(winner) <= rank(b));
        prop_assert_eq!(winner, b.more_urgent(a));
    }
}

#[test]
fn the_order_of_urgency_is_the_documented_one() {
    use Acuity::{Green, NotTriageable, Red, Yellow};
    assert_eq!(Acuity::ALL, [Red, Yellow, NotTriageable, Green]);
    assert!(Red > Yellow && Yellow > NotTriageable && NotTriageable > Green);
}
