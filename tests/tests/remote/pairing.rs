//! Pairing by a QR code: what a facility writes a phone reads, and what cannot be is named by field, value and range.

use std::path::Path;
use std::process::Output;

use aidpost::acuity::Acuity;
use aidpost::model::remote::client::{Pairing, PairingToken, Roots, Settings, Token, TokenSource};
use aidpost_tests::aidpost;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::server::{Does, Server, document};
use crate::{GOOD, encounter, engine, settings, timed, well, why};

const NOW: &str = "2026-11-30T12:00:00Z";
const TOKEN: &str = "sk-Quokka.7714_x-Y";

fn whole() -> Value {
    json!({
        "schema": "aidpost.pairing/1", "name": "Maweni ward", "url": "https://192.0.2.7:8443/v1", "model": "medgemma-27b",
        "certificate_sha256": "AB".repeat(32), "model_sha256": "cd".repeat(32), "token": TOKEN, "expires": "2026-12-01T12:00:00Z",
    })
}

fn read(json: &Value) -> Result<Pairing, String> {
    let read = Pairing::read(&json.to_string(), NOW);
    read.map_err(|error| error.to_string())
}

#[test]
fn what_is_written_is_read_and_becomes_settings() {
    let pairing = read(&whole()).unwrap();
    assert_eq!(Pairing::read(&pairing.text(), NOW).unwrap(), pairing);
    let settings = pairing.settings(None).unwrap();
    assert_eq!(settings.roots, Roots::Fingerprint("ab".repeat(32)));
    assert_eq!(
        settings.token,
        Some(TokenSource::Given(Token::new(TOKEN).unwrap()))
    );
    assert!(
        !settings.images,
        "whether images may leave is for the phone's owner to say"
    );
    // A secret is in no text but the code's own.
    assert!(pairing.text().contains(TOKEN));
    assert!(!format!("{pairing:?} {settings:?}").contains("Quokka"));

    let mut named = whole();
    named.as_object_mut().unwrap().remove("token");
    named["token_name"] = "ward-2026".into();
    let pairing = read(&named).unwrap();
    assert_eq!(pairing.token, PairingToken::Named("ward-2026".to_owned()));
    let missing = pairing.settings(None).unwrap_err().to_string();
    assert_eq!(
        missing,
        "token_name: \"ward-2026\": this phone has no token of this name"
    );
    assert!(
        pairing
            .settings(Token::new(TOKEN).ok())
            .unwrap()
            .token
            .is_some()
    );
}

