//! What an app sees of a pairing. Whom it is asked of is `tests/tests/remote`.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::*;

#[cfg(feature = "remote")]
const NOW: &str = "2026-11-30T15:00:00+03:00";

#[cfg(feature = "remote")]
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

#[cfg(feature = "remote")]
#[test]
fn an_app_reads_a_code_and_names_the_server() {
    let server = read_pairing(&code("2026-12-01T12:00:00Z"), NOW).unwrap();
    assert_eq!(
        (&*server.name, server.token.as_deref()),
        ("Ward", Some("Quokka-7714"))
    );
    assert!(!format!("{server:?}").contains("Quokka"));
    assert_eq!(server.expires.as_deref(), Some("2026-12-01T12:00:00Z"));
    check_remote(&server).unwrap();
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

#[cfg(feature = "remote")]
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

#[cfg(feature = "remote")]
#[test]
#[expect(
    clippy::disallowed_types,
    reason = "a server on this machine, which never answers"
)]
fn who_is_greeted_and_does_not_answer_is_named() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = nobody.local_addr().unwrap().port();
    let at = |url: &str| RemoteServer {
        name: "Ward".to_owned(),
        url: url.to_owned(),
        model: "m".to_owned(),
        certificate_sha256: None,
        model_sha256: None,
        token: None,
        token_name: None,
        expires: None,
    };
    let here = at(&format!("http://127.0.0.1:{port}/v1"));
    let greet =
        |server: &RemoteServer, seconds, call| wait(greet_remote(server.clone(), seconds, call));
    // It takes the connection, and says nothing.
    let slow = greet(&here, 0.3, EngineCall::new());
    assert_eq!(slow, Err(EngineError::TimedOut));
    let stopped = EngineCall::new();
    stopped.stop(aidpost::model::StopReason::Cancelled);
    assert_eq!(greet(&here, 30.0, stopped), Err(EngineError::Cancelled));
    drop(nobody);
    let gone = greet(&here, 5.0, EngineCall::new());
    assert!(matches!(gone, Err(EngineError::Failed { .. })), "{gone:?}");
    let plain = greet(&at("http://192.0.2.7/v1"), 5.0, EngineCall::new());
    assert!(matches!(plain, Err(EngineError::Input { .. })), "{plain:?}");
}

#[cfg(not(feature = "remote"))]
#[test]
fn a_library_that_asks_nobody_says_so() {
    assert!(!can_ask_remotes());
    let read = read_pairing("{}", "2026-11-30T12:00:00Z");
    assert!(matches!(read, Err(EngineError::Failed { .. })), "{read:?}");
    let by = RemoteUse {
        reads: true,
        writes: true,
        images: false,
        deadline_seconds: None,
    };
    let engine = Engine::rules_only(None);
    wait(engine.use_remote(None, by)).unwrap();
}
