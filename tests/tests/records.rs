//! The records through the command: a log that is verified, replayed and overridden, a note as a bundle, a letter with its photo.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::path::Path;

use aidpost_tests::{aidpost, here, run, tiny_pack};
use serde_json::Value;
use tempfile::TempDir;

const ILL: &str = r#"{ "id": "a", "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160 }, "narrative": "Her heart races and she cannot stop vomiting." }"#;

/// Exit status, standard output, standard error.
fn of(home: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = run(aidpost(home).args(arguments), input);
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// A copy of the tiny pack whose manifest says otherwise.
fn other_pack(dir: &Path, change: impl Fn(&mut Value)) {
    for name in ["text.gguf", "projector.gguf"] {
        std::fs::copy(tiny_pack().join(name), dir.join(name)).unwrap();
    }
    let manifest = std::fs::read(tiny_pack().join("pack.json")).unwrap();
    let mut manifest: Value = serde_json::from_slice(&manifest).unwrap();
    change(&mut manifest);
    std::fs::write(dir.join("pack.json"), manifest.to_string()).unwrap();
}

#[test]
fn a_triage_by_a_real_model_comes_out_the_same_and_what_differs_is_named() {
    let home = TempDir::new().unwrap();
    let log = home.path().join("audit.jsonl");
    let (log, tiny) = (log.to_str().unwrap(), tiny_pack());
    let tiny = tiny.to_str().unwrap();
    let record = [
        "triage",
        "--pack",
        tiny,
        "--audit",
        log,
        "--audit-content",
        "--format",
        "json",
        "-",
    ];
    let (status, out, _) = of(home.path(), &record, ILL);
    assert_eq!(status, 0);
    let triage: Value = serde_json::from_str(&out).unwrap();
    // Random weights name signs at random; that they answered is what matters.
    let status = &triage["model"]["status"];
    assert!(status == "answered" || status == "unreliable", "{status}");
    let replay = |more: &[&str]| of(home.path(), &[&["audit", "replay", log], more].concat(), "");
    let (status, out, err) = replay(&["--pack", tiny]);
    assert_eq!(
        (status, out.as_str()),
        (
            0,
            "record 1: the same\n1 the same, 0 different, 0 not run\n"
        ),
        "{err}"
    );

    // Other words to the model: their hash is named, and what they changed.
    let (_, out, _) = replay(&["--pack", tiny, "--prompts", "triage-field"]);
    assert!(out.contains("provenance.prompt_sha256"), "{out}");

    // Another pack of the same weights: its name is what differs. Of other weights: their hash, and what they read.
    let renamed = TempDir::new().unwrap();
    other_pack(renamed.path(), |manifest| manifest["id"] = "another".into());
    let (status, out, err) = replay(&["--pack", renamed.path().to_str().unwrap()]);
    assert_eq!(
        (status, out.lines().next().unwrap()),
        (
            0,
            "record 1: the same, with other versions: provenance.pack"
        ),
        "{err}"
    );
    let reweighed = TempDir::new().unwrap();
    other_pack(reweighed.path(), |_| ());
    let weights = reweighed.path().join("text.gguf");
    let mut bytes = std::fs::read(&weights).unwrap();
    let end = bytes.len();
    bytes[end - 200_000..].reverse();
    std::fs::write(&weights, &bytes).unwrap();
    other_manifest(reweighed.path(), &bytes);
    let (status, out, err) = replay(&["--pack", reweighed.path().to_str().unwrap()]);
    assert!(
        out.contains("provenance.model_sha256"),
        "{status} {out} {err}"
    );

    // Nobody to ask: it is not run, and that is no success.
    let (status, out, err) = replay(&["--rules-only"]);
    assert_eq!(status, 1, "{err}");
    assert!(
        out.contains("not run") && err.contains("no record could be run again"),
        "{out}{err}"
    );
}

/// Makes the manifest tell the truth about changed weights.
fn other_manifest(dir: &Path, bytes: &[u8]) {
    let path = dir.join("pack.json");
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    manifest["text"]["sha256"] = aidpost_models::Sha256::of(bytes).to_string().into();
    std::fs::write(path, manifest.to_string()).unwrap();
}

/// A record as an earlier version of the rules would have made it: the engine is the same, its tables are not.
#[test]
fn a_record_of_other_rules_is_told_by_their_hash() {
    use aidpost::records::audit::{Chosen, Content, Log, TriageEntry};
    let home = TempDir::new().unwrap();
    let path = home.path().join("audit.jsonl");
    let encounter = aidpost::encounter::Encounter::from_json(ILL).unwrap();
    let mut engine = aidpost::engine::Engine::rules_only();
    let mut triage = engine
        .triage(&encounter, &aidpost::model::Control::default())
        .unwrap();
    triage.provenance.protocol_sha256 = "0".repeat(64);
    triage.assessment.version = "an earlier one".to_owned();
    let verdict = TriageEntry {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Default::default()),
        content: Content::Whole,
    };
    let mut log = Log::open(&path, std::time::SystemTime::UNIX_EPOCH).unwrap();
    log.append_triage(&verdict, std::time::SystemTime::UNIX_EPOCH)
        .unwrap();
    drop(log);
    let (status, out, _) = of(
        home.path(),
        &["audit", "replay", "--rules-only", path.to_str().unwrap()],
        "",
    );
    assert_eq!(status, 1);
    assert!(
        out.starts_with("record 1: DIFFERENT in assessment.version, provenance.protocol_sha256\n"),
        "{out}"
    );
}

