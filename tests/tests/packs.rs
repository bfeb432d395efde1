//! Packs by the command: nobody's zip calls itself fit for clinical use, and none takes another's place unasked.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::path::Path;
use std::process::Output;

use aidpost_tests::{aidpost, tiny_pack};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The tiny pack under a name, which claims to be fit for clinical use.
fn claiming(name: &str, folder: &Path) {
    for file in std::fs::read_dir(tiny_pack()).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
        }
    }
    let manifest = folder.join("pack.json");
    let mut pack: Value = serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    pack["name"] = json!(name);
    pack["clinical_use"] = json!("integrator_decides");
    std::fs::write(manifest, pack.to_string()).unwrap();
}

fn pack(home: &Path, arguments: &[&str]) -> Output {
    aidpost_tests::run(aidpost(home).arg("pack").args(arguments), "")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_pack_is_marked_and_replaced_only_where_that_is_said() {
    let (home, first, second) = (
        TempDir::new().unwrap(),
        TempDir::new().unwrap(),
        TempDir::new().unwrap(),
    );
    claiming("The first", first.path());
    claiming("The second", second.path());
    let path = |dir: &TempDir| dir.path().to_str().unwrap().to_owned();
    let (first, second) = (path(&first), path(&second));

    let brought = pack(home.path(), &["import", &first, "--no-accept"]);
    assert_eq!(brought.status.code(), Some(0), "{}", text(&brought.stderr));
    assert!(text(&brought.stdout).contains("NOT FOR CLINICAL USE"));

    let refused = pack(home.path(), &["import", &second]);
    let why = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{why}");
    assert!(
        why.contains("--replace") && why.contains("The second"),
        "{why}"
    );
    let list = text(&pack(home.path(), &["list"]).stdout);
    assert!(list.contains("The first") && !list.contains("The second"));

    let replaced = pack(
        home.path(),
        &["import", &second, "--replace", "--no-accept"],
    );
    assert_eq!(
        replaced.status.code(),
        Some(0),
        "{}",
        text(&replaced.stderr)
    );
    let list = text(&pack(home.path(), &["list"]).stdout);
    assert!(list.contains("The second") && !list.contains("The first"));
}

#[test]
fn a_projector_is_converted_and_the_pack_says_so() {
    let (home, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    claiming("Tiny", folder.path());
    let from = folder.path().to_str().unwrap().to_owned();
    let brought = pack(home.path(), &["import", &from, "--no-accept"]);
    assert_eq!(brought.status.code(), Some(0), "{}", text(&brought.stderr));
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("pack.json")).unwrap()).unwrap();
    let id = manifest["id"].as_str().unwrap();
    let convert = |arguments: &[&str]| {
        let all = [&["convert-projector", id, "--no-accept"], arguments].concat();
        pack(home.path(), &all)
    };
    let unknown = convert(&["--to", "q4_0"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("bf16, q8_0"));
    let done = convert(&["--to", "q8_0"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let source = manifest["projector"]["sha256"].as_str().unwrap();
    for said in [
        "has its projector in Q8_0, every byte is right",
        "NOT FOR CLINICAL USE",
        source,
    ] {
        assert!(text(&done.stdout).contains(said), "{}", text(&done.stdout));
    }
    let again = convert(&["--to", "q8_0"]);
    assert_eq!(again.status.code(), Some(2));
    let why = text(&again.stderr);
    assert!(
        why.contains("no matrix left to be written in Q8_0"),
        "{why}"
    );
    // What is here is used: its card is of the converted one.
    let accepted = pack(home.path(), &["accept", id, "--format", "json"]);
    let card: Value = serde_json::from_slice(&accepted.stdout).unwrap();
    let verified = text(&pack(home.path(), &["verify", id]).stdout);
    assert!(verified.contains("every byte is right"), "{verified}");
    let digest = card["projector_sha256"].as_str().unwrap();
    assert_ne!(digest, source);
}

#[test]
fn a_key_file_that_is_none_is_named() {
    let home = TempDir::new().unwrap();
    let key = home.path().join("key.pub");
    std::fs::write(&key, "not a key\n").unwrap();
    let output = pack(home.path(), &["list", "--trust-key", key.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("key.pub"));
}

#[test]
fn what_stands_before_the_patients_words_is_read_beforehand_and_kept_beside_the_pack() {
    let (home, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    claiming("Tiny", folder.path());
    let from = folder.path().to_str().unwrap().to_owned();
    let brought = pack(home.path(), &["import", &from, "--no-accept"]);
    assert_eq!(brought.status.code(), Some(0), "{}", text(&brought.stderr));
    let manifest = std::fs::read(folder.path().join("pack.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let id = manifest["id"].as_str().unwrap();
    let read = pack(home.path(), &["prefixes", id]);
    assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
    let said = text(&read.stdout);
    assert_eq!(said.matches("tokens stand ready").count(), 5, "{said}");
    let kept = said
        .lines()
        .last()
        .unwrap()
        .strip_prefix("kept in ")
        .unwrap();
    assert_eq!(std::fs::read_dir(kept).unwrap().count(), 5);
    // The pack is whole all the same.
    let verified = pack(home.path(), &["verify", id]);
    assert_eq!(
        verified.status.code(),
        Some(0),
        "{}",
        text(&verified.stderr)
    );
    let unknown = pack(home.path(), &["prefixes", id, "--prompts", "nowhere"]);
    assert_eq!(unknown.status.code(), Some(2));
    let none = pack(home.path(), &["prefixes", "nobody"]);
    assert!(text(&none.stderr).contains("no pack here") && none.stdout.is_empty());
}
