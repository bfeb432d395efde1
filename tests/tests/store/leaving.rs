//! What leaves the store: exports, and a week's counts.

use aidpost_tests::CANARY;
use serde_json::Value;

use super::post::{Post, encounters};

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

/// Of a log with content everything is counted as the store counts it; of one with hashes, all but signs.
#[test]
fn a_week_is_counted_from_an_audit_log_too() {
    let post = Post::new();
    let (whole, bare) = (post.at("whole.jsonl"), post.at("bare.jsonl"));
    let told = encounters().replace("is tired.", "is tired. She has a headache.");
    for log in [
        &["--audit", &whole, "--audit-content"][..],
        &["--audit", &bare],
    ] {
        let triage = ["triage", "--rules-only", "--format", "jsonl", "-"];
        // The last one twice, as after a cut cable: one visit.
        for input in [told.as_str(), told.lines().last().unwrap()] {
            assert_eq!(post.aidpost(&[&triage[..], log].concat(), input).0, 0);
        }
        let decided = ["--acuity", "red", "--reason", CANARY, "--by", CANARY];
        let decided = [
            &["audit", "override", log[1], "--record", "2"],
            &decided[..],
        ]
        .concat();
        assert_eq!(post.aidpost(&decided, "").0, 0);
    }
    let first = std::fs::read_to_string(&whole).unwrap();
    let first: Value = serde_json::from_str(first.lines().next().unwrap()).unwrap();
    // The log's times are of Greenwich.
    let day: jiff::civil::Date = first["time"].as_str().unwrap()[..10].parse().unwrap();
    let week = day.iso_week_date();
    let week = format!("{}W{}", week.year(), week.week());

    let week_of = |log: &str, more: &[&str]| {
        let base = ["audit", "week", log, &week, "--offset", "Z"];
        let (status, out, err) = post.aidpost(&[&base[..], more].concat(), "");
        assert_eq!((status, err.as_str()), (0, ""));
        assert!(!out.contains(CANARY));
        out
    };
    let csv = ["--format", "csv", "--org-unit", "DiszpKrYNg8"];
    let lines = week_of(&whole, &csv);
    let value = |lines: &str, code: &str| {
        let start = format!("AIDPOST_{code},{week},DiszpKrYNg8,,,");
        let line = lines.lines().find_map(|line| line.strip_prefix(&start));
        line.map(str::to_owned)
    };
    let counts = |lines: &str| {
        [
            "VISITS",
            "RED",
            "YELLOW",
            "GREEN",
            "REVIEWS",
            "REVIEWS_OPEN",
            "OVERRIDES_UP",
        ]
        .map(|code| value(lines, code).unwrap())
    };
    assert_eq!(counts(&lines), ["3", "2", "0", "1", "1", "0", "1"]);
    assert_eq!(
        value(&lines, "NOT_TICKED_HEADACHE").as_deref(),
        Some("1"),
        "{lines}"
    );
    assert_eq!(value(&lines, "SIGNS_UNKNOWN"), None);
    let without_signs = week_of(&bare, &csv);
    assert_eq!(counts(&without_signs), counts(&lines));
    assert_eq!(value(&without_signs, "NOT_TICKED_HEADACHE"), None);
    assert_eq!(value(&without_signs, "SIGNS_UNKNOWN").as_deref(), Some("3"));
    assert!(week_of(&whole, &[]).contains(&format!("<h1>Week {week}</h1>")));
    assert!(week_of(&bare, &[]).contains("logged by hashes alone"));

    // The same visits in a store, under the same times.
    let (_, added, _) = post.store("add", &["--audit", &whole], "");
    assert!(added.ends_with("3 added, 1 refused\n"), "{added}");
    let stored = [&[week.as_str(), "--offset", "Z"], &csv[..]].concat();
    let stored = post.done("week", &stored);
    assert_eq!(value(&stored, "NOT_TICKED_HEADACHE").as_deref(), Some("1"));

    let refused = |more: &[&str]| {
        let (status, ..) = post.aidpost(&[&["audit", "week", &whole], more].concat(), "");
        status
    };
    assert_eq!(refused(&["2026W99", "--offset", "Z"]), 2);
    assert_eq!(refused(&[&week, "--offset", "Z", "--format", "csv"]), 2);
    let changed = std::fs::read_to_string(&whole)
        .unwrap()
        .replacen("a-1", "a-9", 1);
    std::fs::write(&whole, changed).unwrap();
    assert_eq!(refused(&[&week, "--offset", "Z"]), 1);
}
