//! The command with `--remote`.

use std::path::Path;
use std::process::Output;

use aidpost_tests::{CANARY, aidpost};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::server::{Does, Server, document};
use crate::{GOOD, well};

fn run(home: &Path, arguments: &[&str], patient: &Value) -> Output {
    let mut command = aidpost(home);
    command.env("AIDPOST_LOG", "trace").current_dir(home);
    aidpost_tests::run(command.arg("triage").args(arguments), &patient.to_string())
}

fn named() -> Value {
    let mut patient = well();
    patient["id"] = CANARY.into();
    patient["narrative"] = format!("{CANARY} is blaring like a kazoo, été compris.").into();
    patient
}

#[test]
fn it_says_where_the_story_goes_and_what_came_of_it() {
    let home = TempDir::new().unwrap();
    let server = Server::always(Does::Says(GOOD.to_owned()));
    let words = [
        "--without-pack",
        "--remote",
        &server.url,
        "--remote-model",
        "ward-27b",
        "--format",
        "json",
        "-",
    ];
    let output = run(home.path(), &words, &named());
    let log = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{log}");
    assert!(
        log.contains(&format!("goes to ward-27b at {}", server.url)),
        "{log}"
    );
    assert!(!log.contains(CANARY), "{log}");
    let triage: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&triage["acuity"], &triage["decided_by"]),
        (&json!("red"), &json!("signs_read_by_remote"))
    );
    assert_eq!(triage["remote"]["status"], "answered");
    assert_eq!(
        triage["provenance"]["remote"]["server"],
        server.url.as_str()
    );

    // The earlier form knows of no other machine.
    let output = run(
        home.path(),
        &[&["--schema", "1"], &words[..]].concat(),
        &named(),
    );
    let triage: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(triage["decided_by"], "signs_read_by_model");
    assert!(triage["remote"].is_null());
}

#[test]
fn a_file_of_settings_and_a_server_that_sends_the_story_back_in_its_errors() {
    let home = TempDir::new().unwrap();
    let head = format!(
        "HTTP/1.1 500 {CANARY}\r\nx-{CANARY}: {CANARY}\r\nlocation: /{CANARY}\r\ncontent-length: 0\r\n\r\n"
    );
    for fault in [
        head.into_bytes(),
        document(400, CANARY),
        format!("{CANARY}\r\n\r\n").into_bytes(),
    ] {
        let server = Server::always(Does::Raw(fault));
        let settings = json!({ "schema": "aidpost.remote/1", "url": server.url, "model": "ward-27b", "structured": "free", "retries": 0 });
        std::fs::write(home.path().join("ward.json"), settings.to_string()).unwrap();
        let words = [
            "--without-pack",
            "--remote",
            "ward.json",
            "--format",
            "json",
            "-",
        ];
        let output = run(home.path(), &words, &named());
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{log}");
        assert!(!log.contains(CANARY), "{log}");
        let triage: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            (&triage["acuity"], &triage["remote"]["status"]),
            (&json!("green"), &json!("failed"))
        );
        assert!(triage["warnings"].to_string().contains("remote_failed"));
    }
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_sent() {
    let home = TempDir::new().unwrap();
    std::fs::write(home.path().join("bad.json"), "{}").unwrap();
    for (words, reason) in [
        (
            &[
                "--remote",
                "http://ward.example.org/v1",
                "--remote-model",
                "x",
            ][..],
            "url: must begin with https://",
        ),
        (
            &["--remote", "https://ward.example.org/v1"],
            "--remote-model is missing",
        ),
        (&["--remote", "nowhere.json"], "nowhere.json"),
        (&["--remote", "bad.json"], "schema"),
        (
            &["--remote", "bad.json", "--remote-model", "x"],
            "leave out --remote-model",
        ),
        (&["--remote-model", "x"], "--remote"),
        (&["--rules-only", "--remote", "bad.json"], "--rules-only"),
    ] {
        let alone: &[&str] = if words.contains(&"--rules-only") || !words.contains(&"--remote") {
            &[]
        } else {
            &["--without-pack"]
        };
        let output = run(home.path(), &[alone, words, &["-"]].concat(), &named());
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words:?}: {log}");
        assert!(log.contains(reason), "{words:?}: {log}");
    }
}
