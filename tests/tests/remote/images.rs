//! Images to a model on another machine: only where the integrator's switch is on and the owner's settings let them go, and nothing but pixels.

use std::sync::Arc;
use std::time::Duration;

use aidpost::encounter::PhotoKind;
use aidpost::engine::{Engine, ImageInterpretation, Options};
use aidpost::image::Pixels;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings, Structured};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::prompt::Image;
use aidpost::tasks::{ImageAnswerStatus, Judgement, TaskError};
use aidpost_tests::{CANARY, aidpost, here};
use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::server::{Does, Server, document};
use crate::settings;

const SEEN: &str = "- A dark spot.\n- <unused94>thought\n=\nA mole, perhaps.";

fn on() -> Options {
    Options {
        image_interpretation: ImageInterpretation::On,
        ..Options::default()
    }
}

/// An image of which every pixel is another one than its neighbours.
fn skin() -> Image {
    let rgb = (0..896u32 * 896).flat_map(|at| [(at % 251) as u8, (at / 896 % 256) as u8, 7]);
    let pixels = Pixels {
        side: 896,
        rgb: rgb.collect(),
    };
    Image {
        kind: PhotoKind::Skin,
        pixels: Arc::new(pixels),
    }
}

fn remote(settings: Settings) -> Box<RemoteModel> {
    Box::new(RemoteModel::new(Remote::new(settings).unwrap()))
}

fn with_images(url: &str) -> Settings {
    Settings {
        images: true,
        deadline: Duration::from_secs(5),
        ..settings(url)
    }
}

/// The parts of the message, the images decoded again.
fn parts(body: &Value) -> (Vec<String>, Vec<image::RgbImage>) {
    let (mut texts, mut images) = (Vec::new(), Vec::new());
    for part in body["messages"][0]["content"].as_array().unwrap() {
        match part["type"].as_str().unwrap() {
            "text" => texts.push(part["text"].as_str().unwrap().to_owned()),
            "image_url" => {
                let url = part["image_url"]["url"].as_str().unwrap();
                let data = url.strip_prefix("data:image/png;base64,").unwrap();
                let png = base64::engine::general_purpose::STANDARD
                    .decode(data)
                    .unwrap();
                images.push(image::load_from_memory(&png).unwrap().to_rgb8());
            }
            other => assert_eq!(other, "text or image_url"),
        }
    }
    (texts, images)
}

#[test]
fn the_prepared_pixels_leave_and_the_answer_is_checked() {
    let server = Server::start(
        [
            Does::Says(SEEN.to_owned()),
            Does::Says("=\nA mole.".to_owned()),
        ],
        Does::Says("none\n".to_owned()),
    );
    let mut engine = Engine::rules_only()
        .with_options(on())
        .with_remote_writer(remote(with_images(&server.url)));
    let control = Control::default();
    let mut look = engine.open_images(&[skin()], None, &control).unwrap();
    let told = look.describe(&control).unwrap();
    assert_eq!(told.findings.len(), 1, "a mark of a thought is no finding");
    assert_eq!(&*told.impression.unwrap(), "A mole, perhaps.");
    let provenance = &told.about.provenance;
    assert!(provenance.remote.is_some() && provenance.not_for_clinical_use);
    let answer = look.ask("What is it?", &control).unwrap();
    assert_eq!(&*answer.text.unwrap(), "A mole.");
    let answer = look.ask("How old?", &control).unwrap();
    assert_eq!(answer.status, ImageAnswerStatus::NotSeen);
    drop(look);

    let asked = server.asked();
    assert_eq!(asked.len(), 3);
    let (texts, images) = parts(&asked[1].json());
    assert_eq!(images.len(), 1);
    assert_eq!(
        images[0].as_raw(),
        &skin().pixels.rgb,
        "the pixels themselves"
    );
    assert_eq!(texts[0], "Image 1: photo of the skin\n");
    assert!(texts[1].contains("What is it?"));
    // Two are two parts, each behind its label.
    let two = [skin(), skin()];
    let mut look = engine.open_images(&two, None, &control).unwrap();
    look.ask("Which?", &control).unwrap();
    let (texts, images) = parts(&server.asked()[3].json());
    assert_eq!(
        (images.len(), &*texts[1]),
        (2, "\nImage 2: photo of the skin\n")
    );
}

#[test]
fn no_image_leaves_without_both_switches() {
    let server = Server::always(Does::Says(SEEN.to_owned()));
    let control = Control::default();
    // The integrator's.
    let mut engine = Engine::rules_only().with_remote_writer(remote(with_images(&server.url)));
    let refused = engine.open_images(&[skin()], None, &control).unwrap_err();
    assert_eq!(refused, TaskError::ImagesOff);
    // The owner's.
    let mut engine = Engine::rules_only()
        .with_options(on())
        .with_remote_writer(remote(settings(&server.url)));
    let mut look = engine.open_images(&[skin()], None, &control).unwrap();
    let refused = look.describe(&control).unwrap_err().to_string();
    assert!(refused.contains("images are not sent"), "{refused}");
    assert!(server.asked().is_empty());
}

