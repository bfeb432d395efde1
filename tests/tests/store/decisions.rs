//! What a person decides: reviews, overrides, notes.

use super::post::Post;

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
