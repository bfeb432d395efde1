//! Numbers told in the text are offered with their unit.

use aidpost_protocol::encounter::Sign;
use aidpost_reading::{ToldVital, read};

fn told(text: &str) -> Vec<(ToldVital, f64)> {
    read(text, "en", Sign::ALL)
        .values
        .iter()
        .map(|v| (v.vital, v.in_field_unit()))
        .collect()
}

#[test]
fn told_values_are_offered_in_the_unit_of_their_field() {
    use ToldVital::*;
    let cases: [(&str, &[(ToldVital, f64)]); 14] = [
        ("temp 39.4", &[(Temperature, 39.4)]),
        ("T 39,4", &[(Temperature, 39.4)]),
        ("102.5 F", &[(Temperature, 39.2)]),
        ("sats 88%", &[(Spo2, 88.0)]),
        ("BP 160/110", &[(Systolic, 160.0), (Diastolic, 110.0)]),
        ("HR 130", &[(HeartRate, 130.0)]),
        ("pulse 130", &[(HeartRate, 130.0)]),
        ("RR 44", &[(RespiratoryRate, 44.0)]),
        ("CBG 84 mg/dL", &[(Glucose, 4.7)]),
        ("sugar 2.1", &[(Glucose, 2.1)]),
        ("MUAC 11.2 cm", &[(Muac, 112.0)]),
        ("GCS 13/15", &[(Gcs, 13.0)]),
        ("Baby is 5 weeks", &[(Age, 5.0)]),
        ("28/40", &[(Gestation, 28.0)]),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(text, wanted)| told(text) != *wanted)
        .collect();
    assert!(
        wrong.is_empty(),
        "{:?}",
        wrong.iter().map(|(t, _)| (t, told(t))).collect::<Vec<_>>()
    );
}

#[test]
fn a_high_temperature_told_is_no_cold_body() {
    assert!(
        read("temp 39.4", "en", Sign::ALL)
            .signs
            .iter()
            .all(|hit| hit.sign != Sign::Hypothermia)
    );
}
