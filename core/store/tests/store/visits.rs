//! What is put in is found and comes out as it was.

use aidpost_protocol::acuity::Acuity;
use aidpost_store::{Find, Note, Place, Store, StoreError, VisitState};

use super::sample::{encounter, key, place, put, triage, visit};

const MORNING: &str = "2026-11-28T09:30:00+03:00";

#[test]
fn a_visit_comes_out_as_it_went_in() {
    let place = place();
    let encounter = encounter("v1", 160.0, "she fell at the river");
    let given = visit(&encounter, MORNING);
    let mut store = Store::create(&place.path, &key()).unwrap();
    store.put_visit(&given).unwrap();
    let note = Note {
        at: MORNING.to_owned(),
        by: "nurse".into(),
        text: "referred".into(),
    };
    store.add_note("v1", &note).unwrap();
    drop(store);

    let store = Store::open(&place.path, &key()).unwrap();
    let found = store.visit("v1").unwrap();
    assert_eq!(found.read_encounter().unwrap(), encounter);
    assert_eq!(found.triages[0].json, given.triage);
    assert_eq!((found.acuity, found.at.as_str()), (Acuity::Red, MORNING));
    assert_eq!(&*found.notes[0].text, "referred");
    assert_eq!(
        (found.photos[0].kind.as_str(), found.photos[0].sha256),
        ("wound", [9; 32])
    );
    assert_eq!(store.visit("v2"), Err(StoreError::UnknownVisit));
    store.verify().unwrap();
}

#[test]
fn the_same_visit_twice_is_one_and_another_with_its_id_is_refused() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    let first = encounter("v1", 160.0, "first");
    store.put_visit(&visit(&first, MORNING)).unwrap();
    store.put_visit(&visit(&first, MORNING)).unwrap();
    let other = encounter("v1", 161.0, "first");
    assert_eq!(
        store.put_visit(&visit(&other, MORNING)),
        Err(StoreError::IdTaken)
    );
    assert_eq!(store.find(&Find::default()).unwrap().lines.len(), 1);
}

#[test]
fn visits_are_found_by_time_colour_state_and_id() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    // The second is the earlier in time, whatever its clock shows.
    put(&mut store, "a_1", 160.0, "2026-11-28T10:00:00Z");
    put(&mut store, "a%2", 135.0, "2026-11-28T12:00:00+03:00");
    put(&mut store, "b1", 80.0, "2026-11-29T08:00:00Z");
    let ids = |find: &Find| -> Vec<String> {
        let page = store.find(find).unwrap();
        page.lines.iter().map(|line| line.id.to_string()).collect()
    };
    let all = Find::default();
    assert_eq!(ids(&all), ["b1", "a_1", "a%2"]);
    let day = Find {
        from: Some("2026-11-28T00:00:00Z".to_owned()),
        before: Some("2026-11-29T00:00:00Z".to_owned()),
        ..all.clone()
    };
    assert_eq!(ids(&day), ["a_1", "a%2"]);
    assert_eq!(
        ids(&Find {
            acuity: vec![Acuity::Red],
            ..all.clone()
        }),
        ["a_1"]
    );
    assert_eq!(
        ids(&Find {
            state: Some(VisitState::ReviewOpen),
            ..all.clone()
        }),
        ["a%2"]
    );
    assert_eq!(
        ids(&Find {
            id_begins: Some("a%".into()),
            ..all.clone()
        }),
        ["a%2"]
    );

    store_closed(&mut Store::open(&place.path, &key()).unwrap());
    assert_eq!(
        ids(&Find {
            state: Some(VisitState::NotClosed),
            ..all
        }),
        ["b1", "a%2"]
    );
}

fn store_closed(store: &mut Store) {
    store.close_visit("a_1", MORNING).unwrap();
}

#[test]
fn two_connections_wait_for_each_other() {
    let place = place();
    drop(Store::create(&place.path, &key()).unwrap());
    std::thread::scope(|scope| {
        for writer in ["a", "b"] {
            let path = &place.path;
            scope.spawn(move || {
                let mut store = Store::open(path, &key()).unwrap();
                for n in 0..50 {
                    put(&mut store, &format!("{writer}{n}"), 160.0, MORNING);
                }
            });
        }
    });
    let find = Find {
        limit: Some(1000),
        ..Find::default()
    };
    let store = Store::open(&place.path, &key()).unwrap();
    assert_eq!(store.find(&find).unwrap().lines.len(), 100);
}

