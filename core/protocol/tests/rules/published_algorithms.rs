//! The three mass-casualty flows against the same flows written as nested questions, for every combination of answers.
//! The questions follow the published charts; the code under test is tables of conditions. Where an answer is not known
//! every completion of it is tried: the result is the category that they all give, or none.

use aidpost_protocol::encounter::{Age, Avpu, Encounter, Fact};
use aidpost_protocol::{Category, algorithms};

use Category::{Delayed, Immediate, Minimal, ProposedDead, ProposedExpectant, UnableToTriage};

type Answer = Option<bool>;

fn answers(encounter: &Encounter, fact: Fact) -> Answer {
    fact.of(&encounter.casualty)
}

fn start(one: &Encounter) -> Category {
    let of = |fact| answers(one, fact);
    match of(Fact::Walks) {
        Some(true) => return Minimal,
        Some(false) => {}
        None => return UnableToTriage,
    }
    match (of(Fact::Breathing), of(Fact::BreathingAfterAirwayOpening)) {
        (Some(true), _) => {}
        (Some(false), Some(true)) => return Immediate,
        (Some(false), Some(false)) if of(Fact::BreathingAfterRescueBreaths) == Some(true) => {
            return Immediate;
        }
        (Some(false), Some(false)) => return ProposedDead,
        (None, _) | (_, None) => return UnableToTriage,
    }
    match one.vitals.respiratory_rate_per_minute {
        Some(rate) if rate > 30.0 => return Immediate,
        Some(_) => {}
        None => return UnableToTriage,
    }
    let slow = one
        .vitals
        .capillary_refill_seconds
        .map(|refill| refill > 2.0);
    match (of(Fact::PeripheralPulse), slow) {
        (Some(false), _) | (_, Some(true)) => return Immediate,
        (None, None) => return UnableToTriage,
        _ => {}
    }
    match of(Fact::ObeysCommands) {
        Some(true) => Delayed,
        Some(false) => Immediate,
        None => UnableToTriage,
    }
}

fn jumpstart(one: &Encounter) -> Category {
    let of = |fact| answers(one, fact);
    let is_infant = one.age.completed_months() < 12;
    match of(Fact::Walks) {
        _ if is_infant => {}
        Some(true) => return Minimal,
        Some(false) => {}
        None => return UnableToTriage,
    }
    let (pulse, rescued) = (
        of(Fact::PeripheralPulse),
        of(Fact::BreathingAfterRescueBreaths),
    );
    match (of(Fact::Breathing), of(Fact::BreathingAfterAirwayOpening)) {
        (Some(true), _) => {}
        (Some(false), Some(true)) => return Immediate,
        (Some(false), Some(false)) => {
            return match (pulse, rescued) {
                (_, Some(true)) => Immediate,
                (Some(false), _) | (Some(true), Some(false)) => ProposedDead,
                (None, _) | (Some(true), None) => UnableToTriage,
            };
        }
        (None, _) | (_, None) => return UnableToTriage,
    }
    let in_range = one
        .vitals
        .respiratory_rate_per_minute
        .map(|rate| (15.0..=45.0).contains(&rate));
    match (in_range, of(Fact::BreathingRegular)) {
        (Some(false), _) | (_, Some(false)) => return Immediate,
        (Some(true), _) => {}
        (None, _) => return UnableToTriage,
    }
    match pulse {
        Some(true) => {}
        Some(false) => return Immediate,
        None => return UnableToTriage,
    }
    match (one.vitals.avpu, of(Fact::RespondsToPainAppropriately)) {
        (Some(Avpu::Alert | Avpu::Confusion | Avpu::Voice), _) => Delayed,
        (Some(Avpu::Pain), Some(true)) => Delayed,
        (Some(Avpu::Pain), Some(false)) | (Some(Avpu::Unresponsive), _) => Immediate,
        (Some(Avpu::Pain), None) | (None, _) => UnableToTriage,
    }
}

fn salt(one: &Encounter) -> Category {
    let of = |fact| answers(one, fact);
    let is_child = one.age.completed_months() < 144;
    let opened = of(Fact::BreathingAfterAirwayOpening);
    let rescued = of(Fact::BreathingAfterRescueBreaths);
    let breathes = of(Fact::Breathing) == Some(true)
        || opened == Some(true)
        || (opened == Some(false) && rescued == Some(true));
    if !breathes {
        return match (of(Fact::Breathing), opened, rescued) {
            (Some(false), Some(false), None) if is_child => UnableToTriage,
            (Some(false), Some(false), _) => ProposedDead,
            _ => UnableToTriage,
        };
    }
    // Four questions; a "no" to any of them is serious.
    let follows = match (of(Fact::ObeysCommands), of(Fact::PurposefulMovement)) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    let four = [
        follows,
        of(Fact::PeripheralPulse),
        of(Fact::RespiratoryDistress).map(|distress| !distress),
        of(Fact::MajorHaemorrhageControlled),
    ];
    if four.contains(&Some(false)) {
        return match of(Fact::SurvivableWithPresentResources) {
            Some(false) => ProposedExpectant,
            Some(true) | None => Immediate,
        };
    }
    match of(Fact::MinorInjuriesOnly) {
        _ if four.contains(&None) => UnableToTriage,
        Some(true) => Minimal,
        Some(false) => Delayed,
        None => UnableToTriage,
    }
}

