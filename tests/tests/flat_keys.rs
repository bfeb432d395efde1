//! Flat keys: every field of an encounter can be told, every leaf of a record comes back, and no error says more than a key.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "fhir/generate.rs"]
#[expect(dead_code, reason = "what is attached to a bundle has no flat keys")]
mod generate;

use std::collections::BTreeSet;

use aidpost::encounter::{Encounter, Fact, Sign, Vital};
use aidpost::records::flat_keys::{AdapterError, encounter, inputs, outputs};
use generate::Dice;
use proptest::prelude::*;
use serde_json::Value;

fn from(keys: &[(&str, &str)]) -> Result<Encounter, AdapterError> {
    encounter(keys.iter().copied())
}

/// An encounter without empty texts, which are absent texts in these forms.
fn without_empty_texts(mut encounter: Encounter) -> Encounter {
    encounter.id = encounter.id.filter(|text| !text.is_empty());
    encounter.narrative = encounter.narrative.filter(|text| !text.is_empty());
    for photo in encounter
        .photos
        .iter_mut()
        .filter(|photo| photo.path.is_empty())
    {
        photo.path = "photo".into();
    }
    encounter
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn an_encounter_comes_back_from_its_keys(seed: u64) {
        let told = without_empty_texts(generate::encounter(&mut Dice::new(seed)));
        let keys = inputs(&told).unwrap();
        let read = encounter(keys.iter().map(|(key, text)| (key.as_str(), text.as_str()))).unwrap();
        prop_assert!(read == told);
    }

    #[test]
    fn every_leaf_of_a_record_has_its_key(seed: u64) {
        let mut dice = Dice::new(seed);
        let told = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &told);
        let keys = outputs(&triage);
        let get = |key: &str| keys.get(key).map(String::as_str);
        prop_assert_eq!(get("aidpost_acuity"), Some(triage.acuity.code()));
        let findings = &triage.assessment.findings;
        let length = findings.len().to_string();
        prop_assert_eq!(get("aidpost_findings_count"), Some(length.as_str()));
        for (index, finding) in findings.iter().enumerate() {
            prop_assert_eq!(get(&format!("aidpost_findings_{index}_rule")), Some(finding.rule.as_str()));
            prop_assert_eq!(get(&format!("aidpost_findings_{index}_source")), Some(finding.source.as_str()));
            let basis = get(&format!("aidpost_findings_{index}_basis_0"));
            prop_assert_eq!(basis, Some(finding.basis[0].as_str()));
        }
        for (index, read) in triage.reading.signs.iter().enumerate() {
            let evidence = get(&format!("aidpost_reading_signs_{index}_evidence"));
            prop_assert_eq!(evidence, Some(&*read.evidence));
        }
        // As many keys as leaves and lists: none was lost because two had the same name.
        let (leaves, lists) = count(&serde_json::to_value(&triage).unwrap());
        prop_assert_eq!(keys.len(), leaves + lists);
    }

    #[test]
    fn no_keys_panic_and_no_error_repeats_their_text(keys in prop::collection::vec((".{0,12}", "[^0-9]{9,20}"), 0..6)) {
        let given = keys.iter().map(|(key, text)| (key.as_str(), text.as_str()));
        if let Err(error) = encounter(given) {
            for (_, text) in &keys {
                prop_assert!(!error.to_string().contains(text.as_str()));
            }
        }
    }
}

fn count(value: &Value) -> (usize, usize) {
    let (below, list): (Vec<&Value>, usize) = match value {
        Value::Array(items) => (items.iter().collect(), 1),
        Value::Object(fields) => (fields.values().collect(), 0),
        Value::Null => return (0, 0),
        _ => return (1, 0),
    };
    below
        .into_iter()
        .map(count)
        .fold((0, list), |(a, b), (c, d)| (a + c, b + d))
}

