//! The JSON shape: every field read and written, everything else refused by name.

use aidpost_protocol::encounter::{
    Age, Avpu, Encounter, EncounterError, PhotoKind, Pregnancy, Sex, Sign, SignState,
};

const FULL: &str = r#"{"id":"visit-7","age":{"months":14},"sex":"female","pregnancy":"not_pregnant","vitals":{
"heart_rate_per_minute":150,"respiratory_rate_per_minute":40.5,"temperature_celsius":38.2,"spo2_percent":94,
"systolic_mmhg":90,"diastolic_mmhg":60,"avpu":"voice","capillary_refill_seconds":2.5,"glucose_mmol_per_l":4.1,
"muac_mm":121,"weight_kg":8.4,"gcs_total":14,"pain_score":3,"supplemental_oxygen":true,"spo2_scale":1},
"signs":{"stridor":"absent","lethargy":"present"},"checklist_complete":true,"narrative":"two days of cough",
"photos":[{"path":"a.jpg","kind":"chest_xray"}],"language":"pt-BR"}"#;

fn code(json: &str) -> (&'static str, String) {
    let error = Encounter::from_json(json).expect_err(json);
    (error.code(), error.field().unwrap_or_default().to_owned())
}

#[test]
fn every_field_is_read_and_written() {
    let encounter = Encounter::from_json(FULL).unwrap();
    assert_eq!(encounter.id.as_deref(), Some("visit-7"));
    assert_eq!(
        (encounter.age, encounter.sex),
        (Age::Months(14), Sex::Female)
    );
    assert_eq!(encounter.pregnancy, Pregnancy::NotPregnant);
    assert_eq!(encounter.vitals.respiratory_rate_per_minute, Some(40.5));
    assert_eq!(
        (encounter.vitals.avpu, encounter.vitals.gcs_total),
        (Some(Avpu::Voice), Some(14))
    );
    assert_eq!(
        encounter.signs.get(&Sign::Lethargy),
        Some(&SignState::Present)
    );
    assert_eq!(encounter.photos[0].kind, PhotoKind::ChestXray);
    assert!(encounter.checklist_complete);
    let written: serde_json::Value = serde_json::to_value(&encounter).unwrap();
    let original: serde_json::Value = serde_json::from_str(FULL).unwrap();
    assert_eq!(
        without_number_kinds(written),
        without_number_kinds(original)
    );
}

/// 150 and 150.0 are the same measurement.
fn without_number_kinds(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Number(number) => Value::from(number.as_f64().unwrap()),
        Value::Array(items) => items.into_iter().map(without_number_kinds).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, without_number_kinds(value)))
            .collect(),
        other => other,
    }
}

