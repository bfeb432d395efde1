//! The command as a person types it: output, exit status, and what is said when something is wrong.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Output, Stdio};

use aidpost_tests::{aidpost, here, tiny_pack};
use serde_json::{Value, json};
use tempfile::TempDir;

fn run(arguments: &[&str], input: &str) -> Output {
    let home = TempDir::new().unwrap();
    aidpost_tests::run(aidpost(home.path()).args(arguments), input)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const ILL: &str = r#"{ "id": "a", "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160 }, "narrative": "Heart races." }"#;

#[test]
fn text_says_colour_why_what_is_missing_and_which_versions() {
    let output = run(&["triage", "--rules-only", "--format", "text", "-"], ILL);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    let text = out(&output);
    for part in [
        "red",
        "heart rate above 150 per minute",
        "vitals.heart_rate_per_minute = 160",
        "oxygen saturation",
        "aidpost 0.",
        "iitt-adult",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no colours where no terminal is");
}

#[test]
fn json_is_the_contract() {
    let output = run(&["triage", "--rules-only", "--format", "json", "-"], ILL);
    let triage: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(triage["schema"], "aidpost.triage/2");
    assert_eq!(
        (&triage["id"], &triage["acuity"], &triage["decided_by"]),
        (&json!("a"), &json!("red"), &json!("protocol"))
    );
    assert_eq!(triage["model"]["status"], "not_loaded");
    assert_eq!(
        triage["assessment"]["findings"][0]["basis"],
        json!(["vitals.heart_rate_per_minute = 160"])
    );
}

#[test]
fn fhir_is_a_bundle_a_line_and_reads_back_as_the_triage() {
    let two = format!("{ILL}\n{}\n", ILL.replace("\"a\"", "\"b\""));
    let output = run(&["triage", "--rules-only", "--format", "fhir", "-"], &two);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    let json = run(&["triage", "--rules-only", "--format", "jsonl", "-"], &two);
    let (bundles, triages) = (out(&output), out(&json));
    assert_eq!(bundles.lines().count(), 2);
    for (bundle, triage) in bundles.lines().zip(triages.lines()) {
        let (_, read, _) = aidpost::records::fhir::read(bundle).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), triage);
    }
}

#[test]
fn lines_give_lines_in_order_and_a_bad_one_does_not_stop_the_rest() {
    let input = format!(
        "{ILL}\n{{ \"id\": \"b\", \"age\": {{ \"years\": 200 }} }}\nnot json\n\n{}\n",
        ILL.replace("\"a\"", "\"c\"")
    );
    let output = run(&["triage", "--rules-only", "-"], &input);
    assert_eq!(output.status.code(), Some(2));
    let lines: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        (&lines[0]["id"], &lines[0]["acuity"]),
        (&json!("a"), &json!("red"))
    );
    assert_eq!(
        (&lines[1]["id"], &lines[1]["error"]["field"]),
        (&json!("b"), &json!("age.years"))
    );
    assert!(lines[2]["id"].is_null() && lines[2]["error"]["message"].is_string());
    assert_eq!(lines[3]["id"], "c");
}

#[test]
fn bad_usage_and_bad_input_are_2_and_say_what() {
    for (arguments, input, said) in [
        (
            &["triage", "--rules-only", "/no/such/file.json"][..],
            "",
            "/no/such/file.json",
        ),
        (&["triage", "--rules-only", "-"], "", "empty"),
        (
            &["triage", "--rules-only", "--format", "text", "-"],
            r#"{ "age": { "years": 3 }, "vitals": { "spo2_percent": 101 } }"#,
            "vitals.spo2_percent",
        ),
        (&["triage", "--nonsense"], "", "--nonsense"),
        (&["rules", "no-such-protocol"], "", "iitt-adult"),
        (&["rules", "--language", "xx"], "", "words for fr, es"),
    ] {
        let output = run(arguments, input);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            err(&output)
        );
        assert!(
            err(&output).contains(said),
            "{arguments:?}: {}",
            err(&output)
        );
        assert_eq!(out(&output), "");
    }
}

