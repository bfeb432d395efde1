//! Importing from what people carry: a file, a folder, a zip; the same checks as a fetch, and no network.

use crate::tiny;
use crate::writer::F16;
use aidpost_models::import::{ImportError, ImportOptions, import};
use aidpost_models::{ClinicalUse, PackManifest, Store, VerifiedPack};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

fn bring(from: &Path, store: &Store) -> Result<VerifiedPack, ImportError> {
    import(
        from,
        ImportOptions::default(),
        store,
        &mut |_| panic!("no licence to accept"),
        &mut |_| ControlFlow::Continue(()),
    )
}

fn card() -> (tempfile::TempDir, PackManifest) {
    let dir = tempfile::tempdir().unwrap();
    let manifest = tiny::write_pack(
        dir.path(),
        &tiny::text().bytes(),
        Some(&tiny::projector().bytes()),
    );
    (dir, manifest)
}

/// A zip of these files, deflated, in this folder of it.
fn zipped(to: &Path, folder: &str, files: &[(&str, Vec<u8>)]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(format!("{folder}{name}"), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

fn files_of(card: &Path) -> Vec<(&'static str, Vec<u8>)> {
    ["pack.json", "text.gguf", "projector.gguf"]
        .map(|name| (name, std::fs::read(card.join(name)).unwrap()))
        .to_vec()
}

#[test]
fn a_card_with_a_manifest_becomes_the_same_pack() {
    let (card, manifest) = card();
    std::fs::write(card.path().join("holiday.jpg"), b"\xff\xd8").unwrap();
    let root = tempfile::tempdir().unwrap();
    let store = Store::at(&root.path().join("packs"));
    let pack = bring(card.path(), &store).unwrap();
    assert_eq!(pack.manifest(), &manifest);
    assert_eq!(pack.dir(), store.root().join("tiny"));
    assert_eq!(std::fs::read_dir(pack.dir()).unwrap().count(), 3);
    let listed = store.list().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].manifest.as_ref().unwrap(), &manifest);
    // Once more over itself, then gone.
    bring(card.path(), &store).unwrap();
    store.remove("tiny").unwrap();
    assert!(store.list().unwrap().is_empty());
    assert!(store.remove("tiny").is_err());
}

#[test]
fn a_zip_is_a_card_too_at_its_top_or_in_one_folder() {
    let (card, manifest) = card();
    for folder in ["", "some pack/"] {
        let root = tempfile::tempdir().unwrap();
        let zip = root.path().join("pack.zip");
        zipped(&zip, folder, &files_of(card.path()));
        let pack = bring(&zip, &Store::at(&root.path().join("packs"))).unwrap();
        assert_eq!(pack.manifest(), &manifest);
    }
}

#[test]
fn weights_that_nobody_vouches_for_are_not_for_clinical_use() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("My Model (v2).gguf");
    std::fs::write(&file, tiny::text().bytes()).unwrap();
    let projector = dir.path().join("p.gguf");
    std::fs::write(&projector, tiny::projector().bytes()).unwrap();
    let store = Store::at(&dir.path().join("packs"));
    let pack = {
        let options = ImportOptions {
            projector: Some(&projector),
            ..ImportOptions::default()
        };
        import(&file, options, &store, &mut |_| false, &mut |_| {
            ControlFlow::Continue(())
        })
    }
    .unwrap();
    let manifest = pack.manifest();
    assert_eq!(
        (manifest.id.as_str(), manifest.name.as_str()),
        ("my-model--v2-", "tiny")
    );
    assert_eq!(manifest.clinical_use, ClinicalUse::NotForClinicalUse);
    assert_eq!(manifest.quantization, "F16");
    assert!(pack.projector().is_some());
    // The same from the folder, where both are found.
    store.remove("my-model--v2-").unwrap();
    std::fs::rename(&file, dir.path().join("model.gguf")).unwrap();
    assert_eq!(bring(dir.path(), &store).unwrap().manifest().id, "model");
}

