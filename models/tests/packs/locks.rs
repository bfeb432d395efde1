//! Several who bring packs at once: each ends with its pack in place, or with a plain answer.

use crate::tiny;
use aidpost_models::import::{ImportOptions, import};
use aidpost_models::{Store, VerifyMode};
use std::ops::ControlFlow;
use std::path::Path;

/// Imports from each of these at the same moment.
fn at_once(sources: &[&Path], store: &Store) -> Vec<Result<(), String>> {
    let barrier = std::sync::Barrier::new(sources.len());
    std::thread::scope(|scope| {
        let running: Vec<_> = sources
            .iter()
            .map(|from| {
                scope.spawn(|| {
                    barrier.wait();
                    let options = ImportOptions::default();
                    import(from, options, store, &mut |_| false, &mut |_| {
                        ControlFlow::Continue(())
                    })
                    .map(|_| ())
                    .map_err(|error| error.to_string())
                })
            })
            .collect();
        running
            .into_iter()
            .map(|import| import.join().unwrap())
            .collect()
    })
}

#[test]
fn four_imports_at_once_all_end_well() {
    let card = tempfile::tempdir().unwrap();
    let text = tiny::text_of(4096).bytes();
    tiny::write_pack(card.path(), &text, Some(&tiny::projector().bytes()));
    for _ in 0..40 {
        let root = tempfile::tempdir().unwrap();
        let store = Store::at(&root.path().join("packs"));
        for outcome in at_once(&[card.path(); 4], &store) {
            outcome.unwrap();
        }
        let load = store.verify("tiny", VerifyMode::Sealed, &mut |_, _| {
            ControlFlow::Continue(())
        });
        load.unwrap();
        let mut left: Vec<_> = std::fs::read_dir(store.root())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, [".seals", "tiny"]);
    }
}

#[test]
fn of_four_different_packs_of_one_name_one_is_taken_and_three_are_asked_about() {
    let cards: Vec<_> = (0..4u8)
        .map(|number| {
            let card = tempfile::tempdir().unwrap();
            let mut text = tiny::text().bytes();
            *text.last_mut().unwrap() ^= number;
            tiny::write_pack(card.path(), &text, None);
            card
        })
        .collect();
    let root = tempfile::tempdir().unwrap();
    let store = Store::at(root.path());
    let sources: Vec<&Path> = cards.iter().map(|card| card.path()).collect();
    let outcomes = at_once(&sources, &store);
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for outcome in outcomes {
        if let Err(message) = outcome {
            assert!(message.contains("would be replaced"), "{message}");
        }
    }
}

#[test]
fn four_different_packs_at_once_do_not_disturb_each_other() {
    let cards: Vec<_> = (0..4)
        .map(|number| {
            let card = tempfile::tempdir().unwrap();
            let mut manifest = tiny::write_pack(card.path(), &tiny::text().bytes(), None);
            manifest.id = format!("tiny-{number}");
            tiny::write_manifest(card.path(), &manifest);
            card
        })
        .collect();
    let sources: Vec<&Path> = cards.iter().map(|card| card.path()).collect();
    for _ in 0..40 {
        let root = tempfile::tempdir().unwrap();
        let store = Store::at(root.path());
        for outcome in at_once(&sources, &store) {
            outcome.unwrap();
        }
        assert_eq!(store.list().unwrap().len(), 4);
    }
}