#[test]
fn every_field_can_be_told() {
    let mut keys: Vec<(String, &str)> = [
        ("id", "7"),
        ("age_days", "3"),
        ("sex", "female"),
        ("pregnancy", "unknown"),
        ("vitals_avpu", "voice"),
        ("vitals_supplemental_oxygen", "true"),
        ("vitals_spo2_scale", "2"),
        ("checklist_complete", "true"),
        ("narrative", "Weak."),
        ("photos_0_path", "a.jpg"),
        ("photos_0_kind", "wound"),
        ("language", "sw"),
        ("casualty_confirmed_as", "dead"),
        ("casualty_confirmed_by", "Zainabu"),
    ]
    .map(|(key, text)| (key.to_owned(), text))
    .to_vec();
    keys.extend(Vital::ALL.iter().map(|vital| {
        let text = match vital {
            Vital::Temperature => "36.5",
            Vital::Muac => "120",
            Vital::GcsTotal => "12",
            _ => "10",
        };
        (vital.field().replace('.', "_"), text)
    }));
    keys.extend(
        Sign::ALL
            .iter()
            .map(|sign| (format!("signs_{}", sign.code()), "absent")),
    );
    keys.extend(
        Fact::ALL
            .iter()
            .map(|fact| (fact.field().replace('.', "_"), "true")),
    );
    let told = encounter(keys.iter().map(|(key, text)| (key.as_str(), *text))).unwrap();
    assert_eq!(told.signs.len(), Sign::ALL.len());
    assert!(
        Vital::ALL
            .iter()
            .all(|vital| vital.of(&told.vitals).is_some())
    );
    // What it tells is what was told: no key was read and then forgotten.
    let back: BTreeSet<String> = inputs(&told).unwrap().keys().cloned().collect();
    assert_eq!(back, keys.into_iter().map(|(key, _)| key).collect());
}

#[test]
fn a_refusal_names_the_key_and_not_the_text() {
    let age = ("age_years", "30");
    let rows: [(&[(&str, &str)], &str); 12] = [
        (
            &[age, ("vitals_heart_rate_per_minute", "fast Zainabu")],
            "vitals_heart_rate_per_minute: expected a number",
        ),
        (
            &[age, ("vitals_heart_rate_per_minute", "400")],
            "vitals_heart_rate_per_minute: ",
        ),
        (
            &[age, ("vitals_heart_rate_per_minute", "80,5")],
            "vitals_heart_rate_per_minute: ",
        ),
        (
            &[age, ("vitals_heart_rate_per_minute", "080")],
            "vitals_heart_rate_per_minute: ",
        ),
        (&[age, ("signs_stridor", "Zainabu")], "signs_stridor: "),
        (&[age, ("sex", "Zainabu")], "sex: "),
        (
            &[age, ("checklist_complete", "yes")],
            "checklist_complete: ",
        ),
        (&[age, ("language", "Zainabu Quokka")], "language: "),
        (
            &[age, ("photos_0_kind", "Zainabu"), ("photos_0_path", "x")],
            "photos_0_kind: ",
        ),
        (
            &[age, ("photos_1_path", "x"), ("photos_1_kind", "skin")],
            "photos_1_kind: ",
        ),
        (&[age, age], "age_years: given twice"),
        (&[("sex", "female")], "age: required, but not given"),
    ];
    for (keys, expected) in rows {
        let error = from(keys).unwrap_err();
        let said = format!("{error}|{error:?}");
        assert!(said.starts_with(expected), "{said}, and not {expected}");
        assert!(!said.contains("Zainabu"), "{said}");
    }
    let unknown = from(&[age, ("Zainabu", "1")]).unwrap_err();
    assert_eq!(unknown, AdapterError::UnknownKey { number: 2 });
    assert!(!format!("{unknown} {unknown:?}").contains("Zainabu"));
}

#[test]
fn a_question_without_an_answer_is_not_zero() {
    let told = from(&[
        ("age_years", "30"),
        ("vitals_heart_rate_per_minute", ""),
        ("signs_stridor", ""),
    ])
    .unwrap();
    assert_eq!(told.vitals.heart_rate_per_minute, None);
    assert!(told.signs.is_empty());
}

#[test]
fn debug_output_of_keys_withholds_them() {
    let told = from(&[("age_years", "30"), ("narrative", "Zainabu")]).unwrap();
    let shown = format!("{:?}", inputs(&told).unwrap());
    assert_eq!(shown, "<5 keys withheld>");
}
