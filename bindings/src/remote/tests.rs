//! What an app sees of a pairing. Whom it is asked of is `tests/tests/remote`.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::*;

const NOW: &str = "2026-11-30T15:00:00+03:00";

fn code(expires: &str) -> String {
    serde_json::json!({ "schema": "aidpost.pairing/1", "name": "Ward", "url": "https://192.0.2.7/v1", "model": "m",
        "certificate_sha256": "ab".repeat(32), "token": "Quokka-7714", "expires": expires })
    .to_string()
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let (mut future, mut context) = (pin!(future), Context::from_waker(Waker::noop()));
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return done;
        }
        std::thread::yield_now();
    }
}

#[test]
fn an_app_reads_a_code_and_names_the_server() {
    let server = read_pairing(&code("2026-12-01T12:00:00Z"), NOW).unwrap();
    assert_eq!(
        (&*server.name, server.token.as_deref()),
        ("Ward", Some("Quokka-7714"))
    );
    assert!(!format!("{server:?}").contains("Quokka"));
    let by = RemoteUse {
        reads: true,
        writes: true,
        images: false,
        deadline_seconds: Some(2.0),
    };
    let engine = Engine::rules_only(None);
    wait(engine.use_remote(Some(server.clone()), by.clone())).unwrap();
    wait(engine.use_remote(None, by.clone())).unwrap();

    let refused = |server, by| match wait(engine.use_remote(Some(server), by)) {
        Err(EngineError::Input { field, reason, .. }) => {
            assert!(!reason.contains("Quokka"), "{reason}");
            field.unwrap_or_default()
        }
        other => format!("{other:?}"),
    };
    let slow = RemoteUse {
        deadline_seconds: Some(601.0),
        ..by.clone()
    };
    assert_eq!(refused(server.clone(), slow), "deadline_seconds");
    let never = RemoteUse {
        deadline_seconds: Some(-1.0),
        ..by.clone()
    };
    assert_eq!(refused(server.clone(), never), "deadline_seconds");
    let plain = RemoteServer {
        url: "http://192.0.2.7/v1".to_owned(),
        ..server.clone()
    };
    assert_eq!(refused(plain, by.clone()), "url");
    let spaced = RemoteServer {
        token: Some("Quokka 7714".to_owned()),
        ..server
    };
    assert_eq!(refused(spaced, by), "token");
}

#[test]
fn a_late_code_and_another_clock_are_named() {
    for (text, now, named) in [
        (code("2026-11-30T11:59:59Z"), NOW, "expires"),
        (code("2026-12-01T12:00:00Z"), "noon", "now"),
        ("hello".to_owned(), NOW, "pairing"),
    ] {
        match read_pairing(&text, now) {
            Err(EngineError::Input { field, code, .. }) => {
                assert_eq!((field.as_deref(), &*code), (Some(named), "remote"));
            }
            other => assert_eq!(format!("{other:?}"), named),
        }
    }
}