#[test]
fn a_server_that_fails_is_asked_once_and_this_machine_looks() {
    let server = Server::always(Does::Raw(document(404, "")));
    let reply = |text: &str| {
        Ok(Reply {
            text: text.into(),
            finish: Finish::Complete,
            choice: None,
        })
    };
    let here = Scripted::new([reply("yes"), reply("no"), reply("=\nHere.\n")]);
    let mut engine = Engine::with_model(Box::new(here), on())
        .with_remote_writer(remote(with_images(&server.url)));
    let control = Control::default();
    let mut look = engine.open_images(&[skin()], None, &control).unwrap();
    let conditions: Vec<_> = ["melanoma"]
        .iter()
        .filter_map(|code| aidpost::prompt::Condition::from_code(code))
        .collect();
    let told = look.classify(&conditions[..1], &control).unwrap();
    assert_eq!(told.conditions[0].judgement, Judgement::Yes);
    assert!(told.about.remote_failed.unwrap().contains("status 404"));
    let told = look.classify(&conditions[..1], &control).unwrap();
    assert_eq!(told.conditions[0].judgement, Judgement::No);
    // The pixels left with the first question, so the record still says so.
    assert!(told.about.remote_failed.is_some() && told.about.provenance.remote.is_some());
    let told = look.ask("What?", &control).unwrap();
    assert_eq!(&*told.text.unwrap(), "Here.");
    assert_eq!(told.about.provenance.pack.as_deref(), Some("scripted"));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn a_yes_is_weighed_by_what_the_server_says_of_its_tokens() {
    let said = |text: &str, token: &str, yes: f64| {
        let likely = json!([{ "token": "no", "logprob": (1.0 - yes).ln() }, { "token": token, "logprob": yes.ln() }]);
        let before = text.find(token).unwrap();
        let entries = json!([
            { "token": text[..before], "logprob": 0.0, "top_logprobs": [] },
            { "token": token, "logprob": yes.ln(), "top_logprobs": likely },
            { "token": text[before + token.len()..], "logprob": 0.0, "top_logprobs": [] },
        ]);
        json!({ "choices": [{ "message": { "content": text }, "finish_reason": "stop", "logprobs": { "content": entries } }] })
    };
    for (structured, text) in [
        (Structured::Free, "yes"),
        (Structured::JsonSchema, r#"{"answer":"yes"}"#),
    ] {
        let server = Server::always(Does::Raw(document(
            200,
            &said(text, "yes", 0.8).to_string(),
        )));
        let settings = Settings {
            structured,
            ..with_images(&server.url)
        };
        let mut engine = Engine::rules_only()
            .with_options(on())
            .with_remote_writer(remote(settings));
        let control = Control::default();
        let mut look = engine.open_images(&[skin()], None, &control).unwrap();
        let condition = aidpost::prompt::Condition::from_code("melanoma").unwrap();
        let told = look.classify(&[condition], &control).unwrap();
        let one = &told.conditions[0];
        assert_eq!(one.judgement, Judgement::Yes, "{structured:?}");
        assert!(
            (one.probability.unwrap() - 0.8).abs() < 1e-9,
            "{:?}",
            one.probability
        );
    }
}

#[test]
fn the_command_sends_images_where_it_was_told_to_and_says_so() {
    let home = TempDir::new().unwrap();
    let server = Server::always(Does::Says(SEEN.to_owned()));
    let shown = format!("skin={}", here().join("cases/photo.png").display());
    let all = [
        "describe",
        "--image-interpretation",
        "--without-pack",
        "--remote",
        &server.url,
        "--remote-model",
        "ward-27b",
        "--format",
        "json",
    ];
    let run = |more: &[&str]| {
        let mut command = aidpost(home.path());
        command
            .env("AIDPOST_LOG", "trace")
            .args(all)
            .args(more)
            .arg(&shown);
        aidpost_tests::run(&mut command, "")
    };
    let output = run(&[]);
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{log}");
    assert!(log.contains("nothing goes to ward-27b"), "{log}");
    assert!(
        server
            .asked()
            .iter()
            .all(|asked| asked.head.starts_with("GET "))
    );
    let output = run(&["--remote-images"]);
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{log}");
    assert!(
        log.contains("the images' pixels and the question go to ward-27b"),
        "{log}"
    );
    assert!(
        !log.contains("base64") && !log.contains("dark spot"),
        "{log}"
    );
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["impression"], "A mole, perhaps.");
    assert_eq!(told["provenance"]["remote"]["model"], "ward-27b");

    // A note, with a log at its most talkative.
    server.does(Does::Says(format!("S\n> {CANARY}\nO\nA\n~ x\nP\n~ y")));
    let patient =
        json!({ "id": CANARY, "age": { "years": 3 }, "narrative": format!("{CANARY} is ill.") });
    let mut command = aidpost(home.path());
    command.env("AIDPOST_LOG", "trace").args([
        "soap",
        "--without-pack",
        "--remote",
        &server.url,
        "--remote-model",
        "ward-27b",
        "--format",
        "json",
        "-",
    ]);
    let output = aidpost_tests::run(&mut command, &patient.to_string());
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{log}");
    assert!(
        !log.contains(CANARY) && log.contains("the story and the question"),
        "{log}"
    );
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["subjective"][0]["text"], CANARY);
}
