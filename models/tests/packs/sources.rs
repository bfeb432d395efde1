//! Where packs are fetched from and under what terms: pins, redirects, licences, any address.

use crate::server::{Fault, Server};
use crate::tiny;
use crate::world::{TEXT, World};
use aidpost_models::fetch::FetchError;
use aidpost_models::licence::{Terms, known};
use aidpost_models::{ClinicalUse, Sha256};
use std::ops::ControlFlow;

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
    // This entry is a test's own: the catalogue does not know its weights.
    assert_eq!(pack.manifest().clinical_use, ClinicalUse::NotForClinicalUse);
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
fn a_plain_mirror_serves_what_the_catalogue_has_a_digest_for_and_nothing_else() {
    let mut world = World::new();
    world.server.be_plain();
    world.entry.text.bytes = None;
    let whole = world.entry.text.sha256;
    world.entry.text.sha256 = None;
    let error = world.fetch().unwrap_err().to_string();
    assert!(
        error.contains("does not tell the digest of this file"),
        "{error}"
    );
    world.entry.text.sha256 = whole;
    world.completes();
}
