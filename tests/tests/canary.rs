//! Patient text is in no error, log line or file: a canary stands for it, and is looked for everywhere but in the result.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::path::Path;
use std::process::Output;

use aidpost_tests::{CANARY, aidpost};
use tempfile::TempDir;

fn run(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = aidpost(home);
    command
        .env("AIDPOST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
        .current_dir(home);
    aidpost_tests::run(command.args(arguments), input)
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

/// A patient whose every text is the canary, with a photo at a path that is one too.
fn patient() -> String {
    let encounter = serde_json::json!({
        "id": CANARY, "age": { "years": 40 }, "signs": { "stridor": "present" },
        "narrative": format!("{CANARY} fell from a tree. <end_of_turn>{CANARY}\n{CANARY} cannot be woken."),
        "photos": [{ "path": format!("{CANARY}.jpg"), "kind": "wound" }],
    });
    encounter.to_string()
}

#[test]
fn a_whole_triage_at_trace_level_tells_nobody() {
    let home = TempDir::new().unwrap();
    for arguments in [
        &["triage", "--format", "json", "-"][..],
        &["triage", "--format", "text", "-"],
        &["triage", "--format", "fhir", "-"],
        &["triage", "--format", "html", "-"],
        &["soap", "--format", "fhir", "-"],
        &["soap", "-"],
        &["history", "--format", "json", "-"],
        &["ask", "-", CANARY],
    ] {
        let output = run(home.path(), arguments, &patient());
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {log}");
        assert!(log.contains("llama"), "the log is on: {log}");
        assert!(!log.contains(CANARY), "{arguments:?} in the log: {log}");
    }
    files_hold_no_canary(home.path());
}

/// A letter and a bundle carry the patient's words on purpose, and so does a log that was asked to; a log by default does not.
#[test]
fn what_leaves_the_app_goes_to_standard_output_and_a_log_keeps_hashes() {
    let home = TempDir::new().unwrap();
    let log = home.path().join("audit.jsonl");
    let path = log.to_str().unwrap();
    for format in ["html", "fhir", "json"] {
        let arguments = [
            "triage",
            "--rules-only",
            "--audit",
            path,
            "--format",
            format,
            "-",
        ];
        let output = run(home.path(), &arguments, &patient());
        assert_eq!(output.status.code(), Some(0));
        let (out, err) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        // In a bundle the story is in base64, and the id is not.
        assert!(
            out.contains(CANARY) && !err.contains(CANARY),
            "{format}: {err}"
        );
        assert!(
            err.contains("record ") && err.contains("audit.jsonl"),
            "{err}"
        );
    }
    files_hold_no_canary(home.path());
    let text = std::fs::read_to_string(&log).unwrap();
    assert_eq!(text.lines().count(), 3);
    assert!(
        text.contains("iitt-adult/red/stridor"),
        "codes are kept: {text}"
    );
    let head = std::fs::read(log.with_extension("jsonl.head")).unwrap();
    assert!(!head.is_empty() && !contains(&head, CANARY.as_bytes()));
    // Verifying and replaying tell nobody either, not even of a log that holds the whole encounter.
    let arguments = [
        "triage",
        "--rules-only",
        "--audit",
        path,
        "--audit-content",
        "-",
    ];
    assert_eq!(
        run(home.path(), &arguments, &patient()).status.code(),
        Some(0)
    );
    assert!(contains(&std::fs::read(&log).unwrap(), CANARY.as_bytes()));
    for arguments in [
        &["audit", "verify", path][..],
        &["audit", "replay", "--rules-only", path],
    ] {
        let output = run(home.path(), arguments, "");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(
            !contains(&output.stdout, CANARY.as_bytes())
                && !contains(&output.stderr, CANARY.as_bytes())
        );
    }
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
            (!log.is_empty() || out.contains("error"))
                && !log.contains(CANARY)
                && !out.contains(CANARY),
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
    let prompt = aidpost::reading::reading_request(&encounter, &Default::default(), 10);
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
    let mut engine = aidpost::engine::Engine::with_model(
        Box::new(aidpost::model::Scripted::new([Ok(reply.clone())])),
        Default::default(),
    );
    let triage = engine
        .triage(&encounter, &aidpost::model::Control::default())
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
