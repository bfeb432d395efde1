//! Taking another pack's place: asked before it is done, with what changes; the same pack once more is no question.

use crate::tiny;
use crate::trust::Signer;
use aidpost_models::import::{ImportError, ImportOptions, import};
use aidpost_models::{PackError, Replacement, Source, Store, StoreError, VerifiedPack, verify};
use std::ops::ControlFlow;
use std::path::Path;

fn bring(from: &Path, store: &Store, replace: bool) -> Result<VerifiedPack, ImportError> {
    let options = ImportOptions {
        replace,
        ..ImportOptions::default()
    };
    import(from, options, store, &mut |_| false, &mut |_| {
        ControlFlow::Continue(())
    })
}

fn would(outcome: Result<VerifiedPack, ImportError>) -> Replacement {
    match outcome {
        Err(ImportError::Store(StoreError::WouldReplace(replacement))) => *replacement,
        other => panic!("{other:?}"),
    }
}

/// Weights of the same shape with another last byte.
fn other_text() -> Vec<u8> {
    let mut bytes = tiny::text().bytes();
    *bytes.last_mut().unwrap() ^= 1;
    bytes
}

#[test]
fn replacing_asks_says_what_changes_and_leaves_the_old_one_until_it_is_allowed() {
    let (card, root) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::at(&root.path().join("packs"));
    let (text, projector) = (tiny::text().bytes(), tiny::projector().bytes());
    let old = tiny::write_pack(card.path(), &text, Some(&projector));
    bring(card.path(), &store, false).unwrap();
    bring(card.path(), &store, false).unwrap();

    let mut new = tiny::write_pack(card.path(), &other_text(), None);
    new.name = "Other".to_owned();
    new.quantization = "Q8_0".to_owned();
    tiny::write_manifest(card.path(), &new);
    let error = bring(card.path(), &store, false);
    let replacement = would(error);
    assert_eq!(replacement.id, "tiny");
    let said = replacement.changes.join("\n");
    for part in [
        "name from \"Tiny\" to \"Other\"".to_owned(),
        "quantization from \"F16\" to \"Q8_0\"".to_owned(),
        format!("text model from sha256 {} (", old.text.sha256),
        format!("to sha256 {} (", new.text.sha256),
        "bytes) to none".to_owned(),
    ] {
        assert!(said.contains(&part), "{said} lacks {part}");
    }
    let here = verify(&store.root().join("tiny"), &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(here.manifest(), &old);
    assert!(!store.root().join(".importing").exists());

    assert_eq!(bring(card.path(), &store, true).unwrap().manifest(), &new);
    assert_eq!(store.list().unwrap().len(), 1);
}

#[test]
fn a_change_of_the_clinical_mark_is_said_and_so_is_the_loss_of_a_signature() {
    let (card, root) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let signer = Signer::new();
    let store = Store::at(root.path()).trusting(signer.keys());
    signer.write_pack(card.path());
    bring(card.path(), &store, false).unwrap();
    std::fs::remove_file(card.path().join("pack.json.minisig")).unwrap();
    let said = would(bring(card.path(), &store, false)).to_string();
    for part in [
        "tiny: another pack of this name is here and would be replaced: ",
        "clinical use from left to the integrator to not for clinical use",
        "vouched for by from the key ",
        " to nobody",
    ] {
        assert!(said.contains(part), "{said} lacks {part}");
    }
}

#[test]
fn a_file_name_pushes_no_other_pack_out() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("tiny.gguf");
    std::fs::write(&file, tiny::text().bytes()).unwrap();
    let store = Store::at(&dir.path().join("packs"));
    bring(&file, &store, false).unwrap();
    bring(&file, &store, false).unwrap();
    std::fs::write(&file, other_text()).unwrap();
    would(bring(&file, &store, false));
    bring(&file, &store, true).unwrap();
}

#[test]
fn a_damaged_pack_is_repaired_by_the_same_one_and_asked_about_by_another() {
    let (card, root) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::at(root.path());
    tiny::write_pack(card.path(), &tiny::text().bytes(), None);
    bring(card.path(), &store, false).unwrap();
    std::fs::write(root.path().join("tiny/text.gguf"), b"rot").unwrap();
    bring(card.path(), &store, false).unwrap();
    std::fs::write(root.path().join("tiny/pack.json"), b"{").unwrap();
    let said = would(bring(card.path(), &store, false)).to_string();
    assert!(said.contains("what is here cannot be read: "), "{said}");
    bring(card.path(), &store, true).unwrap();
}

#[test]
fn an_app_is_told_the_same() {
    let (card, root) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let open = |replace| {
        let source = Source::Import {
            from: card.path().display().to_string(),
            store: root.path().display().to_string(),
            accepted: None,
            replace,
            trusted_keys: vec![],
        };
        source.open(&mut |_| ControlFlow::Continue(()))
    };
    tiny::write_pack(card.path(), &tiny::text().bytes(), None);
    open(false).unwrap();
    tiny::write_pack(card.path(), &other_text(), None);
    let Err(PackError::WouldReplace { id, changes }) = open(false) else {
        panic!("it was replaced unasked")
    };
    assert_eq!(id, "tiny");
    assert!(
        changes[0].starts_with("text model from sha256 "),
        "{changes:?}"
    );
    open(true).unwrap();
    let keys = Source::Folder {
        dir: card.path().display().to_string(),
        trusted_keys: vec!["no key".to_owned()],
    };
    let bad = keys.open(&mut |_| ControlFlow::Continue(()));
    assert!(matches!(bad, Err(PackError::Key { .. })));
}
