//! A week in counts: the right visits, and no name.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_store::{Override, Resolution, SignGroup, Store, StoreError};

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

/// Wednesdays of weeks 37 to 48 of 2026.
const WEDNESDAYS: [&str; 12] = [
    "09-09", "09-16", "09-23", "09-30", "10-07", "10-14", "10-21", "10-28", "11-04", "11-11",
    "11-18", "11-25",
];

#[test]
fn a_week_that_stands_out_from_those_before_it_says_so() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    // The post worked before the first of these weeks, which is therefore a whole one.
    put(&mut store, "first", 80.0, "2026-09-06T12:00:00Z");
    for (week, day) in WEDNESDAYS.iter().enumerate() {
        let many = if week == 11 { 8 } else { 2 };
        for number in 0..many {
            let mut encounter = encounter(&format!("{day} {number}"), 80.0, "Wanjiku");
            encounter
                .signs
                .insert(Sign::BloodInStool, SignState::Present);
            encounter.vitals.temperature_celsius = Some(38.0);
            let at = format!("2026-{day}T12:00:{number:02}Z");
            store.put_visit(&visit(&encounter, &at)).unwrap();
        }
        let period = format!("2026W{}", 37 + week);
        let groups = store.week(&period, "Z").unwrap().groups;
        let of = |group| *groups.iter().find(|trend| trend.group == group).unwrap();
        let bloody = of(SignGroup::BloodyDiarrhoea);
        assert_eq!(bloody.visits, many);
        // Twelve weeks have to be there before anything is usual, and the last is not like them.
        assert_eq!(bloody.usual, (week == 11).then_some(2.0));
        assert_eq!(bloody.cusum, (week == 11).then_some(5.5));
        assert_eq!(bloody.stands_out(), week == 11);
        assert_eq!(of(SignGroup::FeverAndCough).visits, 0);
        assert!(!of(SignGroup::FeverAndCough).stands_out());
    }
    let week = store.week("2026W48", "Z").unwrap();
    let html = week.html();
    assert_eq!(
        html.matches("<strong>look at these</strong>").count(),
        2,
        "{html}"
    );
    assert!(
        html.contains(
            "<th scope=\"row\">diarrhoea with blood</th><td>8</td><td>2.0</td><td>5.5</td>"
        ),
        "{html}"
    );
    let csv = week.csv("A1").unwrap();
    assert!(
        csv.contains("\nAIDPOST_GROUP_BLOODY_DIARRHOEA,2026W48,A1,,,8\n"),
        "{csv}"
    );
    assert!(!html.contains("Wanjiku") && !csv.contains("Wanjiku"));
    let before = store.week("2026W47", "Z").unwrap().html();
    assert!(before.contains("from the twelfth week on"), "{before}");
}

#[test]
fn a_group_counts_what_was_ticked_read_or_measured_and_not_what_was_denied() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    let mut read = |id: &str, temperature: f64, denied: Option<Sign>| {
        let mut encounter = encounter(id, 80.0, "hot, and coughs");
        encounter.vitals.temperature_celsius = Some(temperature);
        encounter
            .signs
            .extend(denied.map(|sign| (sign, SignState::Absent)));
        let mut visit = visit(&encounter, "2026-11-25T12:00:00Z");
        let mut record: serde_json::Value = serde_json::from_str(&visit.triage).unwrap();
        record["reading"] = serde_json::json!({ "signs": [
            { "sign": "cough", "state": "present", "evidence": "coughs" },
            { "sign": "jaundice", "state": "absent", "evidence": "hot" },
        ] });
        visit.triage = record.to_string().into();
        store.put_visit(&visit).unwrap();
        let groups = store.week("2026W48", "Z").unwrap().groups;
        let of = |group| {
            groups
                .iter()
                .find(|trend| trend.group == group)
                .unwrap()
                .visits
        };
        (of(SignGroup::FeverAndCough), of(SignGroup::Jaundice))
    };
    assert_eq!(read("below", 37.9, None), (0, 0));
    assert_eq!(read("at", 38.0, None), (1, 0));
    assert_eq!(read("denied", 39.0, Some(Sign::Cough)), (1, 0));
}