/// Every way to answer the questions, in encounters that differ in nothing else.
fn every_answer(start: &Encounter, facts: &[Fact]) -> Vec<Encounter> {
    let mut all = vec![start.clone()];
    for fact in facts {
        let answered = all.iter().flat_map(|one| {
            [None, Some(true), Some(false)].map(|answer| {
                let mut one = one.clone();
                fact.set(&mut one.casualty, answer);
                one
            })
        });
        all = answered.collect();
    }
    all
}

/// Both answers where none is known and the flow would ask.
fn completed(all: Vec<Encounter>, fact: Fact, asks: impl Fn(&Encounter) -> bool) -> Vec<Encounter> {
    let answered = all.into_iter().flat_map(|one| {
        if fact.of(&one.casualty).is_some() || !asks(&one) {
            return vec![one];
        }
        let both = [true, false].map(|answer| {
            let mut one = one.clone();
            fact.set(&mut one.casualty, Some(answer));
            one
        });
        both.to_vec()
    });
    answered.collect()
}

/// Every way in which what is not known can be, of those that the flow asks for and that can be true of a person.
fn completions(protocol: &str, one: &Encounter) -> Vec<Encounter> {
    use Fact::{
        Breathing, BreathingAfterAirwayOpening as Opened, BreathingAfterRescueBreaths as Rescued,
    };
    let mut all = vec![one.clone()];
    if protocol != "salt" && one.vitals.respiratory_rate_per_minute.is_none() {
        // No rate at all is that of whoever does not breathe.
        let rates = [0.0, 14.0, 30.0, 31.0, 46.0];
        all = rates
            .map(|rate| {
                let mut one = one.clone();
                one.vitals.respiratory_rate_per_minute = Some(rate);
                one
            })
            .to_vec();
    }
    if protocol == "jumpstart" && one.vitals.avpu.is_none() {
        let levels = all.into_iter().flat_map(|one| {
            Avpu::ALL.map(|level| {
                let mut one = one.clone();
                one.vitals.avpu = Some(level);
                one
            })
        });
        all = levels.collect();
    }
    for fact in [
        Fact::Walks,
        Breathing,
        Opened,
        Fact::ObeysCommands,
        Fact::PurposefulMovement,
        Fact::RespiratoryDistress,
        Fact::MajorHaemorrhageControlled,
        Fact::RespondsToPainAppropriately,
        Fact::MinorInjuriesOnly,
    ] {
        all = completed(all, fact, |_| true);
    }
    // START takes the pulse or the refill, whichever there is.
    all = completed(all, Fact::PeripheralPulse, |one| {
        protocol != "start" || one.vitals.capillary_refill_seconds.is_none()
    });
    // Breaths are given to a child: in JumpSTART with a pulse, in SALT under 12 years.
    all = completed(all, Rescued, |one| match protocol {
        "jumpstart" => answers(one, Fact::PeripheralPulse) == Some(true),
        "salt" => one.age.completed_months() < 144,
        _ => false,
    });
    all.retain(|one| one.check().is_ok());
    all
}

/// The category of every completion, or none where they differ.
fn expected(protocol: &str, published: fn(&Encounter) -> Category, one: &Encounter) -> Category {
    let mut common = None;
    for complete in completions(protocol, one) {
        let category = published(&complete);
        assert_ne!(category, UnableToTriage, "{}", serde_json::json!(complete));
        if *common.get_or_insert(category) != category {
            return UnableToTriage;
        }
    }
    common.unwrap_or(UnableToTriage)
}

