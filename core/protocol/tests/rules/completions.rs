//! Where something is not known and every possible answer leads to one category, that category is given; else none. The oracle tries all.

use aidpost_protocol::encounter::{Age, Avpu, Encounter, Fact};
use aidpost_protocol::{Category, algorithms};
use proptest::prelude::*;

use super::mass_casualty::sort;

/// The questions of a protocol, and the numbers and levels between which it decides.
struct Asked {
    facts: &'static [Fact],
    rates: &'static [f64],
    levels: &'static [Avpu],
}

fn asked(protocol: &str, is_child: bool) -> Asked {
    use Fact::*;
    const SALT: &[Fact] = &[
        Breathing,
        BreathingAfterAirwayOpening,
        ObeysCommands,
        PurposefulMovement,
        PeripheralPulse,
        RespiratoryDistress,
        MajorHaemorrhageControlled,
        MinorInjuriesOnly,
    ];
    const SALT_CHILD: &[Fact] = &[
        Breathing,
        BreathingAfterAirwayOpening,
        BreathingAfterRescueBreaths,
        ObeysCommands,
        PurposefulMovement,
        PeripheralPulse,
        RespiratoryDistress,
        MajorHaemorrhageControlled,
        MinorInjuriesOnly,
    ];
    match protocol {
        "start" => Asked {
            facts: &[
                Walks,
                Breathing,
                BreathingAfterAirwayOpening,
                PeripheralPulse,
                ObeysCommands,
            ],
            rates: &[30.0, 31.0],
            levels: &[],
        },
        "jumpstart" => Asked {
            facts: &[
                Walks,
                Breathing,
                BreathingAfterAirwayOpening,
                BreathingAfterRescueBreaths,
                PeripheralPulse,
                RespondsToPainAppropriately,
            ],
            rates: &[14.0, 30.0, 46.0],
            levels: &[Avpu::Voice, Avpu::Pain, Avpu::Unresponsive],
        },
        _ => Asked {
            facts: if is_child { SALT_CHILD } else { SALT },
            rates: &[],
            levels: &[],
        },
    }
}

/// Everything that the casualty could be, as far as it can be true.
fn completions(of: &Encounter, asked: &Asked) -> Vec<Encounter> {
    let mut all = vec![of.clone()];
    for fact in asked.facts {
        if fact.of(&of.casualty).is_none() {
            let both = |one: &Encounter| {
                [true, false].map(|answer| {
                    let mut one = one.clone();
                    fact.set(&mut one.casualty, Some(answer));
                    one
                })
            };
            all = all.iter().flat_map(both).collect();
        }
    }
    if of.vitals.respiratory_rate_per_minute.is_none() && !asked.rates.is_empty() {
        let rates = |one: &Encounter| {
            let one = one.clone();
            asked.rates.iter().map(move |rate| {
                let mut one = one.clone();
                one.vitals.respiratory_rate_per_minute = Some(*rate);
                one
            })
        };
        // Whoever does not breathe has no rate.
        let silent = |one: &&Encounter| rates(one).all(|rated| rated.check().is_err());
        let without: Vec<Encounter> = all.iter().filter(silent).cloned().collect();
        all = all.iter().flat_map(rates).chain(without).collect();
    }
    if of.vitals.avpu.is_none() && !asked.levels.is_empty() {
        let levels = |one: &Encounter| {
            let one = one.clone();
            asked.levels.iter().map(move |level| {
                let mut one = one.clone();
                one.vitals.avpu = Some(*level);
                one
            })
        };
        all = all.iter().flat_map(levels).collect();
    }
    all.retain(|one| one.check().is_ok());
    all
}

fn answer() -> impl Strategy<Value = Option<bool>> {
    prop_oneof![2 => Just(None), 1 => Just(Some(true)), 1 => Just(Some(false))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn a_category_is_given_where_every_possible_answer_gives_it_and_nowhere_else(
        which in 0..3_usize,
        is_child in any::<bool>(),
        answers in prop::collection::vec(answer(), 13),
        rate in prop::option::of(prop::sample::select(vec![14.0, 30.0, 31.0, 46.0])),
        level in prop::option::of(prop::sample::select(vec![Avpu::Voice, Avpu::Pain, Avpu::Unresponsive])),
    ) {
        let protocol = algorithms()[which].id;
        let mut one = Encounter::new(Age::Years(if is_child { 5 } else { 30 }));
        for (fact, answer) in Fact::ALL.iter().zip(answers) {
            fact.set(&mut one.casualty, answer);
        }
        one.vitals.respiratory_rate_per_minute = rate;
        one.vitals.avpu = level;
        prop_assume!(one.check().is_ok());
        let asked = asked(protocol, is_child);
        let all = completions(&one, &asked);
        prop_assume!(!all.is_empty());
        let mut categories: Vec<Category> = all.iter().map(|one| sort(protocol, one).0).collect();
        categories.sort_by_key(|category| category.code());
        categories.dedup();
        let (given, missing) = sort(protocol, &one);
        let expected = if let [category] = categories[..] { category } else { Category::UnableToTriage };
        prop_assert_eq!(given, expected, "{} of {:?}", protocol, one.casualty);
        prop_assert!(given != Category::UnableToTriage || !missing.is_empty());
    }
}

#[test]
fn what_decides_whatever_the_rest_is_decides_and_the_rest_is_asked() {
    let mut one = Encounter::new(Age::Years(30));
    Fact::Walks.set(&mut one.casualty, Some(false));
    Fact::Breathing.set(&mut one.casualty, Some(true));
    Fact::ObeysCommands.set(&mut one.casualty, Some(false));
    let (category, missing) = sort("start", &one);
    assert_eq!(category, Category::Immediate);
    assert_eq!(missing, ["vitals.respiratory_rate_per_minute"]);
    // In SALT nobody has judged survival; in JumpSTART nobody spoke of the rhythm.
    let mut one = Encounter::new(Age::Years(5));
    for (fact, answer) in [
        (Fact::Walks, false),
        (Fact::Breathing, true),
        (Fact::PeripheralPulse, true),
    ] {
        fact.set(&mut one.casualty, Some(answer));
    }
    one.vitals.respiratory_rate_per_minute = Some(30.0);
    one.vitals.avpu = Some(Avpu::Voice);
    assert_eq!(sort("jumpstart", &one).0, Category::Delayed);
    Fact::BreathingRegular.set(&mut one.casualty, Some(false));
    assert_eq!(sort("jumpstart", &one).0, Category::Immediate);
}
