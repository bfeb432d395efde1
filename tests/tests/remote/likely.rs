//! How likely a server says that its tokens were: an opinion, and a number beside each sign. Both only ever raise, and neither is needed.

use aidpost::acuity::Acuity;
use aidpost::encounter::Sign;
use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::Remote;
use aidpost::triage::{DecidedBy, ModelStatus, OpinionPolicy, Triage, WarningCode};
use serde_json::{Value, json};

use crate::server::{Does, EVENTS, Server, document, events};
use crate::{GOOD, encounter, engine, settings, timed, well, why};

/// Events of these tokens, each with what could have stood in its place.
fn tokens(said: &[(&str, Value)]) -> Vec<u8> {
    let mut body = EVENTS.to_owned();
    for (token, likely) in said {
        let entry =
            json!({ "token": token, "logprob": -0.1, "bytes": [1], "top_logprobs": likely });
        let choice = json!({ "index": 0, "delta": { "content": token }, "finish_reason": null, "logprobs": { "content": [entry] } });
        body.push_str(&format!("data: {}\n\n", json!({ "choices": [choice] })));
    }
    let last = json!({ "index": 0, "delta": {}, "finish_reason": "stop" });
    body.push_str(&format!("data: {}\n\n", json!({ "choices": [last] })));
    body.into_bytes()
}

fn likely(all: &[(&str, f64)]) -> Value {
    all.iter()
        .map(|(token, p)| json!({ "token": token, "logprob": p.ln() }))
        .collect()
}

fn asked_by(bytes: Vec<u8>, opinion: OpinionPolicy) -> (Triage, Server) {
    let server = Server::always(Does::Raw(bytes));
    let remote = RemoteModel::new(Remote::new(settings(&server.url)).unwrap());
    let options = Options {
        opinion,
        ..Options::default()
    };
    let mut engine = Engine::rules_only()
        .with_options(options)
        .with_remote(Box::new(remote));
    let triage = engine.triage(&encounter(well()), &Control::default());
    (triage.unwrap(), server)
}

fn reading(acuity: &[(&str, f64)]) -> Vec<u8> {
    tokens(&[
        ("stiff_neck", json!([])),
        (" -", likely(&[(" -", 0.9), (" +", 0.1)])),
        (" his neck is not stiff\n=\n", json!([])),
        (acuity[0].0, likely(acuity)),
        ("\nWhy.\n", json!([])),
    ])
}

#[test]
fn an_opinion_comes_from_the_servers_numbers_and_only_raises() {
    let words = [("yellow", 0.6), ("red", 0.3), ("green", 0.1)];
    let (triage, server) = asked_by(reading(&words), OpinionPolicy::Review);
    let body = server.asked()[0].json();
    assert_eq!(
        (&body["logprobs"], &body["top_logprobs"]),
        (&json!(true), &json!(10))
    );
    let remote = triage.remote.as_ref().unwrap();
    let opinion = remote.opinion.as_ref().unwrap();
    assert_eq!(
        (opinion.acuity, opinion.calibrated),
        (Acuity::Yellow, false)
    );
    for (acuity, p) in [
        (Acuity::Red, 0.3),
        (Acuity::Yellow, 0.6),
        (Acuity::Green, 0.1),
    ] {
        assert!((opinion.probabilities[&acuity] - p).abs() < 1e-6);
    }
    // How likely the neck is stiff, by the mark in its own line.
    assert_eq!(remote.signs[0].sign, Sign::StiffNeck);
    assert_eq!(remote.signs[0].probability, Some(0.1));
    assert_eq!(
        (triage.acuity, triage.supervisor_review),
        (Acuity::Green, true)
    );
    let mut warnings = triage.warnings.iter();
    assert!(warnings.any(|one| one.code == WarningCode::ModelMoreUrgent));

    let (triage, _) = asked_by(reading(&words), OpinionPolicy::Raise);
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Yellow, DecidedBy::ModelOpinion)
    );

    // A less urgent one lowers nothing.
    let mut red = well();
    red["signs"] = json!({ "stridor": "present" });
    let server = Server::always(Does::Raw(reading(&[("green", 1.0)])));
    let (triage, _) = timed(&mut engine(settings(&server.url)), &encounter(red));
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Red, DecidedBy::Protocol)
    );
}

#[test]
fn numbers_that_lie_are_none_and_the_reading_stands() {
    let line = "stridor + blaring like a kazoo\n=\nred\nx\n";
    let split = |likely: Value| {
        tokens(&[
            ("stridor + blaring like a kazoo\n=\n", json!([])),
            ("red", likely),
            ("\nx\n", json!([])),
        ])
    };
    for likely in [
        json!("x"),
        json!([{ "token": "red", "logprob": 3.0 }]),
        json!([{ "token": "red", "logprob": null }]),
        json!([{ "token": 7, "logprob": -1 }]),
        json!([{ "token": "blue", "logprob": -1.0 }]),
    ] {
        let (triage, _) = asked_by(split(likely.clone()), OpinionPolicy::Raise);
        let remote = triage.remote.as_ref().unwrap();
        assert_eq!(
            remote.status,
            ModelStatus::Answered,
            "{likely}: {}",
            why(&triage)
        );
        assert_eq!(remote.signs.len(), 1, "{likely}");
        assert!(remote.opinion.is_none(), "{likely}");
    }
    // Tokens that are not the text.
    let entry =
        json!({ "token": "green", "logprob": 0.0, "top_logprobs": likely(&[("green", 1.0)]) });
    let choice = json!({ "message": { "content": line }, "finish_reason": "stop", "logprobs": { "content": [entry] } });
    let (triage, _) = asked_by(
        document(200, &json!({ "choices": [choice] }).to_string()),
        OpinionPolicy::Raise,
    );
    let remote = triage.remote.unwrap();
    assert!(remote.opinion.is_none() && remote.signs.len() == 1);
}

#[test]
fn a_server_that_refuses_the_question_about_its_tokens_is_asked_without_it() {
    let refuses = || Does::Raw(document(400, "logprobs are not supported"));
    let server = Server::start([refuses()], Does::Raw(events(GOOD)));
    let mut engine = engine(settings(&server.url));
    for _ in 0..2 {
        let (triage, _) = timed(&mut engine, &encounter(well()));
        let remote = triage.remote.as_ref().unwrap();
        assert_eq!(remote.status, ModelStatus::Answered, "{}", why(&triage));
        assert!(remote.opinion.is_none());
    }
    let asked: Vec<bool> = server
        .asked()
        .iter()
        .map(|one| one.json()["logprobs"] == true)
        .collect();
    assert_eq!(asked, [true, false, false]);
}
