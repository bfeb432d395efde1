//! Fetching against a real server that misbehaves: what appears under its final name is whole and right, what arrived is kept.

use crate::server::Fault;
use crate::world::{TEXT, World};
use crate::writer::Random;
use aidpost_models::fetch::FetchError;
use aidpost_models::licence::Terms;
use aidpost_models::{Progress, StoreError, VerifiedPack, VerifyMode};
use std::ops::ControlFlow;
use std::time::Duration;

#[test]
fn a_connection_cut_at_fifty_random_points_costs_no_byte_twice() {
    let world = World::new();
    let mut random = Random(7);
    let mut at = 0;
    // Fifty cuts within the file, each a little further on.
    let step = world.text.len() as u64 / 51;
    let cuts: Vec<Fault> = (0..50)
        .map(|_| {
            let length = 1 + random.below(2 * step - 1);
            at += length;
            Fault::Cut(length as usize)
        })
        .collect();
    world.server.faults(&cuts);
    world.completes();
    let ranges = world.ranges();
    assert!(ranges.len() > 40, "{} requests", ranges.len());
    assert_eq!(ranges[0], "authorization");
    let starts: Vec<u64> = ranges[1..]
        .iter()
        .map(|range| {
            range
                .strip_prefix("bytes=")
                .unwrap()
                .split_once('-')
                .unwrap()
                .0
                .parse()
                .unwrap()
        })
        .collect();
    assert!(starts.is_sorted() && starts[0] > 0, "{starts:?}");
    assert!(
        ranges[1..].iter().all(|range| range.contains("if-range")),
        "{ranges:?}"
    );
}

#[test]
fn each_fault_is_overcome_or_named_and_the_next_run_completes() {
    let some = Fault::Cut(20_000);
    let slow = Duration::from_millis(5);
    // What the server does, and whether the first run succeeds all the same; else a part of its message.
    let cases: &[(&[Fault], Option<&str>)] = &[
        (&[some, Fault::NoRanges], None),
        (&[some, Fault::NoContentRange], None),
        (&[some, Fault::WrongRange(100)], None),
        (&[some, Fault::IgnoresIfRange], None),
        (&[some, Fault::Status(416, "")], None),
        (&[Fault::Slow(slow)], None),
        (&[Fault::Silent(Duration::from_secs(2))], None),
        (
            &[
                Fault::Status(503, "retry-after: 0\r\n"),
                Fault::Status(429, ""),
                some,
            ],
            None,
        ),
        (&[Fault::Announces(10)], Some("needed is the file of")),
        (
            &[Fault::Corrupt],
            Some("nothing was kept: use another mirror or revision"),
        ),
        (
            &[some, Fault::Corrupt, Fault::Corrupt],
            Some("nothing was kept"),
        ),
        (
            &[Fault::Status(500, ""); 4],
            Some("status 500; check the network and proxy and run it again: 0 bytes are kept"),
        ),
        (
            &[Fault::Status(401, "")],
            Some("accept the model's terms on the hub and set HF_TOKEN"),
        ),
        (&[Fault::Status(403, "")], Some("set HF_TOKEN")),
        (
            &[Fault::Status(404, "")],
            Some("status 404; check the address and the mirror"),
        ),
        (
            &[Fault::Status(206, ""); 4],
            Some("changes its file or its ranges each time"),
        ),
    ];
    for (number, (faults, message)) in cases.iter().enumerate() {
        let world = World::new();
        world.server.faults(faults);
        match (world.fetch(), message) {
            (Ok(_), None) => {}
            (Err(error), Some(part)) => {
                assert!(error.to_string().contains(part), "case {number}: {error}")
            }
            (Ok(_), Some(part)) => panic!("case {number} succeeded, expected {part:?}"),
            (Err(error), None) => panic!("case {number}: {error}"),
        }
        world.server.faults(&[]);
        world.completes();
    }
}

#[test]
fn what_arrived_before_a_failure_is_kept_for_the_next_run() {
    let world = World::new();
    world.server.faults(&[
        Fault::Cut(50_000),
        Fault::Status(503, ""),
        Fault::Status(503, ""),
        Fault::Status(503, ""),
        Fault::Status(503, ""),
    ]);
    let error = world.fetch().unwrap_err().to_string();
    let kept: u64 = error
        .split(": ")
        .last()
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!(kept > 40_000, "{error}");
    world.server.log();
    world.completes();
    assert!(world.ranges()[0].starts_with(&format!("bytes={kept}- if-range")));
}