#[test]
fn rules_prints_every_rule_of_every_protocol_with_its_source() {
    let all = out(&run(&["rules"], ""));
    let json = out(&run(&["rules", "--format", "json"], ""));
    for listing in aidpost::protocol::listings() {
        let one = out(&run(&["rules", listing.id], ""));
        assert!(
            one.contains(listing.source.document.licence),
            "{}",
            listing.id
        );
        assert!(
            one.contains(listing.source.document.evidence),
            "{}",
            listing.id
        );
        for row in &listing.rows {
            assert!(
                [&all, &one, &json].iter().all(|text| text.contains(row.id)),
                "{}",
                row.id
            );
            let line = one
                .lines()
                .find(|line| line.starts_with(&format!("{} ", row.id)));
            assert!(
                line.is_some_and(|line| line.ends_with(row.source.place)),
                "{}",
                row.id
            );
        }
    }
    assert!(serde_json::from_str::<Value>(&json).is_ok());
}

/// A copy of the tiny pack with one file changed, and the manifest's length and hash left as they were or made to fit.
fn broken_pack(dir: &Path, file: &str, change: impl Fn(&mut Vec<u8>)) {
    for name in ["pack.json", "text.gguf", "projector.gguf"] {
        std::fs::copy(tiny_pack().join(name), dir.join(name)).unwrap();
    }
    let mut bytes = std::fs::read(dir.join(file)).unwrap();
    change(&mut bytes);
    std::fs::write(dir.join(file), bytes).unwrap();
}

/// Makes the manifest tell the truth about a changed file, so that its content is judged and not its hash.
fn reseal(dir: &Path, entry: &str, file: &str) {
    let bytes = std::fs::read(dir.join(file)).unwrap();
    let path = dir.join("pack.json");
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    manifest[entry]["bytes"] = json!(bytes.len());
    manifest[entry]["sha256"] = json!(aidpost_models::Sha256::of(&bytes).to_string());
    std::fs::write(path, manifest.to_string()).unwrap();
}

#[test]
fn an_unusable_pack_is_3_names_file_and_reason_and_the_rules_still_answer() {
    let missing = TempDir::new().unwrap();
    broken_pack(missing.path(), "text.gguf", |_| ());
    std::fs::remove_file(missing.path().join("text.gguf")).unwrap();
    let truncated = TempDir::new().unwrap();
    broken_pack(truncated.path(), "text.gguf", |bytes| {
        bytes.truncate(bytes.len() / 2)
    });
    let truncated_and_sealed = TempDir::new().unwrap();
    broken_pack(truncated_and_sealed.path(), "text.gguf", |bytes| {
        bytes.truncate(bytes.len() / 2)
    });
    reseal(truncated_and_sealed.path(), "text", "text.gguf");
    let flipped = TempDir::new().unwrap();
    broken_pack(flipped.path(), "text.gguf", |bytes| {
        *bytes.last_mut().unwrap() ^= 1
    });
    let foreign = TempDir::new().unwrap();
    broken_pack(foreign.path(), "text.gguf", |bytes| {
        *bytes = b"PK\x03\x04 a zip, not a model".to_vec()
    });
    reseal(foreign.path(), "text", "text.gguf");
    let swapped = TempDir::new().unwrap();
    broken_pack(swapped.path(), "text.gguf", |bytes| {
        *bytes = std::fs::read(tiny_pack().join("projector.gguf")).unwrap()
    });
    reseal(swapped.path(), "text", "text.gguf");
    let empty = TempDir::new().unwrap();

    for (pack, file, reason) in [
        (&missing, "text.gguf", ""),
        (&truncated, "text.gguf", "bytes"),
        (&truncated_and_sealed, "text.gguf", ""),
        (&flipped, "text.gguf", "sha256"),
        (&foreign, "text.gguf", ""),
        (&swapped, "text.gguf", "clip"),
        (&empty, "", "pack.json"),
    ] {
        let pack = pack.path().to_str().unwrap();
        let output = run(&["triage", "--format", "json", "--pack", pack, "-"], ILL);
        let said = err(&output);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(
            said.contains(pack) && said.contains(file) && said.to_lowercase().contains(reason),
            "{said}"
        );
        let triage: Value = serde_json::from_str(&out(&output)).unwrap();
        assert_eq!(
            (&triage["acuity"], &triage["model"]["status"]),
            (&json!("red"), &json!("failed"))
        );
    }
    let output = run(&["triage", "--pack", "no-such-pack", "-"], ILL);
    assert_eq!(output.status.code(), Some(3));
    assert!(err(&output).contains("no-such-pack") && out(&output).contains("heart rate above 150"));
}