#[test]
fn pages_hold_every_visit_once() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    for n in 0..7 {
        // Three at the same moment.
        let at = format!("2026-11-28T10:00:0{}Z", n / 3);
        put(&mut store, &format!("v{n}"), 160.0, &at);
    }
    let mut find = Find {
        limit: Some(2),
        ..Find::default()
    };
    let mut seen = Vec::new();
    loop {
        let page = store.find(&find).unwrap();
        seen.extend(page.lines.iter().map(|line| line.id.to_string()));
        // As a program writes it down and takes it up again.
        find.after = page.next.map(|next| next.to_string().parse().unwrap());
        if find.after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["v6", "v5", "v4", "v3", "v2", "v1", "v0"]);
    for text in ["", "12", "12.", "a.b", "1.2.3"] {
        assert!(matches!(
            text.parse::<Place>(),
            Err(StoreError::BadField { field: "after", .. })
        ));
    }
}

#[test]
fn an_export_holds_every_record_on_a_line_of_its_own() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    put(&mut store, "late", 160.0, "2026-11-28T10:00:00Z");
    let early = encounter("early", 80.0, "over\ntwo lines");
    let mut spread = visit(&early, "2026-11-27T10:00:00Z");
    spread.triage = spread.triage.replacen(',', ",\n", 3).into();
    store.put_visit(&spread).unwrap();
    let mut out = Vec::new();
    assert_eq!(store.export(&mut out), Ok(2));
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "early");
    assert_eq!(lines[0]["encounter"]["narrative"], "over\ntwo lines");
    assert_eq!(lines[0]["triages"][0]["triage"]["acuity"], "not_triageable");
    assert_eq!(lines[1]["photos"][0]["sha256"], "09".repeat(32));
    let one = store.visit("early").unwrap().to_json().unwrap();
    assert_eq!(text.lines().next(), Some(&*one));
}

#[test]
fn what_the_store_does_not_take_is_named() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    let encounter = encounter("v1", 160.0, "x");
    let field = |result: Result<(), StoreError>| match result {
        Err(StoreError::BadField { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    for time in [
        "2026-11-28T09:30:00",
        "yesterday",
        "2026-13-28T09:30:00Z",
        "",
    ] {
        assert_eq!(field(store.put_visit(&visit(&encounter, time))), "visit.at");
    }
    let mut long = visit(&encounter, MORNING);
    long.id = Some("x".repeat(129).into());
    assert_eq!(field(store.put_visit(&long)), "id");
    for triage in [
        "",
        "{}",
        r#"{"schema":"aidpost.triage/9","id":"v1","acuity":"red","supervisor_review":false}"#,
    ] {
        let mut bad = visit(&encounter, MORNING);
        bad.triage = triage.into();
        assert!(matches!(
            store.put_visit(&bad),
            Err(StoreError::BadTriage { .. })
        ));
    }
    let other = super::sample::encounter("v2", 160.0, "x");
    let mut swapped = visit(&encounter, MORNING);
    swapped.triage = triage(&other);
    assert!(matches!(
        store.put_visit(&swapped),
        Err(StoreError::BadTriage { .. })
    ));
    assert_eq!(store.find(&Find::default()).unwrap().lines, []);
}

#[test]
fn old_visits_are_deleted_but_none_that_waits_for_a_review() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    for n in 0..200 {
        put(
            &mut store,
            &format!("old{n}"),
            160.0,
            "2020-01-01T00:00:00Z",
        );
    }
    put(&mut store, "waits", 135.0, "2020-01-01T00:00:00Z");
    put(&mut store, "new", 160.0, "2026-11-28T10:00:00Z");
    let size = || place.path.metadata().unwrap().len();
    let before = size();
    let deleted = store.delete_before("2026-01-01T00:00:00Z").unwrap();
    assert_eq!((deleted.visits, deleted.kept_for_review), (200, 1));
    assert!(size() < before / 2, "{} of {before} bytes", size());
    let left = store.find(&Find::default()).unwrap().lines;
    assert_eq!(
        left.iter().map(|line| &*line.id).collect::<Vec<_>>(),
        ["new", "waits"]
    );
    store.verify().unwrap();
}

#[test]
fn a_wiped_store_leaves_no_file() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    put(&mut store, "v1", 160.0, MORNING);
    store.wipe().unwrap();
    let folder = place.path.parent().unwrap();
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
    assert_eq!(
        Store::open(&place.path, &key()).err(),
        Some(StoreError::Missing)
    );
    Store::wipe_file(&place.path).unwrap();
}

#[test]
fn a_new_store_overwrites_nothing_and_an_empty_file_is_none() {
    let place = place();
    std::fs::write(&place.path, "a diary").unwrap();
    assert_eq!(
        Store::create(&place.path, &key()).err(),
        Some(StoreError::FileExists)
    );
    std::fs::write(&place.path, "").unwrap();
    assert_eq!(
        Store::open(&place.path, &key()).err(),
        Some(StoreError::Missing)
    );
    let mut store = Store::create(&place.path, &key()).unwrap();
    put(&mut store, "v1", 160.0, MORNING);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    Store::create(&place.path, &key()).unwrap();
    assert_eq!(
        place.path.metadata().unwrap().permissions().mode() & 0o777,
        0o600
    );
}
