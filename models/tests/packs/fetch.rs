//! Fetching against a real server that misbehaves: what appears under its final name is whole and right, what arrived is kept.

use crate::server::{Fault, Server};
use crate::tiny;
use crate::writer::Random;
use aidpost_models::fetch::{FetchError, Fetcher, Hub, Pace, Token};
use aidpost_models::gguf::Gguf;
use aidpost_models::licence::{Terms, known};
use aidpost_models::{
    ClinicalUse, Depth, Entry, Gemma3, Progress, RemoteFile, Sha256, Store, StoreError,
    VerifiedPack,
};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

const TEXT: &str = "/o/r/resolve/abc/text.gguf";
const PROJECTOR: &str = "/o/r/resolve/abc/projector.gguf";

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) text: Vec<u8>,
    pub(crate) entry: Entry,
    pub(crate) dir: tempfile::TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        let server = Server::start();
        let (text, projector) = (tiny::text().bytes(), tiny::projector().bytes());
        server.serve(TEXT, &text);
        server.serve(PROJECTOR, &projector);
        let gguf = Gguf::read(Path::new("t"), text.len() as u64, &mut text.as_slice()).unwrap();
        let file = |file: &str, bytes: &[u8]| RemoteFile {
            file: file.to_owned(),
            bytes: Some(bytes.len() as u64),
            sha256: Some(Sha256::of(bytes)),
        };
        let entry = Entry {
            id: "tiny".to_owned(),
            name: "Tiny".to_owned(),
            repository: "o/r".to_owned(),
            revision: "abc".to_owned(),
            text: file("text.gguf", &text),
            projector: Some(file("projector.gguf", &projector)),
            quantization: "F16".to_owned(),
            shape: Gemma3::read(&gguf).unwrap(),
            projector_shape: None,
            thinking: String::new(),
            thought_tokens: 0,
            known_defects: vec![],
            licence: "CC0-1.0".to_owned(),
            context_tokens: 1024,
        };
        Self {
            server,
            text,
            entry,
            dir: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn store(&self) -> Store {
        Store::at(&self.dir.path().join("packs"))
    }

    pub(crate) fn fetcher(&self) -> Fetcher {
        fetcher(&self.server.address)
    }

    fn fetch(&self) -> Result<VerifiedPack, FetchError> {
        let terms = Terms {
            licence: String::new(),
            url: String::new(),
            text: String::new(),
        };
        self.fetcher()
            .fetch(&self.entry, &terms, &self.store(), &mut |_| {
                ControlFlow::Continue(())
            })
    }

    /// Nothing but whole, right files under final names; and a fetch brings the pack.
    fn completes(&self) {
        self.nothing_half_published();
        let pack = self.fetch().unwrap();
        assert_eq!(std::fs::read(pack.text_path()).unwrap(), self.text);
        let mut names: Vec<_> = std::fs::read_dir(pack.dir())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["pack.json", "projector.gguf", "text.gguf"]);
    }

    fn nothing_half_published(&self) {
        let final_name = self.dir.path().join("packs/tiny");
        if final_name.exists() {
            aidpost_models::verify(&final_name, &mut |_, _| ControlFlow::Continue(())).unwrap();
        }
        let arrived = self.dir.path().join("packs/.arriving/tiny/text.gguf");
        if arrived.exists() {
            assert_eq!(std::fs::read(arrived).unwrap(), self.text);
        }
    }

    /// The ranges asked of the text model, and whether each came with If-Range.
    fn ranges(&self) -> Vec<String> {
        let log = self.server.log();
        let prefix = format!("GET {TEXT}");
        log.iter()
            .filter_map(|line| line.strip_prefix(&prefix))
            .map(|rest| rest.trim().to_owned())
            .collect()
    }
}