#[test]
fn every_wrong_field_is_named_with_its_value_and_what_is_allowed() {
    for (field, value, said) in [
        (
            "schema",
            json!("aidpost.pairing/9"),
            "schema: \"aidpost.pairing/9\": must be aidpost.pairing/1",
        ),
        ("name", json!(""), "name: \"\": must be 1 to 64 characters"),
        ("name", json!("x".repeat(65)), "1 to 64 characters"),
        (
            "name",
            json!("a\u{202e}b"),
            "name: \"a\\u{202e}b\": must be",
        ),
        ("name", json!(7), "name: \"7\": must be a text"),
        (
            "url",
            json!("http://192.0.2.7/v1"),
            "url: must begin with https://",
        ),
        (
            "url",
            json!("https://u:Quokka@192.0.2.7/v1"),
            "url: must hold no password",
        ),
        (
            "url",
            json!(format!("https://192.0.2.7/{}", "v".repeat(512))),
            "url: has 530 bytes: at most 512",
        ),
        ("url", json!(null), "url: \"null\": must be a text"),
        (
            "model",
            json!("a\nb"),
            "model: \"a\\nb\": must be a name of 1 to 256 bytes",
        ),
        (
            "certificate_sha256",
            json!("ab:cd"),
            "certificate_sha256: \"ab:cd\": must be 64 hexadecimal digits",
        ),
        (
            "model_sha256",
            json!("g".repeat(64)),
            "model_sha256: \"gggg",
        ),
        (
            "token",
            json!("Quokka with spaces"),
            "token: has 18 bytes: must be 1 to 1024 printable characters",
        ),
        ("token", json!(""), "token: has 0 bytes"),
        ("token", json!("Q".repeat(1025)), "token: has 1025 bytes"),
        ("token", json!(["Quokka"]), "token: must be a text"),
        (
            "token_name",
            json!("x"),
            "token: and token_name exclude each other",
        ),
        (
            "expires",
            json!("tomorrow"),
            "expires: \"tomorrow\": must be a moment such as",
        ),
        (
            "expires",
            json!("2026-11-30T11:59:59Z"),
            "expires: \"2026-11-30T11:59:59Z\": has expired, it is 2026-11-30T12:00:00Z",
        ),
        (
            "expires",
            json!("2027-11-30T12:00:00Z"),
            "must be at most 31 days ahead, until 2026-12-31T12:00:00Z",
        ),
        (
            "deadline",
            json!(1),
            "pairing: \"deadline\": not a field of aidpost.pairing/1",
        ),
    ] {
        let mut bad = whole();
        bad[field] = value;
        let error = read(&bad).unwrap_err();
        assert!(error.contains(said), "{field}: {error}");
        assert!(!error.contains("Quokka"), "{error}");
    }
    for field in ["schema", "name", "url", "model", "expires"] {
        let mut bad = whole();
        bad.as_object_mut().unwrap().remove(field);
        assert_eq!(read(&bad).unwrap_err(), format!("{field}: is missing"));
    }
    let mut named = whole();
    named.as_object_mut().unwrap().remove("token");
    named["token_name"] = "a b".into();
    assert!(
        read(&named)
            .unwrap_err()
            .contains("token_name: \"a b\": must be 1 to 64 of")
    );
    for (text, said) in [
        ("", "is no JSON"),
        ("https://192.0.2.7", "is no JSON"),
        ("[]", "is no JSON object"),
        (&"x".repeat(1501), "has 1501 bytes: at most 1500"),
    ] {
        let error = Pairing::read(text, NOW).unwrap_err();
        assert!(
            error.to_string().starts_with(&format!("pairing: {said}")),
            "{error}"
        );
    }
}

fn run(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = aidpost(home);
    command.env("AIDPOST_LOG", "trace").current_dir(home);
    aidpost_tests::run(command.args(arguments), input)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The text of a code that a picture shows, by a reader that is not the writer.
fn scanned(png: &Path) -> String {
    let picture = image::open(png).unwrap().to_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let shade = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, shade);
    let found = prepared.detect_grids();
    found[0].decode().unwrap().1
}

