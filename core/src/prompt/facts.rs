//! What the worker entered, in plain lines: the part of the prompt that is not the narrative.

use std::fmt::Write;

use crate::encounter::{Encounter, PatientText, Pregnancy, Sex, SignState, Vital};

/// Age, sex, pregnancy, measurements and ticked signs, a line each; what is not known is not mentioned.
pub(crate) fn describe(encounter: &Encounter) -> PatientText {
    let mut text = String::new();
    let age = encounter.age;
    let unit = age.field().trim_start_matches("age.");
    let _ = write!(text, "Patient: {} {unit}", age.value());
    match encounter.sex {
        Sex::Female => text.push_str(", female"),
        Sex::Male => text.push_str(", male"),
        Sex::Other | Sex::Unknown => {}
    }
    match encounter.pregnancy {
        Pregnancy::Pregnant => text.push_str(", pregnant"),
        Pregnancy::Postpartum => text.push_str(", gave birth recently"),
        Pregnancy::NotPregnant | Pregnancy::Unknown => {}
    }
    text.push('\n');
    let mut measured: Vec<String> = Vital::ALL
        .iter()
        .filter_map(|vital| {
            vital
                .of(&encounter.vitals)
                .map(|value| format!("{} {value} {}", vital.words(), vital.unit()))
        })
        .collect();
    measured.extend(
        encounter
            .vitals
            .avpu
            .map(|avpu| format!("alertness {}", avpu.code())),
    );
    list(&mut text, "Measured", &measured);
    for (heading, state) in [
        ("Ticked as there", SignState::Present),
        ("Ticked as not there", SignState::Absent),
    ] {
        let ticked = encounter
            .signs
            .iter()
            .filter(|(_, marked)| **marked == state);
        list(
            &mut text,
            heading,
            &ticked
                .map(|(sign, _)| sign.code().to_owned())
                .collect::<Vec<_>>(),
        );
    }
    PatientText::from(text)
}

fn list(text: &mut String, heading: &str, items: &[String]) {
    if !items.is_empty() {
        let _ = writeln!(text, "{heading}: {}", items.join(", "));
    }
}
