//! Numbers in another unit: an error or a warning that names the unit, and never green.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Encounter, Vital};
use aidpost_protocol::{evaluate, unlikely_values};

use super::{measured, well};

fn warned(encounter: &Encounter) -> String {
    let messages = unlikely_values(encounter)
        .into_iter()
        .map(|one| one.message);
    messages.collect::<Vec<_>>().join("\n")
}

fn pressure(systolic: f64, diastolic: f64) -> Encounter {
    let one = measured(well(Age::Years(30)), Vital::Systolic, systolic);
    measured(one, Vital::Diastolic, diastolic)
}

#[test]
fn a_pressure_in_cmhg_or_kpa_is_named_with_what_it_would_be() {
    for (systolic, diastolic, words) in [
        (16.0, 11.0, "16/11 looks like cmHg: 160/110 mmHg?"),
        (12.5, 8.0, "12.5/8 looks like cmHg: 125/80 mmHg?"),
        (26.0, 17.0, "26/17 looks like cmHg: 260/170 mmHg?"),
        (4.0, 3.0, "4/3 looks like cmHg: 40/30 mmHg?"),
        (3.9, 3.0, "3.9/3 mmHg was not felt"),
        (21.3, 14.7, "21.3/14.7 looks like kPa: 160/110 mmHg?"),
        (28.0, 18.0, "28/18 looks like kPa: 210/135 mmHg?"),
        (0.0, 0.0, "0/0 mmHg was not felt"),
    ] {
        let one = pressure(systolic, diastolic);
        assert!(warned(&one).contains(words), "{}", warned(&one));
        let outcome = evaluate(&one);
        assert!(outcome.acuity >= Acuity::Yellow && outcome.supervisor_review);
        assert_eq!(unlikely_values(&one).len(), 1, "the pair is one finding");
    }
    for usual in [
        pressure(120.0, 80.0),
        pressure(90.0, 60.0),
        pressure(30.0, 20.0),
    ] {
        assert_eq!(warned(&usual), "");
    }
    // In kPa a crisis: not warned of as a unit, and not green, in a child and in pregnancy either.
    let child = measured(well(Age::Years(6)), Vital::Systolic, 39.0);
    assert!(evaluate(&child).supervisor_review);
    let child = measured(well(Age::Years(6)), Vital::Systolic, 40.0);
    assert_eq!(evaluate(&child).acuity, Acuity::Green);
}

#[test]
fn a_number_that_fires_and_one_that_just_misses_for_every_vital_sign() {
    let (adult, child, toddler, infant) = (
        Age::Years(30),
        Age::Years(6),
        Age::Months(30),
        Age::Months(8),
    );
    let rows = [
        (child, Vital::Systolic, 29.0, 30.0, "kPa: 218 mmHg"),
        (child, Vital::Diastolic, 19.0, 20.0, "cmHg"),
        (child, Vital::Glucose, 54.0, 19.9, "mg/dL: 3 mmol/L"),
        (child, Vital::Glucose, 20.0, 19.9, "mg/dL"),
        (child, Vital::Spo2, 1.0, 50.0, "a fraction: 100 %"),
        (child, Vital::Spo2, 49.0, 50.0, "measure again"),
        (child, Vital::HeartRate, 19.0, 20.0, "76 per minute"),
        (child, Vital::RespiratoryRate, 4.0, 5.0, "16 per minute"),
        (adult, Vital::Muac, 55.0, 70.0, "550 mm"),
        (infant, Vital::Weight, 20.0, 16.0, "pounds: 9.1 kg"),
        (toddler, Vital::Weight, 36.0, 35.0, "pounds"),
        (child, Vital::Weight, 121.0, 120.0, "pounds"),
        (adult, Vital::Weight, 11.0, 20.0, "stones: 69.9 kg"),
    ];
    for (age, vital, fires, misses, words) in rows {
        let one = measured(well(age), vital, fires);
        let about = format!("{} = {fires}: {}", vital.field(), warned(&one));
        assert!(warned(&one).contains(words), "{about}");
        let outcome = evaluate(&one);
        assert!(outcome.acuity >= Acuity::Yellow, "{about}");
        assert!(
            outcome.supervisor_review || outcome.acuity == Acuity::Red,
            "{about}"
        );
        assert_eq!(warned(&measured(well(age), vital, misses)), "", "{about}");
    }
}

#[test]
fn what_lies_outside_the_range_is_refused_with_the_likely_unit() {
    for (field, value, words) in [
        ("temperature_celsius", "98.6", "looks like °F: 37 °C?"),
        ("temperature_celsius", "104", "looks like °F: 40 °C?"),
        ("temperature_celsius", "310.15", "looks like K: 37 °C?"),
        (
            "temperature_celsius",
            "285",
            "looks like tenths of a °C: 28.5 °C?",
        ),
        (
            "temperature_celsius",
            "375",
            "looks like tenths of a °C: 37.5 °C?",
        ),
        ("spo2_percent", "0.95", "looks like a fraction: 95 %?"),
        ("glucose_mmol_per_l", "126", "looks like mg/dL: 7 mmol/L?"),
        ("muac_mm", "11.5", "looks like cm: 115 mm?"),
        ("weight_kg", "3200", "looks like g: 3.2 kg?"),
        (
            "capillary_refill_seconds",
            "2000",
            "looks like milliseconds: 2 seconds?",
        ),
        (
            "pain_score",
            "70",
            "looks like a scale of 0 to 100: 7 points?",
        ),
        ("systolic_mmhg", "16000", "looks like Pa: 120 mmHg?"),
    ] {
        let json = format!(r#"{{"age":{{"years":40}},"vitals":{{"{field}":{value}}}}}"#);
        let message = Encounter::from_json(&json).unwrap_err().to_string();
        assert!(
            message.contains(words) && message.contains("plausible range"),
            "{message}"
        );
    }
    let far = r#"{"age":{"years":40},"vitals":{"temperature_celsius":9000}}"#;
    assert!(
        !Encounter::from_json(far)
            .unwrap_err()
            .to_string()
            .contains("looks like")
    );
}

#[test]
fn a_rate_of_zero_is_red_at_every_age() {
    for age in [Age::Days(40), Age::Months(8), Age::Years(6), Age::Years(30)] {
        for vital in [Vital::HeartRate, Vital::RespiratoryRate] {
            let at = |rate| evaluate(&measured(well(age), vital, rate));
            assert_eq!(at(0.0).acuity, Acuity::Red, "{age:?}");
            let names = at(1.0);
            let is_named = |f: &aidpost_protocol::Finding| f.rule.contains("/red/no-");
            assert!(!names.assessment.findings.iter().any(is_named), "{age:?}");
        }
    }
}

#[test]
fn one_strange_number_hides_no_other() {
    let one = measured(pressure(16.0, 11.0), Vital::Glucose, 54.0);
    let fields: Vec<String> = unlikely_values(&one)
        .into_iter()
        .map(|one| one.field)
        .collect();
    assert_eq!(fields, [Vital::Systolic.field(), Vital::Glucose.field()]);
    let slow = measured(
        measured(well(Age::Years(30)), Vital::HeartRate, 18.0),
        Vital::Diastolic,
        8.0,
    );
    assert_eq!(unlikely_values(&slow).len(), 2);
}

#[test]
fn a_weight_is_in_stones_from_twelve_years_on_and_in_pounds_before() {
    let of = |age, kg| warned(&measured(well(age), Vital::Weight, kg));
    assert!(of(Age::Years(12), 9.0).contains("stones"));
    assert!(of(Age::Months(143), 130.0).contains("pounds"));
}
