//! Every protocol as it is listed and as the reading step knows it: names, sources, conditions in words, signs.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::{Age, Encounter, Fact, Pregnancy, Sign, Vital};
use aidpost_protocol::{
    Algorithm, AlgorithmStep, Category, Condition, Document, Rule, Source, chart, listings,
    standards, vocabulary,
};

use super::{well, with};

#[test]
fn every_protocol_is_listed_with_document_evidence_and_licence() {
    // Counted by hand: the charts on the contract's lists, with what is added to each; NEWS2 on chart 1 (a row for every cell that gives points).
    let expected = [
        ("iitt-adult", 65 + 23),
        ("iitt-child", 68 + 25),
        ("news2", 28),
        ("qsofa", 3),
        ("imci", 28),
        ("imci-young-infant", 16),
        ("muac", 4),
        ("anc", 20),
        ("start", 7),
        ("jumpstart", 9),
        ("salt", 5),
    ];
    let listed: Vec<(&str, usize)> = listings()
        .iter()
        .map(|one| (one.id, one.rows.len()))
        .collect();
    assert_eq!(listed, expected);
    let mut ids = BTreeSet::new();
    for listing in listings() {
        let document = listing.source.document;
        assert!(
            !listing.title.is_empty() && !listing.version.is_empty(),
            "{}",
            listing.id
        );
        for row in &listing.rows {
            assert!(
                row.id.starts_with(&format!("{}/", listing.id)),
                "{}",
                row.id
            );
            assert!(ids.insert(row.id), "{} twice", row.id);
            let Document {
                title,
                evidence,
                licence,
                ..
            } = row.source.document;
            assert!(
                !title.is_empty() && !evidence.is_empty() && !licence.is_empty(),
                "{}",
                row.id
            );
            assert!(
                !row.criterion.is_empty() && !row.source.place.is_empty(),
                "{}",
                row.id
            );
        }
        assert!(
            listing
                .rows
                .iter()
                .any(|row| row.source.document == document),
            "{}",
            listing.id
        );
        let is_flow = ["start", "jumpstart", "salt"].contains(&listing.id);
        assert!(
            listing
                .rows
                .iter()
                .all(|row| row.ruled_out.is_some() == is_flow)
        );
    }
}

#[test]
fn every_kind_of_condition_is_spelled_out_over_field_names() {
    let rows: Vec<_> = listings()
        .into_iter()
        .flat_map(|listing| listing.rows)
        .collect();
    for (id, gives, when) in [
        ("iitt-adult/red/stridor", "red", "signs.stridor"),
        (
            "iitt-adult/red/capillary-refill-slow",
            "red",
            "vitals.capillary_refill_seconds > 3",
        ),
        ("iitt-adult/yellow/burn", "yellow", "signs.burn"),
        (
            "iitt-adult/red/burn-old-age",
            "red",
            "all(signs.burn, age in completed months > 840)",
        ),
        (
            "iitt-adult/vital/heart-rate-low",
            "high_risk_vital",
            "vitals.heart_rate_per_minute < 60",
        ),
        (
            "iitt-adult/vital/not-alert",
            "high_risk_vital",
            "any(vitals.avpu in (confusion, voice, pain, unresponsive), vitals.gcs_total <= 8)",
        ),
        ("iitt-adult/review/news2-5-or-more", "review", "news2 >= 5"),
        (
            "iitt-child/review/imci-young-infant",
            "review",
            "imci-young-infant refers urgently",
        ),
        (
            "iitt-adult/red/pregnant-systolic-high",
            "red",
            "all(pregnancy = pregnant, vitals.systolic_mmhg >= 160)",
        ),
        ("iitt-child/red/age-under-8-days", "red", "age in days < 8"),
        (
            "iitt-child/yellow/age-8-days-to-6-months",
            "yellow",
            "all(age in days >= 8, age in completed months 0 to 6)",
        ),
        (
            "iitt-child/red/two-dehydration-signs",
            "red",
            "at_least_2(signs.lethargy, signs.sunken_eyes, signs.very_slow_skin_pinch, signs.drinks_poorly)",
        ),
        (
            "news2/oxygen",
            "2 points",
            "vitals.supplemental_oxygen = true",
        ),
        (
            "news2/scale-2-spo2-83-or-less",
            "3 points",
            "all(vitals.spo2_scale = 2, vitals.spo2_percent < 83.5)",
        ),
        (
            "qsofa/systolic-low",
            "1 points",
            "vitals.systolic_mmhg <= 100",
        ),
        (
            "imci/dysentery",
            "dysentery",
            "all(any(signs.ongoing_diarrhoea, signs.persistent_diarrhoea), signs.blood_in_stool)",
        ),
        ("start/minimal/walks", "minimal", "casualty.walks = true"),
        (
            "start/immediate/does-not-obey",
            "immediate",
            "casualty.obeys_commands = false",
        ),
        (
            "salt/dead/not-breathing",
            "proposed_dead",
            "all(casualty.breathing = false, casualty.breathing_after_airway_opening = false, \
             any(casualty.breathing_after_rescue_breaths = false, \
             all(age in completed months 144 to 4294967295, casualty.breathing_after_rescue_breaths != true)))",
        ),
    ] {
        let row = rows.iter().find(|row| row.id == id);
        let said = row.map(|row| (row.gives.as_str(), row.when.to_string()));
        assert_eq!(said, Some((gives, when.to_owned())), "{id}");
    }
}

