//! Flat keys: every field of an encounter can be told, every leaf of a record comes back, and no error says more than a key.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "fhir/generate.rs"]
#[expect(dead_code, reason = "what is attached to a bundle has no flat keys")]
mod generate;

use std::collections::BTreeSet;

use aidpost::encounter::{Encounter, Fact, Sign, Vital};
use aidpost::records::flat_keys::{AdapterError, FIELDS, encounter, inputs, outputs, outputs_for};
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

/// JavaRosa computes in doubles, so that every whole number of a form comes as `34.0`.
#[test]
fn a_whole_number_may_come_with_a_point() {
    for unit in ["years", "months", "weeks", "days"] {
        let key = format!("age_{unit}");
        let told = from(&[(&key, "34.0")]).unwrap();
        assert!(told == from(&[(&key, "34")]).unwrap(), "{key}");
    }
    let whole = [
        ("vitals_heart_rate_per_minute", "160.0", "160"),
        ("vitals_gcs_total", "13.0", "13"),
        ("vitals_pain_score", "4.0", "4"),
        ("vitals_spo2_scale", "2.0", "2"),
    ];
    for (key, with_point, without) in whole {
        let told = |text| from(&[("age_years", "34"), (key, text)]).unwrap();
        assert!(told(with_point) == told(without), "{key}");
    }
    for (key, text) in [("age_years", "34.5"), ("vitals_gcs_total", "13.5")] {
        let error = from(&[("age_years", "34"), (key, text)]).unwrap_err();
        assert!(error.to_string().starts_with(key), "{error}");
    }
}

/// All that the forms send; what nobody answered is empty and lowers nothing, and with the checklist done there is a green.
#[test]
fn an_unanswered_question_lowers_nothing_and_a_checklist_that_was_sent_counts() {
    let mut engine = aidpost::engine::Engine::rules_only();
    let mut colour = |keys: &[(&str, &str)]| {
        let triage = engine.triage(&from(keys).unwrap(), &aidpost::model::Control::default());
        triage.unwrap().acuity.code()
    };
    let well = [
        ("age_years", "30.0"),
        ("sex", "male"),
        ("vitals_heart_rate_per_minute", "80.0"),
        ("vitals_respiratory_rate_per_minute", "16.0"),
        ("vitals_temperature_celsius", "36.8"),
        ("vitals_spo2_percent", "98.0"),
        ("vitals_avpu", "alert"),
        ("signs_stridor", ""),
    ];
    let with = |key, text| [&well[..], &[(key, text)]].concat();
    assert_eq!(colour(&with("checklist_complete", "")), "not_triageable");
    assert_eq!(colour(&with("checklist_complete", "true")), "green");
    assert_eq!(
        colour(&with(FIELDS, "aidpost_acuity aidpost_missing_0")),
        "not_triageable"
    );
    let told = with("narrative", "She makes a harsh noise when she breathes in.");
    assert_eq!(colour(&told), "red");
    let mut denied = told;
    denied[7] = ("signs_stridor", "absent");
    assert_ne!(colour(&denied), "red");
}

/// A form that was answered before holds nothing of it afterwards.
#[test]
fn the_fields_of_a_form_are_emptied_where_a_list_became_shorter() {
    let mut engine = aidpost::engine::Engine::rules_only();
    let mut triage = |json: &str| {
        let encounter = Encounter::from_json(json).unwrap();
        engine
            .triage(&encounter, &aidpost::model::Control::default())
            .unwrap()
    };
    let ill = triage(
        r#"{ "age": { "years": 30 }, "signs": { "stridor": "present", "wheezing": "present" } }"#,
    );
    let fields: Vec<String> = outputs(&ill).keys().cloned().collect();
    let second = "aidpost_findings_1_criterion";
    assert!(fields.iter().any(|field| field == second));
    let better = triage(r#"{ "age": { "years": 30 }, "signs": { "wheezing": "present" } }"#);
    let filled = outputs_for(&better, fields.iter().map(String::as_str));
    assert_eq!(filled.keys().cloned().collect::<Vec<_>>(), fields);
    let all = outputs(&better);
    assert!(!all.contains_key(second) && filled[second].is_empty());
    for (field, text) in filled.iter() {
        assert_eq!(text, all.get(field).map_or("", String::as_str), "{field}");
    }
}