#[test]
fn an_override_stands_in_the_log_with_reason_and_name_and_verify_sees_what_was_touched() {
    let home = TempDir::new().unwrap();
    let log = home.path().join("audit.jsonl");
    let path = log.to_str().unwrap();
    let triage = [
        "triage",
        "--rules-only",
        "--format",
        "text",
        "--audit",
        path,
        "-",
    ];
    let (status, _, err) = of(home.path(), &triage, ILL);
    assert_eq!(status, 0);
    assert!(err.contains("record 1 in"), "{err}");
    let decide = |more: &[&str]| {
        of(
            home.path(),
            &[&["audit", "override", path], more].concat(),
            "",
        )
    };
    let (status, _, err) = decide(&[
        "--record", "1", "--acuity", "yellow", "--reason", " ", "--by", "Nurse A",
    ]);
    assert_eq!(status, 2);
    assert!(err.contains("reason"), "{err}");
    let (status, out, _) = decide(&[
        "--record",
        "1",
        "--acuity",
        "yellow",
        "--reason",
        "pulse felt by hand: 90",
        "--by",
        "Nurse A",
    ]);
    assert_eq!((status, out.as_str()), (0, "record 2\n"));
    let (status, out, _) = of(home.path(), &["audit", "verify", path], "");
    assert_eq!(status, 0);
    assert!(
        out.starts_with("2 record(s), every one as it was written\nhead 2:"),
        "{out}"
    );
    let head = out.split("head ").nth(1).unwrap().trim().to_owned();
    let text = std::fs::read_to_string(&log).unwrap();
    assert!(text.contains("pulse felt by hand: 90") && text.contains("Nurse A"));
    for (touched, said) in [
        (text.replace("yellow", "green!"), "record 2 was changed"),
        (
            text.lines().next().unwrap().to_owned() + "\n",
            "2 to 2 were removed from the end",
        ),
        (format!("{text}{{}}\n"), "record 3"),
    ] {
        std::fs::write(&log, touched).unwrap();
        let (status, out, err) = of(home.path(), &["audit", "verify", path], "");
        assert_eq!((status, out.as_str()), (1, ""));
        assert!(err.contains(said), "{err}");
    }
    std::fs::write(&log, text).unwrap();
    assert_eq!(
        of(home.path(), &["audit", "verify", path, "--head", &head], "").0,
        0
    );
}