#[test]
fn a_facility_writes_a_code_and_a_phone_triages_by_it_over_tls() {
    let home = TempDir::new().unwrap();
    let at = |name: &str| home.path().join(name);
    let (server, url, _) = crate::tls::start(home.path(), "localhost");
    std::fs::write(at("token"), format!("{TOKEN}\n")).unwrap();
    let facility = json!({ "schema": "aidpost.remote/1", "url": url, "model": "ward-27b", "certificate": "localhost.pem",
        "token_file": "token", "structured": "free", "deadline_seconds": 10 });
    std::fs::write(at("ward.json"), facility.to_string()).unwrap();
    let pair = ["remote", "pair", "ward.json", "--name", "Ward"];

    // Whether a secret goes into the code is said, not guessed.
    let output = run(home.path(), &pair, "");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("--with-token puts it into the code"),
        "{}",
        said(&output)
    );
    let output = run(
        home.path(),
        &[
            &pair[..],
            &["--with-token", "--format", "png", "--out", "pair.png"],
        ]
        .concat(),
        "",
    );
    let log = said(&output);
    assert_eq!(output.status.code(), Some(0), "{log}");
    assert!(
        log.contains("The token is in it: show it to nobody but the phones"),
        "{log}"
    );
    assert!(!log.contains(TOKEN) && output.stdout.is_empty(), "{log}");
    // It was asked once, as a phone would ask.
    assert_eq!(server.asked().len(), 1);
    assert!(
        server.asked()[0]
            .head
            .contains(&format!("Bearer {TOKEN}\r\n"))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(at("pair.png"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    let text = scanned(&at("pair.png"));
    let phone = TempDir::new().unwrap();
    let output = run(
        phone.path(),
        &["remote", "accept", "--settings", "phone.json"],
        &text,
    );
    let log = said(&output);
    assert_eq!(output.status.code(), Some(0), "{log}");
    let shown: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&shown["name"], &shown["token"]),
        (&json!("Ward"), &json!("in the code"))
    );
    assert!(!format!("{shown}{log}").contains(TOKEN));
    let kept = std::fs::read_to_string(phone.path().join("phone.json")).unwrap();
    assert!(!kept.contains(TOKEN), "{kept}");
    let mut by_code = Settings::load(&phone.path().join("phone.json")).unwrap();
    assert!(matches!(by_code.roots, Roots::Fingerprint(_)));
    by_code.structured = settings(&url).structured;
    let (triage, _) = timed(&mut engine(by_code), &encounter(well()));
    assert_eq!(triage.acuity, Acuity::Red, "{}", why(&triage));

    // Nothing is written over.
    let output = run(
        phone.path(),
        &["remote", "accept", "--settings", "phone.json"],
        &text,
    );
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn a_server_that_does_not_let_in_is_found_out_before_phones_are() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("ward.json");
    let write = |url: &str| {
        let facility = json!({ "schema": "aidpost.remote/1", "url": url, "model": "ward-27b", "retries": 0, "deadline_seconds": 2 });
        std::fs::write(&file, facility.to_string()).unwrap();
    };
    write("http://127.0.0.1:9/v1");
    let pair = [
        "remote",
        "pair",
        "ward.json",
        "--name",
        "Ward",
        "--format",
        "text",
    ];
    let output = run(home.path(), &pair, "");
    assert_eq!(output.status.code(), Some(3));
    assert!(
        said(&output).contains("no server listens there: no code was written"),
        "{}",
        said(&output)
    );
    assert!(output.stdout.is_empty());
    let output = run(
        home.path(),
        &[&pair[..], &["--unasked", "--hours", "1"]].concat(),
        "",
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let code: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(code["token"].is_null() && said(&output).contains("No token is in it"));

    // A phone that is late, and one that is given something else.
    let mut late = code.clone();
    late["expires"] = "2020-01-01T00:00:00Z".into();
    let output = run(home.path(), &["remote", "accept"], &late.to_string());
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("expires: \"2020-01-01T00:00:00Z\": has expired"),
        "{}",
        said(&output)
    );

    // The other drawings hold the same text.
    for format in ["qr", "svg"] {
        let output = run(
            home.path(),
            &[
                "remote",
                "pair",
                "ward.json",
                "--name",
                "Ward",
                "--unasked",
                "--format",
                format,
            ],
            "",
        );
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let drawn = String::from_utf8(output.stdout).unwrap();
        assert!(drawn.contains(if format == "qr" { "█" } else { "<svg" }));
    }
    // 745 hours are more than 31 days.
    let output = run(
        home.path(),
        &[&pair[..], &["--unasked", "--hours", "745"]].concat(),
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("1..=744"), "{}", said(&output));
}

#[test]
fn a_list_that_nobody_may_see_is_a_server_all_the_same() {
    let home = TempDir::new().unwrap();
    for (status, code) in [(200, 0), (404, 0), (401, 3), (500, 3), (302, 3)] {
        let server = Server::lists(document(status, "{}"), Does::Says(GOOD.to_owned()));
        let facility =
            json!({ "schema": "aidpost.remote/1", "url": server.url, "model": "ward-27b" });
        std::fs::write(home.path().join("ward.json"), facility.to_string()).unwrap();
        let output = run(
            home.path(),
            &[
                "remote",
                "pair",
                "ward.json",
                "--name",
                "Ward",
                "--format",
                "text",
            ],
            "",
        );
        assert_eq!(
            output.status.code(),
            Some(code),
            "{status}: {}",
            said(&output)
        );
    }
}
