//! A week in counts: the right visits, and no name.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::Sign;
use aidpost_store::{Override, Resolution, Store, StoreError};

use super::sample::{encounter, key, place, put, visit};

#[test]
fn a_week_is_counted_by_the_posts_own_clock() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    // Monday of week 48 of 2026 is 23 November.
    put(&mut store, "before", 160.0, "2026-11-22T23:59:59+03:00");
    put(&mut store, "first", 160.0, "2026-11-23T00:00:00+03:00");
    put(&mut store, "elsewhere", 135.0, "2026-11-24T12:00:00Z");
    put(&mut store, "looked at", 135.0, "2026-11-25T12:00:00+03:00");
    put(&mut store, "last", 80.0, "2026-11-29T23:59:59+03:00");
    put(&mut store, "after", 160.0, "2026-11-30T00:00:00+03:00");
    let at = "2026-11-25T13:00:00+03:00".to_owned();
    let up = Override {
        at: at.clone(),
        by: "Dr A".into(),
        reason: "grey".into(),
        acuity: Acuity::Red,
    };
    store.override_triage("last", &up).unwrap();
    let resolution = Resolution {
        at,
        by: "Dr A".into(),
        reason: "seen".into(),
    };
    store.resolve_review("looked at", &resolution).unwrap();

    let week = store.week("2026W48", "+03:00").unwrap();
    assert_eq!((week.visits, week.reviews, week.reviews_open), (4, 2, 1));
    assert_eq!(
        (week.overrides_up, week.overrides_down, week.confirmed),
        (1, 0, 1)
    );
    assert_eq!(week.by_colour[&Acuity::Red], 2);
    assert_eq!(week.by_colour[&Acuity::Yellow], 2);
    let csv = week.csv("O6uvpzGd5pu").unwrap();
    assert!(
        csv.contains("\nAIDPOST_RED,2026W48,O6uvpzGd5pu,,,2\n"),
        "{csv}"
    );
    assert!(
        csv.contains("\nAIDPOST_GREEN,2026W48,O6uvpzGd5pu,,,0\n"),
        "{csv}"
    );
    let html = week.html();
    assert!(html.contains("<td>100.0 (51.0 to 100.0)</td>"), "{html}");
}

#[test]
fn what_was_told_and_not_ticked_is_counted_and_nothing_that_was_told() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    let encounter = encounter("Wanjiku", 160.0, "Wanjiku cannot stop vomiting");
    let mut read = visit(&encounter, "2026-11-24T12:00:00Z");
    let record: serde_json::Value = serde_json::from_str(&read.triage).unwrap();
    let mut record = record;
    record["reading"] = serde_json::json!({ "signs": [
        { "sign": "vomits_everything", "state": "present", "evidence": "cannot stop vomiting" },
        { "sign": "stridor", "state": "absent", "evidence": "Wanjiku" },
        { "sign": "of_a_later_version", "state": "present", "evidence": "Wanjiku" },
    ] });
    read.triage = record.to_string().into();
    store.put_visit(&read).unwrap();
    let week = store.week("2026W48", "Z").unwrap();
    assert_eq!(
        week.not_ticked.into_iter().collect::<Vec<_>>(),
        [(Sign::VomitsEverything, 1)]
    );
    let week = store.week("2026W48", "Z").unwrap();
    for text in [week.html(), week.csv("A1").unwrap(), format!("{week:?}")] {
        assert!(
            !text.contains("Wanjiku") && !text.contains("cannot stop"),
            "{text}"
        );
    }
    assert!(
        week.html()
            .contains("told in the narrative, not ticked: vomits everything")
    );
}

#[test]
fn weeks_and_units_that_are_none_are_refused() {
    let place = place();
    let store = Store::create(&place.path, &key()).unwrap();
    for (period, offset, field) in [
        ("2026W54", "Z", "period"),
        ("2026-48", "Z", "period"),
        ("W48", "Z", "period"),
        ("2026W48", "", "offset"),
        ("2026W48", "+3", "offset"),
    ] {
        let refused = store.week(period, offset);
        assert!(
            matches!(refused, Err(StoreError::BadField { field: found, .. }) if found == field),
            "{period} {offset}"
        );
    }
    let week = store.week("2026W01", "Z").unwrap();
    assert!(week.html().contains("no visits"));
    for unit in ["", "a,b", "a\nb", "=1"] {
        assert!(week.csv(unit).is_err(), "{unit}");
    }
}