#[test]
fn without_its_pack_a_triage_goes_by_what_was_chosen_all_the_same() {
    let infant = r#"{ "age": { "days": 20 }, "vitals": { "temperature_celsius": 37.7 } }"#;
    for (fever, counts) in [("37.5", true), ("38.0", false)] {
        let chosen = ["triage", "--young-infant-fever", fever, "--format", "json"];
        let output = run(
            &[&chosen[..], &["--pack", "no-such-pack", "-"]].concat(),
            infant,
        );
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(
            out(&output).contains("imci-young-infant/fever-from"),
            counts
        );
    }
}

#[test]
fn the_built_in_pack_reads_and_says_what_it_is() {
    let output = run(&["triage", "--format", "json", "-"], ILL);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let triage: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(
        (&triage["acuity"], &triage["model"]["status"]),
        (&json!("red"), &json!("answered"))
    );
    assert_eq!(triage["provenance"]["not_for_clinical_use"], true);
    let text = out(&run(&["triage", "-"], ILL));
    assert!(text.contains("not for clinical use"), "{text}");
}

#[test]
fn a_damaged_built_in_pack_is_made_again() {
    let home = TempDir::new().unwrap();
    let triage = || {
        let mut command = aidpost(home.path());
        aidpost_tests::run(command.args(["triage", "--format", "json", "-"]), ILL)
    };
    assert!(triage().status.success());
    let built_in = std::fs::read_dir(home.path().join("cache/aidpost"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    std::fs::write(built_in.join("text.gguf"), b"damaged").unwrap();
    assert!(triage().status.success());
}

#[test]
fn out_of_time_is_a_status_and_the_rules_answer() {
    let output = run(&["triage", "--format", "json", "--timeout", "0", "-"], ILL);
    let triage: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(
        (&triage["acuity"], &triage["model"]["status"]),
        (&json!("red"), &json!("timed_out"))
    );
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_4_and_a_whole_triage() {
    let home = TempDir::new().unwrap();
    let story = json!({ "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160 }, "narrative": "He says that it hurts. ".repeat(600) });
    let file = home.path().join("long.json");
    std::fs::write(&file, story.to_string()).unwrap();
    let mut command = aidpost(home.path());
    command
        .args(["triage", "--format", "json", file.to_str().unwrap()])
        // The random pack has room for a story that takes seconds; the demo pack refuses it at once, for its length.
        .arg("--pack")
        .arg(here().join("../models/tiny"))
        .env("AIDPOST_LOG", "debug");
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // llama.cpp makes its context when the model begins to read.
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("llama_context") {
        line.clear();
        assert!(
            log.read_line(&mut line).unwrap() > 0,
            "it ended before it read"
        );
    }
    let drain = std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    let pid = child.id().to_string();
    assert!(
        std::process::Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    let output = child.wait_with_output().unwrap();
    drain.join().unwrap().unwrap();
    assert_eq!(output.status.code(), Some(4));
    let triage: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(
        (&triage["acuity"], &triage["model"]["status"]),
        (&json!("red"), &json!("cancelled"))
    );
}

#[test]
fn every_command_of_the_readme_runs() {
    let readme = std::fs::read_to_string(here().join("../README.md")).unwrap();
    let home = TempDir::new().unwrap();
    let program = aidpost(home.path());
    let folder = Path::new(program.get_program())
        .parent()
        .unwrap()
        .to_owned();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut commands = 0;
    for block in readme.split("```sh\n").skip(1) {
        for line in block
            .split("```")
            .next()
            .unwrap()
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            let output = std::process::Command::new("bash")
                .args(["-euo", "pipefail", "-c", line])
                .current_dir(here().join(".."))
                .env("PATH", &path)
                .env("HOME", home.path())
                .output()
                .unwrap();
            assert!(
                output.status.success() && (line.contains('>') || !output.stdout.is_empty()),
                "{line}: {}",
                err(&output)
            );
            commands += 1;
        }
    }
    assert!(commands >= 5, "the README shows {commands} commands");
}