#[test]
fn a_wrong_source_is_named_and_leaves_nothing_in_place() {
    let root = tempfile::tempdir().unwrap();
    let store = Store::at(&root.path().join("packs"));
    let refusal = |from: &Path| {
        let message = bring(from, &store).unwrap_err().to_string();
        assert!(store.list().unwrap().is_empty());
        message
    };
    assert!(refusal(&root.path().join("none")).contains("none: cannot be read: "));
    let empty = tempfile::tempdir().unwrap();
    assert!(
        refusal(empty.path())
            .ends_with("has neither pack.json nor a file *.gguf of architecture gemma3")
    );
    let text = empty.path().join("a.txt");
    std::fs::write(&text, b"hello").unwrap();
    assert!(refusal(&text).contains("a.txt: offset 0: not a GGUF file"));
    let zip = empty.path().join("broken.zip");
    std::fs::write(&zip, b"PK\x03\x04 and no more").unwrap();
    assert!(refusal(&zip).contains("broken.zip: cannot be read: "));

    let (card, _) = card();
    let path = card.path().join("projector.gguf");
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..5000]).unwrap();
    assert!(refusal(card.path()).contains("projector.gguf has 5000 bytes and sha256 "));
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    std::fs::write(&path, &flipped).unwrap();
    assert!(refusal(card.path()).contains("projector.gguf has "));
    std::fs::write(&path, [whole.as_slice(), &whole].concat()).unwrap();
    assert!(refusal(card.path()).contains("projector.gguf has "));
    std::fs::remove_file(&path).unwrap();
    assert!(refusal(card.path()).ends_with("projector.gguf is missing, the manifest names it"));
    std::fs::write(&path, &whole).unwrap();
    bring(card.path(), &store).unwrap();
}

#[test]
fn two_models_in_one_folder_are_a_question_not_a_guess() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["a.gguf", "b.gguf"] {
        std::fs::write(dir.path().join(name), tiny::text().bytes()).unwrap();
    }
    let message = bring(dir.path(), &Store::at(&dir.path().join("packs")))
        .unwrap_err()
        .to_string();
    assert!(
        message.ends_with("has two files of architecture gemma3: a.gguf and b.gguf"),
        "{message}"
    );
}

#[test]
fn importing_asks_for_the_licence_once_and_stops_when_told() {
    let (card, mut manifest) = card();
    manifest.licence.id = "HAI-DEF".to_owned();
    manifest.licence.notice_file = Some("NOTICE".to_owned());
    tiny::write_manifest(card.path(), &manifest);
    let root = tempfile::tempdir().unwrap();
    let store = Store::at(root.path());
    let mut asked = 0;
    let mut run = |answer: bool, stop: bool| {
        let mut accept = |terms: &aidpost_models::licence::Terms| {
            assert!(terms.text.contains("clinical use") || terms.text.contains("Clinical use"));
            asked += 1;
            answer
        };
        let flow = if stop {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        };
        import(
            card.path(),
            ImportOptions::default(),
            &store,
            &mut accept,
            &mut |_| flow,
        )
    };
    assert!(matches!(
        run(false, false),
        Err(ImportError::NotAccepted { .. })
    ));
    assert!(matches!(run(true, true), Err(ImportError::Cancelled)));
    let pack = run(false, false).unwrap();
    assert!(pack.dir().join("NOTICE").exists());
    assert_eq!(asked, 2);
}

/// The directory of this zip says that the model is shorter than it is.
#[test]
fn a_zip_that_unpacks_to_more_than_it_announces_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let zip = dir.path().join("pack.zip");
    let text = tiny::text().bytes();
    zipped(&zip, "", &[("model.gguf", text.clone())]);
    let mut bytes = std::fs::read(&zip).unwrap();
    // Uncompressed size: at 22 of the local header, at 24 of the directory's entry.
    let entry = bytes
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    let less = (text.len() as u32 - 1000).to_le_bytes();
    bytes[22..26].copy_from_slice(&less);
    bytes[entry + 24..entry + 28].copy_from_slice(&less);
    std::fs::write(&zip, bytes).unwrap();
    let store = Store::at(&dir.path().join("packs"));
    let message = bring(&zip, &store).unwrap_err().to_string();
    assert!(message.contains("pack.zip: "), "{message}");
    assert!(store.list().unwrap().is_empty());
}

/// The projector's shape fits; only its tensors do not. Nothing is published that could not be loaded.
#[test]
fn a_model_that_would_abort_is_not_published() {
    let dir = tempfile::tempdir().unwrap();
    let mut projector = tiny::projector();
    let embedding = projector.tensor("v.position_embd.weight");
    embedding.kind = F16;
    embedding.data.truncate(32 * 16 * 2);
    tiny::write_pack(dir.path(), &tiny::text().bytes(), Some(&projector.bytes()));
    let store = Store::at(&dir.path().join("packs"));
    let message = bring(dir.path(), &store).unwrap_err().to_string();
    assert!(
        message.ends_with("tensor v.position_embd.weight: is F16, needed is F32"),
        "{message}"
    );
    assert!(store.list().unwrap().is_empty());
}
