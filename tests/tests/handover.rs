//! A triage from one post to another through the command: keys, one SMS, a replay, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::path::{Path, PathBuf};

use aidpost_tests::{aidpost, run};
use serde_json::Value;
use tempfile::TempDir;

const CANARY: &str = "Wanjiku";
const ILL: &str = r#"{ "id": "Wanjiku-1", "age": { "years": 30 }, "sex": "male", "vitals": { "heart_rate_per_minute": 118, "temperature_celsius": 38.7 },
    "signs": { "cough": "present" }, "narrative": "Wanjiku vomits everything she drinks." }"#;

/// Exit status, standard output, standard error.
fn of(home: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let output = run(aidpost(home).arg("handover").args(arguments), input);
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

/// A post with its secret key, and the file in which it is known to others.
struct Post {
    key: PathBuf,
    known: PathBuf,
}

fn post(home: &Path, name: &str) -> Post {
    let post = Post {
        key: home.join(format!("{name}.key")),
        known: home.join(format!("{name}.known")),
    };
    let made = of(
        home,
        &[
            "keygen",
            "--key",
            post.key.to_str().unwrap(),
            "--name",
            name,
        ],
        "",
    );
    assert_eq!(made.0, 0, "{}", made.2);
    assert!(made.1.starts_with(&format!("{name} ")));
    std::fs::write(
        &post.known,
        format!("# posts of the district\n\n{}", made.1),
    )
    .unwrap();
    post
}

impl Post {
    fn write(&self, home: &Path, more: &[&str]) -> (i32, String, String) {
        of(
            home,
            &[&["write", "--key", self.key.to_str().unwrap()], more].concat(),
            ILL,
        )
    }

    fn read(&self, home: &Path, text: &str, more: &[&str]) -> (i32, String, String) {
        of(
            home,
            &[&["read", "--known", self.known.to_str().unwrap()], more].concat(),
            text,
        )
    }
}

#[test]
fn a_triage_arrives_in_one_sms_without_patient_text_and_is_replayed() {
    let home = TempDir::new().unwrap();
    let river = post(home.path(), "river post");
    let (status, text, said) = river.write(home.path(), &[]);
    assert_eq!(status, 0, "{said}");
    assert!(
        text.starts_with("AP1.") && text.trim().len() <= 160,
        "{text}"
    );
    assert!(
        said.contains("1 SMS") && said.contains("not carried: id, narrative"),
        "{said}"
    );

    let (status, shown, said) = river.read(home.path(), &text, &[]);
    assert_eq!(status, 0, "{said}");
    for expected in [
        "From river post",
        "the same rules: the same colour",
        "vitals.heart_rate_per_minute = 118",
        "read in the narrative: vomits everything",
        "not carried: id, narrative",
    ] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    assert!(!shown.contains(CANARY));

    let (_, record, _) = river.read(home.path(), &text, &["--format", "json"]);
    let record: Value = serde_json::from_str(&record).unwrap();
    let (_, triage, _) = triage(home.path());
    assert_eq!(record["acuity"], triage["acuity"]);
    // No model read the narrative.
    assert_eq!(record["not_for_clinical_use"], false);
    assert!(!shown.contains("NOT FOR CLINICAL USE"), "{shown}");
    assert_eq!(record["replayed"]["assessment"], triage["assessment"]);
    assert_eq!(record["encounter"]["vitals"]["temperature_celsius"], 38.7);
}

/// The triage of the same encounter by the command itself.
fn triage(home: &Path) -> (i32, Value, String) {
    let output = run(
        aidpost(home).args(["triage", "--rules-only", "--format", "json", "-"]),
        ILL,
    );
    let text = String::from_utf8(output.stdout).unwrap();
    (
        output.status.code().unwrap(),
        serde_json::from_str(&text).unwrap(),
        text,
    )
}

#[test]
fn a_triage_that_was_made_before_is_handed_over_and_another_patients_is_not() {
    let home = TempDir::new().unwrap();
    let river = post(home.path(), "river");
    let file = home.path().join("triage.json");
    let (_, mut record, text) = triage(home.path());
    std::fs::write(&file, text).unwrap();
    let with = ["--triage", file.to_str().unwrap()];
    let (status, message, said) = river.write(home.path(), &with);
    assert_eq!(status, 0, "{said}");
    assert_eq!(river.read(home.path(), &message, &[]).0, 0);

    // A demonstration model's reading stays one at the other post.
    record["provenance"]["not_for_clinical_use"] = true.into();
    std::fs::write(&file, record.to_string()).unwrap();
    let (_, message, _) = river.write(home.path(), &with);
    let (_, shown, _) = river.read(home.path(), &message, &[]);
    assert!(shown.contains("NOT FOR CLINICAL USE"), "{shown}");
    let (_, read, _) = river.read(home.path(), &message, &["--format", "json"]);
    let read: Value = serde_json::from_str(&read).unwrap();
    assert_eq!(read["not_for_clinical_use"], true);

    record["id"] = "another".into();
    std::fs::write(&file, record.to_string()).unwrap();
    let (status, _, said) = river.write(home.path(), &with);
    assert_eq!(status, 2);
    assert!(said.contains("id") && !said.contains(CANARY), "{said}");

    // A colour that the facts do not explain.
    record["id"] = "Wanjiku-1".into();
    record["acuity"] = "green".into();
    std::fs::write(&file, record.to_string()).unwrap();
    let (status, out, said) = river.write(home.path(), &with);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(
        said.contains("the triage says green") && !said.contains(CANARY),
        "{said}"
    );
}

#[test]
fn an_unknown_post_and_a_changed_message_are_refused() {
    let home = TempDir::new().unwrap();
    let (river, hill) = (post(home.path(), "river"), post(home.path(), "hill"));
    let (_, text, _) = river.write(home.path(), &["--label", "Wanjiku, bed 3"]);
    let (status, out, said) = hill.read(home.path(), &text, &[]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(said.contains("is not known here"), "{said}");

    let other = if &text[20..21] == "A" { "B" } else { "A" };
    let swapped = format!("{}{other}{}", &text[..20], &text[21..]);
    let (status, out, said) = river.read(home.path(), &swapped, &[]);
    assert_eq!((status, out.as_str()), (2, ""), "{said}");

    let (status, shown, _) = river.read(home.path(), &text, &[]);
    assert_eq!(status, 0);
    assert!(shown.contains("Patient: Wanjiku, bed 3"), "{shown}");
}

#[test]
fn qr_codes_are_drawn() {
    let home = TempDir::new().unwrap();
    let river = post(home.path(), "river");
    let (status, svg, _) = river.write(home.path(), &["--format", "svg"]);
    assert!(status == 0 && svg.contains("<svg"), "{svg}");
    let (status, blocks, _) = river.write(home.path(), &["--format", "qr"]);
    assert!(status == 0 && blocks.contains('█'), "{blocks}");
}

#[test]
fn a_secret_key_is_never_overwritten_or_shown() {
    let home = TempDir::new().unwrap();
    let river = post(home.path(), "river");
    let secret = std::fs::read_to_string(&river.key).unwrap();
    let again = of(
        home.path(),
        &[
            "keygen",
            "--key",
            river.key.to_str().unwrap(),
            "--name",
            "river",
        ],
        "",
    );
    assert_eq!((again.0, again.1.as_str()), (2, ""));
    assert_eq!(std::fs::read_to_string(&river.key).unwrap(), secret);
    // A secret key is no post's public key.
    std::fs::write(&river.known, format!("river {secret}")).unwrap();
    let (_, text, said) = river.write(home.path(), &[]);
    let read = river.read(home.path(), &text, &[]);
    assert_eq!(read.0, 2);
    for shown in [&text, &said, &read.1, &read.2] {
        assert!(!shown.contains(secret.trim()));
    }
}
