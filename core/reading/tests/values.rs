//! Numbers told in the text are offered with their unit.

use aidpost_protocol::encounter::{Sign, SignState};
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

/// The signs that a told temperature makes of a text, with the state in which each stands.
fn of_temperature(text: &str, language: &str) -> Vec<(Sign, Option<SignState>)> {
    let hits = read(text, language, Sign::ALL).signs;
    let told = hits
        .into_iter()
        .filter(|hit| hit.cue == "(told temperature)");
    told.map(|hit| (hit.sign, hit.state)).collect()
}

#[test]
fn a_told_temperature_is_a_fever_or_a_cold_body_by_the_charts_own_bounds() {
    let present = Some(SignState::Present);
    for (told, wanted) in [
        ("T 39.4", Some(Sign::Fever)),
        ("temp 38.0", Some(Sign::Fever)),
        ("temp 37.9", None),
        ("temp 36.8", None),
        ("temp 35.5", None),
        ("temp 35.4", Some(Sign::Hypothermia)),
        ("temp 102.5 F", Some(Sign::Fever)),
        ("temp 94 F", Some(Sign::Hypothermia)),
        // No thermometer shows it: no number, and so no sign.
        ("temp 394", None),
    ] {
        let wanted: Vec<_> = wanted.into_iter().map(|sign| (sign, present)).collect();
        assert_eq!(
            of_temperature(&format!("Cough for two days. {told}."), "en"),
            wanted,
            "{told}"
        );
    }
    let others = [
        ("fr", "Toux, température 39,2."),
        ("es", "Tos. Temperatura 39,2."),
        ("pt", "Tosse. Temperatura 39,2."),
        ("sw", "Kikohozi. Joto 39.2."),
        ("hi", "खांसी। तापमान 39.2।"),
        ("ar", "سعال. حرارة 39.2."),
    ];
    for (language, text) in others {
        // A list may have a cue of its own at the same place.
        let chief = read(text, language, Sign::ALL).chief();
        assert!(chief.contains(&(Sign::Fever, SignState::Present)), "{text}");
    }
}

#[test]
fn a_told_temperature_of_another_or_in_advice_tells_nothing_of_the_patient() {
    for text in [
        "Her brother had temp 39.5. She is well.",
        "Cough. Come back if temp 38.5 or more.",
        "Well today. Last year admitted with temp 40.",
    ] {
        let states = of_temperature(text, "en");
        assert_eq!(states, vec![(Sign::Fever, None)], "{text}");
    }
}

#[test]
fn whoever_answers_nothing_is_not_themselves() {
    let signs =
        |text: &str, asked: &[Sign]| -> Vec<(Sign, SignState)> { read(text, "en", asked).chief() };
    let both = [Sign::Unresponsive, Sign::AlteredMentalStatus];
    let found = signs("He is unresponsive.", &both);
    assert_eq!(found, both.map(|sign| (sign, SignState::Present)));
    assert_eq!(
        signs("He is unresponsive.", &both[..1]),
        vec![(Sign::Unresponsive, SignState::Present)]
    );
    assert_eq!(
        signs("He was never unresponsive.", &both),
        vec![(Sign::Unresponsive, SignState::Absent)]
    );
}

#[test]
fn a_baby_at_the_breast_that_cannot_feed_feeds_badly() {
    let both = [Sign::NotFeedingWell, Sign::UnableToFeedOrDrink];
    let told = |text: &str| -> Vec<(Sign, SignState)> {
        let mut found = read(text, "en", &both).chief();
        found.sort_unstable_by_key(|(sign, _)| sign.code());
        found
    };
    let there = both.map(|sign| (sign, SignState::Present));
    assert_eq!(
        told("Neonate of 3 days, does not suck, unable to feed at all."),
        there
    );
    let feeds = told("Newborn of 3 days, never unable to drink.");
    assert!(!feeds.contains(&there[0]) && !feeds.contains(&there[1]));
}

#[test]
fn the_breast_of_an_adult_and_a_mum_make_no_baby() {
    let feeds_badly = |text: &str, language: &str| {
        let found = read(text, language, Sign::ALL).chief();
        assert!(
            found.contains(&(Sign::UnableToFeedOrDrink, SignState::Present)),
            "{text}"
        );
        found.contains(&(Sign::NotFeedingWell, SignState::Present))
    };
    for (text, language) in [
        ("Neonate, does not suck at all, unable to feed.", "en"),
        ("Nourrisson de 3 jours, ne peut pas téter.", "fr"),
        ("Recién nacido, no puede mamar.", "es"),
        ("Recém-nascido não consegue mamar.", "pt"),
        ("Kichanga cha siku tatu hawezi kunyonya.", "sw"),
        ("नवजात शिशु बिल्कुल दूध नहीं पी पा रहा है।", "hi"),
        ("رضيع عمره ثلاثة ايام لا يستطيع الرضاعة.", "ar"),
    ] {
        assert!(feeds_badly(text, language), "{text}");
    }
    for (text, language) in [
        ("Man of 60, unable to drink at all.", "en"),
        ("NB: man of 60, unable to drink at all.", "en"),
        (
            "Woman of 40 with a burn of the breast, unable to drink at all.",
            "en",
        ),
        ("Homme de 60 ans, ne peut rien boire.", "fr"),
        ("Mujer de 40 con dolor de pecho, no puede beber nada.", "es"),
        (
            "Su mamá dice que el niño de 4 años no puede beber nada.",
            "es",
        ),
        ("Homem com dor no peito, não consegue beber nada.", "pt"),
        ("Mzee hawezi kunywa kabisa.", "sw"),
    ] {
        assert!(!feeds_badly(text, language), "{text}");
    }
}
