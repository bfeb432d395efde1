//! The acceptance card beside a pack: of which weights it is, whose name it has, and what becomes of it when the pack is replaced or removed.

use crate::tiny;
use aidpost_models::gguf::Gguf;
use aidpost_models::import::{ImportOptions, import};
use aidpost_models::{
    Acceptance, CARD_SCHEMA, Card, CardCounts, CardVerdict, PackManifest, Store, VerifiedPack,
    VerifyMode, verify,
};
use std::ops::ControlFlow;
use std::path::Path;

fn card(manifest: &PackManifest, adapter: Option<&str>, verdict: CardVerdict) -> Card {
    let used = (manifest.adapters.iter()).find(|one| Some(one.name.as_str()) == adapter);
    Card {
        schema: CARD_SCHEMA.to_owned(),
        pack: manifest.id.clone(),
        model_sha256: manifest.text.sha256.to_string(),
        projector_sha256: None,
        adapter: adapter.map(str::to_owned),
        adapter_sha256: used.map(|one| one.weights.sha256.to_string()),
        probes: 1,
        engine: "a test".to_owned(),
        backend: "none".to_owned(),
        made: Some("2026-11-30".to_owned()),
        seconds: Some(1.5),
        counts: CardCounts::default(),
        verdict,
        reasons: vec![],
    }
}

fn whole(dir: &Path) -> VerifiedPack {
    verify(dir, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn bring(from: &Path, store: &Store) -> VerifiedPack {
    let options = ImportOptions {
        replace: true,
        ..ImportOptions::default()
    };
    import(from, options, store, &mut |_| true, &mut |_| {
        ControlFlow::Continue(())
    })
    .unwrap()
}

#[test]
fn a_pack_with_an_adapter_has_a_card_of_its_own() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let mut manifest = tiny::write_pack(dir, &tiny::text().bytes(), None);
    let base = Gguf::open(&dir.join("text.gguf")).unwrap();
    let adapter = tiny::adapter(&base, tiny::Change::None).bytes();
    tiny::write_adapter(dir, &mut manifest, "reader", &adapter);
    let with = || whole(dir).with_adapter("reader").unwrap();
    assert_eq!(whole(dir).acceptance(), (Acceptance::None, None));

    let refused = card(&manifest, None, CardVerdict::Refused);
    refused.write(dir).unwrap();
    assert_eq!(
        whole(dir).acceptance(),
        (Acceptance::Refused, Some(refused))
    );
    assert_eq!(with().acceptance(), (Acceptance::None, None));
    let accepted = card(&manifest, Some("reader"), CardVerdict::Accepted);
    accepted.write(dir).unwrap();
    assert_eq!(with().acceptance(), (Acceptance::Accepted, Some(accepted)));
    assert_eq!(whole(dir).acceptance().0, Acceptance::Refused);
}

#[test]
fn no_file_of_a_pack_may_have_the_name_of_a_card() {
    for name in ["acceptance.json", "Acceptance.reader.JSON"] {
        let home = tempfile::tempdir().unwrap();
        let mut manifest = tiny::write_pack(home.path(), &tiny::text().bytes(), None);
        std::fs::rename(home.path().join("text.gguf"), home.path().join(name)).unwrap();
        manifest.text.file = name.to_owned();
        tiny::write_manifest(home.path(), &manifest);
        let error = PackManifest::read(home.path()).unwrap_err().to_string();
        assert!(
            error.contains("text.file") && error.contains(name),
            "{error}"
        );
    }
}

#[test]
fn a_card_stays_with_its_weights_and_goes_with_its_pack() {
    let (home, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::at(home.path());
    tiny::write_pack(from.path(), &tiny::text().bytes(), None);
    let manifest = bring(from.path(), &store).manifest().clone();
    let id = manifest.id.as_str();
    let refused = card(&manifest, None, CardVerdict::Refused);
    // A card of the source says what its writer likes: an import does not take it.
    card(&manifest, None, CardVerdict::Accepted)
        .write(from.path())
        .unwrap();
    bring(from.path(), &store);
    assert_eq!(store.acceptance(id, None), (Acceptance::None, None));

    refused.write(&store.dir(id).unwrap()).unwrap();
    for depth in [VerifyMode::Whole, VerifyMode::Sealed] {
        let pack = store.verify(id, depth, &mut |_, _| ControlFlow::Continue(()));
        assert_eq!(pack.unwrap().acceptance().0, Acceptance::Refused);
    }
    bring(from.path(), &store);
    assert_eq!(
        store.acceptance(id, None),
        (Acceptance::Refused, Some(refused))
    );

    // Other weights under the same name: what was said is said of nothing any more.
    tiny::write_pack(from.path(), &tiny::text_of(96).bytes(), None);
    bring(from.path(), &store);
    assert_eq!(store.acceptance(id, None), (Acceptance::None, None));
    store.remove(id).unwrap();
    assert!(!store.dir(id).unwrap().exists());
}

#[test]
fn what_is_no_card_of_these_weights_is_stale() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let manifest = tiny::write_pack(dir, &tiny::text().bytes(), None);
    let good = card(&manifest, None, CardVerdict::Accepted);
    let stale = || assert_eq!(whole(dir).acceptance(), (Acceptance::Stale, None));
    for change in [
        |card: &mut Card| card.model_sha256 = "0".repeat(64),
        |card: &mut Card| card.projector_sha256 = Some("0".repeat(64)),
        |card: &mut Card| card.adapter_sha256 = Some("0".repeat(64)),
        |card: &mut Card| card.schema = "aidpost.acceptance/2".to_owned(),
    ] {
        let mut other = good.clone();
        change(&mut other);
        other.write(dir).unwrap();
        stale();
    }
    let file = dir.join("acceptance.json");
    for bytes in [vec![], b"{}".to_vec(), vec![b' '; 1 << 20]] {
        std::fs::write(&file, bytes).unwrap();
        stale();
    }
    good.write(dir).unwrap();
    assert_eq!(whole(dir).acceptance(), (Acceptance::Accepted, Some(good)));
}

/// A link could point out of the pack: it is not followed, neither to read nor to write.
#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_card_is_not_followed() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let dir = home.path();
    let manifest = tiny::write_pack(dir, &tiny::text().bytes(), None);
    let good = card(&manifest, None, CardVerdict::Accepted);
    good.write(other.path()).unwrap();
    let theirs = other.path().join("acceptance.json");
    std::os::unix::fs::symlink(&theirs, dir.join("acceptance.json")).unwrap();
    assert_eq!(whole(dir).acceptance(), (Acceptance::Stale, None));
    let before = std::fs::read(&theirs).unwrap();
    card(&manifest, None, CardVerdict::Refused)
        .write(dir)
        .unwrap();
    assert_eq!(whole(dir).acceptance().0, Acceptance::Refused);
    assert_eq!(std::fs::read(&theirs).unwrap(), before);
}
