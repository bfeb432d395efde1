//! Writes letters to look at into a folder: the example cases, right-to-left text, a photo, and encounters with everything at its limit.
#![expect(
    clippy::unwrap_used,
    reason = "a tool of this project; it stops where something is not there"
)]

use std::path::Path;

use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::records::report::{self, Letter, Photo};
use aidpost::triage::ReadBy;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (cases, out, photo) = (
        arguments.next().unwrap(),
        arguments.next().unwrap(),
        arguments.next().unwrap(),
    );
    let photo = Photo::new(std::fs::read(photo).unwrap()).unwrap();
    let write = |name: &str, encounter: &Encounter, engine: &mut Engine, letter: &Letter<'_>| {
        let mut triage = engine.triage(encounter, &Control::default()).unwrap();
        triage.provenance.not_for_clinical_use =
            (triage.reading.signs.iter()).any(|sign| sign.read_by != ReadBy::Lexicon);
        let page = report::html(encounter, &triage, letter).unwrap();
        std::fs::write(Path::new(&out).join(format!("{name}.html")), page).unwrap();
    };
    let dated = || Letter {
        written: Some("2026-01-31 08:15 UTC"),
        ..Letter::default()
    };
    for case in std::fs::read_dir(cases).unwrap() {
        let path = case.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let encounter = Encounter::from_json(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            write(&name, &encounter, &mut Engine::rules_only(), &dated());
        }
    }
    let with_photo = Letter {
        patient: Some("فاطمة أحمد".into()),
        photo: Some(&photo),
        ..dated()
    };
    let encounter = Encounter::from_json(RIGHT_TO_LEFT).unwrap();
    write(
        "right-to-left",
        &encounter,
        &mut reads("severe_headache + صداع شديد جدا\n"),
        &with_photo,
    );
    for (name, words) in [
        ("full-wide", "W"),
        ("full-latin", "the child cannot drink and cries "),
        ("full-arabic", "منذ الصباح عندها صداع شديد جدا "),
        ("full-chinese", "孩子发烧三天不能喝水呼吸很快"),
        ("full-emoji", "😀🤒"),
    ] {
        let mut encounter = Encounter::from_json(FULL).unwrap();
        let story: String = words.chars().cycle().take(20_000).collect();
        encounter.id = Some("W".repeat(128).into());
        encounter.narrative = Some(story.as_str().into());
        let long = name.replace("full", "long");
        write(&long, &encounter, &mut Engine::rules_only(), &dated());
        encounter.signs = Sign::ALL
            .iter()
            .map(|sign| (*sign, SignState::Present))
            .collect();
        let evidence: String = story.chars().take(150).collect();
        let signs = [
            "stridor",
            "wheezing",
            "headache",
            "burn",
            "trauma",
            "severe_pain",
        ];
        let reply: String = signs
            .map(|sign| format!("{sign} + {}\n", evidence.trim()))
            .concat();
        write(name, &encounter, &mut reads(&reply), &dated());
        let letter = Letter {
            photo: Some(&photo),
            ..dated()
        };
        write(
            &format!("{name}-photo"),
            &encounter,
            &mut reads(&reply),
            &letter,
        );
    }
}

fn reads(signs: &str) -> Engine {
    let reply = Reply {
        text: format!("{signs}=\nred\nx\n").as_str().into(),
        finish: Finish::Complete,
        choice: Some(vec![0.7, 0.2, 0.1]),
    };
    Engine::with_model(Box::new(Scripted::new([Ok(reply)])), Options::default())
}

const RIGHT_TO_LEFT: &str = r#"{ "id": "١٢-ب", "age": { "years": 24 }, "sex": "female", "pregnancy": "pregnant", "language": "ar",
    "vitals": { "heart_rate_per_minute": 128, "respiratory_rate_per_minute": 24, "temperature_celsius": 38.6, "spo2_percent": 94,
        "systolic_mmhg": 168, "diastolic_mmhg": 112, "avpu": "alert" },
    "narrative": "هي حامل في الشهر الثامن. منذ الصباح عندها صداع شديد جدا وترى ومضات أمام عينيها. وجهها ويداها منتفخة." }"#;

const FULL: &str = r#"{ "age": { "years": 24 }, "sex": "female", "pregnancy": "pregnant", "photos": [{ "path": "x", "kind": "skin" }],
    "vitals": { "heart_rate_per_minute": 160, "respiratory_rate_per_minute": 44, "temperature_celsius": 39.6, "spo2_percent": 86,
        "systolic_mmhg": 168, "diastolic_mmhg": 112, "avpu": "confusion", "capillary_refill_seconds": 4, "glucose_mmol_per_l": 2.1,
        "muac_mm": 210, "weight_kg": 43.5, "gcs_total": 13, "pain_score": 9, "supplemental_oxygen": true, "spo2_scale": 1 } }"#;
