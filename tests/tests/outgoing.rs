//! What the command tells of bundles, letters and text messages by its options.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use aidpost_tests::{CANARY, aidpost, run};
use serde_json::Value;
use tempfile::TempDir;

const ILL: &str = r#"{ "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160 }, "narrative": "Her heart races." }"#;

/// Exit status, standard output, standard error.
fn triage(arguments: &[&str], input: &str) -> (i32, String, String) {
    let home = TempDir::new().unwrap();
    let arguments = [&["triage", "--rules-only", "-"], arguments].concat();
    let output = run(aidpost(home.path()).args(arguments), input);
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn bundle(arguments: &[&str], input: &str) -> Value {
    let (status, out, err) = triage(&[&["--format", "fhir"], arguments].concat(), input);
    assert_eq!(status, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn the_help_names_the_package_that_a_server_must_load() {
    let (status, out, _) = triage(&["--help"], "");
    assert_eq!(status, 0);
    let help = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("hl7.fhir.uv.aitransparency"), "{help}");
}

#[test]
fn a_bundle_is_sent_as_the_caller_says() {
    assert_eq!(bundle(&[], ILL)["type"], "collection");
    let sent = bundle(
        &[
            "--bundle",
            "transaction",
            "--patient-identifier",
            "urn:oid:1.2|3|0815",
        ],
        ILL,
    );
    assert_eq!(sent["type"], "transaction");
    // The system ends at the last bar.
    assert!(sent.to_string().contains(r#""system":"urn:oid:1.2|3""#));
    let document = bundle(&["--bundle", "document"], ILL);
    assert_eq!(
        document["entry"][0]["resource"]["resourceType"],
        "Composition"
    );
    let known = bundle(&["--patient-reference", "Patient/7"], ILL);
    assert!(!known.to_string().contains(r#""resourceType":"Patient""#));
    assert!(known.to_string().contains(r#""reference":"Patient/7""#));
    let of = |visit| bundle(&["--visit", visit], ILL);
    assert_eq!(of("1")["id"], of("1")["id"]);
    assert_ne!(of("1")["id"], of("2")["id"]);
    let hl7 = bundle(&["--labels", "ai-transparency"], ILL);
    assert!(hl7.to_string().contains("uv/aitransparency"));
    assert!(!bundle(&[], ILL).to_string().contains("uv/aitransparency"));
}

#[test]
fn a_patient_who_cannot_be_told_so_is_bad_usage_and_not_repeated() {
    let reference = ["--format", "fhir", "--patient-reference", CANARY];
    let identifier = ["--format", "fhir", "--patient-identifier", "no uri|1"];
    for arguments in [reference, identifier] {
        let (status, out, err) = triage(&arguments, ILL);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(
            err.contains("who the patient is") && !err.contains(CANARY),
            "{err}"
        );
    }
}

#[test]
fn a_letter_has_its_head_by_options() {
    let head = [
        "--format",
        "html",
        "--patient",
        "Amina O.",
        "--from",
        "Kisiwani post",
        "--to",
        "District hospital",
    ];
    let (status, page, err) = triage(&head, ILL);
    assert_eq!(status, 0, "{err}");
    for told in ["Amina O.", "Kisiwani post", "District hospital"] {
        assert!(page.contains(told), "{told}");
    }
}

#[test]
fn text_messages_are_one_a_line_and_hold_nothing_that_a_person_wrote() {
    let told = ILL.replace("Her heart races.", CANARY);
    let (status, out, err) = triage(&["--format", "sms"], &told);
    assert_eq!(status, 0, "{err}");
    let lines: Vec<&str> = out.lines().collect();
    let begins = if lines.len() > 1 {
        format!("1/{} RED: needs care now.", lines.len())
    } else {
        "RED: needs care now.".to_owned()
    };
    assert!(lines[0].starts_with(&begins), "{out}");
    assert!(lines.iter().all(|line| line.chars().count() <= 160));
    assert!(!out.contains(CANARY));
    let (status, _, err) = triage(&["--format", "sms", "--protocol", "start"], ILL);
    assert_eq!(status, 2, "{err}");
}
