//! Adding an adapter to a pack of a store, and bringing packs that have some.

use crate::tiny::{self, Change};
use crate::trust::Signer;
use crate::writer::File;
use aidpost_models::gguf::{Gguf, Value};
use aidpost_models::import::{ImportOptions, import};
use aidpost_models::{
    AdapterDetails, AddAdapterError, Authority, ClinicalUse, Sha256, Store, VerifiedPack,
    VerifyMode, add_adapter,
};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

struct Shelf {
    dir: tempfile::TempDir,
    store: Store,
    base: Gguf,
}

impl Shelf {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::at(&dir.path().join("packs"));
        tiny::write_pack(&store.root().join("tiny"), &tiny::text().bytes(), None);
        let base = Gguf::open(&store.root().join("tiny/text.gguf")).unwrap();
        Self { dir, store, base }
    }

    fn file(&self, adapter: &File) -> PathBuf {
        let path = self.dir.path().join("trained.gguf");
        std::fs::write(&path, adapter.bytes()).unwrap();
        path
    }

    fn add(&self, from: &Path, details: &AdapterDetails) -> Result<VerifiedPack, AddAdapterError> {
        add_adapter(
            &self.store,
            "tiny",
            from,
            details,
            &mut |_| panic!("no licence to accept"),
            &mut |_| ControlFlow::Continue(()),
        )
    }

    fn verified(&self) -> VerifiedPack {
        let quiet = &mut |_, _| ControlFlow::Continue(());
        (self.store.verify("tiny", VerifyMode::Sealed, quiet)).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.store.root().join("tiny")).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn details(name: &str, base: Option<Sha256>) -> AdapterDetails {
    AdapterDetails {
        name: name.to_owned(),
        base_sha256: base,
        card: "For a test.".to_owned(),
        ..AdapterDetails::default()
    }
}

#[test]
fn an_adapter_is_added_and_the_pack_is_whole_with_it() {
    let shelf = Shelf::new();
    let text = shelf.verified().manifest().text.sha256;
    let noise = shelf.file(&tiny::adapter(&shelf.base, Change::Some(1)));
    let pack = shelf.add(&noise, &details("noise", Some(text))).unwrap();
    assert_eq!(pack.adapters().len(), 1);
    let entry = &pack.manifest().adapters[0];
    assert_eq!((entry.name.as_str(), entry.base_sha256), ("noise", text));
    assert_eq!(
        entry.weights.sha256,
        Sha256::of(&std::fs::read(&noise).unwrap())
    );
    assert_eq!(entry.licence, pack.manifest().licence);
    // The base may stand in the file itself.
    let mut says = tiny::adapter(&shelf.base, Change::None);
    let digest = text.to_string().into_bytes();
    says.set("aidpost.adapter.base_sha256", Value::Str(digest.into()));
    let zeros = shelf.file(&says);
    shelf.add(&zeros, &details("zeros", None)).unwrap();
    assert_eq!(shelf.verified().adapters().len(), 2);
    let files = [
        "adapter-noise.gguf",
        "adapter-zeros.gguf",
        "pack.json",
        "text.gguf",
    ];
    assert_eq!(shelf.files(), files);
    // A card of such a pack becomes the same pack elsewhere.
    let elsewhere = tempfile::tempdir().unwrap();
    let other = Store::at(elsewhere.path());
    let card = shelf.store.root().join("tiny");
    let imported = import(
        &card,
        ImportOptions::default(),
        &other,
        &mut |_| false,
        &mut |_| ControlFlow::Continue(()),
    );
    assert_eq!(imported.unwrap().manifest(), shelf.verified().manifest());
}

