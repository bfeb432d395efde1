//! Visits through the command: each verb of `aidpost store`, on a real encrypted file, with triages of the real command.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use aidpost_tests::{CANARY, aidpost, run};
use serde_json::Value;
use tempfile::TempDir;

/// Red, yellow with a review, green; the first two tell the patient's name.
fn encounters() -> String {
    let red = format!(
        r#"{{"id":"a-1","age":{{"years":30}},"measured_at":"2026-11-23T09:00:00+03:00","vitals":{{"heart_rate_per_minute":160}},"narrative":"{CANARY} is short of breath."}}"#
    );
    let yellow = format!(
        r#"{{"id":"a-2","age":{{"years":30}},"measured_at":"2026-11-24T09:00:00+03:00","vitals":{{"heart_rate_per_minute":135}},"narrative":"{CANARY} is tired."}}"#
    );
    let green = r#"{"id":"b-3","age":{"years":30},"sex":"male","measured_at":"2026-11-25T09:00:00+03:00","checklist_complete":true,
        "vitals":{"heart_rate_per_minute":80,"respiratory_rate_per_minute":16,"temperature_celsius":36.8,"spo2_percent":98,"avpu":"alert","systolic_mmhg":120,"diastolic_mmhg":80}}"#;
    format!("{red}\n{yellow}\n{}\n", green.replace('\n', " "))
}

struct Post {
    home: TempDir,
}

impl Post {
    /// With a key and an empty store.
    fn new() -> Self {
        let post = Self {
            home: TempDir::new().unwrap(),
        };
        assert_eq!(post.aidpost(&["store", "key", &post.at("key")], "").0, 0);
        assert_eq!(post.store("create", &[], "").0, 0);
        post
    }

