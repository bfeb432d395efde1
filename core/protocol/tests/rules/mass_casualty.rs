//! START, JumpSTART and SALT: every branch of the published flows, by hand.

use aidpost_protocol::encounter::{Age, Avpu, ConfirmedAs, Encounter, Fact, Vital};
use aidpost_protocol::{Category, algorithms};

use super::measured;

pub(super) fn sort(protocol: &str, encounter: &Encounter) -> (Category, Vec<String>) {
    let algorithm = algorithms()
        .iter()
        .find(|algorithm| algorithm.id == protocol)
        .unwrap();
    let sorted = algorithm.sort(encounter).unwrap();
    (sorted.category, sorted.missing)
}

pub(super) fn casualty(age: Age, answers: &[(Fact, bool)]) -> Encounter {
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
        assert_eq!(
            sort("salt", &but(&[wrong])).0,
            Category::Immediate,
            "nobody has judged that survival is unlikely"
        );
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

#[test]
fn what_every_answer_would_give_is_given_and_the_rest_still_asked_for() {
    use Fact::{Breathing, BreathingAfterAirwayOpening as Opened, ObeysCommands, Walks};
    let mut adult = casualty(
        Age::Years(40),
        &[(Walks, false), (Breathing, true), (ObeysCommands, false)],
    );
    let rate = vec!["vitals.respiratory_rate_per_minute".to_owned()];
    assert_eq!(sort("start", &adult), (Category::Immediate, rate.clone()));
    ObeysCommands.set(&mut adult.casualty, Some(true));
    assert_eq!(sort("start", &adult), (Category::UnableToTriage, rate));
    // Breathing again once the airway is open, or breathing fast: immediate either way; still, dead.
    let mut open = casualty(Age::Years(40), &[(Walks, false), (Opened, true)]);
    open.vitals.respiratory_rate_per_minute = Some(36.0);
    assert_eq!(sort("start", &open).0, Category::Immediate);
    Opened.set(&mut open.casualty, None);
    assert_eq!(
        sort("start", &open).0,
        Category::Immediate,
        "a rate is a breath"
    );
    open.vitals.respiratory_rate_per_minute = None;
    assert_eq!(sort("start", &open).0, Category::UnableToTriage);
    // A child whose rhythm nobody watched goes on by the rate, and the rhythm is not asked for.
    let mut child = casualty(
        Age::Years(6),
        &[
            (Walks, false),
            (Breathing, true),
            (Fact::PeripheralPulse, true),
        ],
    );
    child.vitals.avpu = Some(Avpu::Alert);
    for (rate, category) in [(20.0, Category::Delayed), (50.0, Category::Immediate)] {
        child.vitals.respiratory_rate_per_minute = Some(rate);
        assert_eq!(sort("jumpstart", &child), (category, Vec::new()), "{rate}");
    }
    // Of a child who does not breathe, breaths in vain are enough: with a pulse or without, the flow ends in the same.
    let still = [
        (Breathing, false),
        (Opened, false),
        (Fact::BreathingAfterRescueBreaths, false),
    ];
    assert_eq!(
        sort("jumpstart", &casualty(Age::Years(6), &still)).0,
        Category::ProposedDead
    );
    assert_eq!(
        sort("jumpstart", &casualty(Age::Years(6), &still[..2])).0,
        Category::UnableToTriage
    );
    // SALT: one wrong answer decides whatever the others are; a judgement alone decides nothing.
    let bleeds = [(Breathing, true), (Fact::MajorHaemorrhageControlled, false)];
    assert_eq!(
        sort("salt", &casualty(Age::Years(40), &bleeds)).0,
        Category::Immediate
    );
    let hopeless = [
        (Breathing, true),
        (Fact::SurvivableWithPresentResources, false),
    ];
    assert_eq!(
        sort("salt", &casualty(Age::Years(40), &hopeless)).0,
        Category::UnableToTriage
    );
}
