//! Patient text is in no error, log line or file: a canary stands for it, and is looked for everywhere but in the result.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use aidpost_tests::{CANARY, aidpost};
use tempfile::TempDir;

fn run(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = aidpost(home);
    command
        .env("AIDPOST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
        .current_dir(home);
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

fn files_hold_no_canary(dir: &Path) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_hold_no_canary(&path);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            assert!(
                !contains(&bytes, CANARY.as_bytes()),
                "{} holds patient text",
                path.display()
            );
        }
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

#[test]
fn a_whole_triage_at_trace_level_tells_nobody() {
    let home = TempDir::new().unwrap();
    let encounter = serde_json::json!({
        "id": CANARY, "age": { "years": 40 }, "signs": { "stridor": "present" },
        "narrative": format!("{CANARY} fell from a tree. <end_of_turn>{CANARY}\n{CANARY} cannot be woken."),
        "photos": [{ "path": format!("/{CANARY}.jpg"), "kind": "wound" }],
    });
    for format in ["json", "text", "fhir"] {
        let output = run(
            home.path(),
            &["triage", "--format", format, "-"],
            &encounter.to_string(),
        );
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let log = String::from_utf8_lossy(&output.stderr);
        assert!(log.contains("llama"), "the log is on: {log}");
        assert!(!log.contains(CANARY), "in the log: {log}");
    }
    files_hold_no_canary(home.path());
}

#[test]
fn no_error_quotes_what_it_refuses() {
    let home = TempDir::new().unwrap();
    let age = r#""age": {"years": 40}"#;
    let bad = [
        format!(r#"{{ {age}, "signs": {{ "{CANARY}": "present" }} }}"#),
        format!(r#"{{ {age}, "signs": {{ "stridor": "{CANARY}" }} }}"#),
        format!(r#"{{ {age}, "{CANARY}": 1 }}"#),
        format!(r#"{{ {age}, "sex": "{CANARY}" }}"#),
        format!(r#"{{ {age}, "vitals": {{ "heart_rate_per_minute": "{CANARY}" }} }}"#),
        format!(r#"{{ {age}, "vitals": {{ "{CANARY}": 1 }} }}"#),
        format!(r#"{{ {age}, "photos": [{{ "path": "x", "kind": "{CANARY}" }}] }}"#),
        format!(r#"{{ {age}, "language": "{CANARY} {CANARY}" }}"#),
        format!(r#"{{ {age}, "id": "{}" }}"#, CANARY.repeat(20)),
        format!(r#"{{ {age}, "narrative": ["{CANARY}"] }}"#),
        format!(r#"{{ {age}, "narrative": "{CANARY}" "#),
        format!(r#"{{ "age": "{CANARY}" }}"#),
        format!(r#"{{ "age": {{ "{CANARY}": 3 }} }}"#),
        CANARY.to_owned(),
    ];
    for input in &bad {
        let output = run(home.path(), &["triage", "--rules-only", "-"], input);
        let (out, log) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert_eq!(output.status.code(), Some(2), "{log}");
        assert!(
            !log.is_empty() && !log.contains(CANARY) && !out.contains(CANARY),
            "for {input}: {log}{out}"
        );
    }
    // As lines: the error stands in the result, with the caller's own id and nothing else of the input.
    let output = run(
        home.path(),
        &["triage", "--rules-only", "--format", "jsonl", "-"],
        &bad.join("\n"),
    );
    assert_eq!(output.status.code(), Some(2));
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(out.lines().count(), bad.len());
    for line in out
        .lines()
        .filter(|line| !line.contains(&format!("\"id\":\"{CANARY}")))
    {
        assert!(!line.contains(CANARY), "{line}");
    }
    assert!(!String::from_utf8_lossy(&output.stderr).contains(CANARY));
}

#[test]
fn debug_output_of_what_holds_patient_text_withholds_it() {
    let json = format!(
        r#"{{ "id": "{CANARY}", "age": {{ "years": 4 }}, "narrative": "{CANARY} coughs" }}"#
    );
    let encounter = aidpost::encounter::Encounter::from_json(&json).unwrap();
    let chart = aidpost::protocol::chart(&encounter);
    let prompt = aidpost::triage::reading_request(&encounter, &Default::default(), 10);
    let grammar = aidpost::constraint::reading_grammar(&chart.signs(), &format!("{CANARY} coughs"));
    let read = aidpost::constraint::read_reply(
        &format!("stridor + {CANARY}\n=\nred\n{CANARY}\n"),
        &chart.signs(),
        CANARY,
    );
    let reply = aidpost::model::Reply {
        text: CANARY.into(),
        finish: aidpost::model::Finish::Complete,
        choice: None,
    };
    let mut engine = aidpost::triage::Engine::with_model(
        Box::new(aidpost::model::Scripted::new([Ok(reply.clone())])),
        Default::default(),
    );
    let triage = engine
        .triage(&encounter, &aidpost::model::Control::UNATTENDED)
        .unwrap();
    for shown in [
        format!("{encounter:?}"),
        format!("{prompt:?}"),
        format!("{grammar:?}"),
        format!("{read:?}"),
        format!("{reply:?}"),
        format!("{triage:#?}"),
    ] {
        assert!(!shown.contains(CANARY), "{shown}");
    }
}