#[test]
fn the_reading_step_may_name_the_signs_of_every_standard_in_force_each_once() {
    let signs = |encounter: &Encounter| {
        let signs = vocabulary(encounter);
        let unique: BTreeSet<Sign> = signs.iter().copied().collect();
        assert_eq!(unique.len(), signs.len());
        assert!(
            signs.starts_with(&chart(encounter).signs()),
            "the chart comes first"
        );
        unique
    };
    let of = |id: &str| -> BTreeSet<Sign> {
        let standard = standards()
            .iter()
            .find(|standard| standard.id == id)
            .unwrap();
        standard.signs().into_iter().collect()
    };
    let adult = well(Age::Years(30));
    let chart_only: BTreeSet<Sign> = chart(&adult).signs().into_iter().collect();
    assert_eq!(signs(&adult), chart_only);
    let pregnant = Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..adult.clone()
    };
    assert!(
        signs(&pregnant).is_superset(&of("anc")) && !signs(&adult).contains(&Sign::LooksVeryIll)
    );
    assert!(signs(&with(adult, Sign::ActiveLabour)).contains(&Sign::LooksVeryIll));
    let child = signs(&well(Age::Months(30)));
    assert!(child.is_superset(&of("imci")) && child.is_superset(&of("muac")));
    assert!(!child.contains(&Sign::NotFeedingWell));
    let infant = signs(&well(Age::Days(20)));
    assert!(infant.is_superset(&of("imci-young-infant")) && !infant.contains(&Sign::BloodInStool));
    // What follows from a sign can be read in its place: the cause is in the vocabulary too.
    for (sign, cause) in [
        (Sign::Headache, Sign::SevereHeadache),
        (Sign::RespiratoryDistress, Sign::SevereChestIndrawing),
        (Sign::Trauma, Sign::OpenFracture),
    ] {
        assert!(
            child.contains(&sign) && child.contains(&cause),
            "{}",
            cause.code()
        );
    }
}

const NOWHERE: Document = Document {
    title: "a test's own",
    sha256: None,
    evidence: "none",
    licence: "none",
};
const HERE: Source = Source {
    document: &NOWHERE,
    place: "here",
};
/// A step that depends on every kind of input, so that what is not known of each is named.
const EVERYTHING: AlgorithmStep = AlgorithmStep {
    rule: Rule {
        id: "test/everything",
        gives: Category::Minimal,
        criterion: "everything",
        when: Condition::Any(&[
            Condition::Sign(Sign::Cough),
            Condition::Above(Vital::HeartRate, 300.0),
            Condition::AtLeast(Vital::Temperature, 45.0),
            Condition::Below(Vital::Spo2, 2.0),
            Condition::AtMost(Vital::Muac, 51.0),
            Condition::OnOxygen,
            Condition::Spo2Scale(2),
            Condition::Avpu(&[]),
            Condition::Pregnant,
            Condition::Yes(Fact::Walks),
            Condition::No(Fact::Breathing),
            Condition::DaysUnder(1),
            Condition::Months(1, 2),
            Condition::YearsOver(120),
            Condition::All(&[Condition::Sign(Sign::Cough), Condition::Sign(Sign::Fever)]),
            Condition::AtLeastOf(
                2,
                &[
                    Condition::Sign(Sign::Headache),
                    Condition::Sign(Sign::Cough),
                ],
            ),
        ]),
        source: HERE,
    },
    ruled_out: Condition::Any(&[]),
};
const TEST: Algorithm = Algorithm {
    id: "test",
    title: "a flow of one step",
    version: "0",
    source: HERE,
    made_for: Condition::All(&[]),
    steps: &[EVERYTHING],
};

#[test]
fn what_is_not_known_is_named_once_and_what_is_known_is_not() {
    let missing = |encounter: &Encounter| TEST.sort(encounter).unwrap().missing;
    let all = [
        "signs.cough",
        "vitals.heart_rate_per_minute",
        "vitals.temperature_celsius",
        "vitals.spo2_percent",
        "vitals.muac_mm",
        "vitals.supplemental_oxygen",
        "vitals.avpu",
        "pregnancy",
        "casualty.walks",
        "casualty.breathing",
        "signs.headache",
    ];
    let nothing = Encounter::new(Age::Years(30));
    assert_eq!(
        missing(&nothing),
        all,
        "of parts that must all hold only the first that is open"
    );
    let mut known = well(Age::Years(30));
    known.pregnancy = Pregnancy::NotPregnant;
    known.vitals.muac_mm = Some(250.0);
    known.vitals.supplemental_oxygen = Some(false);
    Fact::Walks.set(&mut known.casualty, Some(false));
    Fact::Breathing.set(&mut known.casualty, Some(true));
    for sign in [Sign::Cough, Sign::Headache] {
        known
            .signs
            .insert(sign, aidpost_protocol::encounter::SignState::Absent);
    }
    assert_eq!(missing(&known), [""; 0]);
    known.vitals.avpu = None;
    assert_eq!(missing(&known), ["vitals.avpu"]);
    known.pregnancy = Pregnancy::Unknown;
    assert_eq!(missing(&known), ["vitals.avpu", "pregnancy"]);
}
