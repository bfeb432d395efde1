//! What comes in by file and standard input: every line has its answer, whatever stands before it, and nobody waits for the next one.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says what it expects by failing"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use aidpost_tests::{CANARY, aidpost, run};
use serde_json::Value;
use tempfile::TempDir;

const ILL: &str = r#"{"id":"ill","age":{"years":34},"vitals":{"heart_rate_per_minute":160}}"#;
const YOUNG: &str = r#"{"id":"young","age":{"days":3}}"#;

fn rules(home: &Path) -> Command {
    let mut command = aidpost(home);
    command.args(["triage", "--rules-only"]);
    command
}

fn fed(input: &[u8]) -> Output {
    let home = TempDir::new().unwrap();
    let mut command = rules(home.path());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The answers come while the input is still written.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// For each line its acuity, or the code of its error.
fn answers(output: &Output) -> Vec<String> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    let answer = |line: &str| {
        let line: Value = serde_json::from_str(line).expect(line);
        let code = line["acuity"].as_str().or(line["error"]["code"].as_str());
        code.unwrap().to_owned()
    };
    text.lines().map(answer).collect()
}

#[test]
fn whatever_stands_first_on_standard_input_the_lines_after_it_are_answered() {
    let two = format!("{ILL}\n{YOUNG}\n");
    for (first, code) in [
        (&b""[..], None),
        (b"\n \n", None),
        (b"\xef\xbb\xbf", None),
        (b"not json\n", Some("invalid_json")),
        (b"{\"age\": \n", Some("invalid_json")),
        (b"{\"age\"\n", Some("invalid_json")),
        (b"[]\n", Some("wrong_value")),
        (
            b"{\"age\":{\"years\":34},\"sexx\":1}\n",
            Some("unknown_name"),
        ),
        (b"\xff\xfe{}\n", Some("unreadable")),
    ] {
        let output = fed(&[first, two.as_bytes()].concat());
        let code = code.map(str::to_owned);
        let expected: Vec<String> = code
            .iter()
            .cloned()
            .chain(["red".to_owned(), "red".to_owned()])
            .collect();
        let status = if code.is_some() { 2 } else { 0 };
        assert_eq!(
            answers(&output),
            expected,
            "{:?}",
            String::from_utf8_lossy(first)
        );
        assert_eq!(output.status.code(), Some(status));
    }
}

#[test]
fn one_line_alone_is_answered_as_a_line_and_a_document_over_several_as_text() {
    assert_eq!(answers(&fed(format!("{ILL}\n").as_bytes())), ["red"]);
    assert_eq!(answers(&fed(ILL.as_bytes())), ["red"]);
    let document = format!("{:#}\n", serde_json::from_str::<Value>(ILL).unwrap());
    let output = fed(document.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("RED") && !text.starts_with('{'), "{text}");
    // What is cut off within the document is one bad document, and says where.
    let cut = fed(&document.as_bytes()[..document.len() / 2]);
    assert_eq!(cut.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&cut.stderr).contains("line"));
}

