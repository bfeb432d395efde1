//! 100,000 visits: how long putting one in takes, opening the store, and each kind of list.
#![expect(clippy::print_stdout, reason = "a benchmark reports to the terminal")]
#![expect(clippy::disallowed_methods, reason = "a benchmark needs the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Encounter};
use aidpost_protocol::evaluate;
use aidpost_store::{Find, Key, NewVisit, Store, StoreError, VisitState};
use serde_json::json;

/// So many visits as a post has in some ten years.
const VISITS: u32 = 100_000;
/// What opening and listing may take.
const ASKED: Duration = Duration::from_millis(50);
const RUNS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: u32 = std::env::args()
        .filter_map(|word| word.parse().ok())
        .next()
        .unwrap_or(VISITS);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("visits.db");
    let key = Key::new([7; 32]);
    let mut store = Store::create(&path, &key)?;
    let start = Instant::now();
    for n in 0..count {
        put(&mut store, n)?;
    }
    let took = start.elapsed();
    let size = path.metadata()?.len() >> 20;
    println!(
        "{count} visits put in, each flushed: {took:.1?}, {:.2?} each; the file has {size} MiB",
        took / count
    );
    drop(store);

    worst("open", || Store::open(&path, &key).map(drop))?;
    let store = Store::open(&path, &key)?;
    let all = Find::default();
    let lists = [
        ("the latest 50", all.clone()),
        (
            "one day",
            Find {
                from: Some(time(count / 2)),
                before: Some(time(count / 2 + 100)),
                ..all.clone()
            },
        ),
        (
            "red",
            Find {
                acuity: vec![Acuity::Red],
                ..all.clone()
            },
        ),
        (
            "red or yellow",
            Find {
                acuity: vec![Acuity::Red, Acuity::Yellow],
                ..all.clone()
            },
        ),
        (
            "open reviews",
            Find {
                state: Some(VisitState::ReviewOpen),
                ..all.clone()
            },
        ),
        (
            "not closed",
            Find {
                state: Some(VisitState::NotClosed),
                ..all.clone()
            },
        ),
        (
            "one id",
            Find {
                id_begins: Some(format!("visit-{}", count / 3).as_str().into()),
                ..all.clone()
            },
        ),
        (
            "many ids",
            Find {
                id_begins: Some("visit-1".into()),
                ..all.clone()
            },
        ),
        (
            "an id that is not there",
            Find {
                id_begins: Some("no".into()),
                ..all.clone()
            },
        ),
        (
            "red of one day",
            Find {
                acuity: vec![Acuity::Red],
                from: Some(time(count / 2)),
                before: Some(time(count / 2 + 100)),
                ..all
            },
        ),
    ];
    for (name, find) in lists {
        let lines = store.find(&find)?.lines.len();
        worst(&format!("list: {name} ({lines} lines)"), || {
            store.find(&find).map(|page| drop(black_box(page)))
        })?;
    }
    worst("one visit with its records", || {
        store.visit(&format!("visit-{}", count / 2)).map(drop)
    })?;
    let start = Instant::now();
    let written = store.export(&mut std::io::sink())?;
    println!("export of {written}: {:.1?}", start.elapsed());
    Ok(())
}

/// The longest of several runs, the first among them.
fn worst(what: &str, mut run: impl FnMut() -> Result<(), StoreError>) -> Result<(), StoreError> {
    let mut longest = Duration::ZERO;
    for _ in 0..RUNS {
        let start = Instant::now();
        run()?;
        longest = longest.max(start.elapsed());
    }
    let verdict = if longest <= ASKED { "within" } else { "OVER" };
    println!("{what}: {longest:.2?} at most of {RUNS}, {verdict} {ASKED:?}");
    Ok(())
}

/// Every fourth minute of a working day.
fn time(n: u32) -> String {
    let (day, place) = (n / 100, n % 100);
    let (year, month, day) = (2020 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
    format!(
        "{year}-{month:02}-{day:02}T{:02}:{:02}:00+03:00",
        8 + place / 15,
        place % 15 * 4
    )
}

fn put(store: &mut Store, n: u32) -> Result<(), StoreError> {
    let mut encounter = Encounter::new(Age::Years((n % 80) as u16));
    encounter.id = Some(format!("visit-{n}").into());
    encounter.vitals.heart_rate_per_minute = Some(f64::from(60 + n % 100));
    encounter.narrative = Some(
        "She has had a cough for three days and feels weak since this morning. "
            .repeat(4)
            .into(),
    );
    let outcome = evaluate(&encounter);
    let triage = json!({
        "schema": "aidpost.triage/2", "id": encounter.id, "acuity": outcome.acuity,
        "supervisor_review": outcome.supervisor_review, "assessment": outcome.assessment,
    });
    store.put_visit(&NewVisit {
        id: None,
        at: time(n),
        encounter: &encounter,
        triage: triage.to_string().into(),
        photos: Vec::new(),
    })?;
    // As most days end: what needs no review is closed.
    if outcome.supervisor_review || n.is_multiple_of(50) {
        return Ok(());
    }
    store.close_visit(&format!("visit-{n}"), &time(n))
}