    fn filled() -> Self {
        let post = Self::new();
        let (encounters, triages) = post.files(&encounters());
        let (status, out, err) = post.store("add", &[&encounters, &triages], "");
        assert_eq!(
            (status, out.as_str(), err.as_str()),
            (0, "3 added, 0 refused\n", "")
        );
        post
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Encounters in a file, and what the command makes of them in another.
    fn files(&self, encounters: &str) -> (String, String) {
        std::fs::write(self.path("encounters.jsonl"), encounters).unwrap();
        let triage = ["triage", "--rules-only", "--format", "jsonl", "-"];
        let (_, triages, _) = self.aidpost(&triage, encounters);
        std::fs::write(self.path("triages.jsonl"), triages).unwrap();
        (self.at("encounters.jsonl"), self.at("triages.jsonl"))
    }

    /// Exit status, standard output, standard error. No error tells of the patient.
    fn aidpost(&self, arguments: &[&str], input: &str) -> (i32, String, String) {
        let output = run(aidpost(self.home.path()).args(arguments), input);
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains(CANARY), "{err}");
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
            err,
        )
    }

    fn store(&self, verb: &str, more: &[&str], input: &str) -> (i32, String, String) {
        let (store, key) = (self.at("visits.db"), self.at("key"));
        let base = ["store", verb, &store, "--key-file", &key];
        self.aidpost(&[&base, more].concat(), input)
    }

    /// What a verb prints that must work.
    fn done(&self, verb: &str, more: &[&str]) -> String {
        let (status, out, err) = self.store(verb, more, "");
        assert_eq!((status, err.as_str()), (0, ""), "{verb}: {out}");
        out
    }

    fn shown(&self, id: &str) -> Value {
        serde_json::from_str(&self.done("show", &[id, "--format", "json"])).unwrap()
    }

    fn listed(&self, more: &[&str]) -> Vec<String> {
        let page = self.done("list", &[&["--format", "json"], more].concat());
        let page: Value = serde_json::from_str(&page).unwrap();
        let ids = page["visits"].as_array().unwrap().iter();
        ids.map(|visit| visit["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[test]
fn what_was_added_is_listed_by_time_colour_review_and_id() {
    let post = Post::filled();
    assert_eq!(post.listed(&[]), ["b-3", "a-2", "a-1"]);
    assert_eq!(post.listed(&["--acuity", "red,green"]), ["b-3", "a-1"]);
    assert_eq!(post.listed(&["--open-reviews"]), ["a-2"]);
    assert_eq!(post.listed(&["--id-begins", "a-"]), ["a-2", "a-1"]);
    let day = [
        "--from",
        "2026-11-24T00:00:00+03:00",
        "--before",
        "2026-11-25T00:00:00+03:00",
    ];
    assert_eq!(post.listed(&day), ["a-2"]);
    let text = post.done("list", &["--acuity", "yellow"]);
    assert_eq!(
        text,
        "2026-11-24T09:00:00+03:00  yellow          review open  a-2\n"
    );
    assert_eq!(
        post.done("list", &["--from", "2027-01-01T00:00:00Z"]),
        "no visits\n"
    );
    let (status, _, err) = post.store("list", &["--from", "yesterday"], "");
    assert_eq!(status, 2);
    assert!(err.contains("from: not a time"), "{err}");
    assert_eq!(post.store("list", &["--acuity", "blue"], "").0, 2);
}

#[test]
fn a_full_page_says_where_the_next_one_begins_and_the_last_does_not() {
    let post = Post::filled();
    let first = post.done("list", &["--limit", "2"]);
    let (lines, next) = first.trim().rsplit_once('\n').unwrap();
    assert_eq!(lines.lines().count(), 2);
    let place = next.strip_prefix("more: --after ").unwrap();
    let second = post.done("list", &["--limit", "2", "--after", place]);
    assert!(
        second.ends_with("a-1\n") && second.lines().count() == 1,
        "{second}"
    );
    // A page that is full and the last.
    assert!(!post.done("list", &["--limit", "3"]).contains("more"));
    assert_eq!(post.store("list", &["--after", "there"], "").0, 2);
}

#[test]
fn a_visit_is_shown_as_it_was_added_with_its_triage_and_its_photos() {
    let post = Post::new();
    std::fs::write(post.path("wound.jpg"), b"\xff\xd8\xff not really").unwrap();
    let encounter = format!(
        r#"{{"id":"p","age":{{"years":30}},"photos":[{{"path":"{}","kind":"wound"}},{{"path":"{CANARY}.jpg","kind":"skin"}}]}}"#,
        post.at("wound.jpg")
    );
    let (encounters, triages) = post.files(&encounter);
    let (status, out, err) = post.store(
        "add",
        &[&encounters, &triages, "--now", "2026-11-28T09:30:00+03:00"],
        "",
    );
    assert_eq!((status, out.as_str()), (0, "1 added, 0 refused\n"));
    assert!(err.contains("photo 2 has no hash"), "{err}");
    let shown = post.shown("p");
    let kept: Value = serde_json::from_str(&encounter).unwrap();
    let printed: Value = serde_json::from_str(&std::fs::read_to_string(&triages).unwrap()).unwrap();
    assert_eq!(shown["encounter"]["photos"], kept["photos"]);
    assert_eq!(shown["triages"][0]["triage"], printed);
    assert_eq!(shown["at"], "2026-11-28T09:30:00+03:00");
    assert_eq!(shown["photos"].as_array().unwrap().len(), 1);
    let text = post.done("show", &["p"]);
    for part in [
        "visit p, 2026-11-28T09:30:00+03:00: not_triageable",
        "photo, wound: sha256 ",
        "not measured",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let (status, out, err) = post.store("show", &["nobody"], "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("no visit has this id"), "{err}");
}

#[test]
fn what_cannot_be_added_is_named_by_its_line_and_the_rest_comes() {
    let post = Post::new();
    let input = format!(
        "{}{}\n{}\n",
        encounters(),
        r#"{"id":"old","age":{"years":200}}"#,
        r#"{"age":{"years":30}}"#
    );
    let (encounters, triages) = post.files(&input);
    let (status, out, _) = post.store("add", &[&encounters, &triages], "");
    assert_eq!(status, 2);
    assert!(out.contains("line 4: refused: it was not triaged"), "{out}");
    assert!(out.contains("line 5: refused: id: 1 to 128 bytes"), "{out}");
    assert!(out.ends_with("3 added, 2 refused\n"), "{out}");
    // Once more, as after a crash: what is there already is no error.
    assert!(
        post.store("add", &[&encounters, &triages], "")
            .1
            .ends_with("3 added, 2 refused\n")
    );
    // The triages of others, and too few of them.
    let swapped = input.lines().rev().collect::<Vec<_>>().join("\n");
    let (status, out, _) = post.store("add", &["-", &triages], &swapped);
    assert_eq!(
        (status, out.contains("its id is not the encounter's")),
        (2, true),
        "{out}"
    );
    let (status, _, err) = post.store("add", &["-", &triages], input.lines().next().unwrap());
    assert_eq!(status, 2);
    assert!(err.contains("ends before its line 2"), "{err}");
    assert_eq!(post.listed(&[]).len(), 3);
    assert_eq!(post.store("add", &["-", "-"], "").0, 2);
    assert_eq!(post.store("add", &[&encounters], "").0, 2);
}

#[test]
fn a_later_triage_is_kept_beside_the_first_and_never_lowers() {
    let post = Post::filled();
    let calm = encounters().replace("160", "80").replace("135", "80");
    let (encounters, triages) = post.files(&calm);
    let out = post.done("add", &["--later", &encounters, &triages]);
    assert_eq!(out, "3 added, 0 refused\n");
    let shown = post.shown("a-1");
    assert_eq!(shown["triages"].as_array().unwrap().len(), 2);
    assert_eq!(shown["acuity"], "red");
}

#[test]
fn an_audit_log_with_content_is_added_with_its_times_and_one_without_is_not() {
    let post = Post::new();
    let log = post.at("audit.jsonl");
    let bare = post.at("bare.jsonl");
    for arguments in [
        &["--audit", &log, "--audit-content"][..],
        &["--audit", &bare],
    ] {
        let triage = [
            &["triage", "--rules-only", "--format", "jsonl", "-"],
            arguments,
        ]
        .concat();
        assert_eq!(post.aidpost(&triage, &encounters()).0, 0);
    }
    let out = post.done("add", &["--audit", &bare]);
    assert_eq!(
        out,
        "3 record(s) hold hashes only: nothing to add\n0 added, 0 refused\n"
    );
    let decided = [
        "audit", "override", &log, "--record", "2", "--acuity", "red", "--reason", "worse", "--by",
        "N",
    ];
    assert_eq!(post.aidpost(&decided, "").0, 0);
    let out = post.done("add", &["--audit", &log]);
    assert!(
        out.contains("1 override(s) of the log were not added")
            && out.ends_with("3 added, 0 refused\n"),
        "{out}"
    );
    let first = std::fs::read_to_string(&log).unwrap();
    let first: Value = serde_json::from_str(first.lines().next().unwrap()).unwrap();
    assert_eq!(post.shown("a-1")["at"], first["time"]);
    // Not one whose records were changed.
    let changed = std::fs::read_to_string(&log)
        .unwrap()
        .replacen("a-1", "a-9", 1);
    std::fs::write(&log, changed).unwrap();
    let (status, _, err) = post.store("add", &["--audit", &log], "");
    assert_eq!(status, 1);
    assert!(err.contains("record 1 was changed"), "{err}");
}

#[test]
fn an_open_review_keeps_a_visit_from_being_closed_until_a_person_gives_a_reason() {
    let post = Post::filled();
    let (status, _, err) = post.store("close", &["a-2"], "");
    assert_eq!(status, 2);
    assert!(err.contains("a review by a supervisor is open"), "{err}");
    for word in [
        &["--by", "Nurse"][..],
        &["--reason", "seen"],
        &["--by", "Nurse", "--reason", " "],
    ] {
        assert_eq!(
            post.store("resolve", &[&["a-2"], word].concat(), "").0,
            2,
            "{word:?}"
        );
    }
    post.done(
        "resolve",
        &["a-2", "--by", "Nurse", "--reason", "seen, stays yellow"],
    );
    assert_eq!(post.listed(&["--open-reviews"]), Vec::<String>::new());
    let (status, _, err) = post.store("resolve", &["a-2", "--by", "N", "--reason", "again"], "");
    assert_eq!((status, err.contains("no review is open")), (2, true));
    post.done("close", &["a-2", "--now", "2026-11-24T12:00:00+03:00"]);
    assert_eq!(post.shown("a-2")["closed_at"], "2026-11-24T12:00:00+03:00");
    assert_eq!(post.listed(&["--not-closed"]), ["b-3", "a-1"]);
    let (status, _, err) = post.store("close", &["a-2"], "");
    assert_eq!((status, err.contains("the visit is closed")), (2, true));
}

#[test]
fn an_override_needs_name_and_reason_and_stands_beside_the_triage() {
    let post = Post::filled();
    for word in [
        &["--acuity", "red", "--by", "Nurse"][..],
        &["--acuity", "red", "--reason", "worse"],
        &["--by", "Nurse", "--reason", "worse"],
        &["--acuity", "red", "--by", "Nurse", "--reason", ""],
    ] {
        assert_eq!(
            post.store("override", &[&["a-2"], word].concat(), "").0,
            2,
            "{word:?}"
        );
    }
    assert_eq!(post.shown("a-2")["acuity"], "yellow");
    let now = ["--now", "2026-11-24T10:00:00+03:00"];
    let word = [
        "a-2",
        "--acuity",
        "red",
        "--by",
        "Nurse",
        "--reason",
        "cold hands",
    ];
    post.done("override", &[&word[..], &now].concat());
    let shown = post.shown("a-2");
    assert_eq!(
        (&shown["acuity"], &shown["review_open"]),
        (&"red".into(), &false.into())
    );
    assert_eq!(shown["triages"][0]["triage"]["acuity"], "yellow");
    let text = post.done("show", &["a-2"]);
    assert!(
        text.contains("decided 2026-11-24T10:00:00+03:00, Nurse: red: cold hands\n"),
        "{text}"
    );
    assert!(post.done("list", &[]).contains("(by the triage: yellow)"));
}

#[test]
fn a_note_comes_by_standard_input_and_may_follow_the_end() {
    let post = Post::filled();
    post.done("close", &["a-1"]);
    let note = ["a-1", "--by", "Nurse", "--now", "2026-11-24T10:00:00+03:00"];
    let (status, _, err) = post.store("note", &note, "Referred to\nthe hospital.\n");
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(
        post.shown("a-1")["notes"][0]["text"],
        "Referred to\nthe hospital."
    );
    assert_eq!(post.store("note", &note, " \n").0, 2);
    assert_eq!(post.store("note", &["a-1", "--by", ""], "text").0, 2);
    let (status, _, err) = post.store("note", &["a-1", "--by", "N", "--now", "noon"], "text");
    assert_eq!(
        (status, err.contains("note.at: not a time")),
        (2, true),
        "{err}"
    );
}

#[test]
fn an_export_holds_everything_and_bundles_read_back_as_the_triages() {
    let post = Post::filled();
    post.done(
        "override",
        &[
            "a-2", "--acuity", "red", "--by", "Nurse", "--reason", "worse",
        ],
    );
    let lines = post.done("export", &[]);
    let ids: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone())
        .collect();
    assert_eq!(ids, ["a-1", "a-2", "b-3"]);
    assert_eq!(
        lines.lines().nth(1).unwrap(),
        post.done("show", &["a-2", "--format", "json"]).trim()
    );
    for kind in ["collection", "transaction", "document"] {
        let (status, bundles, err) =
            post.store("export", &["--format", "fhir", "--bundle", kind], "");
        assert_eq!(status, 0, "{err}");
        assert!(
            err.contains("1 visit(s) have notes or decisions of people"),
            "{err}"
        );
        assert_eq!(bundles.lines().count(), 3);
        for (bundle, id) in bundles.lines().zip(["b-3", "a-2", "a-1"]) {
            let (encounter, triage, _) = aidpost::records::fhir::read(bundle).unwrap();
            let shown = post.shown(id);
            assert_eq!(
                serde_json::to_value(&encounter).unwrap(),
                shown["encounter"]
            );
            assert_eq!(
                serde_json::to_value(&triage).unwrap(),
                shown["triages"][0]["triage"]
            );
        }
    }
    // A server that gets them twice knows them by their ids.
    let again = || {
        post.store("export", &["--format", "fhir"], "")
            .1
            .replace('"', " ")
    };
    let id = |bundles: String| bundles.split(" id : ").nth(1).unwrap()[..36].to_owned();
    assert_eq!(id(again()), id(again()));
}

#[test]
fn a_week_is_a_page_and_lines_for_dhis2_without_names() {
    let post = Post::filled();
    let page = post.done("week", &["2026W48", "--offset", "+03:00"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<h1>Week 2026W48</h1>"));
    let week = ["2026W48", "--offset", "+03:00", "--format", "csv"];
    let lines = post.done(
        "week",
        &[&week[..], &["--org-unit", "DiszpKrYNg8"]].concat(),
    );
    assert!(
        lines.contains("AIDPOST_VISITS,2026W48,DiszpKrYNg8,,,3\n"),
        "{lines}"
    );
    assert!(
        lines.contains("AIDPOST_REVIEWS_OPEN,2026W48,DiszpKrYNg8,,,1\n"),
        "{lines}"
    );
    assert!(!page.contains(CANARY) && !lines.contains(CANARY));
    assert_eq!(post.store("week", &week, "").0, 2, "no org unit");
    for bad in [
        ["2026W99", "--offset", "Z"],
        ["2026W48", "--offset", "here"],
    ] {
        assert_eq!(post.store("week", &bad, "").0, 2, "{bad:?}");
    }
}

#[test]
fn old_visits_are_deleted_but_not_without_a_word_and_not_under_review() {
    let post = Post::filled();
    let before = "2026-11-25T00:00:00+03:00";
    let (status, _, err) = post.store("delete-before", &[before], "");
    assert_eq!((status, err.contains("give --yes")), (2, true), "{err}");
    assert_eq!(post.listed(&[]).len(), 3);
    let out = post.done("delete-before", &[before, "--yes"]);
    assert_eq!(
        out,
        "1 visit(s) deleted, 1 kept since a review of them is open\n"
    );
    assert_eq!(post.listed(&[]), ["b-3", "a-2"]);
    assert_eq!(post.store("delete-before", &["2026", "--yes"], "").0, 2);
}

#[test]
fn a_wipe_asks_for_the_key_or_to_do_without() {
    let post = Post::filled();
    let store = post.at("visits.db");
    std::fs::write(post.path("diary.txt"), "not a store".repeat(1000)).unwrap();
    let diary = post.at("diary.txt");
    let key = post.at("key");
    assert_eq!(
        post.aidpost(&["store", "wipe", &diary, "--key-file", &key, "--yes"], "")
            .0,
        2
    );
    assert!(post.path("diary.txt").exists());
    assert_eq!(post.store("wipe", &[], "").0, 2);
    assert_eq!(post.aidpost(&["store", "wipe", &store, "--yes"], "").0, 2);
    assert!(post.path("visits.db").exists());
    post.done("wipe", &["--yes"]);
    assert!(!post.path("visits.db").exists());
    assert_eq!(post.store("list", &[], "").0, 2);
    post.done("create", &[]);
    let lost = ["store", "wipe", &store, "--without-key", "--yes"];
    assert_eq!(post.aidpost(&lost, "").0, 0);
    assert!(!post.path("visits.db").exists());
    assert_eq!(post.aidpost(&lost, "").0, 2, "there is nothing any more");
}

#[test]
fn another_key_a_damaged_file_and_another_file_are_told_apart() {
    let post = Post::filled();
    assert_eq!(
        post.done("verify", &[]),
        "every byte is as it was written\n"
    );
    let (store, other) = (post.at("visits.db"), post.at("other"));
    assert_eq!(post.aidpost(&["store", "key", &other], "").0, 0);
    let (status, out, err) = post.aidpost(&["store", "list", &store, "--key-file", &other], "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("the key does not open this file"), "{err}");
    // Nothing is overwritten.
    assert_eq!(post.store("create", &[], "").0, 2);

    let mut bytes = std::fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&store, &bytes).unwrap();
    let (status, out, err) = post.store("verify", &[], "");
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("the file is damaged"), "{err}");
}

#[test]
fn the_key_is_a_secret_file_or_a_program_and_nothing_else() {
    let post = Post::filled();
    let key = post.path("key");
    assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let (status, _, err) = post.aidpost(&["store", "key", &post.at("key")], "");
    assert_eq!((status, err.contains("exists")), (2, true), "{err}");
    for mode in [0o640, 0o604, 0o620] {
        std::fs::set_permissions(&key, PermissionsExt::from_mode(mode)).unwrap();
        let (status, _, err) = post.store("list", &[], "");
        assert_eq!(status, 2);
        assert!(err.contains("others may read or change this key"), "{err}");
    }
    let store = post.at("visits.db");
    let by = |command: &str| post.aidpost(&["store", "list", &store, "--key-command", command], "");
    let secret = std::fs::read_to_string(&key).unwrap();
    assert_eq!(by(&format!("cat '{}'", key.display())).0, 0);
    for (command, said) in [("exit 3", "exit status: 3"), ("echo short", "is no key")] {
        let (status, _, err) = by(command);
        assert_eq!(status, 2);
        assert!(err.contains(said) && !err.contains(secret.trim()), "{err}");
    }
    assert_eq!(
        post.aidpost(&["store", "list", &store], "").0,
        2,
        "no key at all"
    );
    // 32 bytes as they are.
    std::fs::write(post.path("raw"), [7; 32]).unwrap();
    std::fs::set_permissions(post.path("raw"), PermissionsExt::from_mode(0o600)).unwrap();
    let (raw, fresh) = (post.at("raw"), post.at("fresh.db"));
    assert_eq!(
        post.aidpost(&["store", "create", &fresh, "--key-file", &raw], "")
            .0,
        0
    );
    assert_eq!(
        post.aidpost(&["store", "list", &fresh, "--key-file", &raw], "")
            .1,
        "no visits\n"
    );
}

#[test]
fn the_file_holds_no_word_of_the_patient_and_not_the_key() {
    let post = Post::filled();
    let note = post.store("note", &["a-1", "--by", CANARY], CANARY);
    assert_eq!(note.0, 0);
    let bytes = std::fs::read(post.path("visits.db")).unwrap();
    let key = std::fs::read_to_string(post.path("key")).unwrap();
    for word in [CANARY, "a-1", "short of breath", "SQLite", key.trim()] {
        let is_there = bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(!is_there, "{word}");
    }
    assert_eq!(
        post.path("visits.db")
            .metadata()
            .unwrap()
            .permissions()
            .mode()
            & 0o777,
        0o600
    );
}
