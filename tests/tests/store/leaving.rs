//! What leaves the store: exports, and a week's counts.

use aidpost_tests::CANARY;
use serde_json::Value;

use super::post::Post;

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
