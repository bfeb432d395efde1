//! Certificates: whom the settings do not trust is not told anything.
#![expect(
    clippy::disallowed_types,
    reason = "the tests' own server, on loopback"
)]

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aidpost::acuity::Acuity;
use aidpost::model::remote::client::{Roots, Settings};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::TempDir;

use crate::server::{Does, Server};
use crate::{GOOD, encounter, engine, settings, timed, well, why};

/// A server for `localhost` with a certificate of its own, which is written into `folder`.
pub(crate) fn start(folder: &Path, name: &str) -> (Server, String, PathBuf) {
    let made = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let pem = folder.join(format!("{name}.pem"));
    let der = base64(made.cert.der());
    std::fs::write(
        &pem,
        format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n"),
    )
    .unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!(
        "https://localhost:{}/v1",
        listener.local_addr().unwrap().port()
    );
    let server = Server::always(Does::Says(GOOD.to_owned()));
    let answers = server.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (config, answers) = (config.clone(), answers.clone());
            std::thread::spawn(move || {
                let connection = ServerConnection::new(config).map_err(std::io::Error::other)?;
                answers.serve(&mut StreamOwned::new(connection, stream?))
            });
        }
    });
    (server, url, pem)
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn only_the_pinned_certificate_is_believed() {
    let home = TempDir::new().unwrap();
    let (server, url, pem) = start(home.path(), "localhost");
    let (_, _, other) = start(home.path(), "elsewhere");
    let with = |roots| Settings {
        roots,
        deadline: std::time::Duration::from_secs(10),
        ..settings(&url)
    };
    for roots in [Roots::Mozilla, Roots::System, Roots::Pinned(other)] {
        let (triage, _) = timed(&mut engine(with(roots)), &encounter(well()));
        assert_eq!(triage.acuity, Acuity::Green);
        assert!(
            why(&triage).contains("certificate or its TLS is refused"),
            "{}",
            why(&triage)
        );
    }
    assert!(server.asked().is_empty(), "nothing was said to a stranger");
    let (triage, _) = timed(&mut engine(with(Roots::Pinned(pem))), &encounter(well()));
    assert_eq!(triage.acuity, Acuity::Red, "{}", why(&triage));

    // The right certificate of a server by another name.
    let (server, url, pem) = start(home.path(), "ward.example.org");
    let wrong = Settings {
        url,
        ..with(Roots::Pinned(pem))
    };
    let (triage, _) = timed(&mut engine(wrong), &encounter(well()));
    assert_eq!(triage.acuity, Acuity::Green);
    assert!(server.asked().is_empty());
}

#[test]
fn a_server_without_tls_is_told_nothing() {
    let server = Server::always(Does::Says(GOOD.to_owned()));
    let url = server.url.replace("http://127.0.0.1", "https://localhost");
    let (triage, _) = timed(&mut engine(settings(&url)), &encounter(well()));
    assert_eq!(triage.acuity, Acuity::Green);
    assert!(!why(&triage).is_empty() && server.asked().is_empty());
}

#[test]
fn a_certificate_is_known_by_its_fingerprint_and_no_other_passes() {
    let home = TempDir::new().unwrap();
    // Whatever name stands in it: a facility's computer has an address and no name of the world.
    let (server, url, pem) = start(home.path(), "ward.example.org");
    let with = |roots| Settings {
        roots,
        deadline: std::time::Duration::from_secs(10),
        ..settings(&url)
    };
    let own = with(Roots::Pinned(pem))
        .certificate_sha256()
        .unwrap()
        .unwrap();
    let (_, _, other) = start(home.path(), "elsewhere");
    let other = with(Roots::Pinned(other))
        .certificate_sha256()
        .unwrap()
        .unwrap();
    assert_ne!(own, other);
    let (triage, _) = timed(
        &mut engine(with(Roots::Fingerprint(other))),
        &encounter(well()),
    );
    assert_eq!(triage.acuity, Acuity::Green);
    assert!(
        why(&triage).contains("certificate or its TLS is refused"),
        "{}",
        why(&triage)
    );
    assert!(server.asked().is_empty(), "nothing was said to a stranger");
    let mut known = engine(with(Roots::Fingerprint(own.to_uppercase())));
    for _ in 0..2 {
        let (triage, _) = timed(&mut known, &encounter(well()));
        assert_eq!(triage.acuity, Acuity::Red, "{}", why(&triage));
    }
    assert_eq!(server.asked().len(), 2);

    // A server without TLS is told nothing, and one that is silent in the handshake is left in time.
    let plain = Server::always(Does::Says(GOOD.to_owned()));
    let url = plain.url.replace("http://", "https://");
    let (triage, _) = timed(
        &mut engine(Settings {
            roots: Roots::Fingerprint(own.clone()),
            ..settings(&url)
        }),
        &encounter(well()),
    );
    assert_eq!(triage.acuity, Acuity::Green);
    assert!(!why(&triage).is_empty());
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/v1", silent.local_addr().unwrap());
    let (triage, time) = timed(
        &mut engine(Settings {
            roots: Roots::Fingerprint(own),
            ..settings(&url)
        }),
        &encounter(well()),
    );
    assert_eq!(triage.acuity, Acuity::Green);
    assert!(time < std::time::Duration::from_millis(2200), "{time:?}");
}
