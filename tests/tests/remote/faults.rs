//! Whatever the server does: a status within the deadline, the rules' answer, bounded memory.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use aidpost::acuity::Acuity;
use aidpost::model::{Control, StopReason};
use aidpost::triage::{ModelStatus, WarningCode};

use crate::server::{Does, EVENTS, Server, delta, document, events};
use crate::{GOOD, encounter, engine, settings, timed, well, why};

/// Words that a hostile server says everywhere it can: none may come out again.
const CANARY: &str = "Zanzibar-Quokka-7714";

fn raw(text: impl AsRef<[u8]>) -> Does {
    Does::Raw(text.as_ref().to_vec())
}

fn in_events(body: &str) -> Vec<u8> {
    format!("{EVENTS}{body}").into_bytes()
}

/// Name, what the server does to every question, the status, a part of the reason.
fn cases() -> Vec<(&'static str, Does, ModelStatus, &'static str)> {
    use ModelStatus::{Failed, TimedOut};
    let status = |status| document(status, CANARY);
    let bad_type = |json: &str| raw(document(200, json));
    let endless = |piece: String| Does::Endless(in_events(""), piece.into_bytes());
    let pause = Duration::from_millis(20);
    vec![
        (
            "silence before the head",
            Does::Silent(Vec::new()),
            TimedOut,
            "out of time",
        ),
        (
            "silence in the head",
            Does::Silent(b"HTTP/1.1 200 OK\r\nx".to_vec()),
            TimedOut,
            "out of time",
        ),
        (
            "silence behind the head",
            Does::Silent(in_events("")),
            TimedOut,
            "out of time",
        ),
        (
            "silence in the middle",
            Does::Silent(in_events(&delta("stridor + hum", None))),
            TimedOut,
            "out of time",
        ),
        (
            "a byte now and then",
            Does::Drips(in_events(&": still here\n".repeat(99)), pause),
            TimedOut,
            "out of time",
        ),
        (
            "a head, a byte now and then",
            Does::Drips(
                format!("HTTP/1.1 200 OK\r\n{}", "x: y\r\n".repeat(99)).into_bytes(),
                pause,
            ),
            TimedOut,
            "out of time",
        ),
        (
            "an endless line",
            endless(format!("data: {}", CANARY.repeat(99))),
            Failed,
            "an event is too long",
        ),
        (
            "an endless event",
            endless(format!("data: {}\n", "x".repeat(999))),
            Failed,
            "an event is too long",
        ),
        (
            "endless comments",
            endless(": x\n".repeat(999)),
            Failed,
            "too long",
        ),
        (
            "an endless answer",
            endless(delta(&"stridor + hum\n".repeat(99), None)),
            Failed,
            "too long",
        ),
        (
            "an endless document",
            Does::Endless(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n".to_vec(),
                vec![b'['; 9999],
            ),
            Failed,
            "too long",
        ),
        (
            "an endless head",
            Does::Endless(b"HTTP/1.1 200 OK\r\n".to_vec(), b"x: y\r\n".repeat(99)),
            Failed,
            "connection",
        ),
        (
            "a huge header",
            raw(format!(
                "HTTP/1.1 200 OK\r\nx: {}\r\n\r\n",
                "y".repeat(99_999)
            )),
            Failed,
            "connection",
        ),
        (
            "no HTTP",
            raw(format!("220 {CANARY} ESMTP\r\n")),
            Failed,
            "connection",
        ),
        ("nothing at all", raw(""), Failed, "connection"),
        (
            "redirected with a GET",
            raw("HTTP/1.1 302 X\r\nlocation: http://localhost:9/\r\ncontent-length: 0\r\n\r\n"),
            Failed,
            "status 302",
        ),
        (
            "redirected with its body",
            raw("HTTP/1.1 307 X\r\nlocation: http://localhost:9/\r\ncontent-length: 0\r\n\r\n"),
            Failed,
            "status 307",
        ),
        ("400", raw(status(400)), Failed, "status 400"),
        ("401", raw(status(401)), Failed, "another token"),
        ("403", raw(status(403)), Failed, "another token"),
        ("404", raw(status(404)), Failed, "no such address or model"),
        ("429", raw(status(429)), Failed, "too much to do"),
        ("500", raw(status(500)), Failed, "status 500"),
        ("503", raw(status(503)), Failed, "status 503"),
        (
            "503 for an hour",
            raw("HTTP/1.1 503 X\r\nretry-after: 3600\r\ncontent-length: 0\r\n\r\n"),
            TimedOut,
            "out of time",
        ),
        ("204", raw("HTTP/1.1 204 X\r\n\r\n"), Failed, "status 204"),
        ("packed", raw(bomb()), Failed, "packed"),
        ("no object", bad_type("[]"), Failed, "chat completion"),
        ("no JSON", bad_type(CANARY), Failed, "chat completion"),
        (
            "choices of another type",
            bad_type(r#"{"choices":{"0":{}}}"#),
            Failed,
            "chat completion",
        ),
        (
            "content of another type",
            bad_type(r#"{"choices":[{"message":{"content":[1]},"finish_reason":"stop"}]}"#),
            Failed,
            "chat completion",
        ),
        (
            "nested a million times",
            bad_type(&format!(r#"{{"choices":{}"#, "[".repeat(1_000_000))),
            Failed,
            "chat completion",
        ),
        ("no choice", bad_type("{}"), Failed, "broke off"),
        (
            "an error",
            bad_type(&format!(r#"{{"error":{{"message":"{CANARY}"}}}}"#)),
            Failed,
            "reports an error",
        ),
        (
            "a filter",
            raw(in_events(&delta("stridor + hum", Some("content_filter")))),
            Failed,
            "reasons of its own",
        ),
        (
            "events without an end",
            raw(in_events(&delta(GOOD, None))),
            Failed,
            "broke off",
        ),
        (
            "done without an end",
            raw(in_events(&format!("{}data: [DONE]\n\n", delta(GOOD, None)))),
            Failed,
            "broke off",
        ),
        (
            "half a character",
            raw([
                &in_events("data: {\"choices\":[{\"delta\":{\"content\":\"")[..],
                b"\xc3\"}}]}\n\n",
            ]
            .concat()),
            Failed,
            "UTF-8",
        ),
    ]
}

/// A gigabyte of nothing in a few bytes is not needed to see that nothing is unpacked: these are the first of one.
fn bomb() -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-encoding: gzip\r\ncontent-length: 20\r\n\r\n";
    [
        head.as_bytes(),
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xed\xc1\x01\x0d\0\0\0\xc2\xa0",
    ]
    .concat()
}

#[test]
fn every_fault_is_a_status_within_the_deadline() {
    let encounter = encounter(well());
    for (name, does, status, reason) in cases() {
        let server = Server::always(does);
        let (triage, time) = timed(&mut engine(settings(&server.url)), &encounter);
        let remote = triage.remote.as_ref().unwrap();
        let why = why(&triage);
        assert_eq!(remote.status, status, "{name}: {why}");
        assert!(why.contains(reason), "{name}: {why}");
        assert_eq!(triage.acuity, Acuity::Green, "{name}");
        assert!(remote.signs.is_empty() && !triage.provenance.not_for_clinical_use);
        assert!(time < Duration::from_millis(2200), "{name}: {time:?}");
        let record = serde_json::to_string(&triage).unwrap();
        assert!(!record.contains(CANARY), "{name}: {record}");
    }
}

#[test]
fn no_server_and_no_host() {
    let encounter = encounter(well());
    let gone = Server::always(raw(""));
    let port_of_nobody = "http://127.0.0.1:9/v1".to_owned();
    drop(gone);
    for (url, reason) in [
        (port_of_nobody, "no server listens"),
        ("https://no-such-host.invalid/v1".to_owned(), ""),
    ] {
        let (triage, time) = timed(&mut engine(settings(&url)), &encounter);
        let remote = triage.remote.as_ref().unwrap();
        assert_ne!(remote.status, ModelStatus::Answered);
        assert!(why(&triage).contains(reason), "{}", why(&triage));
        assert!(time < Duration::from_millis(2200), "{url}: {time:?}");
    }
}

#[test]
fn closing_at_every_byte_is_a_failure_or_the_whole_answer() {
    let encounter = encounter(well());
    let whole = [
        &in_events(&delta(GOOD, None))[..],
        delta("", Some("stop")).as_bytes(),
    ]
    .concat();
    let (mut failed, mut answered) = (0, 0);
    let server = Server::always(raw(""));
    let settings = aidpost::model::remote::client::Settings {
        retries: 0,
        ..settings(&server.url)
    };
    let mut engine = engine(settings);
    for end in 0..=whole.len() {
        server.does(raw(&whole[..end]));
        let (triage, _) = timed(&mut engine, &encounter);
        match triage.remote.as_ref().unwrap().status {
            ModelStatus::Answered => {
                answered += 1;
                assert_eq!(triage.acuity, Acuity::Red, "{end}");
            }
            status => {
                failed += 1;
                assert_eq!(
                    (status, triage.acuity),
                    (ModelStatus::Failed, Acuity::Green),
                    "{end}"
                );
            }
        }
    }
    // The line's end behind the last event may be missing, and the empty line behind that.
    assert_eq!((failed, answered), (whole.len() - 2, 3));
}

#[test]
fn characters_cut_between_packets_are_whole_again() {
    let server = Server::always(Does::Drips(events(GOOD), Duration::from_micros(50)));
    let (triage, _) = timed(&mut engine(settings(&server.url)), &encounter(well()));
    assert_eq!(
        triage.remote.as_ref().unwrap().status,
        ModelStatus::Answered,
        "{}",
        why(&triage)
    );
    assert_eq!(
        &*triage.remote.unwrap().signs[0].evidence,
        "blaring like a kazoo, été"
    );
}

#[test]
fn a_whole_answer_waits_for_nobodys_last_word() {
    let ended = in_events(&(delta(GOOD, None) + &delta("", Some("stop"))));
    let server = Server::always(Does::Silent(ended));
    let (triage, time) = timed(&mut engine(settings(&server.url)), &encounter(well()));
    assert_eq!(
        (triage.acuity, triage.remote.unwrap().status),
        (Acuity::Red, ModelStatus::Answered)
    );
    assert!(time < Duration::from_millis(900), "{time:?}");
}

#[test]
fn a_server_that_comes_back_is_asked_again_and_a_person_can_stop_it() {
    let busy = "HTTP/1.1 503 X\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([raw(busy)], Does::Says(GOOD.to_owned()));
    let (triage, _) = timed(&mut engine(settings(&server.url)), &encounter(well()));
    assert_eq!((triage.acuity, server.asked().len()), (Acuity::Red, 2));

    let server = Server::always(Does::Silent(Vec::new()));
    let mut engine = engine(settings(&server.url));
    for (why, status) in [
        (StopReason::Cancelled, ModelStatus::Cancelled),
        (StopReason::TimedOut, ModelStatus::TimedOut),
    ] {
        let stopped = AtomicBool::new(false);
        let before = server.asked().len();
        let stop = || {
            // As soon as the question is there.
            if server.asked().len() > before {
                stopped.store(true, Ordering::Relaxed);
            }
            stopped.load(Ordering::Relaxed).then_some(why)
        };
        let control = Control {
            stop: &stop,
            ..Control::default()
        };
        let triage = engine.triage(&encounter(well()), &control).unwrap();
        assert_eq!(triage.remote.as_ref().unwrap().status, status);
        assert!(
            triage
                .warnings
                .iter()
                .any(|w| w.code == WarningCode::RemoteFailed)
        );
    }
}

/// What a server sends without an end is neither kept nor unpacked.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded() {
    let peak = || -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    let encounter = encounter(well());
    timed(&mut engine(settings("http://127.0.0.1:9/v1")), &encounter);
    let before = peak();
    for piece in [
        b": x\n".repeat(9999),
        vec![b'x'; 99_999],
        delta("x", None).into_bytes(),
    ] {
        for _ in 0..3 {
            let server = Server::always(Does::Endless(in_events(""), piece.clone()));
            timed(&mut engine(settings(&server.url)), &encounter);
        }
    }
    // Eight megabytes are read of a server at most; the other tests run beside this one.
    let grown = peak().saturating_sub(before);
    assert!(grown < 64 << 10, "{grown} KiB");
}
