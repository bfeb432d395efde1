//! The plausible ranges of the contract, at both ends and just outside.

use aidpost_protocol::encounter::{Age, Encounter, EncounterError, Photo, PhotoKind};
use serde_json::{Value, json};

/// Written by hand from the contract: field, lowest, highest, and the step at which to try the outside.
#[rustfmt::skip]
const RANGES: [(&str, f64, f64, f64); 13] = [
    ("heart_rate_per_minute", 0.0, 350.0, 1.0),
    ("respiratory_rate_per_minute", 0.0, 150.0, 1.0),
    ("temperature_celsius", 20.0, 46.0, 0.1),
    ("spo2_percent", 1.0, 100.0, 1.0),
    ("systolic_mmhg", 0.0, 350.0, 1.0),
    ("diastolic_mmhg", 0.0, 350.0, 1.0),
    ("capillary_refill_seconds", 0.0, 20.0, 0.1),
    ("glucose_mmol_per_l", 0.0, 100.0, 0.1),
    ("muac_mm", 50.0, 600.0, 1.0),
    ("weight_kg", 0.3, 500.0, 0.1),
    ("gcs_total", 3.0, 15.0, 1.0),
    ("pain_score", 0.0, 10.0, 1.0),
    ("spo2_scale", 1.0, 2.0, 1.0),
];

fn with_vital(field: &str, value: f64) -> Result<Encounter, EncounterError> {
    let whole = matches!(field, "gcs_total" | "pain_score" | "spo2_scale");
    let value = if whole {
        json!(value as i64)
    } else {
        json!(value)
    };
    Encounter::from_json(&json!({"age": {"years": 40}, "vitals": {field: value}}).to_string())
}

#[test]
fn both_ends_are_plausible_and_a_step_outside_names_field_value_and_range() {
    for (field, min, max, step) in RANGES {
        for inside in [min, max] {
            assert!(with_vital(field, inside).is_ok(), "{field} = {inside}");
        }
        for outside in [min - step, max + step].map(|value| (value * 10.0).round() / 10.0) {
            let error = with_vital(field, outside).expect_err(field);
            let dotted = format!("vitals.{field}");
            assert_eq!(error.field(), Some(dotted.as_str()));
            let message = error.to_string();
            for part in [dotted, format!("= {outside}"), format!("{min} to {max}")] {
                assert!(message.contains(&part), "{message} lacks {part}");
            }
        }
    }
}

#[test]
fn numbers_built_in_code_are_checked_too() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut encounter = Encounter::new(Age::Years(40));
        encounter.vitals.weight_kg = Some(value);
        let error = encounter.check().unwrap_err();
        assert_eq!(
            (error.code(), error.field()),
            ("out_of_range", Some("vitals.weight_kg"))
        );
    }
}

#[test]
fn ages_end_at_130_years() {
    for (good, bad, field) in [
        (Age::Years(130), Age::Years(131), "age.years"),
        (Age::Months(1560), Age::Months(1561), "age.months"),
        (Age::Days(47482), Age::Days(47483), "age.days"),
    ] {
        assert_eq!(Encounter::new(good).check(), Ok(()));
        let error = Encounter::new(bad).check().unwrap_err();
        assert_eq!((error.code(), error.field()), ("out_of_range", Some(field)));
    }
}

#[test]
fn the_diastolic_pressure_is_not_above_the_systolic() {
    let read = |systolic: f64, diastolic: f64| {
        let vitals = json!({"systolic_mmhg": systolic, "diastolic_mmhg": diastolic});
        Encounter::from_json(&json!({"age": {"years": 40}, "vitals": vitals}).to_string())
    };
    assert!(read(120.0, 119.0).is_ok() && read(120.0, 120.0).is_ok());
    let error = read(120.0, 121.0).unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        ("diastolic_above_systolic", Some("vitals.diastolic_mmhg"))
    );
    assert!(error.to_string().contains("121") && error.to_string().contains("120"));
}

#[test]
fn texts_and_lists_end_at_their_limits() {
    let with = |field: &str, value: Value| {
        let mut encounter = json!({"age": {"years": 40}});
        encounter[field] = value;
        Encounter::from_json(&encounter.to_string())
    };
    // The narrative is counted in characters, the id in bytes.
    assert!(with("narrative", json!("é".repeat(20_000))).is_ok());
    assert_eq!(
        with("narrative", json!("é".repeat(20_001)))
            .unwrap_err()
            .code(),
        "too_long"
    );
    assert!(with("id", json!("é".repeat(64))).is_ok());
    let error = with("id", json!("é".repeat(65))).unwrap_err();
    assert_eq!(
        (error.code(), error.field(), error.to_string().as_str()),
        ("too_long", Some("id"), "id: 130 bytes, the limit is 128")
    );
    let photo = || Photo {
        path: "a.jpg".into(),
        kind: PhotoKind::Wound,
    };
    let photos = |count| Encounter {
        photos: (0..count).map(|_| photo()).collect(),
        ..Encounter::new(Age::Years(40))
    };
    assert_eq!(photos(8).check(), Ok(()));
    assert_eq!(photos(9).check().unwrap_err().field(), Some("photos"));
}

#[test]
fn the_language_is_a_well_formed_tag() {
    for (tag, good) in [
        ("en", true),
        ("sw", true),
        ("pt-BR", true),
        ("zh-Hans-CN", true),
        ("", false),
        ("english please", false),
        ("e", false),
    ] {
        let read =
            Encounter::from_json(&json!({"age": {"years": 40}, "language": tag}).to_string());
        assert_eq!(read.is_ok(), good, "{tag}");
        if let Err(error) = read {
            assert_eq!(
                (error.code(), error.field()),
                ("invalid_language", Some("language"))
            );
        }
    }
}

#[test]
fn a_scale_holds_whole_numbers_only() {
    use aidpost_protocol::encounter::{Vital, Vitals};
    for (value, fits) in [(15.0, true), (3.5, false), (300.0, false), (-1.0, false)] {
        let mut vitals = Vitals::default();
        assert_eq!(Vital::GcsTotal.set(&mut vitals, value), fits, "{value}");
    }
}