#[test]
fn only_the_age_is_required_and_the_rest_means_not_known() {
    let read = Encounter::from_json(r#"{"age":{"years":40}}"#).unwrap();
    assert_eq!(read, Encounter::new(Age::Years(40)));
    assert_eq!(
        (read.sex, read.pregnancy, read.checklist_complete),
        (Sex::Unknown, Pregnancy::Unknown, false)
    );
    assert_eq!(code("{}"), ("missing_field", "age".to_owned()));
    let null =
        Encounter::from_json(r#"{"age":{"years":40},"vitals":{"spo2_percent":null}}"#).unwrap();
    assert_eq!(null.vitals.spo2_percent, None);
}

#[test]
fn an_age_has_exactly_one_whole_unit() {
    for json in [
        r#"{"age":{}}"#,
        r#"{"age":{"years":1,"months":2}}"#,
        r#"{"age":7}"#,
        r#"{"age":[7]}"#,
    ] {
        let error = Encounter::from_json(json).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("exactly one of `years`, `months`, `weeks`, `days`"),
            "{error}"
        );
        assert_eq!(code(json).0, "wrong_value", "{json}");
    }
    let error = Encounter::from_json(r#"{"age":{"years":3.5}}"#).unwrap_err();
    let message = "age.years = 3.5: expected a whole number, in the plausible range 0 to 130 (line 1, column 19)";
    assert_eq!(error.to_string(), message);
    assert_eq!(
        code(r#"{"age":{"years":-1}}"#),
        ("wrong_value", "age.years".to_owned())
    );
    assert_eq!(
        code(r#"{"age":{"months":70000}}"#),
        ("wrong_value", "age.months".to_owned())
    );
    assert_eq!(
        code(r#"{"age":{"fortnights":3}}"#),
        ("unknown_name", "age".to_owned())
    );
    assert_eq!(code(r#"{"age":{"years":3,"years":3}}"#).0, "wrong_value");
}

#[test]
fn what_is_not_in_the_contract_is_refused_and_located() {
    let rows = [
        (r#"{"age":{"years":4},"heart":1}"#, "unknown_name", ""),
        (
            r#"{"age":{"years":4},"vitals":{"pulse":80}}"#,
            "unknown_name",
            "vitals",
        ),
        (
            r#"{"age":{"years":4},"signs":{"sneezing":"present"}}"#,
            "unknown_name",
            "signs",
        ),
        (
            r#"{"age":{"years":4},"photos":[{"path":"x","kind":"skin","gps":1}]}"#,
            "unknown_name",
            "photos[0]",
        ),
        (
            r#"{"age":{"years":4},"photos":[{"path":"x"}]}"#,
            "missing_field",
            "photos[0].kind",
        ),
        (
            r#"{"age":{"years":4},"photos":[["x","skin"]]}"#,
            "wrong_value",
            "photos[0]",
        ),
        (
            r#"{"age":{"years":4},"signs":{"stridor":"maybe"}}"#,
            "wrong_value",
            "signs.stridor",
        ),
        (
            r#"{"age":{"years":4},"signs":{"stridor":true}}"#,
            "wrong_value",
            "signs.stridor",
        ),
        (
            r#"{"age":{"years":4},"signs":["stridor"]}"#,
            "wrong_value",
            "signs",
        ),
        (
            r#"{"age":{"years":4},"vitals":[80]}"#,
            "wrong_value",
            "vitals",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"avpu":"awake"}}"#,
            "wrong_value",
            "vitals.avpu",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"heart_rate_per_minute":"80"}}"#,
            "wrong_value",
            "vitals.heart_rate_per_minute",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"gcs_total":14.5}}"#,
            "wrong_value",
            "vitals.gcs_total",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"gcs_total":300}}"#,
            "wrong_value",
            "vitals.gcs_total",
        ),
        (r#"{"age":{"years":4},"sex":"f"}"#, "wrong_value", "sex"),
        (r#"{"age":{"years":4},"sex":3}"#, "wrong_value", "sex"),
        (
            r#"{"age":{"years":4},"sex":{"female":null}}"#,
            "wrong_value",
            "sex",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"avpu":1}}"#,
            "wrong_value",
            "vitals.avpu",
        ),
        (
            r#"{"age":{"years":4},"age":{"years":4}}"#,
            "duplicate_field",
            "age",
        ),
        (
            r#"{"age":{"years":4},"signs":{"stridor":"present","stridor":"absent"}}"#,
            "duplicate_field",
            "signs.stridor",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"muac_mm":120,"muac_mm":120}}"#,
            "duplicate_field",
            "vitals.muac_mm",
        ),
        (r#"[null,{"years":4}]"#, "wrong_value", ""),
        (r#"{"age":{"years":4}} {}"#, "invalid_json", ""),
        (r#"{"age":{"years":4}"#, "invalid_json", ""),
        (
            r#"{"age":{"years":4},"vitals":{"muac_mm":1e999}}"#,
            "invalid_json",
            "",
        ),
        (
            r#"{"age":{"years":4},"vitals":{"muac_mm":NaN}}"#,
            "invalid_json",
            "",
        ),
        ("", "invalid_json", ""),
    ];
    for (json, expected, field) in rows {
        assert_eq!(code(json), (expected, field.to_owned()), "{json}");
    }
}

#[test]
fn a_number_of_the_wrong_kind_is_named_with_its_range() {
    let error =
        Encounter::from_json(r#"{"age":{"years":4},"vitals":{"gcs_total":300}}"#).unwrap_err();
    let EncounterError::WrongValue {
        value, expected, ..
    } = &error
    else {
        panic!("{error:?}")
    };
    assert_eq!(*value, Some(300.0));
    assert_eq!(
        expected,
        "expected a whole number, in the plausible range 3 to 15"
    );
}