#[test]
fn what_is_refused_leaves_the_pack_as_it_was() {
    let shelf = Shelf::new();
    let text = shelf.verified().manifest().text.sha256;
    let good = tiny::adapter(&shelf.base, Change::Some(1));
    let mut spoilt = good.clone();
    spoilt.tensor("blk.0.attn_q.weight.lora_a").data[..4]
        .copy_from_slice(&f32::INFINITY.to_le_bytes());
    let before = std::fs::read(shelf.store.root().join("tiny/pack.json")).unwrap();
    let other = Sha256::of(b"other weights");
    let taken = PathBuf::from("trained.gguf");
    for (adapter, details, reason) in [
        (
            &good,
            details("one", None),
            "trained.gguf: nothing says which text model it was made for",
        ),
        (
            &good,
            details("one", Some(other)),
            "trained.gguf: wrong base: made for the text model",
        ),
        (
            &spoilt,
            details("one", Some(text)),
            "trained.gguf: tensor blk.0.attn_q.weight.lora_a: has a number",
        ),
        (
            &good,
            details("../one", Some(text)),
            "adapters.name is \"../one\"",
        ),
        (
            &tiny::text(),
            details("one", Some(text)),
            "metadata general.type: is not adapter",
        ),
    ] {
        let error = shelf.add(&shelf.file(adapter), &details).unwrap_err();
        assert!(error.to_string().contains(reason), "{error} lacks {reason}");
        assert_eq!(shelf.files(), ["pack.json", "text.gguf"], "{error}");
        assert_eq!(
            std::fs::read(shelf.store.root().join("tiny/pack.json")).unwrap(),
            before
        );
    }
    let none = shelf.add(&taken, &details("one", Some(text))).unwrap_err();
    assert!(none.to_string().starts_with("trained.gguf: cannot be read"));
    let file = shelf.file(&good);
    shelf.add(&file, &details("one", Some(text))).unwrap();
    let again = shelf.add(&file, &details("one", Some(text))).unwrap_err();
    assert!(
        again.to_string().contains("has an adapter one already"),
        "{again}"
    );
    let stopped = add_adapter(
        &shelf.store,
        "tiny",
        &file,
        &details("two", Some(text)),
        &mut |_| false,
        &mut |_| ControlFlow::Break(()),
    );
    assert!(matches!(stopped, Err(AddAdapterError::Cancelled)));
    shelf.verified();
}

#[test]
fn an_adapter_by_itself_is_no_pack_and_beside_its_base_it_is_told_apart() {
    let shelf = Shelf::new();
    let file = shelf.file(&tiny::adapter(&shelf.base, Change::Some(1)));
    let store = Store::at(&shelf.dir.path().join("others"));
    let bring = |from: &Path| {
        import(
            from,
            ImportOptions::default(),
            &store,
            &mut |_| false,
            &mut |_| ControlFlow::Continue(()),
        )
    };
    let error = bring(&file).unwrap_err().to_string();
    assert!(
        error.contains("is an adapter: add it to the pack of its base"),
        "{error}"
    );
    let folder = shelf.dir.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(&file, folder.join("trained.gguf")).unwrap();
    assert!(
        bring(&folder)
            .unwrap_err()
            .to_string()
            .contains("is an adapter")
    );
    std::fs::write(folder.join("base.gguf"), tiny::text().bytes()).unwrap();
    let pack = bring(&folder).unwrap();
    assert!(pack.adapters().is_empty());
    assert_eq!(pack.manifest().id, "base");
}

#[test]
fn only_a_signature_makes_an_adapter_fit_for_clinical_use() {
    let shelf = Shelf::new();
    let dir = shelf.store.root().join("tiny");
    let key = Signer::new();
    let mut manifest = key.write_pack(&dir);
    manifest.clinical_use = ClinicalUse::IntegratorDecides;
    let noise = tiny::adapter(&shelf.base, Change::Some(1)).bytes();
    tiny::write_adapter(&dir, &mut manifest, "noise", &noise);
    key.sign(&dir);
    let store = Store::at(shelf.store.root()).trusting(key.keys());
    let quiet = &mut |_, _| ControlFlow::Continue(());
    let pack = store.verify("tiny", VerifyMode::Sealed, quiet).unwrap();
    assert!(matches!(pack.authority(), Authority::Key { .. }));
    let with = pack.with_adapter("noise").unwrap();
    assert_eq!(with.manifest().clinical_use, ClinicalUse::IntegratorDecides);
    // Nobody vouches for it where the key is not trusted.
    let untrusted = shelf.verified().with_adapter("noise").unwrap();
    assert_eq!(
        untrusted.manifest().clinical_use,
        ClinicalUse::NotForClinicalUse
    );
    // And a signed pack is changed by its maker alone.
    let file = shelf.file(&tiny::adapter(&shelf.base, Change::None));
    let text = manifest.text.sha256;
    let error = shelf.add(&file, &details("zeros", Some(text))).unwrap_err();
    assert!(matches!(error, AddAdapterError::Signed { .. }), "{error}");
}
