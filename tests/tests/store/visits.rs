//! What is put in, and found again.

use aidpost_tests::CANARY;
use serde_json::Value;

use super::post::{Post, encounters};

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
