//! What differs between servers that all call themselves compatible: addresses, names, tokens, what they refuse and how they end.

use aidpost::encounter::Sign;
use aidpost::model::remote::client::{Settings, Structured, TokenSource};
use aidpost::triage::{ModelStatus, Triage};
use serde_json::{Value, json};

use crate::server::{Asked, Does, EVENTS, Server, document, events};
use crate::{GOOD, encounter, engine, settings, timed, well, why};

const OBJECT: &str = r#"{"signs":[{"sign":"stridor","state":"present","evidence":"blaring like a kazoo"}],"acuity":"red","reason":"x","ask_next":[]}"#;

fn probing(url: &str) -> Settings {
    Settings {
        structured: Structured::Probe,
        ..settings(url)
    }
}

fn read(triage: &Triage) -> Vec<Sign> {
    let remote = triage.remote.as_ref().unwrap();
    assert_eq!(remote.status, ModelStatus::Answered, "{}", why(triage));
    remote.signs.iter().map(|one| one.sign).collect()
}

/// The questions, and of each whether it asks for probabilities and for a form.
fn asked(server: &Server) -> (Vec<Asked>, Vec<(bool, bool)>) {
    let questions = server.asked().into_iter();
    let questions: Vec<Asked> = questions
        .filter(|one| one.head.starts_with("POST "))
        .collect();
    let wants = |one: &Asked| {
        let body = one.json();
        (body["logprobs"] == true, !body["response_format"].is_null())
    };
    let wants = questions.iter().map(wants).collect();
    (questions, wants)
}

/// Vertex AI: a long path without a list of models, a name that must be empty, a token that grows old within the hour.
#[cfg(unix)]
#[test]
fn an_endpoint_of_vertex_ai() {
    let home = tempfile::TempDir::new().unwrap();
    let count = home.path().join("n").display().to_string();
    let print = format!("echo x >>{count}; echo ya29.old-$(wc -l <{count})");
    let no_list = document(404, "<html>not found</html>");
    let server = Server::lists(no_list, Does::Says(OBJECT.to_owned()));
    let place = "projects/p-1/locations/africa-south1/endpoints/mg-endpoint-7";
    let vertex = Settings {
        url: format!("{}beta1/{place}", server.url),
        model: "medgemma-27b-it".to_owned(),
        served_as: Some(String::new()),
        token: Some(TokenSource::Command(
            ["sh", "-c", &print].map(str::to_owned).to_vec(),
        )),
        ..probing(&server.url)
    };
    let mut engine = engine(vertex.clone());
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert_eq!(read(&triage), [Sign::Stridor]);
    let source = triage.provenance.remote.unwrap();
    assert_eq!((source.model, source.server), (vertex.model, vertex.url));
    let (questions, wants) = asked(&server);
    let first = format!("POST /v1beta1/{place}/chat/completions HTTP/1.1\r\n");
    assert!(
        questions[0].head.starts_with(&first),
        "{}",
        questions[0].head
    );
    assert_eq!(questions[0].json()["model"], "");
    assert_eq!(wants, [(true, true)]);

    // An hour later the token is refused, and another one is printed.
    server.next([Does::Raw(document(401, ""))]);
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert_eq!(read(&triage), [Sign::Stridor]);
    let (questions, _) = asked(&server);
    let bearers: Vec<&str> = questions
        .iter()
        .filter_map(|one| one.head.split("Bearer ").nth(1)?.split('\r').next())
        .collect();
    assert_eq!(bearers, ["ya29.old-1", "ya29.old-1", "ya29.old-2"]);

    // Its errors are a list.
    let error =
        json!([{ "error": { "code": 400, "message": "x", "status": "FAILED_PRECONDITION" } }]);
    server.does(Does::Raw(document(400, &error.to_string())));
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert!(why(&triage).contains("status 400"), "{}", why(&triage));
}