pub(crate) fn fetcher(endpoint: &str) -> Fetcher {
    Fetcher {
        hub: Hub {
            endpoint: endpoint.to_owned(),
            token: Some(Token::new("secret")),
        },
        pace: Pace {
            failures: 4,
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(300),
            silence: Duration::from_millis(400),
        },
    }
}

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
fn redirects_are_followed_and_the_token_stays_behind() {
    let world = World::new();
    let cdn = Server::start();
    cdn.serve("/blob", &world.text);
    world
        .server
        .redirect(TEXT, &format!("{}/blob", cdn.address));
    cdn.faults(&[Fault::Cut(30_000)]);
    world.completes();
    let log = cdn.log();
    assert_eq!(log.len(), 2, "{log:?}");
    assert!(log[1].starts_with("GET /blob bytes="), "{log:?}");
    assert!(
        log.iter().all(|line| !line.contains("authorization")),
        "{log:?}"
    );
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
    assert!(error.to_string().contains("bytes more than the"), "{error}");
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
fn a_digest_that_the_catalogue_lacks_is_pinned_at_the_first_fetch() {
    let mut world = World::new();
    world.entry.text.sha256 = None;
    world.entry.text.bytes = None;
    world.entry.revision = "main".to_owned();
    for file in ["text.gguf", "projector.gguf"] {
        let bytes = if file == "text.gguf" {
            world.text.clone()
        } else {
            tiny::projector().bytes()
        };
        world
            .server
            .serve(&format!("/o/r/resolve/main/{file}"), &bytes);
        world
            .server
            .serve(&format!("/o/r/resolve/c0ffee/{file}"), &bytes);
    }
    let pack = world.fetch().unwrap();
    assert_eq!(pack.manifest().text.sha256, Sha256::of(&world.text));
    let log = world.server.log();
    assert!(
        log.iter()
            .any(|line| line.starts_with("HEAD /o/r/resolve/main/text.gguf")),
        "{log:?}"
    );
    assert!(
        log.iter()
            .any(|line| line.starts_with("GET /o/r/resolve/c0ffee/text.gguf")),
        "{log:?}"
    );
    // Re-uploaded under the same name: the pin holds.
    assert!(world.store().remove("tiny").unwrap() > 100_000);
    let mut other = world.text.clone();
    *other.last_mut().unwrap() ^= 1;
    world.server.serve("/o/r/resolve/c0ffee/text.gguf", &other);
    assert!(matches!(world.fetch(), Err(FetchError::Hash { .. })));
    assert!(
        world
            .server
            .log()
            .iter()
            .all(|line| !line.starts_with("HEAD"))
    );
}

#[test]
fn terms_are_accepted_once_and_the_notice_lies_beside_the_weights() {
    let mut world = World::new();
    world.entry.licence = "HAI-DEF".to_owned();
    let terms = Terms::summary(known("HAI-DEF").unwrap());
    let store = world.store();
    let fetch = |terms: &Terms| {
        world
            .fetcher()
            .fetch(&world.entry, terms, &store, &mut |_| {
                ControlFlow::Continue(())
            })
    };
    let error = fetch(&terms).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the terms of HAI-DEF are not accepted; see https://"),
        "{error}"
    );
    assert!(world.server.log().is_empty());
    terms.record_acceptance(store.root()).unwrap();
    let pack = fetch(&terms).unwrap();
    let notice = std::fs::read_to_string(pack.dir().join("NOTICE")).unwrap();
    assert!(notice.contains("https://developers.google.com/health-ai-developer-foundations/terms"));
    assert_eq!(pack.manifest().clinical_use, ClinicalUse::IntegratorDecides);
    let record = std::fs::read_to_string(store.root().join("licences/HAI-DEF.json")).unwrap();
    assert!(record.contains(&Sha256::of(terms.text.as_bytes()).to_string()));
    // Other words are other terms.
    let changed = Terms {
        text: format!("{} ", terms.text),
        ..terms
    };
    assert!(matches!(
        fetch(&changed),
        Err(FetchError::NotAccepted { .. })
    ));
}

#[test]
fn a_pack_comes_from_any_address_that_has_its_manifest() {
    let world = World::new();
    let here = tempfile::tempdir().unwrap();
    tiny::write_pack(here.path(), &world.text, None);
    for file in ["pack.json", "text.gguf"] {
        world.server.serve(
            &format!("/mine/{file}"),
            &std::fs::read(here.path().join(file)).unwrap(),
        );
    }
    let url = format!("{}/mine/pack.json", world.server.address);
    let pack = world
        .fetcher()
        .fetch_url(&url, None, &world.store(), &mut |_| {
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(pack.dir(), world.store().root().join("tiny"));
    let unknown = world
        .fetcher()
        .manifest(&format!("{}/none/pack.json", world.server.address))
        .unwrap_err();
    assert!(unknown.to_string().contains("status 404"), "{unknown}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn a_fetch_stops_within_a_second_while_the_server_is_silent() {
    let world = World::new();
    world
        .server
        .faults(&[Fault::Silent(Duration::from_secs(20))]);
    let mut fetcher = world.fetcher();
    fetcher.pace.silence = Duration::from_secs(20);
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
        .verify(&pack.manifest().id, Depth::Sealed, &mut |_, _| {
            ControlFlow::Continue(())
        })
        .unwrap();
}
