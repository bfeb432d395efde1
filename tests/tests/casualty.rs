//! One casualty among many through the command, as a person types it: START, JumpSTART and SALT.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::io::Write;
use std::process::{Output, Stdio};

use aidpost_tests::aidpost;
use serde_json::{Value, json};
use tempfile::TempDir;

fn triage(protocol: &str, format: &str, input: &str) -> Output {
    let home = TempDir::new().unwrap();
    let mut child = aidpost(home.path())
        .args(["triage", "--protocol", protocol, "--format", format, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The record that the command prints for one casualty.
fn record(protocol: &str, encounter: &Value) -> Value {
    let output = triage(protocol, "json", &encounter.to_string());
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    serde_json::from_str(&out(&output)).unwrap()
}

fn still() -> Value {
    json!({ "id": "tag 12", "age": { "years": 30 },
        "casualty": { "walks": false, "breathing": false, "breathing_after_airway_opening": false } })
}

#[test]
fn a_record_is_the_casualtys_own_and_a_proposal_is_only_that() {
    let record = record("start", &still());
    assert_eq!(record["schema"], "aidpost.casualty/1");
    assert_eq!(
        (&record["id"], &record["protocol"]),
        (&json!("tag 12"), &json!("start"))
    );
    assert_eq!(record["category"], "proposed_dead");
    assert_eq!(record["finding"]["rule"], "start/dead/not-breathing");
    assert_eq!(
        record["finding"]["basis"],
        json!([
            "casualty.breathing = false",
            "casualty.breathing_after_airway_opening = false"
        ])
    );
    assert!(
        record.get("confirmed_by").is_none()
            && record.get("acuity").is_none()
            && record.get("model").is_none()
    );
    assert_eq!(
        (&record["missing"], &record["warnings"]),
        (&json!([]), &json!([]))
    );
}

#[test]
fn dead_and_expectant_need_a_named_person_and_the_fitting_word() {
    let hopeless = json!({ "age": { "years": 30 },
        "casualty": { "breathing": true, "peripheral_pulse": false, "survivable_with_present_resources": false } });
    let child = json!({ "age": { "years": 3 },
        "casualty": { "walks": false, "breathing": false, "breathing_after_airway_opening": false, "peripheral_pulse": false } });
    for (protocol, casualty, proposal, word, category) in [
        ("start", still(), "proposed_dead", "dead", "dead"),
        ("jumpstart", child, "proposed_dead", "dead", "dead"),
        (
            "salt",
            hopeless,
            "proposed_expectant",
            "expectant",
            "expectant",
        ),
    ] {
        let other = if word == "dead" { "expectant" } else { "dead" };
        for (by, said, expected) in [
            (json!("Sr. Achieng"), json!(word), category),
            (json!("Sr. Achieng"), json!(other), proposal),
            (json!("Sr. Achieng"), Value::Null, proposal),
            (Value::Null, json!(word), proposal),
            (json!("  \t"), json!(word), proposal),
            (json!(""), json!(word), proposal),
        ] {
            let mut one = casualty.clone();
            if !by.is_null() {
                one["casualty"]["confirmed_by"] = by.clone();
            }
            if !said.is_null() {
                one["casualty"]["confirmed_as"] = said.clone();
            }
            let record = record(protocol, &one);
            assert_eq!(record["category"], expected, "{protocol} {by} {said}");
            let named = record.get("confirmed_by").cloned();
            assert_eq!(
                named,
                (expected == category).then_some(by),
                "{protocol} {said}"
            );
        }
    }
    let mut wrong = still();
    wrong["casualty"]["confirmed_as"] = json!("delayed");
    let output = triage("start", "json", &wrong.to_string());
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("casualty.confirmed_as"),
        "{}",
        err(&output)
    );
}

#[test]
fn text_says_category_who_confirmed_why_and_what_is_missing() {
    let proposed = out(&triage("start", "text", &still().to_string()));
    for part in [
        "the protocol proposes dead (black): NOT confirmed",
        "start/dead/not-breathing",
        "casualty.breathing = false",
        "start CHEMM",
    ] {
        assert!(proposed.contains(part), "{part} is not in:\n{proposed}");
    }
    let mut confirmed = still();
    confirmed["casualty"]["confirmed_by"] = json!("Sr. Achieng");
    confirmed["casualty"]["confirmed_as"] = json!("dead");
    let confirmed = out(&triage("start", "text", &confirmed.to_string()));
    assert!(
        confirmed.contains("dead (black), confirmed") && confirmed.contains("Sr. Achieng"),
        "{confirmed}"
    );
    assert!(!confirmed.contains("NOT confirmed"), "{confirmed}");
    let open = out(&triage(
        "jumpstart",
        "text",
        r#"{ "age": { "years": 20 }, "casualty": { "walks": false } }"#,
    ));
    for part in [
        "unable to triage",
        "casualty.breathing:",
        "breathes without help",
        "the age is outside",
    ] {
        assert!(open.contains(part), "{part} is not in:\n{open}");
    }
}

#[test]
fn what_is_not_known_gives_unable_to_triage_with_what_is_missing() {
    for (protocol, casualty, missing) in [
        ("start", json!({}), json!(["casualty.walks"])),
        (
            "start",
            json!({ "walks": false, "breathing": true }),
            json!(["vitals.respiratory_rate_per_minute"]),
        ),
        (
            "jumpstart",
            json!({ "walks": false, "breathing": false, "breathing_after_airway_opening": false, "peripheral_pulse": true }),
            json!(["casualty.breathing_after_rescue_breaths"]),
        ),
        (
            "salt",
            json!({ "breathing": false, "breathing_after_airway_opening": false }),
            json!(["casualty.breathing_after_rescue_breaths"]),
        ),
    ] {
        let record = record(
            protocol,
            &json!({ "age": { "years": 5 }, "casualty": casualty }),
        );
        assert_eq!(
            (&record["category"], &record["missing"]),
            (&json!("unable_to_triage"), &missing),
            "{protocol}"
        );
        assert!(record.get("finding").is_none());
    }
}

#[test]
fn a_casualty_a_line_gives_a_record_a_line_and_a_bad_one_does_not_stop_the_rest() {
    let lines = [
        r#"{ "id": "a", "age": { "years": 30 }, "casualty": { "walks": true } }"#,
        r#"{ "id": "b", "age": { "years": 30 }, "casualty": { "walks": true, "breathing": false } }"#,
        r#"{ "id": "c", "age": { "years": 30 }, "casualty": { "walk": true } }"#,
        r#"{ "id": "d", "age": { "years": 30 }, "casualty": { "walks": "yes" } }"#,
        r#"{ "id": "e", "age": { "months": 9 }, "casualty": { "walks": true } }"#,
    ];
    let output = triage("jumpstart", "jsonl", &format!("{}\n", lines.join("\n")));
    assert_eq!(output.status.code(), Some(2));
    let records: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let said: Vec<(&Value, Option<&Value>, Option<&Value>)> = records
        .iter()
        .map(|record| {
            (
                &record["id"],
                record.get("category"),
                record.get("error").map(|error| &error["field"]),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (&json!("a"), Some(&json!("minimal")), None),
            (&json!("b"), None, Some(&json!("casualty.walks"))),
            (&json!("c"), None, Some(&json!("casualty"))),
            (&json!("d"), None, Some(&json!("casualty.walks"))),
            (&json!("e"), Some(&json!("unable_to_triage")), None),
        ]
    );
    assert_eq!(records[1]["error"]["code"], "contradiction");
}

#[test]
fn letters_bundles_and_the_audit_log_are_for_the_triage_tool() {
    for format in ["html", "fhir"] {
        let output = triage("salt", format, &still().to_string());
        assert_eq!(
            (output.status.code(), out(&output).as_str()),
            (Some(2), ""),
            "{format}"
        );
        assert!(err(&output).contains("mass-casualty"), "{}", err(&output));
    }
    let home = TempDir::new().unwrap();
    let log = home.path().join("log.jsonl");
    let output = aidpost(home.path())
        .args(["triage", "--protocol", "start", "--audit"])
        .arg(&log)
        .arg("../cases/red-adult-snake-bite.json")
        .current_dir(aidpost_tests::here().join("src"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(!log.exists());
}

#[test]
fn a_narrative_and_signs_change_nothing_of_a_casualtys_category() {
    let mut told = still();
    told["narrative"] = json!("He walks about and obeys commands.");
    told["signs"] = json!({ "stridor": "present" });
    let category = |encounter: &Value| record("start", encounter)["category"].clone();
    assert_eq!(category(&told), category(&still()));
}