/// LiteLLM refuses, with status 400, what the model behind it does not take.
#[test]
fn a_gateway_that_refuses_what_its_model_does_not_take() {
    let refusal = json!({ "error": { "message": "litellm.UnsupportedParamsError", "type": "None", "param": "None", "code": "400" } });
    let refuses = || Does::Raw(document(400, &refusal.to_string()));
    let server =
        Server::start([refuses(), refuses()], Does::Says(GOOD.to_owned())).owned_by("openai");
    let mut engine = engine(probing(&server.url));
    for _ in 0..2 {
        let (triage, _) = timed(&mut engine, &encounter(well()));
        assert_eq!(read(&triage), [Sign::Stridor]);
    }
    let (questions, wants) = asked(&server);
    assert_eq!(
        wants,
        [(true, true), (false, true), (false, false), (false, false)]
    );
    let says_object = |one: &Asked| one.message().contains("one JSON object");
    let objects: Vec<bool> = questions.iter().map(says_object).collect();
    assert_eq!(
        objects,
        [true, true, false, false],
        "the words fit the form"
    );

    // A form that the owner named is kept.
    let server = Server::always(refuses());
    let named = Settings {
        structured: Structured::JsonSchema,
        ..settings(&server.url)
    };
    let (triage, _) = timed(&mut crate::engine(named), &encounter(well()));
    assert!(why(&triage).contains("status 400"));
    assert_eq!(asked(&server).1, [(true, true), (false, true)]);
}

/// What was refused for another reason is asked for again with the next story.
#[test]
fn a_refusal_that_was_for_another_reason_costs_nothing_later() {
    let too_long = || Does::Raw(document(400, "too long"));
    let server = Server::start(
        [too_long(), too_long(), too_long()],
        Does::Says(OBJECT.to_owned()),
    )
    .owned_by("openai");
    let mut engine = engine(probing(&server.url));
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert!(why(&triage).contains("status 400"));
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert_eq!(read(&triage), [Sign::Stridor]);
    let all = [(true, true), (false, true), (false, false), (true, true)];
    assert_eq!(asked(&server).1, all);
}

/// Hugging Face's own server: its list names the model as its owner, it gives at most five likely tokens, ends with usage, and says errors as events
/// of another name. An endpoint that slept answers 503 until it is awake.
#[test]
fn an_endpoint_of_hugging_face() {
    let chunk = |content: &str, end: Value| {
        json!({ "object": "chat.completion.chunk", "id": "", "created": 1732000000, "model": "google/medgemma-27b-it", "system_fingerprint": "3.3.6-native",
            "choices": [{ "index": 0, "delta": { "role": "assistant", "content": content }, "logprobs": null, "finish_reason": end }], "usage": null })
    };
    let mut answer = EVENTS.to_owned();
    for (content, end) in [
        (&OBJECT[..20], Value::Null),
        (&OBJECT[20..], Value::Null),
        ("", json!("stop")),
    ] {
        answer.push_str(&format!("data: {}\n\n", chunk(content, end)));
    }
    answer.push_str("data: [DONE]\n\n");
    let fewer = json!({ "error": "Input validation error: `top_n_tokens` must be >= 0 and <= 5", "error_type": "validation" });
    let asleep = json!({ "error": "503 Service Unavailable" });
    let server = Server::start(
        [
            Does::Raw(document(503, &asleep.to_string())),
            Does::Raw(document(422, &fewer.to_string())),
        ],
        Does::Raw(answer.into_bytes()),
    )
    .owned_by("google/medgemma-27b-it");
    let mut engine = engine(Settings {
        deadline: std::time::Duration::from_secs(4),
        ..probing(&server.url)
    });
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert_eq!(read(&triage), [Sign::Stridor]);
    assert_eq!(
        asked(&server).1,
        [(true, true), (true, true), (false, true)]
    );

    let begun = String::from_utf8(events(GOOD)).unwrap();
    let begun = begun.split("data: ").next().unwrap();
    let error = "event: error\ndata: {\"error\":\"Request failed during generation\",\"error_type\":\"generation\"}\n\n";
    server.does(Does::Raw(format!("{begun}{error}").into_bytes()));
    let (triage, _) = timed(&mut engine, &encounter(well()));
    assert!(
        why(&triage).contains("reports an error"),
        "{}",
        why(&triage)
    );
}