fn waiting(home: &Path) -> Child {
    let mut command = rules(home);
    let pipes = command
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    pipes.spawn().unwrap()
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let home = TempDir::new().unwrap();
    let mut child = waiting(home.path());
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in [ILL, YOUNG, "what?"] {
        writeln!(stdin, "{line}").unwrap();
        stdin.flush().unwrap();
        // Without an answer the test would wait here for ever.
        assert!(answers.next().unwrap().unwrap().starts_with('{'));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

/// Ctrl-C, as a terminal sends it, and how the command ended. The input stays open: one that did not hear it would wait for ever.
#[cfg(unix)]
fn interrupted(child: &mut Child) -> Option<i32> {
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    child.wait().unwrap().code()
}

#[cfg(unix)]
#[test]
fn a_command_that_waits_for_input_hears_ctrl_c() {
    let home = TempDir::new().unwrap();
    for before in ["", "{\n", &format!("{ILL}\n")] {
        let mut child = waiting(home.path());
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(before.as_bytes()).unwrap();
        stdin.flush().unwrap();
        std::thread::sleep(Duration::from_millis(400));
        assert_eq!(interrupted(&mut child), Some(4), "{before:?}");
        drop(stdin);
    }
}

#[test]
fn a_line_longer_than_any_encounter_is_refused_and_the_next_is_answered() {
    let long = format!(
        r#"{{"age":{{"years":3}},"narrative":"{CANARY}{}"}}"#,
        "a".repeat(3 << 20)
    );
    let output = fed(format!("{long}\n{ILL}\n").as_bytes());
    assert_eq!(answers(&output), ["unreadable", "red"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("longer than") && !told.contains(CANARY));
}

#[test]
fn names_of_files_with_lines_are_known_in_any_case() {
    let home = TempDir::new().unwrap();
    for name in ["a.jsonl", "a.JSONL", "a.ndjson", "a.NdJson"] {
        let file = home.path().join(name);
        std::fs::write(&file, format!("\u{feff}{ILL}\r\n\r\nbad\r\n{YOUNG}")).unwrap();
        let output = run(rules(home.path()).arg(&file), "");
        assert_eq!(answers(&output), ["red", "invalid_json", "red"], "{name}");
    }
}

#[test]
fn an_empty_input_says_that_it_is_empty() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("nothing.json");
    for content in ["", " \n", "\u{feff}"] {
        std::fs::write(&file, content).unwrap();
        for output in [
            run(rules(home.path()).arg(&file), ""),
            fed(content.as_bytes()),
        ] {
            assert_eq!(output.status.code(), Some(2), "{content:?}");
            assert!(
                String::from_utf8_lossy(&output.stderr).contains("empty"),
                "{content:?}"
            );
        }
    }
}

#[test]
fn whoever_has_read_enough_ends_the_command() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("day.jsonl");
    std::fs::write(&file, format!("{ILL}\n").repeat(100_000)).unwrap();
    let mut command = rules(home.path());
    let mut child = command
        .arg(&file)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.next().unwrap().unwrap().contains("\"red\""));
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_timeout_is_a_number_of_seconds() {
    let home = TempDir::new().unwrap();
    for bad in ["-1", "nan", "inf", "soon"] {
        let output = run(rules(home.path()).arg(format!("--timeout={bad}")), ILL);
        assert_eq!(output.status.code(), Some(2), "{bad}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("seconds"),
            "{bad}"
        );
    }
}

/// Escape begins a terminal's commands, U+009B is the same in one character; a bell rings.
#[test]
fn control_characters_of_a_story_reach_no_output_raw() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("story.json");
    let story = "\u{1b}[2J\u{9b}31m\u{7}\u{7f}bad\u{0} story";
    let id = "\u{1b}]0;id\u{7}";
    let encounter = serde_json::json!({ "id": id, "age": { "years": 34 }, "narrative": story });
    std::fs::write(&file, encounter.to_string()).unwrap();
    for format in ["text", "json", "jsonl", "html", "fhir"] {
        let output = run(rules(home.path()).args(["--format", format]).arg(&file), "");
        let text = String::from_utf8(output.stdout).unwrap();
        let raw = text
            .chars()
            .find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert_eq!((output.status.code(), raw), (Some(0), None), "{format}");
    }
}

#[test]
fn eight_writers_of_one_log_all_record() {
    let home = TempDir::new().unwrap();
    let log = home.path().join("audit.jsonl");
    let file = home.path().join("ill.json");
    std::fs::write(&file, ILL).unwrap();
    let start = || {
        rules(home.path())
            .arg("--audit")
            .arg(&log)
            .arg(&file)
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut writers: Vec<Child> = (0..8).map(|_| start()).collect();
    for writer in &mut writers {
        assert_eq!(writer.wait().unwrap().code(), Some(0));
    }
    assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 8);
    let mut verify = aidpost(home.path());
    assert!(
        run(verify.args(["audit", "verify"]).arg(&log), "")
            .status
            .success()
    );
}

#[test]
fn the_signs_are_listed_with_their_questions() {
    let home = TempDir::new().unwrap();
    let listed = run(aidpost(home.path()).args(["rules", "--signs"]), "");
    let text = String::from_utf8(listed.stdout).unwrap();
    assert!(
        text.lines()
            .any(|line| line.starts_with("stridor ") && line.ends_with('?'))
    );
    let json = run(
        aidpost(home.path()).args(["rules", "--signs", "--format", "json"]),
        "",
    );
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        json["signs"].as_array().unwrap().len(),
        text.lines().count()
    );
}