/// Compares what can be true of a person, and returns how many there were.
fn compare(protocol: &str, published: fn(&Encounter) -> Category, all: &[Encounter]) -> usize {
    let algorithm = algorithms()
        .iter()
        .find(|algorithm| algorithm.id == protocol)
        .unwrap();
    let possible = all.iter().filter(|one| one.check().is_ok());
    let compared = possible.map(|one| {
        let sorted = algorithm.sort(one).unwrap();
        assert_eq!(
            sorted.category,
            expected(protocol, published, one),
            "{protocol}: {}",
            serde_json::json!(one)
        );
        // Whoever is known to breathe is never proposed dead, and what is not decided says what it lacks.
        let breathes = [
            Fact::Breathing,
            Fact::BreathingAfterAirwayOpening,
            Fact::BreathingAfterRescueBreaths,
        ];
        let breathes = breathes
            .iter()
            .any(|fact| fact.of(&one.casualty) == Some(true));
        assert!(!(breathes && sorted.category == ProposedDead));
        // Nor is anyone of whom the breathing, or that it cannot be, is not known.
        let still = answers(one, Fact::Breathing) == Some(false)
            || answers(one, Fact::BreathingAfterAirwayOpening) == Some(false);
        assert!(still || sorted.category != ProposedDead);
        assert!(!sorted.missing.is_empty() || sorted.category != UnableToTriage);
        // A category that is given although a step is open still asks for the rest.
        let asked_for = published(one) == UnableToTriage;
        assert!(
            !asked_for || !sorted.missing.is_empty(),
            "{}",
            serde_json::json!(one)
        );
        assert_eq!(sorted.finding.is_none(), sorted.category == UnableToTriage);
    });
    compared.count()
}

#[test]
fn start_is_the_published_flow_for_every_combination_of_answers() {
    let facts = [
        Fact::Walks,
        Fact::Breathing,
        Fact::BreathingAfterAirwayOpening,
        Fact::BreathingAfterRescueBreaths,
        Fact::PeripheralPulse,
        Fact::ObeysCommands,
    ];
    let mut compared = 0;
    for rate in [None, Some(30.0), Some(30.5)] {
        for refill in [None, Some(2.0), Some(2.1)] {
            let mut adult = Encounter::new(Age::Years(30));
            adult.vitals.respiratory_rate_per_minute = rate;
            adult.vitals.capillary_refill_seconds = refill;
            compared += compare("start", start, &every_answer(&adult, &facts));
        }
    }
    assert!(compared > 4000, "{compared}");
}

#[test]
fn jumpstart_is_the_published_flow_for_every_combination_of_answers() {
    let facts = [
        Fact::Walks,
        Fact::Breathing,
        Fact::BreathingAfterAirwayOpening,
        Fact::BreathingAfterRescueBreaths,
        Fact::PeripheralPulse,
        Fact::BreathingRegular,
        Fact::RespondsToPainAppropriately,
    ];
    let mut compared = 0;
    for (age, rate, avpu) in [
        (Age::Months(12), None, Some(Avpu::Alert)),
        (Age::Months(11), Some(15.0), Some(Avpu::Voice)),
        (Age::Years(4), Some(14.9), Some(Avpu::Alert)),
        (Age::Years(4), Some(15.0), Some(Avpu::Confusion)),
        (Age::Years(4), Some(45.0), Some(Avpu::Pain)),
        (Age::Years(8), Some(45.1), None),
        (Age::Years(8), Some(30.0), Some(Avpu::Unresponsive)),
        (Age::Days(9), Some(30.0), None),
        (Age::Years(4), None, None),
    ] {
        let mut child = Encounter::new(age);
        child.vitals.respiratory_rate_per_minute = rate;
        child.vitals.avpu = avpu;
        compared += compare("jumpstart", jumpstart, &every_answer(&child, &facts));
    }
    assert!(compared > 8000, "{compared}");
}

#[test]
fn salt_is_the_published_flow_for_every_combination_of_answers() {
    let breathing = [
        Fact::Breathing,
        Fact::BreathingAfterAirwayOpening,
        Fact::BreathingAfterRescueBreaths,
    ];
    let assessment = [
        Fact::ObeysCommands,
        Fact::PurposefulMovement,
        Fact::PeripheralPulse,
        Fact::RespiratoryDistress,
        Fact::MajorHaemorrhageControlled,
        Fact::SurvivableWithPresentResources,
        Fact::MinorInjuriesOnly,
    ];
    for age in [
        Age::Years(30),
        Age::Years(12),
        Age::Months(143),
        Age::Days(2),
    ] {
        let mut hurt = Encounter::new(age);
        Fact::PeripheralPulse.set(&mut hurt.casualty, Some(false));
        Fact::SurvivableWithPresentResources.set(&mut hurt.casualty, Some(true));
        assert_eq!(compare("salt", salt, &every_answer(&hurt, &breathing)), 27);
        let mut breathes = Encounter::new(age);
        Fact::Breathing.set(&mut breathes.casualty, Some(true));
        assert_eq!(
            compare("salt", salt, &every_answer(&breathes, &assessment)),
            2187
        );
    }
}
