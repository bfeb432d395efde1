//! What is sent to vLLM and read from it, against vLLM's own classes: `.ci/vllm` had them take these requests and write these answers
//! (`tests/vllm`). What is compared is the form; words, grammars and schemas change with the prompts.

use aidpost::encounter::{PhotoKind, Sign};
use aidpost::engine::{Engine, ImageInterpretation, Options};
use aidpost::image::Pixels;
use aidpost::model::Control;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings, Structured};
use aidpost::prompt::Image;
use aidpost::triage::ModelStatus;
use aidpost_tests::here;
use serde_json::{Value, json};

use crate::server::{Does, EVENTS, Server, document};
use crate::{encounter, engine, settings, timed, well, why};

/// Every question that can be asked, by its task.
fn questions() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for structured in [Structured::VllmJson, Structured::VllmGrammar] {
        let server = Server::always(Does::Says(String::new()));
        let settings = Settings {
            structured,
            images: true,
            thought_tokens: 500,
            ..settings(&server.url)
        };
        let model = || Box::new(RemoteModel::new(Remote::new(settings.clone()).unwrap()));
        let options = Options {
            image_interpretation: ImageInterpretation::On,
            ..Options::default()
        };
        let mut engine = Engine::rules_only()
            .with_options(options)
            .with_remote(model())
            .with_remote_writer(model());
        let (patient, control) = (encounter(well()), Control::default());
        let pixels = Pixels {
            side: 896,
            rgb: vec![7; 896 * 896 * 3],
        };
        let skin = Image {
            kind: PhotoKind::Skin,
            pixels: pixels.into(),
        };
        engine.triage(&patient, &control).unwrap();
        engine.soap(&patient, &control).unwrap();
        engine.history(&patient, &control).unwrap();
        engine.ask(&patient, "How?", &control).unwrap();
        let mut look = engine.open_images(&[skin], None, &control).unwrap();
        look.describe(&control).unwrap();
        look.ask("What?", &control).unwrap();
        let condition = aidpost::prompt::Condition::from_code("melanoma").unwrap();
        look.classify(&[condition], &control).unwrap();
        let tasks = [
            "read",
            "soap",
            "history",
            "ask",
            "describe",
            "ask_image",
            "classify",
        ];
        let asked = server.asked();
        assert_eq!(asked.len(), tasks.len());
        for (task, asked) in tasks.iter().zip(asked) {
            all.push((format!("{structured:?} {task}"), asked.json()));
        }
    }
    all
}

/// The same with a word for each value.
fn form(value: &Value, key: &str) -> Value {
    match value {
        Value::Object(_) if key == "json" => "schema".into(),
        Value::Object(all) => all
            .iter()
            .map(|(key, one)| (key.clone(), form(one, key)))
            .collect(),
        Value::Array(all) => all.iter().map(|one| form(one, key)).collect(),
        Value::String(text) if key == "role" || key == "type" => text.as_str().into(),
        Value::String(text) if text.starts_with("data:image/png;base64,") => "png".into(),
        Value::String(_) => "text".into(),
        other => other.clone(),
    }
}

#[test]
fn every_question_has_the_form_that_vllms_own_classes_took() {
    let questions = questions();
    if let Some(file) = std::env::var_os("VLLM_REQUESTS") {
        let lines = questions
            .iter()
            .map(|(name, body)| json!({ "name": name, "body": body }).to_string() + "\n");
        std::fs::write(file, lines.collect::<String>()).unwrap();
    }
    let file = here().join("vllm/requests.json");
    let forms: Value = questions
        .iter()
        .map(|(name, body)| (name.clone(), form(body, "")))
        .collect();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, serde_json::to_string_pretty(&forms).unwrap() + "\n").unwrap();
    }
    let taken: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(forms, taken, "run .ci/vllm");
}

fn answer(name: &str) -> Value {
    let all = std::fs::read_to_string(here().join("vllm/answers.json")).unwrap();
    let mut all: Value = serde_json::from_str(&all).unwrap();
    all[name].take()
}

#[test]
fn every_answer_that_vllms_own_classes_write_is_read() {
    let text = |name: &str| answer(name).as_str().unwrap().to_owned();
    for (name, structured) in [
        ("lines", Structured::VllmGrammar),
        ("object", Structured::VllmJson),
        ("thought", Structured::VllmJson),
        ("whole", Structured::VllmJson),
    ] {
        let answer = text(name);
        let bytes = match name {
            "whole" => document(200, &answer),
            _ => format!("{EVENTS}{answer}").into_bytes(),
        };
        let server = Server::always(Does::Raw(bytes));
        let settings = Settings {
            structured,
            ..settings(&server.url)
        };
        let (triage, _) = timed(&mut engine(settings), &encounter(well()));
        let remote = triage.remote.as_ref().unwrap();
        assert_eq!(
            remote.status,
            ModelStatus::Answered,
            "{name}: {}",
            why(&triage)
        );
        let signs: Vec<Sign> = remote.signs.iter().map(|one| one.sign).collect();
        assert_eq!(signs, [Sign::Stridor], "{name}");
        let sure = remote.signs[0].probability.unwrap();
        assert!((sure - 0.8).abs() < 1e-6, "{name}: {sure}");
        let opinion = remote.opinion.as_ref().unwrap();
        let red = opinion.probabilities[&aidpost::acuity::Acuity::Red];
        assert!((red - 0.7).abs() < 0.01, "{name}: {red}");
    }
    // Cut at the most tokens: what has come whole is kept, and it says so.
    let cut = format!("{EVENTS}{}", text("cut"));
    let error = format!("{EVENTS}{}", text("error_in_the_middle"));
    for (bytes, reason) in [
        (error.into_bytes(), "reports an error"),
        (document(400, &text("error")), "status 400"),
    ] {
        let server = Server::always(Does::Raw(bytes));
        let (triage, _) = timed(&mut engine(settings(&server.url)), &encounter(well()));
        assert!(why(&triage).contains(reason), "{}", why(&triage));
    }
    let server = Server::always(Does::Raw(cut.into_bytes()));
    let (triage, _) = timed(&mut engine(settings(&server.url)), &encounter(well()));
    assert_eq!(triage.remote.unwrap().signs.len(), 1);

    // By its list of models it is known.
    let list = document(200, &text("models"));
    let server = Server::lists(list, Does::Says(String::new()));
    let settings = Settings {
        structured: Structured::Probe,
        ..settings(&server.url)
    };
    timed(&mut engine(settings), &encounter(well()));
    let asked = server.asked();
    assert!(asked[1].json()["structured_outputs"]["json"].is_object());
}