#[test]
fn a_file_that_changes_midway_is_never_glued_together() {
    let world = World::new();
    world.server.faults(&[Fault::Cut(50_000)]);
    let mut other = world.text.clone();
    *other.last_mut().unwrap() ^= 1;
    // The first run breaks off; meanwhile the file is another one of the same length.
    let stopped = world.fetcher().fetch(
        &world.entry,
        &Terms {
            licence: String::new(),
            url: String::new(),
            text: String::new(),
        },
        &world.store(),
        &mut |progress| {
            if progress.done > 10_000 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        },
    );
    assert!(matches!(stopped, Err(FetchError::Cancelled)));
    world.server.serve(TEXT, &other);
    world.server.log();
    let error = world.fetch().unwrap_err();
    assert!(matches!(error, FetchError::Hash { .. }), "{error}");
    assert!(world.ranges()[0].starts_with("bytes="));
    world.server.serve(TEXT, &world.text);
    world.completes();
}

#[test]
fn a_pack_larger_than_the_storage_is_refused_before_a_byte_is_written() {
    let mut world = World::new();
    world.entry.text.bytes = None;
    world.server.faults(&[Fault::Announces(1 << 60)]);
    // The pin is what the server said when asked; here it said nothing wrong.
    let error = world.fetch_unpinned().unwrap_err();
    assert!(
        matches!(error, FetchError::Store(StoreError::Full { .. })),
        "{error}"
    );
    assert!(
        error.to_string().contains("the storage is full: "),
        "{error}"
    );
    assert_eq!(
        std::fs::metadata(world.dir.path().join("packs/.arriving/tiny/text.gguf.part"))
            .unwrap()
            .len(),
        0
    );
}

impl World {
    /// As if nothing were known of the length: the catalogue's digest alone decides.
    fn fetch_unpinned(&self) -> Result<VerifiedPack, FetchError> {
        let pins = self.dir.path().join("packs/pins");
        std::fs::create_dir_all(&pins).unwrap();
        std::fs::write(pins.join("tiny.json"), r#"{"revision":null,"files":{}}"#).unwrap();
        self.fetch()
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn a_fetch_stops_within_a_second_while_the_server_is_silent() {
    let world = World::new();
    world
        .server
        .faults(&[Fault::Silent(Duration::from_secs(20))]);
    let mut fetcher = world.fetcher();
    fetcher.retry.silence = Duration::from_secs(20);
    let terms = Terms {
        licence: String::new(),
        url: String::new(),
        text: String::new(),
    };
    let mut silent_since = None;
    let outcome = fetcher.fetch(
        &world.entry,
        &terms,
        &world.store(),
        &mut |progress: Progress<'_>| {
            if progress.done >= world.text.len() as u64 / 2 {
                silent_since.get_or_insert_with(std::time::Instant::now);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        },
    );
    assert!(matches!(outcome, Err(FetchError::Cancelled)));
    assert!(silent_since.unwrap().elapsed() < Duration::from_secs(1));
}

#[test]
fn two_processes_do_not_bring_the_same_pack_at_once() {
    let world = World::new();
    let store = world.store();
    let outcome = world.fetcher().fetch(
        &world.entry,
        &Terms {
            licence: String::new(),
            url: String::new(),
            text: String::new(),
        },
        &store,
        &mut |_| {
            let second = world.fetch().unwrap_err();
            assert!(
                matches!(second, FetchError::Store(StoreError::Busy { .. })),
                "{second}"
            );
            ControlFlow::Break(())
        },
    );
    assert!(matches!(outcome, Err(FetchError::Cancelled)));
    let pack = world.fetch().unwrap();
    store
        .verify(&pack.manifest().id, VerifyMode::Sealed, &mut |_, _| {
            ControlFlow::Continue(())
        })
        .unwrap();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn a_server_that_asks_for_time_gets_it_within_reason() {
    let world = World::new();
    // A minute is asked for; the world's patience ends at 300 ms.
    world
        .server
        .faults(&[Fault::Status(503, "retry-after: 60\r\n")]);
    let start = std::time::Instant::now();
    world.completes();
    let waited = start.elapsed();
    assert!(
        waited >= Duration::from_millis(300) && waited < Duration::from_secs(30),
        "{waited:?}"
    );
}
