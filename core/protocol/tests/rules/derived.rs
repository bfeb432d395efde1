//! What follows from another sign: found by the rule, explained by the sign, and said in the source.

use super::generate::atoms;
use aidpost_protocol::encounter::{Age, Avpu, Sign, Vital};
use aidpost_protocol::{Condition, DERIVED, evaluate, listings};

use super::{well, with};

/// By hand from the charts. Columns: adult of 30, the same pregnant, child of 5, girl of 11 pregnant.

#[test]
fn what_follows_from_a_sign_is_found_by_the_rule_and_explained_by_the_sign() {
    for (sign, rule) in [
        (Sign::SevereHeadache, "severe-pain"),
        (Sign::SevereAbdominalPain, "severe-pain"),
        (Sign::OpenFracture, "trauma"),
        (Sign::VisibleAcuteLimbDeformity, "trauma"),
        (Sign::SuspectedDislocation, "trauma"),
    ] {
        for (age, chart) in [(30, "iitt-adult"), (5, "iitt-child")] {
            let outcome = evaluate(&with(well(Age::Years(age)), sign));
            let id = format!("{chart}/yellow/{rule}");
            let found = outcome
                .assessment
                .findings
                .iter()
                .find(|found| found.rule == id);
            let line = format!("signs.{} = present", sign.code());
            assert_eq!(found.map(|found| &found.basis), Some(&vec![line]), "{id}");
            assert!(
                found.is_some_and(|found| found.source.contains("this project's reading")),
                "{id}"
            );
        }
    }
}

/// README, "What follows from what"; that `avpu` unresponsive is the sign is one finding under two names.
#[test]
fn the_source_note_of_every_rule_says_what_follows_from_another_sign() {
    let rows = listings().into_iter().flat_map(|listing| listing.rows);
    let mut reached = 0;
    for row in rows {
        let atoms = atoms(&row.when);
        let place = row.source.place;
        // The standards beside the charts say what they read from a sign; what follows from a number is the charts' to say.
        let is_chart = row.id.starts_with("iitt-");
        let follows = DERIVED.iter().filter(|derived| {
            let is_one_finding = matches!(derived.cause, Condition::Avpu(&[Avpu::Unresponsive]));
            atoms.contains(&Condition::Sign(derived.sign))
                && !is_one_finding
                && (is_chart || matches!(derived.cause, Condition::Sign(_)))
                && derived.sign != Sign::DrinksPoorly
        });
        for derived in follows {
            let words = match derived.sign {
                Sign::RespiratoryDistress | Sign::ChestIndrawing => "indrawing",
                Sign::SlowSkinPinch => "very slow skin pinch",
                Sign::OngoingDiarrhoea => "persistent diarrhoea",
                Sign::ActiveLabour => "imminent delivery",
                Sign::Trauma => "is an injury",
                Sign::SeverePain if derived.cause == Condition::AtLeast(Vital::PainScore, 7.0) => {
                    "pain score of 7"
                }
                Sign::SeverePain | Sign::Headache => "severe headache",
                Sign::AlteredMentalStatus => "altered",
                Sign::Lethargy => "lethargic",
                Sign::Unresponsive => "Glasgow Coma Scale",
                Sign::Hypoglycaemia => "glucose below",
                Sign::ActiveConvulsions => "fit earlier",
                Sign::OngoingBleeding => "bleeding from the vagina",
                Sign::Dehydration => "some dehydration",
                Sign::AcuteChestOrAbdominalPain => "severe belly pain",
                other => panic!("no words for {}", other.code()),
            };
            assert!(place.contains(words), "{}: {place}", row.id);
            let owner = ["this project's reading", "reference card"];
            assert!(
                owner.iter().any(|owner| place.contains(owner)),
                "{}",
                row.id
            );
            reached += 1;
        }
        if atoms.contains(&Condition::Pregnant) {
            assert!(place.contains("means pregnant"), "{}: {place}", row.id);
        }
    }
    assert!(reached > 20, "{reached}");
}