#[test]
fn a_note_goes_out_as_one_bundle_with_its_encounter_and_triage() {
    let home = TempDir::new().unwrap();
    let (status, out, err) = of(home.path(), &["soap", "--format", "fhir", "-"], ILL);
    assert_eq!(status, 0, "{err}");
    let (encounter, triage, attached) = aidpost::records::fhir::read(&out).unwrap();
    assert_eq!(
        (encounter.id.as_deref(), triage.acuity.code()),
        (Some("a"), "red")
    );
    let note = attached.note.unwrap();
    assert!(note.about.provenance.not_for_clinical_use && !note.assessment.is_empty());
    for task in [
        &["history", "--format", "fhir", "-"][..],
        &["ask", "--format", "fhir", "-", "Why?"],
    ] {
        let (status, _, err) = of(home.path(), task, ILL);
        assert_eq!(status, 2);
        assert!(err.contains("aidpost soap"), "{err}");
    }
}

#[test]
fn a_photo_is_on_the_letter_and_its_hash_in_the_bundle_and_a_missing_one_stops_nothing() {
    let home = TempDir::new().unwrap();
    let photo = here().join("cases/photo.png");
    let told = |path: &str| {
        serde_json::json!({ "age": { "years": 30 }, "photos": [{ "path": path, "kind": "wound" }] })
            .to_string()
    };
    let triage = |format: &str, path: &str| {
        of(
            home.path(),
            &["triage", "--rules-only", "--format", format, "-"],
            &told(path),
        )
    };
    let there = photo.to_str().unwrap();
    let (status, page, err) = triage("html", there);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(page.contains("<img src=\"data:image/png;base64,"));
    let (_, bundle, _) = triage("fhir", there);
    let (_, _, attached) = aidpost::records::fhir::read(&bundle).unwrap();
    let bytes = std::fs::read(&photo).unwrap();
    assert_eq!(
        attached.photos[0].as_ref().unwrap().sha256,
        aidpost_models::Sha256::of(&bytes)
    );
    for (format, said) in [("html", "not on the letter"), ("fhir", "no hash")] {
        for path in ["Zainabu.png", "/dev/zero", "."] {
            let (status, out, err) = triage(format, path);
            assert_eq!(status, 0, "{err}");
            assert!(
                !out.is_empty() && err.contains(said) && !err.contains("Zainabu"),
                "{err}"
            );
        }
    }
}

/// A story can hold anything; quoted on a terminal it must not move the cursor or repaint a colour.
#[test]
fn a_quoted_control_character_never_reaches_a_terminal() {
    use aidpost::model::{Control, Finish, Reply, Scripted};
    let story = "She is noisy \u{1b}[2J\u{1b}[42mGREEN when breathing";
    let encounter = aidpost::encounter::Encounter::from_json(
        &serde_json::json!({ "age": { "years": 30 }, "narrative": story }).to_string(),
    )
    .unwrap();
    let engine = |text: String| {
        let reply = Reply {
            text: text.into(),
            finish: Finish::Complete,
            choice: None,
        };
        aidpost::engine::Engine::with_model(
            Box::new(Scripted::new([Ok(reply)])),
            Default::default(),
        )
    };
    let triage = engine(format!("stridor + {story}\n=\nred\nx\n"))
        .triage(&encounter, &Control::default())
        .unwrap();
    assert_eq!(triage.reading.signs.len(), 1);
    let note = engine(format!("S\n> {story}\nO\nA\n~ a\nP\n~ b\n"))
        .soap(&encounter, &Control::default())
        .unwrap();
    for shown in [
        aidpost::records::report::text(&triage, 80),
        aidpost::records::report::soap(&note, 80),
    ] {
        assert!(
            shown.contains("noisy")
                && !shown.contains("\u{1b}[2J")
                && !shown.contains("\u{1b}[42m")
        );
    }
}
