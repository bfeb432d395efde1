//! Generated facts, and the two posts of every test.

use std::collections::BTreeSet;

use aidpost_handover::{Facts, KnownPost, Message, PostKey, Terms, write};
use aidpost_protocol::YoungInfantFever;
use aidpost_protocol::encounter::{Age, Avpu, Encounter, Pregnancy, Setting, Sex, Sign, SignState};
use aidpost_protocol::evaluate_with;
use proptest::prelude::*;

pub(crate) const ISSUED: &str = "2026-11-28T09:30:12+03:00";
pub(crate) const SOON: &str = "2026-11-28T10:00:00+03:00";

pub(crate) fn key() -> PostKey {
    PostKey::new(&[11; 32])
}

pub(crate) fn known() -> Vec<KnownPost> {
    let other = PostKey::new(&[12; 32]).public();
    vec![
        KnownPost {
            name: "other".to_owned(),
            key: other,
        },
        KnownPost {
            name: "river".to_owned(),
            key: key().public(),
        },
    ]
}

pub(crate) fn terms() -> Terms {
    Terms {
        issued: ISSUED.to_owned(),
        valid_hours: 24,
        label: None,
    }
}

/// The facts with what the rules say of them.
pub(crate) fn triaged(
    encounter: Encounter,
    read: BTreeSet<Sign>,
    fever: YoungInfantFever,
) -> Facts {
    let mut facts = Facts {
        encounter,
        read,
        acuity: aidpost_protocol::acuity::Acuity::Red,
        supervisor_review: false,
        raised: None,
        fever,
        not_for_clinical_use: false,
    };
    let outcome = evaluate_with(&facts.joined(), fever);
    facts.acuity = outcome.acuity;
    facts.supervisor_review = outcome.supervisor_review;
    facts
}

/// A woman as a busy worker records her: the vital signs of the chart, and what was found.
pub(crate) fn usual() -> Facts {
    let mut encounter = Encounter::new(Age::Years(34));
    encounter.sex = Sex::Female;
    encounter.pregnancy = Pregnancy::NotPregnant;
    let vitals = &mut encounter.vitals;
    vitals.heart_rate_per_minute = Some(118.0);
    vitals.respiratory_rate_per_minute = Some(24.0);
    vitals.temperature_celsius = Some(38.7);
    vitals.spo2_percent = Some(94.0);
    vitals.systolic_mmhg = Some(104.0);
    vitals.diastolic_mmhg = Some(66.0);
    vitals.avpu = Some(Avpu::Alert);
    for sign in [Sign::Fever, Sign::Cough, Sign::Vomiting, Sign::SeverePain] {
        encounter.signs.insert(sign, SignState::Present);
    }
    encounter.signs.insert(Sign::StiffNeck, SignState::Absent);
    triaged(
        encounter,
        BTreeSet::from([Sign::AcuteGeneralWeakness]),
        YoungInfantFever::default(),
    )
}

pub(crate) fn usual_message() -> Message {
    write(&usual(), &terms(), &key()).unwrap()
}

/// A number on its instrument's step, or in one of ten cases between two.
fn number(lowest: u32, highest: u32, per_unit: f64) -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => Just(None),
        5 => (lowest..=highest).prop_map(move |step| Some(f64::from(step) / per_unit)),
        1 => (f64::from(lowest) / per_unit..f64::from(highest) / per_unit).prop_map(Some),
    ]
}

fn age() -> impl Strategy<Value = Age> {
    prop_oneof![
        (0u16..=130).prop_map(Age::Years),
        (0u16..=1560).prop_map(Age::Months),
        (0u16..=6783).prop_map(Age::Weeks),
        (0u32..=47482).prop_map(Age::Days),
        (0u32..=90).prop_map(Age::Days),
    ]
}

fn some<T: Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

/// Facts of every kind that fit into a message in most cases.
pub(crate) fn facts() -> impl Strategy<Value = Facts> {
    let person = (
        age(),
        some(vec![Sex::Female, Sex::Male, Sex::Other, Sex::Unknown]),
        some(vec![
            Pregnancy::Pregnant,
            Pregnancy::Postpartum,
            Pregnancy::NotPregnant,
            Pregnancy::Unknown,
        ]),
        some(vec![None, Some(Setting::Clinic), Some(Setting::Remote)]),
        any::<bool>(),
        some(vec![YoungInfantFever::From37_5, YoungInfantFever::From38_0]),
    );
    let first = (
        number(0, 350, 1.0),
        number(0, 150, 1.0),
        number(200, 460, 10.0),
        number(1, 100, 1.0),
        number(0, 350, 1.0),
        number(0, 350, 1.0),
    );
    let second = (
        number(0, 200, 10.0),
        number(0, 1000, 10.0),
        number(50, 600, 1.0),
        number(3, 5000, 10.0),
    );
    let scored = (
        proptest::option::of(3u8..=15),
        proptest::option::of(0u8..=10),
        proptest::option::of(some(Avpu::ALL.to_vec())),
        proptest::option::of(any::<bool>()),
        proptest::option::of(1u8..=2),
    );
    let state = some(vec![
        SignState::Present,
        SignState::Absent,
        SignState::Absent,
    ]);
    let signs = proptest::collection::btree_map(some(Sign::ALL.to_vec()), state, 0..12);
    let read = proptest::collection::btree_set(some(Sign::ALL.to_vec()), 0..3);
    (person, first, second, scored, signs, read).prop_map(
        |(person, first, second, scored, signs, read)| {
            let mut encounter = Encounter::new(person.0);
            (
                encounter.sex,
                encounter.pregnancy,
                encounter.setting,
                encounter.checklist_complete,
            ) = (person.1, person.2, person.3, person.4);
            let vitals = &mut encounter.vitals;
            (
                vitals.heart_rate_per_minute,
                vitals.respiratory_rate_per_minute,
            ) = (first.0, first.1);
            (vitals.temperature_celsius, vitals.spo2_percent) = (first.2, first.3);
            (vitals.systolic_mmhg, vitals.diastolic_mmhg) = (first.4, first.5);
            if first.5 > first.4 {
                vitals.diastolic_mmhg = None;
            }
            (vitals.capillary_refill_seconds, vitals.glucose_mmol_per_l) = (second.0, second.1);
            (vitals.muac_mm, vitals.weight_kg) = (second.2, second.3);
            (vitals.gcs_total, vitals.pain_score, vitals.avpu) = (scored.0, scored.1, scored.2);
            (vitals.supplemental_oxygen, vitals.spo2_scale) = (scored.3, scored.4);
            encounter.signs = signs;
            if encounter.check().is_err() {
                // The two scales of consciousness contradict each other.
                encounter.vitals.gcs_total = None;
            }
            triaged(encounter, read, person.5)
        },
    )
}
